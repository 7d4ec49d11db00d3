// The two handlers of the tutorials, as they stand: in the sandbox, and in the Python of this machine where there is one.

import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { readFile } from "node:fs/promises";
import { describe, it } from "node:test";
import { Python, REQUEST_ID, runPython } from "./support/python.mjs";

const listing = (name) => readFile(new URL(`tutorials/${name}.py`, import.meta.url), "utf8");

const SNAPSHOT = {
  version: "0",
  id: "844e2571-85d4-695f-b930-0153b71dcb42",
  "detail-type": "RDS DB Snapshot Event",
  source: "aws.rds",
  account: "123456789012",
  time: "2018-10-06T12:26:13Z",
  region: "us-east-1",
  resources: ["arn:aws:rds:us-east-1:123456789012:snapshot:rds:snapshot-replica-2018-10-06-12-24"],
  detail: {
    EventCategories: ["creation"],
    SourceType: "SNAPSHOT",
    SourceArn: "arn:aws:rds:us-east-1:123456789012:snapshot:rds:snapshot-replica-2018-10-06-12-24",
    Date: "2018-10-06T12:26:13.882Z",
    SourceIdentifier: "snapshot-replica-2018-10-06-12-24",
    Message: "Automated snapshot created",
    EventID: "RDS-EVENT-0091",
  },
};
const changed = (detail) => ({ ...SNAPSHOT, detail: { ...SNAPSHOT.detail, ...detail } });
const starter = (detail) => ({ version: "0", source: "custom.app", "detail-type": "StartEC2", region: "eu-west-1", resources: [], detail });

/** Events for each listing: those of the tutorials first, then every other branch and failure. */
const EVENTS = {
  snapshot: [
    SNAPSHOT,
    changed({ SourceType: "CLUSTER_SNAPSHOT", SourceIdentifier: "mysql-instance-2018-10-06-12-24", EventID: "RDS-EVENT-0074" }),
    changed({ SourceType: "DB_INSTANCE" }),
    changed({ SourceIdentifier: "ä 'quoted' \"twice\" \n", Date: null, Message: 1.5 }),
    { detail: {} },
    { detail: { SourceType: "SNAPSHOT" } },
    {},
    [],
    "text",
    null,
    7,
  ],
  instance_starter: [
    starter({ "instance-id": "i-1234567890abcdef0" }),
    starter({ "instance-id": 7 }),
    starter({ "instance-id": null }),
    starter({}),
    { detail: "text" },
    null,
  ],
};

describe("the tutorials' handlers", () => {
  it("the RDS snapshot handler answers as in the tutorial", async () => {
    const { ending, lines, calls } = await runPython({ source: await listing("snapshot"), event: SNAPSHOT });
    const id = SNAPSHOT.detail.SourceIdentifier;
    assert.deepEqual(JSON.parse(ending.value), { statusCode: 200, body: `SnapshotID : ${id}, ARN: ${SNAPSHOT.detail.SourceArn}` });
    assert.equal(lines.length, 2);
    assert.match(lines[0].text, new RegExp(`^\\[INFO\\]\\t2026-03-01T10:00:0\\d\\.\\d{3}Z\\t${REQUEST_ID}\\t{'version': '0', 'id': '844e2571`));
    assert.equal(lines[1].text, "Snapshot is from RDS standalone instance");
    assert.deepEqual(calls, []);
  });

  it("the EC2 starter starts the instance", async () => {
    const { ending, lines, calls } = await runPython({ source: await listing("instance_starter"), event: EVENTS.instance_starter[0] });
    assert.deepEqual(ending, { kind: "returned", value: "null" });
    assert.deepEqual(lines.map(({ text }) => text), ["Started EC2 Instance: i-1234567890abcdef0"]);
    assert.deepEqual(calls.map(({ service, operation, parameters, line }) => ({ service, operation, parameters, line })), [
      { service: "ec2", operation: "StartInstances", parameters: { InstanceIds: ["i-1234567890abcdef0"] }, line: 7 },
    ]);
  });

  const python = spawnSync("python3", ["-c", "import sys; print(sys.version_info >= (3, 11))"], { encoding: "utf8" });
  const skip = python.stdout?.trim() === "True" ? false : "NOT COMPARED: this machine has no Python 3.11 or newer";
  if (skip) console.warn(`the tutorials' handlers against CPython: ${skip}`);
  for (const [name, events] of Object.entries(EVENTS)) {
    it(`${name}: the sandbox and CPython agree on ${events.length} events`, { skip }, async () => {
      const source = await listing(name);
      const driver = await readFile(new URL("support/cpython.py", import.meta.url), "utf8");
      const input = JSON.stringify({ source, events: events.map((event) => JSON.stringify(event)) });
      const native = spawnSync("python3", ["-c", driver], { input, encoding: "utf8", maxBuffer: 1e8 });
      assert.equal(native.status, 0, native.stderr);
      const expected = JSON.parse(native.stdout);
      assert.equal(expected.length, events.length);
      const python = await Python.start();
      for (const [index, event] of events.entries()) {
        const { ending, lines, calls } = await python.run({ source, event: JSON.stringify(event), warm: index > 0 });
        const found = {
          returned: ending.kind === "returned" ? ending.value : null,
          failed: ending.kind === "failed" ? { type: ending.failure.errorType, message: ending.failure.errorMessage, line: ending.failure.line, frame: ending.failure.stackTrace[0] } : null,
          // The level and the message of a record; what stands between them is Lambda's.
          lines: lines.map(({ text, level }) => (level === "log" ? text.replace(/^(\[\w+\])\t[^\t]*\t[^\t]*\t/, "$1 ") : text)),
          calls: calls.map(({ operation, parameters }) => [operation, parameters]),
        };
        const { printed, logged, ...account } = expected[index];
        assert.deepEqual(found, account, JSON.stringify(event));
      }
      await python.stop();
    });
  }
});
