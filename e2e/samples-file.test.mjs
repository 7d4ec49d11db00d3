// The samples lie beside the page, whole and fresh, and a first visit does not load them.

import assert from "node:assert/strict";
import { readdir, readFile } from "node:fs/promises";
import { test } from "node:test";

const repository = new URL("../", import.meta.url);
const read = (path) => readFile(new URL(path, repository), "utf8");

test("the published list holds what the sources say", async () => {
  const names = (await readdir(new URL("samples/", repository))).sort();
  const lists = await Promise.all(names.map(async (name) => JSON.parse(await read(`samples/${name}`))));
  const [file] = (await readdir(new URL("dist/", repository))).filter((name) => name.startsWith("samples-"));
  const published = await read(`dist/${file}`);
  assert.deepEqual(JSON.parse(published), lists.flat());
  assert.ok(!published.includes("\n"), "it is compact");
  assert.match(published, /"Time":5753\.0[,}]/, "numbers stay as they are written");
});

test("the page's own text names it and does not ask for it", async () => {
  const index = await read("dist/index.html");
  assert.match(index, /data-samples="samples-/);
  assert.doesNotMatch(index, /(?:src|href)="[^"]*samples/);
});
