// How Python runs end: by themselves, by the time, by memory, by the end of the process; and what no code reaches.

import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { Python, REQUEST_ID, runPython } from "./support/python.mjs";

const handler = (body) => `import os, sys, time\n\n\ndef lambda_handler(event, context):\n${body.replace(/^/gm, "    ")}\n`;

/** Runs bodies one after another in one warm environment; resolves with their endings. */
async function runAll(bodies) {
  const source = bodies.map((body, index) => handler(body).replace("lambda_handler", `body_${index}`)).join("\n");
  const python = await Python.start();
  const endings = [];
  for (const event of bodies.keys()) {
    const request = { source: `${source}\n\ndef lambda_handler(event, context):\n    return globals()[f"body_{event}"](event, context)\n`, event, warm: event > 0 };
    endings.push((await python.run(request)).ending);
  }
  await python.stop();
  return endings;
}

const run = (body, request = {}) => runPython({ source: handler(body), timeout: 5, ...request });

describe("endings of a run in Python", { concurrency: 2 }, () => {
  it("an endless loop ends at the time-out, whatever it catches", async () => {
    for (const body of ["while True:\n    pass", "while True:\n    try:\n        while True:\n            pass\n    except BaseException:\n        pass"]) {
      const { ending } = await run(body, { timeout: 1 });
      assert.deepEqual(ending, { kind: "timed-out", during: "invoke" });
    }
  });

  it("waits beyond the time-out end at once, and their time counts", async () => {
    const bodies = [
      "time.sleep(60)",
      "import asyncio\nasyncio.run(asyncio.sleep(60))",
      "import threading\nthreading.Event().wait()",
      "import queue\nqueue.Queue().get()",
      "import asyncio\nasync def main():\n    await asyncio.Event().wait()\nasyncio.run(main())",
    ];
    for (const body of bodies) {
      const { ending, duration } = await run(body, { timeout: 30 });
      assert.deepEqual([ending.kind, duration], ["timed-out", 30_000], body);
    }
    const { ending, duration } = await run("time.sleep(1)\nreturn context.get_remaining_time_in_millis() <= 4000");
    assert.equal(ending.value, "true");
    assert.ok(duration >= 1000 && duration < 3000);
  });

  it("a sleep of the import counts against the ten seconds of the start", async () => {
    const { ending } = await runPython({ source: "import time\ntime.sleep(11)\n" });
    assert.deepEqual(ending, { kind: "timed-out", during: "init" });
  });

  it("memory beyond the function's ends the process, even where the code catches the error", async () => {
    const grow = "kept = []\nwhile True:\n    kept.append(bytearray(1_000_000))";
    for (const body of [grow, `try:\n${grow.replace(/^/gm, "    ")}\nexcept MemoryError:\n    return 1`]) {
      const { ending, heapGrowth } = await run(body);
      assert.deepEqual(ending, { kind: "out-of-memory" });
      assert.ok(heapGrowth > 64e6 && heapGrowth <= 128 * 1_048_576, String(heapGrowth));
    }
  });

  it("half of the function's memory can be had", async () => {
    const { ending, heapGrowth } = await run("return len(bytearray(64_000_000))");
    assert.deepEqual(ending, { kind: "returned", value: "64000000" });
    assert.ok(heapGrowth >= 40_000_000);
  });

  it("the process can end itself, or break", async () => {
    const exit = (status) => `RequestId: ${REQUEST_ID} Error: Runtime exited with error: exit status ${status}`;
    const cases = [
      ["sys.exit(3)", 3, exit(3)],
      ["sys.exit('bye')", 1, exit(1)],
      ["sys.exit()", 0, `RequestId: ${REQUEST_ID} Error: Runtime exited without providing a reason`],
      ["raise KeyboardInterrupt", 1, exit(1)],
      ["import asyncio\nraise asyncio.CancelledError", 1, exit(1)],
      ["os._exit(4)", 4, exit(4)],
      ["os.abort()", null, `RequestId: ${REQUEST_ID} Error: Runtime exited with error: signal: aborted`],
    ];
    for (const [body, status, message] of cases) {
      assert.deepEqual((await run(body)).ending, { kind: "exited", status, message }, body);
    }
    const { lines } = await run("print('last words', end='')\nos._exit(1)");
    assert.deepEqual(lines.map(({ text }) => text), ["last words"]);
  });

  it("output without line breaks and large uploads do not pile up", async () => {
    const { ending, lines, calls } = await run("import boto3\nfor _ in range(6):\n    print('x' * 100_000, end='')\nboto3.client('s3').put_object(Bucket='b', Key='k', Body=b'y' * 5_000_000)\nbody = boto3.client('s3').get_object(Bucket='b', Key='k')['Body']\nreturn len(body.read())");
    assert.deepEqual(ending, { kind: "returned", value: "5000000" });
    assert.deepEqual(lines.map(({ text }) => text.length), [300_000, 300_000]);
    assert.ok(JSON.stringify(calls).length < 100_000);
  });

  it("recursion without end ends, even with the limit raised", async () => {
    const bodies = ["def f():\n    return f()\nf()", "class A:\n    def __getattr__(self, name):\n        return getattr(self, name + 'x')\nA().x", "class A:\n    __repr__ = lambda self: repr([self])\nrepr(A())"];
    for (const body of bodies) {
      const { ending } = await run(`sys.setrecursionlimit(10**9)\n${body}`);
      // Which of its bounds it meets first is the engine's affair.
      assert.ok(["failed", "exited", "out-of-memory"].includes(ending.kind), JSON.stringify(ending));
    }
  });

  it("Lambda's own errors have their types and messages", async () => {
    const source = "def lambda_handler(event, context):\n    return event\n";
    const cases = [
      [{ handler: "lambda_function" }, "Runtime.MalformedHandlerName", "Bad handler 'lambda_function': not enough values to unpack (expected 2, got 1)"],
      [{ handler: "app.handler" }, "Runtime.ImportModuleError", "Unable to import module 'app': No module named 'app'"],
      [{ handler: "lambda_function.main" }, "Runtime.HandlerNotFound", "Handler 'main' missing on module 'lambda_function'"],
      [{ handler: "sys.exit" }, "Runtime.BuiltInModuleConflict", "Cannot use built-in module sys as a handler module"],
      [{ event: "{" }, "Runtime.UnmarshalError", "Unable to unmarshal input: Expecting property name enclosed in double quotes: line 1 column 2 (char 1)"],
    ];
    for (const [request, type, message] of cases) {
      const { ending } = await runPython({ source, ...request });
      assert.deepEqual([ending.failure.errorType, ending.failure.errorMessage], [type, message]);
    }
    const { ending } = await runPython({ source, handler: "app.handler", file: "lambda_function.py" });
    assert.match(ending.failure.hint, /The code is in lambda_function\.py/);
    const inFolder = await runPython({ source, file: "src/app.py", handler: "src/app.lambda_handler", event: { a: 1 } });
    assert.deepEqual(inFolder.ending, { kind: "returned", value: '{"a": 1}' });
  });

  it("what JSON cannot carry has Lambda's words", async () => {
    const cases = [
      ["return {1, 2}", "Object of type set is not JSON serializable"],
      ["return {'a': b'x'}", "Object of type bytes is not JSON serializable"],
      ["return {(1, 2): 3}", "keys must be str, int, float, bool or None, not tuple"],
      ["x = []\nx.append(x)\nreturn x", "Circular reference detected"],
      ["return object", "Object of type type is not JSON serializable"],
    ];
    const endings = await runAll(cases.map(([body]) => body));
    for (const [index, [body, message]] of cases.entries()) {
      const { failure } = endings[index];
      assert.deepEqual([failure.errorType, failure.errorMessage], ["Runtime.MarshalError", `Unable to marshal response: ${message}`], body);
    }
    const written = [["return {1: None, 'ü': (1, 2.5)}", '{"1": null, "ü": [1, 2.5]}'], ["return b'{}'", "{}"], ["pass", "null"]];
    const returned = await runAll(written.map(([body]) => body));
    assert.deepEqual(returned, written.map(([, value]) => ({ kind: "returned", value })));
  });

  it("a warm environment keeps its globals, its files and what AWS was given", async () => {
    const python = await Python.start();
    const source = "import boto3, os\ncount = 0\n\ndef lambda_handler(event, context):\n    global count\n    count += 1\n    s3 = boto3.client('s3')\n    if count == 1:\n        s3.put_object(Bucket='b', Key='k', Body=b'kept')\n    return [count, s3.get_object(Bucket='b', Key='k')['Body'].read().decode(), event, context.aws_request_id]\n";
    const first = await python.run({ source, event: 1 });
    const second = await python.run({ source, event: 2, warm: true, now: Date.parse("2027-01-01T00:00:00Z"), context: { awsRequestId: "other" } });
    await python.stop();
    assert.deepEqual([first.cold, second.cold, second.initDuration], [true, false, 0]);
    assert.deepEqual([first, second].map(({ ending }) => JSON.parse(ending.value)), [
      [1, "kept", 1, REQUEST_ID],
      [2, "kept", 2, "other"],
    ]);
  });

  it("an error of an earlier run leaves a warm environment usable", async () => {
    const python = await Python.start();
    const source = "def lambda_handler(event, context):\n    print('line', end='')\n    return event['a']\n";
    const endings = [];
    for (const [index, event] of [{}, { a: 1 }].entries()) endings.push(await python.run({ source, event, warm: index > 0 }));
    await python.stop();
    assert.deepEqual(endings.map(({ ending }) => ending.kind), ["failed", "returned"]);
    assert.deepEqual(endings.map(({ lines }) => lines.map(({ text }) => text)), [["line"], ["line"]]);
  });

  it("the ways to JavaScript, to the network and to other processes are closed", async () => {
    const attempts = {
      js: "import js",
      "js.fetch": "from js import fetch",
      pyodide_js: "import pyodide_js",
      "pyodide.http": "import pyodide.http",
      "pyodide.code": "from pyodide.code import run_js",
      _pyodide_core: "import _pyodide_core",
      "import anew": "sys.modules.pop('_pyodide_core', None)\nimport _pyodide_core",
      socket: "import socket\nsocket.create_connection(('example.com', 80), timeout=1)",
      subprocess: "import subprocess\nsubprocess.run(['ls'])",
      fork: "os.fork()",
      constructor: "import _lambda.host as host\nhost._call.constructor('return 1')()",
    };
    const tried = (body) => `try:\n${body.replace(/^/gm, "    ")}\nexcept BaseException as error:\n    return 'closed'\nreturn 'open'`;
    const endings = await runAll(Object.values(attempts).map(tried));
    for (const [index, name] of Object.keys(attempts).entries()) assert.equal(endings[index].value, '"closed"', name);
  });

  it("the visitor's time zone is of no matter", async () => {
    const { ending } = await run("import datetime\nnow = datetime.datetime.now()\nreturn [time.localtime().tm_hour, now.hour, time.tzname[0], time.mktime(time.gmtime(0)), datetime.datetime.fromtimestamp(0).isoformat(), now.astimezone().tzname()]");
    assert.deepEqual(JSON.parse(ending.value), [10, 10, "UTC", 0, "1970-01-01T00:00:00", "UTC"]);
  });

  it("what cannot run here is named in a hint", async () => {
    const { ending } = await runPython({ source: "import multiprocessing\n" });
    assert.match(ending.failure.hint, /^multiprocessing is part of Python on AWS/);
  });
});
