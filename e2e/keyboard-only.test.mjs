// A visitor without a pointer.

import assert from "node:assert/strict";
import { test } from "node:test";
import { eventually } from "./support/eventually.mjs";
import { playground } from "./support/playground.mjs";

const { visit } = playground();

/** What has the focus, as a screen reader names it. */
function focused(visitor) {
  return visitor.page.evaluate(() => {
    let element = document.activeElement;
    while (element?.shadowRoot?.activeElement) element = element.shadowRoot.activeElement;
    const label = element.getAttribute("aria-label") ?? element.labels?.[0]?.innerText;
    return (label ?? element.innerText).trim().split("\n")[0];
  });
}

function focusIs(visitor, name) {
  return eventually(async () => assert.equal(await focused(visitor), name));
}

/** Presses Tab until `name` has the focus; answers all that had it on the way. */
async function tabTo(visitor, name, key = "Tab") {
  const stops = [];
  while (stops.at(-1) !== name) {
    assert.ok(stops.length < 80, `no way to ${name} past ${stops.join(", ")}`);
    await visitor.press(key);
    stops.push(await focused(visitor));
  }
  return stops;
}

test("Tab goes through all of the page, and nothing holds it", async () => {
  const visitor = await visit();
  const stops = await tabTo(visitor, "Response");
  const wanted = ["Rule", "Search", "Help", "Share", "Event pattern", "Width of the pattern", "Add event", "RDS Standalone"];
  wanted.push("RDS Cluster", "Event name", "Event actions", "Event", "Height of the editors");
  assert.deepEqual(
    stops.filter((stop) => wanted.includes(stop)),
    wanted,
    stops.join(", "),
  );
  await tabTo(visitor, "Run");
  await tabTo(visitor, "Rule", "Shift+Tab");
  visitor.assertQuiet();
});

test("the main tabs are walked with the arrows", async () => {
  const visitor = await visit();
  await tabTo(visitor, "Rule");
  for (const [key, tab] of [
    ["ArrowRight", "Bus"],
    ["ArrowRight", "Schedule"],
    ["ArrowRight", "Traffic"],
    ["ArrowRight", "Examples"],
    ["ArrowRight", "Learn"],
    ["ArrowRight", "Rule"],
    ["ArrowLeft", "Learn"],
    ["Home", "Rule"],
    ["End", "Learn"],
  ]) {
    await visitor.press(key);
    await focusIs(visitor, tab);
    assert.equal(await visitor.tab(tab).getAttribute("aria-selected"), "true");
    await visitor.page.getByRole("tabpanel", { name: tab }).waitFor();
    assert.equal(await visitor.page.locator("main > [role=tabpanel]:visible").count(), 1);
  }
  visitor.assertQuiet();
});

test("the list of events is walked with the arrows", async () => {
  const visitor = await visit();
  await tabTo(visitor, "RDS Standalone");
  await visitor.press("ArrowDown");
  await focusIs(visitor, "RDS Cluster");
  await visitor.isTold("No match", /RDS Cluster/);
  await visitor.press("Home");
  await focusIs(visitor, "RDS Standalone");
  await visitor.press("End");
  await focusIs(visitor, "RDS Cluster");
  await visitor.press("ArrowUp");
  await visitor.isTold("Match", /RDS Standalone/);
  visitor.assertQuiet();
});

test("the editors are left with Tab, in both directions", async () => {
  const visitor = await visit();
  await visitor.dock("Code");
  for (const editor of [visitor.pattern, visitor.event, visitor.handler]) {
    const before = await editor.text();
    for (const key of ["Tab", "Shift+Tab"]) {
      await editor.focus();
      await visitor.press(key);
      assert.equal(await editor.box.evaluate((box) => box.matches(":focus")), false);
    }
    assert.equal(await editor.text(), before);
  }
  visitor.assertQuiet();
});

test("the columns are resized with the arrows", async () => {
  const visitor = await visit();
  const bar = visitor.page.getByRole("separator", { name: "Width of the pattern" });
  const width = async () => (await visitor.region("Event pattern").boundingBox()).width;
  const before = await width();
  await bar.focus();
  await visitor.press("End");
  await eventually(async () => assert.ok((await width()) > before + 100));
  assert.equal(await bar.getAttribute("aria-valuenow"), "60");
  visitor.assertQuiet();
});

test("a whole visit: mend the pattern, run, share", async () => {
  const visitor = await visit();
  await visitor.context.grantPermissions(["clipboard-read", "clipboard-write"]);
  await visitor.press("Alt+ArrowDown");
  await visitor.isTold("No match", /RDS Cluster/);
  await visitor.press("Alt+Shift+P");
  await focusIs(visitor, "Event pattern");
  await visitor.press("ControlOrMeta+A");
  await visitor.page.keyboard.type('{"source": ["aws.rds"');
  await visitor.isTold("Match", /RDS Cluster/);
  await visitor.press("ControlOrMeta+Enter");
  await eventually(async () => {
    const log = await (await visitor.dock("Logs")).innerText();
    assert.equal(log.match(/^REPORT/gm)?.length, 2);
  });
  await visitor.press("Alt+Shift+U");
  await visitor.hears(/Link copied/);
  assert.match(await visitor.clipboard(), /#1/);
  visitor.assertQuiet();
});
