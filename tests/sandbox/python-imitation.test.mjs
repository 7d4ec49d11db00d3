// The built-in functions are imitated in Rust. Here their Python runs for real in the sandbox, and must answer as the
// imitation did: `imitated.json` holds events for every branch with the imitation's answers, and
// `tests/handler_listings.rs` holds that file to the imitation. Needs no Python on the machine.

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { describe, it } from "node:test";
import { Python, REQUEST_ID } from "./support/python.mjs";

const imitated = JSON.parse(await readFile(new URL("imitated.json", import.meta.url), "utf8"));

/** A record of `logging` in the text format of Lambda's runtime. */
const RECORD = new RegExp(`^\\[INFO\\]\\t[^\\t]+\\t${REQUEST_ID}\\t(.*)$`, "s");

/** A run as `imitated.json` tells it. */
function account({ ending, lines, calls }) {
  const { failure } = ending;
  const records = lines.map(({ text }) => RECORD.exec(text)?.[1]);
  return {
    returned: ending.kind === "returned" ? ending.value : null,
    error: failure ? [failure.errorType, failure.errorMessage] : null,
    frame: failure ? failure.stackTrace[0] : null,
    printed: lines.filter((_, index) => records[index] === undefined).map(({ text }) => `${text}\n`).join(""),
    logged: records.filter((record) => record !== undefined),
    calls: calls.map(({ parameters }) => parameters),
  };
}

describe("the built-in functions' Python in the sandbox", () => {
  for (const name of new Set(imitated.map(([name]) => name))) {
    it(`${name} does as its imitation`, async () => {
      const source = await readFile(new URL(`../../src/handler/listings/${name.replaceAll("-", "_")}.py`, import.meta.url), "utf8");
      const python = await Python.start();
      let warm = false;
      for (const [, event, expected] of imitated.filter(([of]) => of === name)) {
        assert.deepEqual(account(await python.run({ source, event, warm })), expected, event);
        warm = true;
      }
      await python.stop();
    });
  }
});
