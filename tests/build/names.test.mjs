// Names that change with what a file holds.

import assert from "node:assert/strict";
import { test } from "node:test";
import { nameByContent } from "../../scripts/names.mjs";

/** The new names and texts of files that were given as texts. */
function named(files) {
  const map = new Map(Object.entries(files).map(([name, text]) => [name, Buffer.from(text)]));
  const result = [...nameByContent(map)].map(([old, { name, bytes }]) => [old, { name, text: bytes.toString() }]);
  return Object.fromEntries(result);
}

/** What the split page looks like: two scripts that name each other, and chunks. */
const page = {
  "page.js": 'import * as import1 from "./__wasm_split.js"\nconst imports = { "./__wasm_split.js": import1 };',
  "__wasm_split.js": 'import { initSync } from "./page.js";\nfetch(new URL("./split_bus.wasm", import.meta.url));',
  "page_bg.wasm": "main",
  "split_bus.wasm": "bus",
};

test("a name has the hash of the content, without what tools put around it", () => {
  const names = Object.values(named(page)).map(({ name }) => name.replace(/[0-9a-f]{16}/, "#"));
  assert.deepEqual(names.sort(), ["bus-#.wasm", "page-#.js", "page-#.wasm", "split-#.js"]);
});

test("where a script loads another file, it says the new name, and nothing else of it changes", () => {
  const after = named(page);
  const [loader, chunk] = [after["__wasm_split.js"], after["split_bus.wasm"].name];
  assert.equal(
    after["page.js"].text,
    `import * as import1 from "./${loader.name}"\nconst imports = { "./__wasm_split.js": import1 };`,
  );
  assert.match(loader.text, new RegExp(`new URL\\("./${chunk}"`));
  assert.match(loader.text, new RegExp(`from "./${after["page.js"].name}"`));
});

test("what changed has another name, and so has whatever names it", () => {
  const before = named(page);
  const after = named({ ...page, "split_bus.wasm": "bus, changed" });
  const changed = Object.keys(page).filter((file) => before[file].name !== after[file].name);
  assert.deepEqual(changed.sort(), ["__wasm_split.js", "page.js", "split_bus.wasm"]);
});

test("a script that nothing has changed for keeps its name", () => {
  const files = {
    "main.js": 'import"./chunk.js";import("./later.js")',
    "later.js": 'import{a}from"./chunk.js"',
    "chunk.js": "export const a = 1",
  };
  const before = named(files);
  const after = named({ ...files, "later.js": 'import{a}from"./chunk.js";a()' });
  assert.equal(after["chunk.js"].name, before["chunk.js"].name);
  assert.notEqual(after["later.js"].name, before["later.js"].name);
  assert.notEqual(after["main.js"].name, before["main.js"].name);
});

test("the same files have the same names each time", () => {
  assert.deepEqual(named(page), named(Object.fromEntries(Object.entries(page).reverse())));
});
