// Handlers as people write them, in python/*.py, with what they must answer, log and call in python/*.json.
// `EXPECTED=write` writes what they do; read the difference before it is committed.

import assert from "node:assert/strict";
import { readdir, readFile, writeFile } from "node:fs/promises";
import { describe, it } from "node:test";
import { runPython } from "./support/python.mjs";
import { shown } from "./support/shown.mjs";

const folder = new URL("python/", import.meta.url);
const names = (await readdir(folder)).filter((name) => name.endsWith(".py")).map((name) => name.slice(0, -3));

describe("handlers in Python", { concurrency: 2 }, () => {
  it("are there", () => assert.ok(names.length >= 40));
  for (const name of names) {
    it(name.replaceAll("_", " "), async () => {
      const file = new URL(`${name}.json`, folder);
      const { expected, ...request } = JSON.parse(await readFile(file, "utf8"));
      const source = await readFile(new URL(`${name}.py`, folder), "utf8");
      const found = shown(await runPython({ ...request, source }));
      if (process.env.EXPECTED === "write") {
        await writeFile(file, `${JSON.stringify({ ...request, expected: found }, null, 2)}\n`);
      } else {
        assert.deepEqual(found, expected);
      }
    });
  }
});
