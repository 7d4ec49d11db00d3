// Exported scripts run, and what they ask AWS for is what was exported.

import assert from "node:assert/strict";
import { spawn, spawnSync } from "node:child_process";
import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { after, before, test } from "node:test";
import { importedText, systems } from "./support/exports.mjs";
import { asAnswer, loopback } from "./support/loopback.mjs";
import { assertSame } from "./support/same.mjs";
import { NO_PYTHON, python } from "./support/tools.mjs";

const here = new URL(".", import.meta.url).pathname;
// A script takes a second; those of a single rule are alike.
const all = systems().filter(({ parts }) => parts.length > 1);
const skip = python ? false : NO_PYTHON;
const hasPowerShell = spawnSync("pwsh", ["-Version"]).status === 0;

let endpoint;
/** A folder with programs that go before others: `aws`, and a `sleep` that does not wait. */
let programs;
let server;

before(async () => {
  endpoint = await loopback();
  programs = mkdtempSync(join(tmpdir(), "formats-"));
  writeFileSync(join(programs, "sleep"), "#!/bin/sh\n");
  chmodSync(join(programs, "sleep"), 0o755);
  if (!python) return;
  server = spawn(python, [join(here, "tools/aws.py"), programs], { stdio: ["ignore", "pipe", "inherit"] });
  await new Promise((ready) => server.stdout.on("data", (text) => `${text}`.includes("ready") && ready()));
});

after(async () => {
  server?.kill();
  await endpoint.close();
  rmSync(programs, { recursive: true });
});

/** Runs a script of each system, and compares what arrived. */
async function runAll(name, command) {
  for (const system of all) {
    endpoint.calls.length = 0;
    const [program, ...rest] = command(system);
    const env = {
      PATH: `${programs}${delimiter}${process.env.PATH}`,
      HOME: programs,
      AWS_ENDPOINT_URL: endpoint.url,
      AWS_ACCESS_KEY_ID: "test",
      AWS_SECRET_ACCESS_KEY: "test",
      AWS_REGION: "us-east-1",
      AWS_DEFAULT_REGION: "us-east-1",
      AWS_MAX_ATTEMPTS: "1",
      AWS_PAGER: "",
    };
    const { status, output } = await run(program, rest, env);
    assert.equal(status, 0, `${name} of ${system.name}: ${output}`);
    const unknown = endpoint.calls.filter((call) => call.operation === "unknown");
    assert.deepEqual(unknown, [], system.name);
    const text = JSON.stringify(asAnswer(endpoint.calls), null, 2);
    assertSame(system.parts, importedText(system, `${name}-calls.json`, text), { about: `${name} of ${system.name}` });
  }
}

function run(program, rest, env) {
  return new Promise((done) => {
    const child = spawn(program, rest, { env });
    let output = "";
    for (const stream of [child.stdout, child.stderr]) stream.on("data", (text) => (output += text));
    child.on("close", (status) => done({ status, output }));
  });
}

test("scripts for bash ask for what was exported", { skip }, () =>
  runAll("cli", (system) => ["bash", system.file("cli.sh")]));

test(
  "scripts for PowerShell ask for what was exported",
  { skip: skip || (hasPowerShell ? false : "SKIPPED: there is no PowerShell, so no script was run in it") },
  () => runAll("cli-powershell", (system) => ["pwsh", "-NoProfile", "-File", system.file("cli-powershell.ps1")]),
);

test("scripts for boto3 ask for what was exported", { skip }, () =>
  runAll("boto3", (system) => [python, join(here, "tools/boto.py"), system.file("boto3.py")]));

test("scripts for the SDK ask for what was exported", () =>
  runAll("sdk", (system) => {
    // The SDK sends to the address of a queue, whatever the endpoint is.
    const script = readFileSync(system.file("sdk.mjs"), "utf8");
    const local = script.replace("new SQSClient({})", "new SQSClient({ useQueueUrlAsEndpoint: false })");
    writeFileSync(system.file("sdk-here.mjs"), local);
    return ["node", "--import", join(here, "tools/hurry.mjs"), system.file("sdk-here.mjs")];
  }));
