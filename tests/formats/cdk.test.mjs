// Exported stacks of the CDK are programs that synthesise, and their templates are what was exported.

import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { pathToFileURL } from "node:url";
import { folder, imported, systems } from "./support/exports.mjs";
import { assertSame } from "./support/same.mjs";
import { NO_PYTHON, python, runPython } from "./support/tools.mjs";

const all = systems();
const root = new URL("../../", import.meta.url).pathname;
const without = { schedule: ["ActionAfterCompletion"] };

function assertTemplate(system, file) {
  assertSame(system.parts, imported(system.file(file)), { without, about: system.file(file) });
}

test("stacks in TypeScript have the CDK's types", () => {
  const config = {
    compilerOptions: { noEmit: true, strict: true, target: "es2022", module: "nodenext", skipLibCheck: true, types: [] },
    files: all.map((system) => system.file("cdk-typescript.ts")),
  };
  writeFileSync(join(folder, "tsconfig.json"), JSON.stringify(config));
  const { stdout, status } = spawnSync(join(root, "node_modules/.bin/tsc"), ["-p", folder], { encoding: "utf8" });
  assert.equal(status, 0, stdout);
});

test("stacks in TypeScript synthesise what was exported", async () => {
  const esbuild = await import(pathToFileURL(join(root, "node_modules/esbuild/lib/main.js")));
  const cdk = await import("aws-cdk-lib");
  for (const system of all) {
    const source = readFileSync(system.file("cdk-typescript.ts"), "utf8");
    const { code } = await esbuild.transform(source, { loader: "ts", format: "esm" });
    writeFileSync(system.file("cdk-typescript.mjs"), code);
    const { EventsStack } = await import(pathToFileURL(system.file("cdk-typescript.mjs")));
    const app = new cdk.App({ outdir: system.file("cdk.out") });
    new EventsStack(app, "Stack");
    app.synth();
    assertTemplate(system, "cdk.out/Stack.template.json");
  }
});

test("stacks in Python synthesise what was exported", { skip: python ? false : NO_PYTHON }, () => {
  const failed = runPython("cdk.py", ...all.map((system) => system.file("cdk-python.py")));
  assert.deepEqual(failed, {});
  for (const system of all) assertTemplate(system, "cdk-python.template.json");
});
