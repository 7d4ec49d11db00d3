// Which names a file imports of which module.

import assert from "node:assert/strict";
import { test } from "node:test";
import { bundled } from "./support/bundle.mjs";

const { importedNames } = await bundled("node/imports");

test("names of each kind of import", () => {
  const cases = [
    ['import { a, b as c } from "m";', { m: ["a", "b"] }],
    ['import d, { e } from "m";', { m: ["e"] }],
    ['import * as ns from "m"; ns.one(); new ns.Two(ns?.three);  x.ns.no', { m: ["one", "Two", "three"] }],
    ['import "m";', { m: [] }],
    ['import a from "m"; import { b } from "m"; import { c } from "n";', { m: ["b"], n: ["c"] }],
    ['export { x as y } from "m"; export * from "n";', { m: ["x"], n: [] }],
    ['import { /* one */ a, // two\n b } from "m";', { m: ["a", "b"] }],
    ['const { a, b: c } = await import("m");', { m: ["a", "b"] }],
    ['const ns = await import("m"); ns.x();', { m: ["x"] }],
    ['import { "quoted name" as q, default as d } from "m";', { m: ["quoted name", "default"] }],
    ['const s = "import { no } from \'m\'"; // import { no } from "m"', {}],
    ['import { a } from', {}],
  ];
  for (const [source, expected] of cases) {
    const found = Object.fromEntries([...importedNames(source)].map(([name, names]) => [name, [...names]]));
    assert.deepEqual(found, expected, source);
  }
});
