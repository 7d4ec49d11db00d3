// A teacher shows the page to a room, and anybody makes its text larger.

import assert from "node:assert/strict";
import { test } from "node:test";
import { violations } from "./support/axe.mjs";
import { eventually } from "./support/eventually.mjs";
import { playground } from "./support/playground.mjs";

const { visit } = playground();

const projector = { viewport: { width: 1280, height: 720 } };

/** How many lines of its text a place has room for. */
const lines = (place) =>
  place.evaluate((content) => {
    const { height } = content.getBoundingClientRect();
    return Math.floor(height / Number.parseFloat(getComputedStyle(content).lineHeight));
  });

const linesOfEditor = (editor) =>
  editor.box.evaluate((content) => {
    const line = content.querySelector(".cm-line").getBoundingClientRect().height;
    return Math.floor(content.closest(".cm-scroller").getBoundingClientRect().height / line);
  });

const sizeOf = (place) => place.evaluate((content) => Number.parseFloat(getComputedStyle(content).fontSize));

test("presented, the work is alone on the screen and legible from the last row", async () => {
  const visitor = await visit(projector);
  await visitor.choose("RDS Cluster");
  await visitor.press("Alt+Shift+Enter");
  await visitor.button("End presentation").waitFor();
  for (const gone of ["Share", "Add event", "Event actions", "Run"]) {
    assert.equal(await visitor.button(gone).isVisible(), false, gone);
  }
  await eventually(async () => {
    for (const editor of [visitor.pattern, visitor.event]) {
      assert.ok((await linesOfEditor(editor)) >= 12, `${await linesOfEditor(editor)} lines`);
      const size = await sizeOf(editor.box);
      assert.ok(size >= 20 && size <= 24, `code of ${size} px`);
    }
    assert.equal(await sizeOf(visitor.verdict.getByText("No match", { exact: true })), 28);
    for (const name of ["Why", "Response"]) {
      const panel = visitor.page.getByRole("tabpanel", { name, exact: true });
      assert.ok((await lines(panel)) >= 4, `${name}: ${await lines(panel)} lines`);
    }
  });
  // The events are gone through without their list.
  await visitor.press("Alt+ArrowUp");
  await visitor.isTold("Match");
  assert.deepEqual(await violations(visitor.page), []);
  await visitor.press("Escape");
  await visitor.button("Share").waitFor();
  assert.equal(await visitor.button("End presentation").count(), 0);
  visitor.assertQuiet();
});

test("the text is made larger and smaller, and that is kept", async () => {
  const visitor = await visit();
  const usual = await sizeOf(visitor.verdict);
  const share = async () => Math.round(((await sizeOf(visitor.verdict)) / usual) * 100);
  await visitor.click("Help");
  await visitor.click("Larger text");
  await visitor.click("Larger text");
  assert.equal(await share(), 130);
  await visitor.page.reload();
  await visitor.isReady();
  assert.equal(await share(), 130);
  for (let press = 0; press < 9; press++) await visitor.press("Alt+Shift+Minus");
  assert.equal(await share(), 80);
  visitor.assertQuiet();
});

test("presented, arrow keys go through the lesson and the timeline that is open", async () => {
  const visitor = await visit({ ...projector, link: "#/learn/first-rule/events/something-has-changed" });
  const heading = visitor.page.locator(".lesson").getByRole("heading", { level: 2 });
  await visitor.reads(heading, /Something has changed/);
  await visitor.press("Alt+Shift+Enter");
  await visitor.button("End presentation").waitFor();
  await visitor.press("ArrowRight");
  await visitor.reads(heading, /Event sources/);
  await visitor.press("ArrowLeft");
  await visitor.reads(heading, /Something has changed/);
  // In an editor they move the cursor.
  await visitor.pattern.box.focus();
  await visitor.press("ArrowRight");
  await visitor.reads(heading, /Something has changed/);
  await visitor.press("Escape");
  await visitor.tab("Bus").click();
  await visitor.press("Alt+Shift+Enter");
  await visitor.button("End presentation").waitFor();
  // The tabs need the arrow keys for themselves.
  await visitor.page.evaluate(() => document.activeElement.blur());
  const current = visitor.page.getByRole("list", { name: "Steps", exact: true }).locator(".is-selected");
  await visitor.press("ArrowRight");
  await visitor.reads(current, /Bus default received the event/);
  await visitor.press("ArrowRight");
  await visitor.reads(current, /matched rule-1/);
  await visitor.press("ArrowLeft");
  await visitor.reads(current, /Bus default received the event/);
  visitor.assertQuiet();
});

/** The smallest letters in view within a place, besides what only listeners get. */
const smallest = (place) =>
  place.evaluate((root) => {
    const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
    let found = { size: Infinity };
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const { parentElement: of } = node;
      const { width, height } = of.getBoundingClientRect();
      if (!node.data.trim() || width <= 1 || height <= 1 || of.closest("select, option")) continue;
      const size = Number.parseFloat(getComputedStyle(of).fontSize);
      if (size < found.size) found = { size, text: node.data.trim() };
    }
    return found;
  });

test("presented, lessons and schedules are legible from the last row", async () => {
  const visitor = await visit({ ...projector, link: "#/learn/first-rule/rds-snapshots/a-snapshot-of-a-cluster" });
  await visitor.press("Alt+Shift+Enter");
  await visitor.button("End presentation").waitFor();
  const { page } = visitor;
  await eventually(async () => {
    const { size, text } = await smallest(page.locator(".lesson-step"));
    assert.ok(size >= 20 && size <= 24, `“${text}” of ${size} px`);
    assert.ok((await lines(page.locator(".lesson-body"))) >= 12, `${await lines(page.locator(".lesson-body"))} lines of the lesson`);
    for (const editor of [visitor.pattern, visitor.event]) {
      assert.ok((await linesOfEditor(editor)) >= 12, `${await linesOfEditor(editor)} lines`);
      const code = await sizeOf(editor.box);
      assert.ok(code >= 20 && code <= 24, `code of ${code} px`);
    }
    // Nothing is cut off at the side, and the result is in view.
    const wide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    assert.ok(wide <= 0, `${wide} px too wide`);
    const foot = await page.getByRole("region", { name: "Result" }).boundingBox();
    assert.ok(foot.y + foot.height <= 720, `the result ends at ${foot.y + foot.height}`);
  });
  await visitor.press("Escape");
  await visitor.tab("Schedule").click();
  await visitor.press("Alt+Shift+Enter");
  await visitor.button("End presentation").waitFor();
  await eventually(async () => {
    const { size, text } = await smallest(page.locator(".schedule"));
    assert.ok(size >= 20, `“${text}” of ${size} px`);
    const runs = await visitor.region("Next runs").getByRole("row").all();
    const inView = await Promise.all(runs.map(async (row) => (await row.boundingBox()).y < 720));
    assert.ok(inView.filter(Boolean).length >= 5, "too few runs in view");
    const wide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    assert.ok(wide <= 0, `${wide} px too wide`);
  });
  assert.deepEqual(await violations(page), []);
  visitor.assertQuiet();
});

test("presented, a learner's function can be run", async () => {
  const visitor = await visit({ ...projector, link: "#/learn/handlers/aws-calls/start-an-instance" });
  await visitor.press("Alt+Shift+Enter");
  await visitor.button("End presentation").waitFor();
  assert.ok(await visitor.button("Run").isVisible());
  assert.ok((await linesOfEditor(visitor.editor("Your function"))) >= 8);
  visitor.assertQuiet();
});
