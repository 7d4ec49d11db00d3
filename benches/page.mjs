// How fast rules run over a large file in the page, in Chromium, beside the engine alone. With `--write FILE` the
// table becomes a section of that file. The events and rules are those that the native benchmark has left in
// FOLDER. `make bench` runs this; it needs the site, build/engine and a Chromium.
//   node benches/page.mjs --data FOLDER [--megabytes 1000] [--write FILE]

import { createWriteStream } from "node:fs";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { once } from "node:events";
import { availableParallelism, tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { initSync, TrafficPass } from "../build/engine/engine.js";
import { launch, open } from "../e2e/support/browser.mjs";
import { Editor } from "../e2e/support/editor.mjs";
import { Visitor } from "../e2e/support/playground.mjs";
import { serve } from "../e2e/support/server.mjs";
import { writeSection } from "./section.mjs";

const { values: options } = parseArgs({
  options: { data: { type: "string" }, megabytes: { type: "string", default: "1000" }, write: { type: "string" } },
});
const block = await readFile(join(options.data, "events.ndjson"));
const sets = JSON.parse(await readFile(join(options.data, "sets.json"), "utf8"));
const { patterns } = sets.find((set) => set.events === "events.ndjson");

const folder = await mkdtemp(join(tmpdir(), "traffic-"));
const path = join(folder, "large.ndjson");
const file = createWriteStream(path);
let size = 0;
for (; size < Number(options.megabytes) * 1e6; size += block.length) {
  if (!file.write(block)) await once(file, "drain");
}
file.end();
await once(file, "finish");

const alone = await oneWorker();
const { seconds, longest, heap, told } = await inThePage();
await rm(folder, { recursive: true });

const workers = Math.min(8, availableParallelism());
const section = `## A large file in the page

${patterns.length} rules over a file of ${(size / 1e6).toFixed(0)} MB in Chromium, with ${workers} workers. The page said: “${told}”

| what | |
| --- | ---: |
| from the press of the button to the end, engine start included | ${seconds.toFixed(2)} s |
| speed | ${(size / seconds / 1e6).toFixed(0)} MB/s |
| the workers' engine alone in Node, one thread | ${(alone / 1e6).toFixed(0)} MB/s |
| page ÷ ${workers} such threads | ${(size / seconds / alone / workers).toFixed(2)} |
| longest frame | ${longest.toFixed(0)} ms |
| JavaScript heap of the page | ${(heap / 1e6).toFixed(0)} MB |
`;
console.log(section);
if (options.write) await writeSection(options.write, "page", section);

/** Bytes a second of what a worker does, without the page around it. */
async function oneWorker() {
  initSync({ module: await readFile(new URL("../build/engine/engine_bg.wasm", import.meta.url)) });
  const place = { account: "123456789012", region: "eu-west-1", time: "2026-03-01T12:00:00Z", id: "0" };
  const times = [];
  for (let round = 0; round < 9; round += 1) {
    const pass = new TrafficPass({ kind: "count", rules: patterns }, place);
    pass.begin(0, undefined);
    const start = performance.now();
    for (let turn = 0; turn < 5; turn += 1) {
      for (let at = 0; at < block.length; at += 1 << 20) pass.push(block.subarray(at, at + (1 << 20)));
    }
    times.push(performance.now() - start);
    pass.free();
  }
  times.sort((one, other) => one - other);
  return (5 * block.length * 1_000) / times[Math.floor(times.length / 2)];
}

async function inThePage() {
  const server = await serve();
  const browser = await launch();
  const { page, context } = await open(browser, server.url);
  const visitor = new Visitor({ page, context }, server.url);
  await visitor.isReady();
  await visitor.tab("Traffic").click();
  const rules = Object.fromEntries(patterns.map((pattern, at) => [`rule-${at}`, JSON.parse(pattern)]));
  const editor = new Editor(page, "Rules");
  await editor.box.waitFor();
  await editor.write(JSON.stringify(rules));
  await page.locator("#traffic-files").setInputFiles(path);
  const button = page.getByRole("button", { name: /^Run the rules/ });
  await button.waitFor();
  await page.evaluate(() => {
    const watched = (globalThis.watched = { start: performance.now(), longest: 0 });
    let last = performance.now();
    const look = (now) => {
      watched.longest = Math.max(watched.longest, now - last);
      last = now;
      const progress = document.querySelector('[role="status"][aria-label="Progress"]');
      if (progress?.textContent.startsWith("Done")) {
        watched.end = performance.now();
        watched.told = progress.textContent;
      } else requestAnimationFrame(look);
    };
    requestAnimationFrame(look);
  });
  await page.evaluate(() => (globalThis.watched.start = performance.now()));
  await button.click();
  await page.waitForFunction(() => globalThis.watched.end, undefined, { timeout: 600_000 });
  const { start, end, longest, told } = await page.evaluate(() => globalThis.watched);
  const heap = await page.evaluate(() => performance.memory.usedJSHeapSize);
  await browser.close();
  await server.close();
  return { seconds: (end - start) / 1_000, longest, heap, told };
}
