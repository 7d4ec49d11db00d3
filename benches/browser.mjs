// Speed of the npm package in Chromium beside `JSON.parse` alone, on the events and rules that the native
// benchmark has left in FOLDER. With `--write FILE` the table becomes a section of that file. `make bench`
// runs this; it needs pkg/ and a Chromium.
//   node benches/browser.mjs --data FOLDER [--write FILE]

import { cp, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { launch, open } from "../e2e/support/browser.mjs";
import { serve } from "../e2e/support/server.mjs";
import { spread } from "./spread.mjs";
import { writeSection } from "./section.mjs";

const { values: options } = parseArgs({ options: { write: { type: "string" }, data: { type: "string" } } });
const ROUNDS = 9;

const root = await mkdtemp(join(tmpdir(), "eventbridge-playground-"));
await cp(fileURLToPath(new URL("../pkg/", import.meta.url)), join(root, "package"), { recursive: true });
await cp(options.data, join(root, "data"), { recursive: true });
await writeFile(join(root, "index.html"), `<!doctype html><html lang="en"><link rel="icon" href="data:,"></html>`);
const [server, browser] = await Promise.all([serve({ root }), launch()]);
const { page } = await open(browser, server.url);
const rows = await page.evaluate(measure, ROUNDS);
await browser.close();
await server.close();
await rm(root, { recursive: true });

const ratios = rows.map(({ bytes, parse }) => bytes / parse);
const lines = rows.map(({ name, bytes, texts, parse }) => {
  const cells = [bytes, texts, parse].map((rate) => Math.round(rate / 1_000));
  return `| ${[name, ...cells, (bytes / parse).toFixed(2), (texts / parse).toFixed(2)].join(" | ")} |`;
});
const section = `## In Chromium

\`RuleSet.match\` of the package in a page, strict, with one call for each event, as bytes and as strings; and \`JSON.parse\` of the strings, which matches nothing. Thousands of events a second, medians of ${ROUNDS} rounds in which all take turns. Bytes ÷ \`JSON.parse\`: ${spread(ratios)}.

| rules | bytes | strings | JSON.parse | bytes ÷ JSON.parse | strings ÷ JSON.parse |
| --- | --- | --- | --- | --- | --- |
${lines.join("\n")}
`;
console.log(section);
if (options.write) await writeSection(options.write, "browser", section);

/** Runs in the page. */
async function measure(rounds) {
  const { RuleSet } = await import("./package/index.js");
  const bytesOf = async (file) => new Uint8Array(await (await fetch(`data/${file}`)).arrayBuffer());
  const split = (whole) => {
    const events = [];
    for (let from = 0, to; (to = whole.indexOf(10, from)) >= 0; from = to + 1) events.push(whole.subarray(from, to));
    return events;
  };
  const lists = {};
  for (const file of ["features.ndjson", "events.ndjson"]) {
    const bytes = split(await bytesOf(file));
    lists[file] = { bytes, texts: bytes.map((event) => new TextDecoder().decode(event)) };
  }
  const sets = await (await fetch("data/sets.json")).json();
  const median = (numbers) => numbers.sort((a, b) => a - b)[Math.floor(numbers.length / 2)];
  return sets.map(({ name, events, patterns }) => {
    const rules = new RuleSet();
    patterns.forEach((pattern, at) => rules.add(`${at}`, pattern));
    const { bytes, texts } = lists[events];
    let count = 0;
    const passes = {
      bytes: () => bytes.forEach((event) => (count += rules.match(event).length)),
      texts: () => texts.forEach((event) => (count += rules.match(event).length)),
      parse: () => texts.forEach((event) => (count += JSON.parse(event) ? 1 : 0)),
    };
    const times = Object.fromEntries(Object.keys(passes).map((pass) => [pass, []]));
    for (let round = 0; round <= rounds; round += 1) {
      for (const [pass, run] of Object.entries(passes)) {
        const start = performance.now();
        run();
        if (round > 0) times[pass].push(performance.now() - start);
      }
    }
    const rate = (pass) => (bytes.length * 1_000) / median(times[pass]);
    const title = `${events === "events.ndjson" ? "EventBridge" : "City Lots"}, ${name}`;
    return { name: title, bytes: rate("bytes"), texts: rate("texts"), parse: rate("parse") };
  });
}
