// Exported templates are ones that cfn-lint and the SAM translator take, and what the translator makes is what was exported.

import assert from "node:assert/strict";
import { test } from "node:test";
import { importedText, systems } from "./support/exports.mjs";
import { assertSame } from "./support/same.mjs";
import { NO_PYTHON, python, runPython } from "./support/tools.mjs";

/** Rules of cfn-lint that are not looked at, and why. */
const IGNORED = {
  W2501: "an exported connection has its secrets in clear text, and a note that says so",
};

const FILES = ["cloudformation.yaml", "cloudformation-json.json", "sam.yaml"];
const options = { skip: python ? false : NO_PYTHON };
const all = systems();

/** CloudFormation has no word for it, which the export says in a note. */
const without = { schedule: ["ActionAfterCompletion"] };

test("cfn-lint finds nothing wrong", options, () => {
  // The notations of a template hold the same; one of a single rule need not be looked at three times.
  const of = ({ file, parts }) => FILES.slice(0, parts.length > 1 ? FILES.length : 1).map(file);
  const files = all.flatMap(of);
  const said = runPython("lint.py", Object.keys(IGNORED).join(","), ...files);
  assert.equal(Object.keys(said).length, files.length);
  const wrong = Object.entries(said).filter(([, lines]) => lines.length > 0);
  assert.deepEqual(wrong, []);
});

test("the SAM translator makes what was exported", options, () => {
  const made = runPython("sam.py", ...all.map((system) => system.file("sam.yaml")));
  for (const system of all) {
    const template = JSON.stringify(made[system.file("sam.yaml")], null, 2);
    assertSame(system.parts, importedText(system, "sam-made.json", template), { without, about: system.name });
  }
});
