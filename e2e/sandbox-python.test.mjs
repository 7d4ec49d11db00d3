// Python handlers in the browser: the tutorials' two, errors, endings, and what no code reaches.

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { describe, it } from "node:test";
import { REQUEST } from "../tests/sandbox/support/request.mjs";
import { REQUEST_ID, shown } from "../tests/sandbox/support/shown.mjs";
import { listener, sandboxSite } from "./support/sandbox.mjs";

const tutorial = (name) => readFile(new URL(`../tests/sandbox/tutorials/${name}.py`, import.meta.url), "utf8");
const handler = (body) => `import sys, time\n\n\ndef lambda_handler(event, context):\n${body.replace(/^/gm, "    ")}\n`;
const PYTHON = { runtime: "python", file: "lambda_function.py", handler: "lambda_function.lambda_handler", event: "{}" };
const python = (source, request = {}) => ({ ...PYTHON, source, ...request });

const SNAPSHOT = { detail: { SourceType: "SNAPSHOT", SourceIdentifier: "nightly", SourceArn: "arn:aws:rds:us-east-1:123456789012:snapshot:rds:nightly" } };

describe("a handler in Python", () => {
  const { visit } = sandboxSite();

  /** A visit with the host started; `requests` begin with the first run. */
  const visitHost = async () => {
    const visited = await visit();
    await visited.start();
    return visited;
  };

  it("the tutorials' handlers answer, log and call; the second run asks for nothing", async () => {
    const { run, requests, progress } = await visitHost();
    requests.length = 0;
    const first = await run(python(await tutorial("snapshot"), { event: JSON.stringify(SNAPSHOT) }));
    assert.deepEqual(first.ending.kind, "returned", JSON.stringify(first));
    assert.deepEqual(JSON.parse(first.ending.value), { statusCode: 200, body: `SnapshotID : nightly, ARN: ${SNAPSHOT.detail.SourceArn}` });
    assert.equal(first.cold, true);
    assert.match(first.lines[0].text, /^\[INFO\]\t2026-03-01T10:00:0\d\.\d{3}Z\t8f507cfc-0000-4000-8000-000000000001\t{'detail': {'SourceType': 'SNAPSHOT'/);
    assert.equal(first.lines[1].text, "Snapshot is from RDS standalone instance");
    const loaded = (await progress()).filter(({ part }) => part === "runtime");
    assert.equal(loaded.at(-1).loaded, loaded.at(-1).total);
    assert.ok(requests.every((url) => /\/sandbox\/python|\/sandbox\.html$/.test(url)), requests.join());
    requests.length = 0;
    const second = await run(python(await tutorial("instance_starter"), { event: JSON.stringify({ detail: { "instance-id": "i-0abc" } }) }));
    assert.deepEqual(second.ending, { kind: "returned", value: "null" });
    assert.deepEqual(second.lines.map(({ text }) => text), ["Started EC2 Instance: i-0abc"]);
    assert.deepEqual(second.calls.map(({ service, operation, parameters }) => ({ service, operation, parameters })), [
      { service: "ec2", operation: "StartInstances", parameters: { InstanceIds: ["i-0abc"] } },
    ]);
    assert.deepEqual(requests, []);
  });

  it("an exception has Lambda's type, message and frames, and the line of the code", async () => {
    const { run } = await visitHost();
    const { ending } = await run(python(handler("return event['detail']['nope']"), { event: '{"detail": {}}' }));
    assert.deepEqual(ending, {
      kind: "failed",
      during: "invoke",
      failure: {
        errorType: "KeyError",
        errorMessage: "'nope'",
        stackTrace: ["  File \"/var/task/lambda_function.py\", line 5, in lambda_handler\n    return event['detail']['nope']\n"],
        requestId: "8f507cfc-0000-4000-8000-000000000001",
        line: 5,
      },
    });
  });

  it("endless loops end at the time-out while the page lives, and the next run works", async () => {
    const { page, begin, end, run } = await visitHost();
    for (const body of ["while True:\n    pass", "while True:\n    try:\n        while True:\n            pass\n    except BaseException:\n        pass"]) {
      await begin(python(handler(body), { timeout: 1 }));
      assert.equal(await page.evaluate(() => 1 + 1), 2);
      const { ending, duration } = await end();
      assert.deepEqual([ending.kind, duration], ["timed-out", 1000]);
    }
    assert.equal((await run(python(handler("return 1")))).ending.value, "1");
  });

  it("memory is bounded, and what is within the bounds can be had", async () => {
    const { run } = await visitHost();
    const grow = "kept = []\nwhile True:\n    kept.append(bytearray(1_000_000))";
    for (const body of [grow, `try:\n${grow.replace(/^/gm, "    ")}\nexcept MemoryError:\n    return 1`]) {
      assert.deepEqual((await run(python(handler(body)))).ending, { kind: "out-of-memory" });
    }
    assert.equal((await run(python(handler("return len(bytearray(64_000_000))")))).ending.value, "64000000");
  });

  it("a process that ends itself is told, and the next run works", async () => {
    const { run } = await visitHost();
    for (const [body, status] of [["sys.exit(3)", 3], ["import os\nos._exit(4)", 4], ["import os\nos.abort()", null]]) {
      const { ending } = await run(python(handler(body)));
      assert.deepEqual([ending.kind, ending.status], ["exited", status], body);
    }
    const deep = await run(python(handler("sys.setrecursionlimit(10**9)\ndef f():\n    return f()\nf()")));
    assert.ok(["failed", "exited", "out-of-memory"].includes(deep.ending.kind), JSON.stringify(deep.ending));
    assert.equal((await run(python(handler("return 1")))).ending.value, "1");
  });

  it("the library, boto3's pages, waiters, tables, bodies and errors are what they are outside of a browser", async () => {
    const { run } = await visitHost();
    const folder = new URL("../tests/sandbox/python/", import.meta.url);
    for (const name of ["one_handler_that_uses_all", "caught_client_error", "uncaught_client_error", "pages_and_waiters", "dynamodb_table", "s3_objects", "sleeps", "sleeps_too_long", "read_only_files"]) {
      const { expected, ...request } = JSON.parse(await readFile(new URL(`${name}.json`, folder), "utf8"));
      const source = await readFile(new URL(`${name}.py`, folder), "utf8");
      const context = { ...REQUEST.context, functionName: "orders", awsRequestId: REQUEST_ID, invokedFunctionArn: REQUEST.context.invokedFunctionArn.replace("my-function", "orders") };
      const { ending, calls } = shown(await run(python(source, { context, ...request, event: JSON.stringify(request.event ?? {}) })));
      assert.equal(ending.kind, expected.ending.kind, `${name}: ${JSON.stringify(ending)}`);
      assert.deepEqual(ending.value, expected.ending.value, name);
      assert.equal(ending.failure?.errorMessage, expected.ending.failure?.errorMessage, name);
      assert.deepEqual(calls.map(({ operation, parameters }) => [operation, parameters]), expected.calls.map(({ operation, parameters }) => [operation, parameters]), name);
    }
  });

  it("no way leads out of it", async (context) => {
    const trap = await listener();
    context.after(() => trap.close());
    const { run, requests } = await visitHost();
    await run(python(handler("return 1")));
    requests.length = 0;
    const attempts = [
      "import js",
      "import pyodide_js",
      "from pyodide.http import open_url",
      "from pyodide.code import run_js",
      "sys.modules.pop('_pyodide_core', None)\nsys.meta_path.pop(0)\nimport _pyodide_core\n_pyodide_core.run_js(f\"fetch('{event}')\")",
      "import _lambda.host\n_lambda.host._call.constructor('return fetch')()",
      "import socket\nsocket.create_connection(('127.0.0.1', int(event.split(':')[2].strip('/'))), timeout=1)",
      "import http.client\nconnection = http.client.HTTPConnection('127.0.0.1', int(event.split(':')[2].strip('/')))\nconnection.request('GET', '/')\nconnection.getresponse()\nraise ValueError",
      "import urllib.request\nurllib.request.urlopen(event)\nraise ValueError",
      "import subprocess\nsubprocess.run(['curl', event])",
      "import os\nos.fork()",
      "import os\nos.system('curl ' + event) == 0 or [][1]",
      "import ctypes",
    ];
    for (const body of attempts) {
      const source = handler(`try:\n${body.replace(/^/gm, "    ")}\nexcept BaseException as error:\n    return 'closed'\nreturn 'open'`);
      const { ending } = await run(python(source, { event: JSON.stringify(trap.url) }));
      assert.equal(ending.value ?? ending.kind, '"closed"', body);
    }
    assert.equal(trap.count(), 0);
    assert.deepEqual(requests, []);
  });

  it("what the machine's clock and zone say is of no matter", async () => {
    const { run } = await visitHost();
    const body = "import datetime\nnow = datetime.datetime.now()\ntime.sleep(2)\nlater = datetime.datetime.now()\nreturn [now.isoformat()[:16], time.strftime('%Z'), round((later - now).total_seconds(), 1)]";
    const { ending, duration } = await run(python(handler(body)));
    assert.deepEqual(JSON.parse(ending.value), ["2026-03-01T10:00", "UTC", 2]);
    assert.ok(duration >= 2000 && duration < 3000);
  });

  it("a pack that does not arrive whole is said, and the next run tries again", async () => {
    const { page, run } = await visitHost();
    await page.route(/python.*\.pack$/, (route) => route.fulfill({ status: 200, body: "x" }));
    const first = await run(python(handler("return 1")));
    assert.equal(first.ending.kind, "unavailable", JSON.stringify(first.ending));
    await page.unroute(/python.*\.pack$/);
    assert.equal((await run(python(handler("return 1")))).ending.value, "1");

  });
});
