// How fast the page answers, in Chromium: `node e2e/performance.mjs` prints a table. Not a test:
// figures are for reading, and belong to the machine that they were taken on.
//
// From keystroke to paint: a key is pressed in the pattern, the verdict turns over, the highlights
// follow, and the next frame has been painted. The clock is the page's own, from the key's event to
// the frame after both changes.

import { launch, open } from "./support/browser.mjs";
import { Visitor } from "./support/playground.mjs";
import { serve } from "./support/server.mjs";

const TIMES = 30;

const server = await serve();
const browser = await launch();
const rows = [
  ["first verdict, from navigation", await firstVerdict()],
  ["keystroke to verdict and highlights painted, 10 KB event", await keystroke(10_000)],
  ["keystroke to verdict and highlights painted, 1 MB event", await keystroke(1_000_000)],
  ["keystroke in the event itself, 10 KB", await keystroke(10_000, "event")],
  ["keystroke in the event itself, 1 MB", await keystroke(1_000_000, "event")],
];
await browser.close();
await server.close();

console.log("| what | median | 90th percentile |\n| --- | ---: | ---: |");
for (const [what, times] of rows) {
  times.sort((one, other) => one - other);
  const at = (share) => `${times[Math.floor(share * (times.length - 1))].toFixed(1)} ms`;
  console.log(`| ${what} | ${at(0.5)} | ${at(0.9)} |`);
}

/** Time from navigation to the first paint with a verdict, each in a context of its own. */
async function firstVerdict() {
  const times = [];
  for (let time = 0; time < 10; time += 1) {
    const { page, context } = await open(browser, server.url, {
      before: (page) => page.addInitScript(watchFirstVerdict),
    });
    times.push(await (await page.waitForFunction(() => globalThis.firstVerdict)).jsonValue());
    await context.close();
  }
  return times;
}

function watchFirstVerdict() {
  const look = () => {
    const verdict = document.querySelector('[role="status"][aria-label="Verdict"]');
    if (!verdict?.textContent.startsWith("Match")) return requestAnimationFrame(look);
    setTimeout(() => (globalThis.firstVerdict = performance.now()));
  };
  requestAnimationFrame(look);
}

/** An event of about so many bytes, with what decides in its last field. */
function eventOf(bytes) {
  const item = (id) => ({ id, name: "instance", state: "running", tags: ["a", "b", "c"] });
  const items = Array.from({ length: Math.round(bytes / 120) }, (_, id) => item(id));
  return JSON.stringify({ source: "shop", detail: { items, state: "on" } }, null, 1);
}

async function keystroke(bytes, editor = "pattern") {
  const { page, context } = await open(browser, server.url);
  const visitor = new Visitor({ page, context }, server.url);
  await visitor.isReady();
  await visitor.pattern.write('{"source": ["shop"], "detail": {"items": {"id": [3]}, "state": ["on"]}}');
  await visitor.event.paste(eventOf(bytes));
  await visitor.isTold("Match");
  // The cursor goes behind a value that decides, and a letter comes and goes there.
  if (editor === "pattern") await visitor.pattern.place('["on');
  else await visitor.event.place('"shop');
  await page.evaluate(watchKeys);
  const times = [];
  for (let time = 0; time < TIMES; time += 1) {
    const [key, label] = time % 2 === 0 ? ["x", "No match"] : ["Backspace", "Match"];
    await page.evaluate((expected) => globalThis.expectAnswer(expected), label);
    await page.keyboard.press(key);
    times.push(await page.evaluate(() => globalThis.answer));
  }
  await context.close();
  return times;
}

function watchKeys() {
  let pressed;
  addEventListener("keydown", () => (pressed = performance.now()), { capture: true });
  const verdict = document.querySelector('[role="status"][aria-label="Verdict"]');
  const pattern = document.querySelector("code-editor").shadowRoot;
  globalThis.expectAnswer = (label) => {
    globalThis.answer = new Promise((resolve) => {
      const look = () => {
        const missed = pattern.querySelector(".ebp-miss") !== null;
        const turned = verdict.textContent.startsWith(label) && missed === (label === "No match");
        if (!turned) return;
        observer.disconnect();
        // After the frame that shows it: a task behind the next animation frame.
        requestAnimationFrame(() => {
          const { port1, port2 } = new MessageChannel();
          port1.onmessage = () => resolve(performance.now() - pressed);
          port2.postMessage(undefined);
        });
      };
      const observer = new MutationObserver(look);
      const deep = { subtree: true, childList: true, characterData: true, attributes: true };
      observer.observe(verdict, deep);
      observer.observe(pattern, deep);
    });
  };
}
