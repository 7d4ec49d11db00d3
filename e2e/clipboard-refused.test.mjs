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
    await visitor.click("Share");
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
