// The package as npm packs it, installed in an empty folder: its files, both ways to load it, and
// the examples of its README, which must print what the README says.

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { fileURLToPath } from "node:url";

const pkg = fileURLToPath(new URL("../../pkg/", import.meta.url));
const readme = readFileSync(join(pkg, "README.md"), "utf8");
let folder;

/** Runs a program in the folder, and answers what it prints. */
function run(program, ...words) {
  // A test runner within a test runner would report to the outer one.
  const { NODE_TEST_CONTEXT, ...env } = process.env;
  return execFileSync(program, words, { cwd: folder, env, encoding: "utf8", stdio: "pipe" });
}

before(() => {
  folder = mkdtempSync(join(tmpdir(), "eventbridge-playground-"));
  const [{ filename }] = JSON.parse(run("npm", "pack", "--json", "--pack-destination", folder, pkg));
  writeFileSync(join(folder, "package.json"), '{"private": true}');
  run("npm", "install", "--offline", "--no-audit", "--no-fund", join(folder, filename));
});

after(() => rmSync(folder, { recursive: true, force: true }));

test("it has a README, licences, types and the engine's version", () => {
  const manifest = JSON.parse(readFileSync(join(pkg, "package.json"), "utf8"));
  const cargo = readFileSync(new URL("../../Cargo.toml", import.meta.url), "utf8");
  assert.ok(cargo.includes(`\nversion = "${manifest.version}"\n`));
  assert.equal(manifest.license, "MIT OR Apache-2.0");
  for (const file of ["README.md", "LICENSE-MIT", "LICENSE-APACHE", "index.js", "node.js", "index.d.ts"]) {
    assert.ok(readFileSync(join(folder, "node_modules/eventbridge-playground", file), "utf8"), file);
  }
});

test("it is imported by name", () => {
  const script = 'import * as engine from "eventbridge-playground"; console.log(Object.keys(engine).join())';
  assert.equal(run("node", "--input-type=module", "--eval", script), "RuleSet,explain,testEventPattern,validatePattern\n");
});

test("it is required by name", { skip: !process.features.require_module && "this Node cannot" }, () => {
  const script = 'console.log(typeof require("eventbridge-playground").RuleSet)';
  assert.equal(run("node", "--input-type=commonjs", "--eval", script), "function\n");
});

test("the examples of the README print what it says", () => {
  const blocks = [...readme.matchAll(/^```(\w+)\n(.*?)^```$/gms)];
  const ran = [];
  for (const [, language, text] of blocks) {
    if (language === "js") writeFileSync(join(folder, text.match(/^\/\/ (\S+)\n/)[1]), text);
    if (language === "ndjson") writeFileSync(join(folder, "events.ndjson"), text);
    if (language !== "console") continue;
    const [, command, expected] = text.match(/^\$ ([^\n]*)\n(.*)$/s);
    const printed = run("sh", "-c", command);
    // The report of a test runner has times in it; that it succeeds is enough.
    if (command !== "node --test") assert.equal(printed, expected, command);
    else assert.match(printed, /pass 3\b/);
    ran.push(command);
  }
  assert.equal(ran.length, blocks.filter(([, language]) => language === "js").length);
});
