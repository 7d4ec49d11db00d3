// What a long use leaves in memory, in Chromium: a visitor edits, adds and removes events and goes through the tabs,
// thousands of times, and the JavaScript heap and the WebAssembly memory are read now and then. With `--write FILE`
// the table becomes a section of that file. `make bench` runs this; it needs the site and a Chromium.
//   node benches/page/memory.mjs [--write FILE] [--rounds 40]

import { parseArgs } from "node:util";
import { launch, open } from "../../e2e/support/browser.mjs";
import { Visitor } from "../../e2e/support/playground.mjs";
import { serve } from "../../e2e/support/server.mjs";
import { writeSection } from "../section.mjs";

const { values: options } = parseArgs({
  options: { write: { type: "string" }, rounds: { type: "string", default: "40" } },
});
const ROUNDS = Number(options.rounds);
const KEYS = 100;
const PARTS = 5;

const server = await serve();
const browser = await launch();
const { page, context } = await open(browser, server.url, { before: (page) => page.addInitScript(watchMemory) });
const session = await context.newCDPSession(page);
const visitor = new Visitor({ page, context }, server.url);
await visitor.isReady();
await page.waitForLoadState("networkidle");
const tabs = await page.getByRole("tab").allInnerTexts();
await visitor.pattern.write('{"source": ["shop"], "detail": {"state": ["on"]}}');

const readings = [];
let done = 0;
for (let round = 0; round < ROUNDS; round += 1) {
  await use(round);
  if ((round + 1) % Math.ceil(ROUNDS / PARTS) === 0 || round + 1 === ROUNDS) readings.push({ done, ...(await memory()) });
}
await browser.close();
await server.close();

const megabytes = (bytes) => (bytes / 1e6).toFixed(1);
const [first, last] = [readings[0], readings.at(-1)];
const section = `## A long use

${ROUNDS} rounds in Chromium, each of ${KEYS} keys in the pattern and the event, an event added and removed, and the ${tabs.length} tabs opened in turn. After a forced collection; MB.

| keys | JavaScript heap | WebAssembly memory | nodes of the document |
| ---: | ---: | ---: | ---: |
${readings.map(({ done, heap, wasm, nodes }) => `| ${done} | ${megabytes(heap)} | ${megabytes(wasm)} | ${nodes} |`).join("\n")}

From the first reading to the last: heap × ${(last.heap / first.heap).toFixed(2)}, WebAssembly × ${(last.wasm / first.wasm).toFixed(2)}, nodes × ${(last.nodes / first.nodes).toFixed(2)}.
`;
console.log(section);
if (options.write) await writeSection(options.write, "memory", section);

/** One round of work. It leaves the workspace as it was. */
async function use(round) {
  for (const [editor, place] of [[visitor.pattern, '["on'], [visitor.event, "{"]]) {
    await editor.place(place);
    for (let time = 0; time < KEYS / 4; time += 1) {
      for (const key of ["x", "Backspace"]) await page.keyboard.press(key);
    }
  }
  done += KEYS;
  await visitor.pasteEvents(`{"source": "shop", "detail": {"state": "on", "round": ${round}}}`);
  await visitor.isTold("Match");
  for (const name of [...tabs.slice(1), tabs[0]]) await visitor.tab(name).click();
  await visitor.click("Remove");
}

/** Runs in the page before anything else: keeps hold of the program's memory, of which there is one. */
function watchMemory() {
  for (const name of ["instantiate", "instantiateStreaming"]) {
    const original = WebAssembly[name].bind(WebAssembly);
    WebAssembly[name] = async (...given) => {
      const result = await original(...given);
      globalThis.memory ??= (result.instance ?? result).exports.memory;
      return result;
    };
  }
}

async function memory() {
  // What was put off, and what the editor still holds on to for a moment.
  await page.waitForTimeout(1_500);
  for (let time = 0; time < 2; time += 1) await session.send("HeapProfiler.collectGarbage");
  const { usedSize } = await session.send("Runtime.getHeapUsage");
  const { nodes } = await session.send("Memory.getDOMCounters");
  const wasm = await page.evaluate(() => globalThis.memory.buffer.byteLength);
  return { heap: usedSize, wasm, nodes };
}
