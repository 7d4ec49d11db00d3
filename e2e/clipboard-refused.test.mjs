// The browser refuses the clipboard, and the visitor copies the link by hand.

import assert from "node:assert/strict";
import { test } from "node:test";
import { playground } from "./support/playground.mjs";

const { visit } = playground();

const refusals = {
  "a browser that asks and hears no": () => {
    navigator.clipboard.writeText = () => Promise.reject(new DOMException("no", "NotAllowedError"));
  },
  "a page without a clipboard": () => {
    Object.defineProperty(Navigator.prototype, "clipboard", { get: () => undefined });
  },
};

for (const [what, refuse] of Object.entries(refusals)) {
  test(`${what}: the link is shown, selected, and opens the workspace`, async () => {
    const visitor = await visit({ before: (page) => page.addInitScript(refuse) });
    await visitor.pattern.write('{"source": ["aws.rds"]}');
    await visitor.shareAs("Copy link");
    const dialog = visitor.dialog("Copy the link");
    await dialog.waitFor();
    const box = dialog.getByRole("textbox", { name: "Link" });
    const link = await box.inputValue();
    assert.ok(link.startsWith(`${visitor.url}#1`), link);
    await box.focus();
    const selected = await box.evaluate((area) => area.value.slice(area.selectionStart, area.selectionEnd));
    assert.equal(selected, link);
    await visitor.press("Escape");
    await dialog.waitFor({ state: "hidden" });

    const colleague = await visit({ link: link.slice(visitor.url.length) });
    await colleague.pattern.shows('{"source": ["aws.rds"]}');
    visitor.assertQuiet();
    colleague.assertQuiet();
  });
}

test("a pattern is shown for copying by hand, too, and has the focus", async () => {
  const refuse = refusals["a page without a clipboard"];
  const visitor = await visit({ before: (page) => page.addInitScript(refuse) });
  await visitor.shareAs("Copy pattern");
  const box = visitor.dialog("Copy the text").getByRole("textbox", { name: "Text" });
  assert.equal(await box.inputValue(), await visitor.pattern.text());
  assert.equal(await box.evaluate((area) => document.activeElement === area), true);
  visitor.assertQuiet();
});
