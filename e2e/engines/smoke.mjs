// What a visitor needs first, in an engine other than the one that all browser tests use.
//
// An engine has `open(url)`; `evaluate(work, ...args)`, which runs a function in the page; `act(actions)`, WebDriver's
// actions (https://www.w3.org/TR/webdriver2/#actions); `chooseFile(selector, path)`; `faults`, the errors in the
// page's console, if it tells; and `close()`.

import assert from "node:assert/strict";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { eventually } from "../support/eventually.mjs";
import { serve } from "../support/server.mjs";

const CONTROL = "\uE009";
const VERDICT = '[role="status"][aria-label="Verdict"]';
/** A loaded machine may be slow, and this is no test of speed. */
const PATIENCE = 20_000;

/** The tests, in the engine that `launch()` answers. They are one visit: each goes on where the last one stopped. */
export function smokeTests(launch) {
  let server;
  let engine;
  before(async () => {
    [server, engine] = await Promise.all([serve(), launch()]);
  });
  after(async () => {
    await engine?.close();
    await server?.close();
  });

  test("the first verdict is there", async () => {
    await engine.open(server.url);
    await engine.evaluate(watchFaults);
    await reads(engine, VERDICT, /^Match/);
    await quiet(engine);
  });

  test("what is typed is judged", async () => {
    await type(engine, "Event pattern", '{"source": ["shop"]}');
    await type(engine, "Event", '{"source": "shop"}');
    await reads(engine, VERDICT, /^Match/);
    await type(engine, "Event", '{"source": "post"}');
    await reads(engine, VERDICT, /^No match/);
    await quiet(engine);
  });

  test("each tab opens and shows something", async () => {
    const tabs = await engine.evaluate(() => [...document.querySelectorAll('[role="tablist"][aria-label="Main"] [role="tab"]')].map((tab) => tab.id));
    assert.ok(tabs.length >= 5, tabs.join());
    for (const tab of tabs) {
      await click(engine, `#${tab}`);
      await reads(engine, `[role="tabpanel"][aria-labelledby="${tab}"]:not([hidden])`, /\w+ \w+/);
    }
    await quiet(engine);
  });

  test("rules run over a file of events", async () => {
    const folder = await mkdtemp(join(tmpdir(), "events-"));
    try {
      const path = join(folder, "events.ndjson");
      const event = (n) => JSON.stringify({ source: n % 4 === 0 ? "shop" : "post", detail: { n } });
      await writeFile(path, Array.from({ length: 1_000 }, (_, n) => event(n)).join("\n"));
      await click(engine, "#tab-traffic");
      await type(engine, "Rules", '{"sold": {"source": ["shop"]}}');
      await engine.chooseFile("#traffic-files", path);
      await reads(engine, '[aria-label="Chosen files"]', /events\.ndjson/);
      await click(engine, "#run-rules");
      await reads(engine, '[role="status"][aria-label="Progress"]', /^Done: 1,000 events/);
      await reads(engine, 'main > [role="tabpanel"]:not([hidden])', /sold\s+250/);
      await quiet(engine);
    } finally {
      await rm(folder, { recursive: true });
    }
  });
}

/** Notes what goes wrong on the page from now on. */
function watchFaults() {
  globalThis.faults = [];
  const note = (fault) => globalThis.faults.push(String(fault));
  addEventListener("error", (event) => note(event.message));
  addEventListener("unhandledrejection", (event) => note(event.reason));
  addEventListener("securitypolicyviolation", (event) => note(`${event.violatedDirective}: ${event.blockedURI}`));
}

/** Fails if anything has gone wrong on the page. */
async function quiet(engine) {
  const faults = [...engine.faults, ...(await engine.evaluate(() => globalThis.faults))];
  assert.deepEqual(faults, [], "the page should have been quiet");
}

/** Waits until the text of an element matches. */
function reads(engine, selector, expected) {
  return eventually(async () => {
    const text = await engine.evaluate((wanted) => document.querySelector(wanted)?.innerText ?? null, selector);
    assert.ok(text !== null, `there is no ${selector}`);
    assert.match(text.replace(/\s+/g, " ").trim(), expected);
  }, PATIENCE);
}

/** Clicks on the middle of an element, once it is there and takes clicks. */
async function click(engine, selector) {
  const middle = (wanted) => {
    const element = document.querySelector(wanted);
    if (!element || element.disabled) return null;
    element.scrollIntoView({ block: "center" });
    const { left, top, width, height } = element.getBoundingClientRect();
    return { x: Math.round(left + width / 2), y: Math.round(top + height / 2) };
  };
  const { x, y } = await eventually(async () => {
    const found = await engine.evaluate(middle, selector);
    assert.ok(found, `${selector} should be there, and enabled`);
    return found;
  }, PATIENCE);
  const actions = [
    { type: "pointerMove", x, y },
    { type: "pointerDown", button: 0 },
    { type: "pointerUp", button: 0 },
  ];
  await engine.act([{ type: "pointer", id: "mouse", parameters: { pointerType: "mouse" }, actions }]);
}

/** Types a text over the whole of what is in the editor with this name, key by key. */
async function type(engine, name, text) {
  const focus = (wanted) => {
    const boxes = [...document.querySelectorAll("code-editor")].map((editor) => editor.shadowRoot?.querySelector(".cm-content"));
    const box = boxes.find((candidate) => candidate?.getAttribute("aria-label") === wanted);
    box?.focus();
    return Boolean(box);
  };
  await eventually(async () => assert.ok(await engine.evaluate(focus, name), `there is no editor ${name}`), PATIENCE);
  const down = (value) => ({ type: "keyDown", value });
  const up = (value) => ({ type: "keyUp", value });
  const keys = [...text].flatMap((key) => [down(key), up(key)]);
  const actions = [down(CONTROL), down("a"), up("a"), up(CONTROL), ...keys];
  await engine.act([{ type: "key", id: "keyboard", actions }]);
  const value = (wanted) => [...document.querySelectorAll("code-editor")].find((editor) => editor.getAttribute("label") === wanted).value;
  await eventually(async () => assert.equal(await engine.evaluate(value, name), text), PATIENCE);
}
