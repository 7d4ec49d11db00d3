// A visitor looks something up without leaving the work.

import assert from "node:assert/strict";
import { test } from "node:test";
import { eventually } from "./support/eventually.mjs";
import { playground } from "./support/playground.mjs";

const { visit } = playground();

const panel = (visitor) => visitor.page.getByRole("complementary", { name: "Reference" });
const search = (visitor) => visitor.page.getByRole("searchbox", { name: "Search the reference" });

/** A topic that can be seen, by its heading. */
const topic = (visitor, name) => panel(visitor).locator("summary").getByText(name, { exact: true });

test("F1 opens the reference beside the work, and Escape closes it and gives the focus back", async () => {
  const visitor = await visit({ viewport: { width: 1280, height: 800 } });
  await visitor.pattern.focus();
  await visitor.press("F1");
  await eventually(async () => assert.ok(await search(visitor).evaluate((it) => it.matches(":focus"))));
  const [beside, verdict] = await Promise.all([panel(visitor).boundingBox(), visitor.verdict.boundingBox()]);
  assert.ok(beside.width <= 26 * 16, `${beside.width} wide`);
  assert.ok(verdict.x + verdict.width <= beside.x, "the verdict is hidden");
  await visitor.isTold("Match");
  await visitor.press("Escape");
  await panel(visitor).waitFor({ state: "hidden" });
  await eventually(async () => assert.ok(await visitor.pattern.box.evaluate((it) => it.matches(":focus"))));
  visitor.assertQuiet();
});

test("the menu Help opens it, and its button closes it", async () => {
  const visitor = await visit();
  await visitor.click("Help");
  await visitor.page.getByRole("group", { name: "Help" }).getByRole("button", { name: /^Reference/ }).click();
  await panel(visitor).waitFor();
  await visitor.click("Close the reference");
  await panel(visitor).waitFor({ state: "hidden" });
  visitor.assertQuiet();
});

test("it has operators, fields, transformers, schedules, limits and the keys of a setup", async () => {
  const visitor = await visit();
  await visitor.press("F1");
  for (const section of [
    ["Operators", "anything-but"],
    ["Event fields", "detail-type"],
    ["Input transformer", "InputTemplate"],
    ["Cron and rate", "rate(…)"],
    ["Limits", "Targets per rule"],
    ["Event bus setup", "Fault"],
  ]) {
    await panel(visitor).getByRole("heading", { name: section[0] }).waitFor();
    await topic(visitor, section[1]).first().waitFor();
  }
  visitor.assertQuiet();
});

test("it can be searched, and says what to try when it finds nothing", async () => {
  const visitor = await visit();
  await visitor.press("F1");
  await search(visitor).fill("ip address");
  await visitor.reads(panel(visitor), /Rules, archives: yes/);
  await topic(visitor, "prefix").waitFor({ state: "hidden" });
  await search(visitor).fill("dlq");
  await topic(visitor, "DeadLetterConfig").waitFor();
  await search(visitor).fill("terraform");
  await visitor.reads(panel(visitor), /No results for “terraform”\. Try: /);
  visitor.assertQuiet();
});

test("an operator is tried in place, and the work stays as it is", async () => {
  const visitor = await visit();
  const before = await visitor.workspace();
  await visitor.press("F1");
  await search(visitor).fill("cidr");
  const pattern = visitor.page.getByRole("textbox", { name: "Try a pattern: cidr" });
  const tried = visitor.page.getByRole("list", { name: "Examples of detail: cidr" });
  await visitor.reads(tried, /10\.0\.0\.255"} Match .*10\.0\.1\.0"} No match/);
  await pattern.fill('{"detail": {"sourceIPAddress": [{"cidr": "10.0.1.0/24"}]}}');
  await visitor.reads(tried, /10\.0\.0\.255"} No match .*10\.0\.1\.0"} Match/);
  await pattern.fill('{"detail": ');
  await visitor.reads(tried, /Invalid pattern/);
  assert.deepEqual(await visitor.workspace(), before);

  await visitor.click("Open in the editors: cidr");
  await visitor.pattern.shows(/"cidr"/);
  await visitor.messages.getByRole("button", { name: "Undo" }).click();
  await visitor.pattern.shows(/aws\.rds/);
  visitor.assertQuiet();
});

test("on a phone it has the whole window", async () => {
  const visitor = await visit({ viewport: { width: 390, height: 844 } });
  await visitor.press("F1");
  const { x, y, width, height } = await panel(visitor).boundingBox();
  assert.deepEqual([x, y, width, height], [0, 0, 390, 844]);
  await visitor.click("Close the reference");
  await visitor.verdict.waitFor();
  visitor.assertQuiet();
});
