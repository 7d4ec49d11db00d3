// A visitor sees what the rule's function returns and logs.

import assert from "node:assert/strict";
import { test } from "node:test";
import { eventually } from "./support/eventually.mjs";
import { playground } from "./support/playground.mjs";

const { visit } = playground();

const anything = '{"source": [{"exists": true}]}';
const detail = (fields) => JSON.stringify({ source: "s", time: "2026-01-02T03:04:05Z", detail: fields });

/** The lines of the log, waited for until the last of them is the report. */
async function logOf(visitor) {
  return eventually(async () => {
    const text = await (await visitor.dock("Logs")).locator("pre").innerText();
    const lines = text.split("\n").filter(Boolean);
    assert.match(lines.at(-1), /^REPORT/);
    return lines;
  });
}

async function response(visitor) {
  return JSON.parse(await (await visitor.dock("Response")).locator("pre").innerText());
}

test("the snapshot of a standalone database is named", async () => {
  const visitor = await visit();
  await visitor.reads(await visitor.dock("Logs"), /Snapshot is from RDS standalone instance/);
  assert.deepEqual(await response(visitor), {
    statusCode: 200,
    body: "SnapshotID : snapshot-replica-2018-10-06-12-24, ARN: arn:aws:rds:us-east-1:123456789012:snapshot:rds:snapshot-replica-2018-10-06-12-24",
  });
  visitor.assertQuiet();
});

test("the snapshot of a cluster is named", async () => {
  const visitor = await visit();
  await visitor.openExample("A cluster snapshot is created");
  await visitor.reads(await visitor.dock("Logs"), /Snapshot is from RDS cluster instance/);
  assert.match((await response(visitor)).body, /^SnapshotID : mysql-instance-2018-10-06-12-24, ARN: /);
  visitor.assertQuiet();
});

test("an unknown source is said to be unidentified", async () => {
  const visitor = await visit();
  await visitor.pattern.write(anything);
  await visitor.event.write(detail({ SourceType: "OTHER", SourceIdentifier: "a", SourceArn: "b" }));
  await visitor.reads(await visitor.dock("Logs"), /Unidentified Source/);
  assert.deepEqual(await response(visitor), { statusCode: 200, body: "SnapshotID : NULL, ARN: NULL" });
  visitor.assertQuiet();
});

test("a missing key is Python's KeyError, as Lambda reports it", async () => {
  const visitor = await visit();
  await visitor.pattern.write(anything);
  await visitor.event.write(detail({ SourceType: "SNAPSHOT", SourceArn: "b" }));
  await visitor.reads(await visitor.dock("Response"), /The function failed/);
  const { errorMessage, errorType, stackTrace } = await response(visitor);
  assert.deepEqual([errorMessage, errorType], ["'SourceIdentifier'", "KeyError"]);
  assert.match(stackTrace.join(""), /lambda_function\.py", line \d+, in lambda_handler/);
  const lines = await logOf(visitor);
  assert.match(lines.join("\n"), /\[ERROR\] KeyError: 'SourceIdentifier'\s+Traceback \(most recent call last\):/);
  visitor.assertQuiet();
});

test("the log has Lambda's lines, in order and with the report's tabs", async () => {
  const visitor = await visit();
  const lines = await logOf(visitor);
  const words = lines.map((line) => line.split(/[ \t]/)[0]);
  assert.deepEqual(words, ["INIT_START", "START", "[INFO]", "Snapshot", "END", "REPORT"]);
  const [, id] = /^START RequestId: (\S+) Version: \$LATEST$/.exec(lines[1]);
  assert.match(lines[0], /^INIT_START Runtime Version: python:3\.\d+\.v\d+\tRuntime Version ARN: arn:aws:lambda:/);
  assert.equal(lines[2].split("\t")[2], id);
  assert.equal(lines[4], `END RequestId: ${id}`);
  const report = lines[5].split("\t").map((field) => field.replace(/[\d.]+(?= (ms|MB))/, "N"));
  assert.deepEqual(report.filter(Boolean), [
    `REPORT RequestId: ${id}`,
    "Duration: N ms",
    "Billed Duration: N ms",
    "Memory Size: N MB",
    "Max Memory Used: N MB",
    "Init Duration: N ms",
  ]);
  await visitor.reads(await visitor.dock("Logs"), /simulated/);
  visitor.assertQuiet();
});

test("Run is a warm start: the log goes on, without another INIT_START", async () => {
  const visitor = await visit();
  await logOf(visitor);
  await visitor.click("Run");
  await eventually(async () => {
    const lines = await logOf(visitor);
    const words = lines.map((line) => line.split(/[ \t]/)[0]).filter((word) => /^[A-Z_]+$/.test(word));
    assert.deepEqual(words, ["INIT_START", "START", "END", "REPORT", "START", "END", "REPORT"]);
    assert.doesNotMatch(lines.at(-1), /Init Duration/);
  });
  visitor.assertQuiet();
});

test("the instance starter records the call that it would have made, and returns null", async () => {
  const visitor = await visit();
  await visitor.openExample("Start an instance on request");
  const calls = visitor.page.getByRole("list", { name: "Recorded calls" });
  await visitor.reads(calls, /^ec2\.start_instances \{"InstanceIds": \["i-[0-9a-f]+"\]\}$/);
  await visitor.reads(await visitor.dock("Logs"), /Started EC2 Instance: i-/);
  assert.equal(await response(visitor), null);
  visitor.assertQuiet();
});

test("it is not invoked for events that do not match, are switched off or cannot be read", async () => {
  const visitor = await visit();
  const idle = async (why = /Not invoked: the event doesn't match the rule/) => {
    await visitor.reads(await visitor.dock("Response"), why);
    await visitor.reads(await visitor.dock("Logs"), /Not invoked/);
    assert.equal(await visitor.button("Run").isDisabled(), true);
  };
  await visitor.choose("RDS Cluster");
  await idle();
  await visitor.press("ControlOrMeta+Enter");
  await visitor.hears(/Not invoked: the rule has no function/);
  await visitor.choose("RDS Standalone");
  await visitor.reads(await visitor.dock("Response"), /statusCode/);
  await visitor.event.write("{");
  await idle(/Not invoked: the event isn't valid/);
  visitor.assertQuiet();
});

test("another function is chosen, or none", async () => {
  const visitor = await visit();
  const functions = visitor.page.getByRole("combobox", { name: "Function" });
  await functions.selectOption("EC2 instance starter");
  await visitor.dock("Code");
  await visitor.handler.shows(/start_instances/);
  await visitor.reads(await visitor.dock("Logs"), /KeyError: 'instance-id'/);
  await functions.selectOption("No function");
  await visitor.reads(await visitor.dock("Response"), /The rule has no target/);
  await visitor.handler.box.waitFor({ state: "detached" });
  visitor.assertQuiet();
});

test("it can be run on an event that the rule does not match", async () => {
  const visitor = await visit();
  await visitor.choose("RDS Cluster");
  await visitor.click("Run anyway");
  const response = await visitor.dock("Response");
  await visitor.reads(response, /The rule wouldn't invoke it.*"statusCode": 200/);
  await visitor.click("Run");
  await eventually(async () => {
    const log = await (await visitor.dock("Logs")).innerText();
    assert.equal(log.match(/^REPORT/gm)?.length, 2);
  });
  await visitor.choose("RDS Standalone");
  await visitor.choose("RDS Cluster");
  await visitor.reads(await visitor.dock("Response"), /^Not invoked/);
  visitor.assertQuiet();
});
