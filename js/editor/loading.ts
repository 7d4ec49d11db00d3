// Brings in the later bundle: what nobody needs before the page has been painted.

export type Later = typeof import("./later.ts");

type Taker = (later: Later) => void;

const firstWait = 2_000;
const longestWait = 300_000;

let arrived: Later | undefined;
let loading: Promise<Later | undefined> | undefined;
let wait = firstWait;
let timer: ReturnType<typeof setTimeout> | undefined;
const takers = new Set<Taker>();

/**
 * Loads the later bundle unless it is there or on its way. Gives nothing if it cannot be loaded;
 * that is tried again after a while, and whenever this is called.
 */
export function load(): Promise<Later | undefined> {
  loading ??= import("./later.ts").then(handOut, tryAgain);
  return loading;
}

function handOut(later: Later): Later {
  arrived = later;
  for (const take of takers) take(later);
  takers.clear();
  return later;
}

/** Offline, as a rule. */
function tryAgain(): undefined {
  loading = undefined;
  timer ??= setTimeout(() => {
    timer = undefined;
    wait = Math.min(2 * wait, longestWait);
    void load();
  }, wait);
}

/** Calls `take` with the later bundle, at once or when it has arrived. */
export function whenLoaded(take: Taker): void {
  if (arrived) take(arrived);
  else takers.add(take);
}

/** Loads the later bundle once the page has been painted and has nothing else to do. */
export function loadWhenIdle(): void {
  if (arrived || loading) return;
  // Safari has no idle callbacks.
  const idle = globalThis.requestIdleCallback ?? ((act: () => void) => setTimeout(act, 200));
  // Behind the next frame, which is the first with an editor in it.
  requestAnimationFrame(() => setTimeout(() => idle(() => void load(), { timeout: 2_000 })));
}
