// A visitor looks for help.

import assert from "node:assert/strict";
import { test } from "node:test";
import { violations } from "./support/axe.mjs";
import { eventually } from "./support/eventually.mjs";
import { playground } from "./support/playground.mjs";

const { visit } = playground();

/** Opens the menu Help and presses one of its entries. */
async function help(visitor, entry) {
  await visitor.click("Help");
  await visitor.page.getByRole("group", { name: "Help" }).getByRole("button", { name: entry }).click();
}

test("the menu Help says which keys there are", async () => {
  const visitor = await visit();
  await help(visitor, "Keyboard shortcuts");
  const dialog = visitor.dialog("Keyboard shortcuts");
  await visitor.reads(dialog, /Format the pattern Alt\+Shift\+F/);
  const rows = await dialog.getByRole("row").count();
  assert.ok(rows >= 30, `${rows} shortcuts`);
  await visitor.press("Escape");
  await dialog.waitFor({ state: "hidden" });
  visitor.assertQuiet();
});

test("the menu Help says what this page is, and what becomes of one's data", async () => {
  const visitor = await visit();
  await help(visitor, "About");
  const dialog = visitor.dialog("About EventBridge Playground");
  await visitor.reads(dialog, /Nothing you type leaves this page/);
  await visitor.reads(dialog, /Not affiliated with Amazon Web Services\. Version \d+\.\d+\.\d+ License MIT OR Apache-2\.0/);
  visitor.assertQuiet();
});

test("account and Region are in the menu Help", async () => {
  const visitor = await visit();
  await help(visitor, "Account and Region");
  await visitor.dialog("Account and Region").waitFor();
  visitor.assertQuiet();
});

for (const colorScheme of ["light", "dark"]) {
  test(`the menu and its dialogs can be read by everybody, ${colorScheme}`, async () => {
    const visitor = await visit({ colorScheme });
    await visitor.click("Help");
    assert.deepEqual(await violations(visitor.page), [], "the menu Help");
    await visitor.press("Escape");
    for (const entry of ["Keyboard shortcuts", "About"]) {
      await help(visitor, entry);
      assert.deepEqual(await violations(visitor.page), [], entry);
      await visitor.press("Escape");
    }
    visitor.assertQuiet();
  });
}

test("on a phone, Help and Search are in the header and stay in the window", async () => {
  const visitor = await visit({ viewport: { width: 390, height: 844 } });
  await visitor.click("Help");
  const { x, width } = await visitor.page.getByRole("group", { name: "Help" }).boundingBox();
  assert.ok(x >= 0 && x + width <= 390, `from ${x}, ${width} wide`);
  await visitor.press("Escape");
  await visitor.click("Search");
  await visitor.dialog("Search").waitFor();
  visitor.assertQuiet();
});

test("the help on a value of the first lines opens below them, and covers neither verdict nor header", async () => {
  const visitor = await visit();
  await visitor.pattern.place('"aws.rds');
  const opened = visitor.page.locator(".cm-tooltip-hover");
  await eventually(async () => {
    await visitor.press("ControlOrMeta+I");
    await opened.waitFor({ timeout: 1_000 });
  });
  const [help, pattern] = await Promise.all([opened.boundingBox(), visitor.pattern.box.boundingBox()]);
  assert.ok(help.y >= pattern.y, `${help.y} is above ${pattern.y}`);
  visitor.assertQuiet();
});
