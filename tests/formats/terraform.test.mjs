// Exported Terraform is HCL for HashiCorp's parser and for python-hcl2, and what they read is what was exported.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { importedText, systems } from "./support/exports.mjs";
import { assertSame } from "./support/same.mjs";
import { NO_PYTHON, python, runPython } from "./support/tools.mjs";

const all = systems();

/** The policy of a bus is a resource of its own. */
const without = { bus: ["Policy"] };

test("HashiCorp's parser reads what was exported", async () => {
  const { parse } = await import("@cdktf/hcl2json");
  for (const system of all) {
    const read = await parse("main.tf", readFileSync(system.file("terraform.tf"), "utf8"));
    const found = importedText(system, "hcl2json.tf.json", JSON.stringify(read, null, 2));
    assertSame(system.parts, found, { without, about: system.name });
  }
});

test("python-hcl2 reads the same resources", { skip: python ? false : NO_PYTHON }, async () => {
  const { parse } = await import("@cdktf/hcl2json");
  const read = runPython("hcl.py", ...all.map((system) => system.file("terraform.tf")));
  for (const system of all) {
    const file = system.file("terraform.tf");
    const expected = await parse("main.tf", readFileSync(file, "utf8"));
    const labels = (resources) =>
      resources.flatMap(([kind, named]) => Object.keys(named).map((name) => `${kind}.${name}`.replaceAll('"', ""))).sort();
    assert.deepEqual(
      labels(read[file].resource?.flatMap(Object.entries) ?? []),
      labels(Object.entries(expected.resource ?? {})),
      system.name,
    );
  }
});
