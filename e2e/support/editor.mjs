// One of the page's code editors, found by its name.

import assert from "node:assert/strict";
import { eventually } from "./eventually.mjs";

export class Editor {
  constructor(page, name) {
    this.page = page;
    this.box = page.getByRole("textbox", { name, exact: true });
  }

  /** The whole text, of which an editor keeps only the part in view in the document. */
  text() {
    return this.box.evaluate((box) => box.getRootNode().host.value);
  }

  /** Waits until the text is, or matches, `expected`. */
  shows(expected) {
    return eventually(async () => {
      const text = await this.text();
      if (expected instanceof RegExp) assert.match(text, expected);
      else assert.equal(text, expected);
    });
  }

  async focus() {
    await this.box.focus();
  }

  async selectAll() {
    await this.focus();
    await this.page.keyboard.press("ControlOrMeta+A");
  }

  /** Writes `text` over the whole of what was there. */
  async write(text) {
    await this.selectAll();
    if (text === "") await this.page.keyboard.press("Delete");
    else await this.page.keyboard.insertText(text);
  }

  /** Types over the first `old` in the text, key by key. */
  async retype(old, keys) {
    await this.place(old);
    for (const _ of old) await this.page.keyboard.press("Backspace");
    await this.page.keyboard.type(keys);
  }

  /** Puts the cursor behind the first `words`, by keys alone: the arrow is held down. */
  async place(words) {
    const at = (await this.text()).indexOf(words);
    assert.notEqual(at, -1, `the text should hold ${words}`);
    await this.focus();
    await this.page.keyboard.press("ControlOrMeta+Home");
    const { keyboard } = this.page;
    await Promise.all(Array.from({ length: at + words.length }, () => keyboard.down("ArrowRight")));
    await keyboard.up("ArrowRight");
  }

  /** What is selected, found out by copying it. */
  async selection() {
    await this.page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
    await this.focus();
    await this.page.keyboard.press("ControlOrMeta+C");
    return this.page.evaluate(() => navigator.clipboard.readText());
  }

  /** Puts `text` on the clipboard and pastes it over the whole text. */
  async paste(text) {
    await this.page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
    await this.page.evaluate((copied) => navigator.clipboard.writeText(copied), text);
    await this.selectAll();
    await this.page.keyboard.press("ControlOrMeta+V");
  }

  /** The stretches of text that are lit up as `match`, `miss` or `error`. */
  lit(kind) {
    return this.box.locator(`.ebp-${kind}`).allInnerTexts();
  }

  /** Waits until exactly these stretches are lit up. */
  lights(kind, expected) {
    return eventually(async () => assert.deepEqual(await this.lit(kind), expected));
  }
}
