// Handlers as people write them, in python/*.py, with what they must answer, log and call in python/*.json.
// `EXPECTED=write` writes what they do; read the difference before it is committed.

import assert from "node:assert/strict";
import { readdir, readFile, writeFile } from "node:fs/promises";
import { describe, it } from "node:test";
import { REQUEST_ID, runPython } from "./support/python.mjs";

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

/** An outcome without what differs from run to run. */
function shown({ ending, lines, calls, sent }) {
  const value = ending.kind === "returned" ? written(ending.value) : undefined;
  const end = ending.kind === "returned" ? { kind: "returned", value } : ending;
  const found = {
    ending: end,
    lines: lines.map(({ text, level }) => `${level}: ${text}`),
    calls: calls.map(({ at: _, answer: _answer, ...call }) => call),
    sent: sent.map(({ entry }) => entry),
  };
  return JSON.parse(masked(JSON.stringify(found)));
}

/** The value, or the text where it is no JSON: Python writes NaN. */
function written(text) {
  try {
    return JSON.parse(text);
  } catch {
    return { text };
  }
}

/** Times, ids, and numbers that change with the runtime's own code. */
function masked(text) {
  return text
    .replace(/bootstrap\.py:\d+/g, "bootstrap.py:1")
    .replace(/(site-packages\/[\w/.]+\\", line )\d+/g, "$11")
    .replace(/repeated \d+ more times/g, "repeated 990 more times")
    .replace(/2026-03-01T10:00:\d\d\.\d{3}Z/g, "2026-03-01T10:00:00.000Z")
    .replace(/[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g, (id) => (id === REQUEST_ID ? id : "00000000-0000-0000-0000-000000000000"));
}
