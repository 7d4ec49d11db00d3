// Waiting, as a page answers when it is ready and not when it is asked.

const PATIENCE = 15_000;

/** Runs `check` until it no longer throws, and answers what it answers; gives up with its error. */
export async function eventually(check, patience = PATIENCE) {
  const end = Date.now() + patience;
  for (;;) {
    try {
      return await check();
    } catch (error) {
      if (Date.now() > end) throw error;
    }
    await pause(20);
  }
}

export function pause(milliseconds) {
  return new Promise((over) => setTimeout(over, milliseconds));
}
