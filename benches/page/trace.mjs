// From a key to the frame that shows its answer, as Chromium's own trace tells it.

/** The second has the commits. */
const categories = ["devtools.timeline", "disabled-by-default-devtools.timeline", "blink.user_timing"];

/**
 * Presses the keys and answers for each the milliseconds from its event to the end of the commit of the first frame
 * after the answer. `press(time)` presses the key and waits for `performance.mark("answer")` in the page.
 */
export async function keysToCommits(browser, page, count, press) {
  await browser.startTracing(page, { categories });
  for (let time = 0; time < count; time += 1) {
    await press(time);
    // What was put off comes now, and not in the way of the next key.
    await page.waitForTimeout(400);
  }
  const { traceEvents } = JSON.parse((await browser.stopTracing()).toString());
  const downs = traceEvents.filter(({ name, args }) => name === "EventDispatch" && args?.data?.type === "keydown");
  const { pid, tid } = downs[0];
  const here = traceEvents.filter((event) => event.pid === pid && event.tid === tid).sort((one, other) => one.ts - other.ts);
  const spans = downs.map((down) => {
    const answer = here.find(({ name, ts }) => name === "answer" && ts > down.ts);
    const commit = here.find(({ name, ph, ts }) => name === "Commit" && ph === "X" && ts > answer?.ts);
    return commit ? (commit.ts + commit.dur - down.ts) / 1_000 : undefined;
  });
  if (spans.length !== count || spans.includes(undefined)) throw new Error(`${count} keys, of which the trace holds ${spans}`);
  return spans;
}
