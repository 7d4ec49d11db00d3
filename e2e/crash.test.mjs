// Should the program stop, the visitor is not left with a dead page.

import assert from "node:assert/strict";
import { test } from "node:test";
import { violations } from "./support/axe.mjs";
import { playground } from "./support/playground.mjs";

const { visit } = playground();

/** Says what a panic says: a message, and the work that was last written down. */
function crash(visitor, workspace) {
  return visitor.page.evaluate((work) => {
    const detail = ["panicked at <somewhere>", work];
    dispatchEvent(new CustomEvent("playground-crash", { detail }));
  }, workspace);
}

test("a message says so, hands the work out, and reloads", async () => {
  const visitor = await visit();
  await visitor.context.grantPermissions(["clipboard-read", "clipboard-write"]);
  await visitor.pattern.write('{"source": ["mine"]}');
  await visitor.isTold("No match");
  await crash(visitor, '{"pattern": "<b>mine</b>"}');

  const message = visitor.page.getByRole("alertdialog", { name: "The playground has stopped" });
  await visitor.reads(message, /panicked at <somewhere>/);
  assert.equal(await message.getByRole("textbox", { name: "Your workspace" }).inputValue(), '{"pattern": "<b>mine</b>"}');
  await message.getByRole("button", { name: "Copy the workspace" }).click();
  await message.getByRole("button", { name: "Copied" }).waitFor();
  assert.equal(await visitor.clipboard(), '{"pattern": "<b>mine</b>"}');

  await message.getByRole("button", { name: "Reload" }).click();
  await message.waitFor({ state: "detached" });
  await visitor.isReady();
  await visitor.pattern.shows('{"source": ["mine"]}');
  visitor.assertQuiet();
});

for (const colorScheme of ["light", "dark"]) {
  test(`the message can be read and used by everyone, ${colorScheme}`, async () => {
    const visitor = await visit({ colorScheme });
    await crash(visitor, "{}");
    const message = visitor.page.getByRole("alertdialog");
    await message.waitFor();
    assert.equal(await message.getByRole("button", { name: "Reload" }).evaluate((button) => button.matches(":focus")), true);
    assert.deepEqual(await violations(visitor.page), []);
    visitor.assertQuiet();
  });
}
