// What is exported is read again as what it was, without any other tool.

import assert from "node:assert/strict";
import { readdirSync } from "node:fs";
import { test } from "node:test";
import { imported, systems } from "./support/exports.mjs";
import { assertSame } from "./support/same.mjs";

/** What a format cannot say, or says in a part of its own. */
const WITHOUT = {
  "cloudformation.yaml": { schedule: ["ActionAfterCompletion"] },
  "cloudformation-json.json": { schedule: ["ActionAfterCompletion"] },
  "sam.yaml": { schedule: ["ActionAfterCompletion"] },
  "cdk-typescript.ts": { schedule: ["ActionAfterCompletion"] },
  "cdk-python.py": { schedule: ["ActionAfterCompletion"] },
  "terraform.tf": { bus: ["Policy"] },
  "cli.sh": { bus: ["Policy"] },
  "cli-powershell.ps1": { bus: ["Policy"] },
  "boto3.py": { bus: ["Policy"] },
  "sdk.mjs": { bus: ["Policy"] },
};

const all = systems();

test("there are systems with parts of every kind", () => {
  const kinds = new Set(all.flatMap(({ parts }) => parts.map(({ kind }) => kind)));
  assert.equal(kinds.size, 7, [...kinds].join());
});

for (const [name, without] of Object.entries(WITHOUT)) {
  test(`${name} is read as what was exported`, () => {
    for (const system of all) {
      assert.ok(readdirSync(system.file(".")).includes(name), system.name);
      assertSame(system.parts, imported(system.file(name)), { without, about: system.file(name) });
    }
  });
}
