// A visitor opens a dialog, and types or pastes at once.

import assert from "node:assert/strict";
import { test } from "node:test";
import { eventually } from "./support/eventually.mjs";
import { playground } from "./support/playground.mjs";

const { visit } = playground();

/** The key that opens a dialog, its title, and the field that has the focus then. */
const dialogs = [
  ["ControlOrMeta+K", "Search", "combobox", "Search commands, examples, samples and reference"],
  ["Alt+Shift+V", "Paste events", "textbox", "Events to paste"],
  ["Alt+Shift+C", "Sample events", "combobox", "Search samples"],
  ["Alt+Shift+B", null, "textbox", "Entries to send"],
  ["Alt+Shift+R", "Account and Region", "textbox", "Account"],
];

for (const [key, title, role, field] of dialogs) {
  test(`${field} has the focus when its dialog opens`, async () => {
    const visitor = await visit();
    await visitor.press(key);
    const place = visitor.page.getByRole(role, { name: field });
    await eventually(async () => assert.ok(await place.evaluate((it) => it.matches(":focus"))));
    if (title) await visitor.dialog(title).waitFor();
    visitor.assertQuiet();
  });
}

test("Paste, then Ctrl+V", async () => {
  const visitor = await visit();
  await visitor.copies('{"source": "shop", "detail-type": "Order Placed", "detail": {}}');
  await visitor.press("Alt+Shift+V");
  await visitor.dialog("Paste events").waitFor();
  await visitor.press("ControlOrMeta+V");
  const box = visitor.page.getByRole("textbox", { name: "Events to paste" });
  await eventually(async () => assert.match(await box.inputValue(), /Order Placed/));
  visitor.assertQuiet();
});

test("what is typed while the samples are loaded is searched, and a space closes nothing", async () => {
  const visitor = await visit();
  let letGo;
  const held = new Promise((resolve) => (letGo = resolve));
  await visitor.page.route(/\/samples-[^/]*$/, async (route) => {
    await held;
    await route.continue();
  });
  await visitor.press("Alt+Shift+C");
  const dialog = visitor.dialog("Sample events");
  await dialog.waitFor();
  await visitor.page.keyboard.type("S3 Object Created");
  await visitor.reads(dialog, /Loading/);
  assert.equal(await dialog.getByRole("option").count(), 0);
  letGo();
  await dialog.getByRole("option").first().waitFor();
  assert.equal(await dialog.getByRole("combobox").inputValue(), "S3 Object Created");
  assert.match(await dialog.getByRole("option").first().innerText(), /S3/);
  await visitor.press("Enter");
  await visitor.event.shows(/"detail-type": "Object Created"/);
  visitor.assertQuiet();
});
