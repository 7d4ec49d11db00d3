// How long a key takes in the page, beside the same editor alone on an empty page, in Chromium: from the key's event
// to the commit of the frame with verdict and highlights; alone, of the frame with the letter. With `--write FILE` the
// table becomes a section of that file. `make bench` runs this; it needs the site and a Chromium.
//   node benches/page/keys.mjs [--write FILE]

import { cp, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { launch, open } from "../../e2e/support/browser.mjs";
import { Editor } from "../../e2e/support/editor.mjs";
import { Visitor } from "../../e2e/support/playground.mjs";
import { serve, site } from "../../e2e/support/server.mjs";
import { writeSection } from "../section.mjs";
import { at, median } from "./figures.mjs";
import { keysToCommits } from "./trace.mjs";

const { values: options } = parseArgs({ options: { write: { type: "string" } } });
const ROUNDS = 3;
const KEYS = 10;
const PATTERN = '{"source": ["shop"], "detail": {"items": {"id": [3]}, "state": ["on"]}}';

const root = await mkdtemp(join(tmpdir(), "eventbridge-playground-"));
await cp(site, root, { recursive: true });
await writeFile(join(root, "alone.html"), await alone());
const [server, browser] = await Promise.all([serve({ root }), launch()]);
const rows = [];
for (const [name, bytes] of [["10 kB", 10_000], ["1 MB", 1_000_000]]) {
  for (const editor of ["pattern", "event"]) rows.push({ name: `${editor}, event of ${name}`, ...(await measure(editor, bytes)) });
}
await browser.close();
await server.close();
await rm(root, { recursive: true });

const cells = (spans) => `${median(spans).toFixed(1)} | ${at(0.9, spans).toFixed(1)}`;
const lines = rows.map(
  ({ name, page, bare }) => `| ${name} | ${cells(page)} | ${cells(bare)} | ${(median(page) / median(bare)).toFixed(2)} |`,
);
const section = `## A key

From the key's event to the end of the commit of the frame with verdict and highlights, by Chromium's trace, in milliseconds; and the same editor with the same text alone on an empty page, to the frame with the letter. ${ROUNDS * KEYS} keys each, in turns of ${KEYS}, with a pause after each key.

| key in | page, median | 90th | editor alone, median | 90th | page ÷ alone |
| --- | ---: | ---: | ---: | ---: | ---: |
${lines.join("\n")}
`;
console.log(section);
if (options.write) await writeSection(options.write, "keys", section);

/** A page with the editor and nothing else. */
async function alone() {
  const { entry } = JSON.parse(await readFile(new URL("../../build/editor/manifest.json", import.meta.url), "utf8"));
  const files = [...(await readdir(site)), ...(await readdir(join(site, "editor"))).map((file) => `editor/${file}`)];
  const called = (start, end) => files.find((file) => file.startsWith(start) && file.endsWith(end));
  return `<!doctype html><html lang="en"><link rel="icon" href="data:,">
    <link rel="stylesheet" href="${called("style-", ".css")}">
    <script type="module" src="${called(`editor/${entry.replace(".js", "")}-`, ".js")}"></script>
    <div class="editor" style="height: 30rem"><code-editor label="Alone" language="json"></code-editor></div></html>`;
}

/** An event of about so many bytes, with what decides at both ends. */
function eventOf(bytes) {
  const item = (id) => ({ id, name: "instance", state: "running", tags: ["a", "b", "c"] });
  const items = Array.from({ length: Math.round(bytes / 120) }, (_, id) => item(id));
  return JSON.stringify({ source: "shop", detail: { items, state: "on" } }, null, 1);
}

/** Milliseconds of keys in the page and in the editor alone. */
async function measure(editor, bytes) {
  const event = eventOf(bytes);
  // Behind a value that decides, a letter comes and goes.
  const place = editor === "pattern" ? '["on' : '"shop';
  const whole = await thePage(event, editor, place);
  const single = await theEditor(editor === "pattern" ? PATTERN : event, place);
  const spans = { page: [], bare: [] };
  for (let round = 0; round <= ROUNDS; round += 1) {
    for (const [name, { page, press }] of [["page", whole], ["bare", single]]) {
      await page.bringToFront();
      const found = await keysToCommits(browser, page, KEYS, press);
      // The first round warms up.
      if (round > 0) spans[name].push(...found);
    }
  }
  await whole.context.close();
  await single.context.close();
  return spans;
}

async function thePage(event, editor, place) {
  const { page, context } = await open(browser, server.url);
  const visitor = new Visitor({ page, context }, server.url);
  await visitor.isReady();
  await page.waitForLoadState("networkidle");
  await visitor.pattern.write(PATTERN);
  await visitor.event.paste(event);
  await visitor.isTold("Match");
  await visitor[editor].place(place);
  return { page, context, press: presser(page, expectAnswer) };
}

async function theEditor(text, place) {
  const { page, context } = await open(browser, new URL("alone.html", server.url).href);
  const editor = new Editor(page, "Alone");
  await editor.box.waitFor();
  await page.evaluate(async (text) => {
    const element = document.querySelector("code-editor");
    await element.loadRest();
    element.value = text;
  }, text);
  await editor.place(place);
  return { page, context, press: presser(page, expectLetter) };
}

/** Presses a letter and takes it away in turn, each time until the page has marked its answer. */
function presser(page, expect) {
  return async (time) => {
    const isLetter = time % 2 === 0;
    await page.evaluate(expect, isLetter);
    await page.keyboard.press(isLetter ? "x" : "Backspace");
    await page.evaluate(() => globalThis.answered);
  };
}

/** Runs in the page: marks the moment when the verdict has turned over and the highlights with it. */
function expectAnswer(isLetter) {
  const verdict = document.querySelector('[role="status"][aria-label="Verdict"]');
  const pattern = document.querySelector("code-editor").shadowRoot;
  globalThis.answered = new Promise((resolve) => {
    const observer = new MutationObserver(() => {
      const missed = pattern.querySelector(".ebp-miss") !== null;
      if (!verdict.textContent.startsWith(isLetter ? "No match" : "Match") || missed !== isLetter) return;
      observer.disconnect();
      performance.mark("answer");
      resolve();
    });
    const deep = { subtree: true, childList: true, characterData: true, attributes: true };
    observer.observe(verdict, deep);
    observer.observe(pattern, deep);
  });
}

/** Runs in the page: marks the moment when the editor's text has changed. */
function expectLetter() {
  const content = document.querySelector("code-editor").shadowRoot.querySelector(".cm-content");
  globalThis.answered = new Promise((resolve) => {
    const observer = new MutationObserver(() => {
      observer.disconnect();
      performance.mark("answer");
      resolve();
    });
    observer.observe(content, { subtree: true, childList: true, characterData: true });
  });
}
