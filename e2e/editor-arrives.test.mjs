// The editor comes in pieces: a stand-in, what the first view needs, and the rest. A visitor may be
// quicker than any of them, and a piece may not come at all.
// Runs alone: it counts what moves on the page.

import assert from "node:assert/strict";
import { after, afterEach, before, test } from "node:test";
import { launch, open } from "./support/browser.mjs";
import { eventually, pause } from "./support/eventually.mjs";
import { Visitor } from "./support/playground.mjs";
import { serve } from "./support/server.mjs";

const first = "**/editor/editor-*.js";
const rest = "**/editor/later-*.js";

let server;
let browser;
let context;
before(async () => {
  [server, browser] = await Promise.all([serve(), launch()]);
});
afterEach(() => context?.close());
after(async () => {
  await browser?.close();
  await server?.close();
});

/** A visitor whose editors are not waited for. */
async function visit(before) {
  const opened = await open(browser, server.url, { before, waitUntil: "commit" });
  context = opened.context;
  context.setDefaultTimeout(20_000);
  const visitor = new Visitor(opened, server.url);
  await visitor.verdict.waitFor();
  return visitor;
}

/** Holds back what is asked for at `address` until the answer is called. */
async function hold(page, address) {
  let release;
  const released = new Promise((resolve) => (release = resolve));
  await page.route(address, async (route) => {
    await released;
    await route.continue();
  });
  return release;
}

test("what is typed into the stand-in is still there when the editor arrives", async () => {
  let release;
  const visitor = await visit(async (page) => (release = await hold(page, first)));
  const text = '{"source": ["nobody"]}';
  const standIn = visitor.page.getByRole("textbox", { name: "Event pattern" });
  await standIn.fill(text);
  await visitor.isTold("No match");
  const event = visitor.page.getByRole("textbox", { name: "Event", exact: true });
  assert.match(await event.inputValue(), /aws\.rds/);
  release();
  await visitor.isReady();
  await visitor.pattern.shows(text);
  await visitor.pattern.retype("nobody", "aws.rds");
  await visitor.isTold("Match");
  visitor.assertQuiet();
});

test("nothing moves when the rest of the editor arrives, and what was set before it holds", async () => {
  let release;
  const visitor = await visit(async (page) => {
    release = await hold(page, rest);
    await page.addInitScript(() => {
      globalThis.shifts = [];
      const note = (list) => globalThis.shifts.push(...list.getEntries().map(({ value }) => value));
      new PerformanceObserver(note).observe({ type: "layout-shift", buffered: true });
    });
  });
  const { page, pattern } = visitor;
  await page.waitForFunction(() => customElements.get("code-editor"));
  await pattern.write('{\n  "source": "aws.rds"\n}');
  await visitor.isTold("Invalid pattern");
  const places = () =>
    pattern.box.evaluate((box) => {
      const place = (element) => JSON.stringify(element.getBoundingClientRect());
      const gutters = box.getRootNode().querySelectorAll(".cm-gutter");
      return [box, ...gutters].map((element) => `${element.className}: ${place(element)}`);
    });
  // The page has more to say about a pattern once the visitor pauses.
  const before = await eventually(async () => {
    const seen = await places();
    await pause(500);
    assert.deepEqual(await places(), seen);
    return seen;
  });
  assert.equal(before.length, 4, before.join("\n"));
  assert.deepEqual(await pattern.lit("error"), []);
  await page.evaluate(() => (globalThis.shifts.length = 0));
  release();
  await pattern.lights("error", ['"aws.rds"']);
  assert.deepEqual(await places(), before);
  assert.deepEqual(await page.evaluate(() => globalThis.shifts), []);
  visitor.assertQuiet();
});

test("an editor without its rest works, and gets it when it can be loaded", async () => {
  const visitor = await visit((page) => page.route(rest, (route) => route.abort()));
  const { page, pattern } = visitor;
  await page.waitForFunction(() => customElements.get("code-editor"));
  const load = () => page.evaluate(() => document.querySelector("code-editor").loadRest());
  assert.equal(await load(), false);
  await pattern.write('{"source": "aws.rds"}');
  await visitor.isTold("Invalid pattern");
  await pattern.write('{"source": ["aws.rds"]}');
  await visitor.isTold("Match");
  await pattern.lights("match", ['"aws.rds"']);
  await page.unroute(rest);
  await visitor.event.focus();
  await pattern.write('{"source": "aws.rds"}');
  await pattern.lights("error", ['"aws.rds"']);
  assert.equal(await load(), true);
  // The browser itself notes each file that it could not load.
  assert.ok(visitor.faults.every((fault) => /Failed to load resource/.test(fault)), visitor.faults.join("\n"));
});
