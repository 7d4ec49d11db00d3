// The walls round a visitor's own handler: what it can use up, and what it can reach. The page
// around it is blank and has the playground's policy (support/sandbox.mjs).

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { test } from "node:test";
import { escapesScript, REFUSED } from "./support/escapes.mjs";
import { handler, listener, OK, sandboxSite } from "./support/sandbox.mjs";
import { serve } from "./support/server.mjs";
import AWS from "../tests/sandbox/handlers/aws.mjs";

const { visit, started, shared } = sandboxSite();

/** The page answers, again and again, while something runs; then the next run works. */
async function staysUsable(visitor, request) {
  await visitor.begin(request);
  let answers = 0;
  const outcome = visitor.end();
  let isOver = false;
  void outcome.finally(() => (isOver = true));
  while (!isOver && answers < 1000) {
    await visitor.page.evaluate(() => 1);
    answers += 1;
  }
  assert.ok(answers > 5, `the page answered ${answers} times`);
  assert.deepEqual((await visitor.run()).ending, OK);
  visitor.assertQuiet();
  return outcome;
}

/** Replaces the worker's script by one of the same size, which the host checks. */
async function withWorker(visitor, script) {
  const { length } = await readFile(join(shared.built.site, shared.built.paths.get("js-worker.js")));
  await visitor.context.route(/js-worker-/, (route) =>
    route.fulfill({ contentType: "text/javascript", body: script.padEnd(length) }),
  );
}

test("an endless loop is ended at the time-out, and the page answers meanwhile", async () => {
  const visitor = await started();
  const { ending, duration } = await staysUsable(visitor, {
    ...handler("for (;;) { try { for (;;) {} } catch {} }"),
    timeout: 1,
  });
  assert.deepEqual(ending, { kind: "timed-out", during: "invoke" });
  assert.equal(duration, 1000);
});

test("a wait is over at once, and counts", async () => {
  const visitor = await started();
  const outcome = await visitor.run({
    ...handler("await new Promise((resolve) => setTimeout(resolve, 800_000)); return event;"),
    timeout: 900,
  });
  assert.deepEqual(outcome.ending, OK);
  assert.ok(outcome.duration >= 800_000);
});

test("memory without end is the end of the function, not of the page", async () => {
  const visitor = await started();
  for (const body of [
    "const all = []; for (;;) try { all.push(new Array(10000).fill({})); } catch {}",
    "const all = []; for (;;) all.push(new Uint8Array(1 << 20));",
  ]) {
    const { ending } = await staysUsable(visitor, handler(body));
    assert.deepEqual(ending, { kind: "out-of-memory" }, body);
  }
  const { ending } = await visitor.run(handler("return new Uint8Array(64 << 20).length;"));
  assert.deepEqual(ending, { kind: "returned", value: "67108864" });
});

test("output without end is cut, with a line that says so", async () => {
  const visitor = await started();
  for (const body of ["for (;;) console.log('x');", "for (;;) console.log('x'.repeat(100_000));"]) {
    const { ending, lines } = await staysUsable(visitor, handler(body));
    assert.deepEqual(ending, { kind: "flooded" });
    assert.match(lines.at(-1).text, /^The output ends here/);
    assert.ok(lines.length > 10 && lines.length <= 10_000, String(lines.length));
  }
});

test("a value of Lambda's 6 MB is returned, and a larger one is refused as Lambda does", async () => {
  const visitor = await started();
  const { ending } = await visitor.run(handler("console.log('x'.repeat(200_000)); return 'x'.repeat(6_291_554);"));
  assert.deepEqual([ending.kind, ending.value?.length], ["returned", 6_291_556]);
  const larger = await visitor.run(handler("return 'x'.repeat(6_291_555);"));
  assert.deepEqual(larger.ending, { kind: "too-large", bytes: 6_291_557 });
  assert.deepEqual((await visitor.run()).ending, OK);
});

test("the SDK's pages, waiters, documents, answers and errors are what they are in Node.js", async () => {
  const visitor = await started();
  for (const { name, event = {}, returns, fails, calls = [], lines: _, sent: _sent, ...request } of AWS) {
    const outcome = await visitor.run({ ...request, event: JSON.stringify(event) });
    if (returns !== undefined) assert.deepEqual(JSON.parse(outcome.ending.value ?? "0"), returns, name);
    if (fails) assert.equal(outcome.ending.failure?.errorType, fails.errorType, name);
    assert.equal(outcome.calls.length, calls.length, name);
    for (const [index, { operation }] of calls.entries()) {
      if (operation) assert.equal(outcome.calls[index].operation, operation, name);
    }
  }
  visitor.assertQuiet();
});

test("the end of the process and recursion without end", async () => {
  const visitor = await started();
  const exit = await staysUsable(visitor, handler("console.log('bye'); process.exit(3);"));
  assert.equal(exit.ending.kind, "exited");
  assert.equal(exit.ending.status, 3);
  assert.match(exit.lines[0].text, /\tINFO\tbye$/);
  const deep = await visitor.run(handler("const f = () => f() + 1; return f();"));
  assert.equal(deep.ending.failure.errorMessage, "Maximum call stack size exceeded");
  const caught = await visitor.run(handler("const f = () => { try { f(); } catch { f(); } }; f();"));
  assert.ok(["timed-out", "failed", "returned", "exited"].includes(caught.ending.kind), caught.ending.kind);
  assert.deepEqual((await visitor.run()).ending, OK);
});

test("failures at import, in the handler and in the answer are Lambda's", async () => {
  const visitor = await started();
  const cases = [
    [{ source: "import axios from 'axios';" }, "Error", "init"],
    [{ source: "const axios = require('axios');", file: "index.js" }, "Runtime.ImportModuleError", "init"],
    [{ source: "export const handler = async () => {" }, "Runtime.UserCodeSyntaxError", "init"],
    [{ source: "export const other = 1;" }, "Runtime.HandlerNotFound", "init"],
    [handler("return event.detail.nope;"), "TypeError", "invoke"],
    [handler("await new Promise(() => {});"), "Runtime.NodeJsExit", "invoke"],
    [handler("return { n: 1n };"), "Error", "invoke"],
  ];
  for (const [request, type, during] of cases) {
    const { ending } = await visitor.run(request);
    assert.equal(ending.failure?.errorType, type, JSON.stringify(ending));
    assert.equal(ending.during, during);
  }
  visitor.assertQuiet();
});

test("the SDK in both kinds of modules is recorded", async () => {
  const visitor = await started();
  const module = `import { EC2Client, StartInstancesCommand } from "@aws-sdk/client-ec2";
export const handler = async () => (await new EC2Client({}).send(new StartInstancesCommand({ InstanceIds: ["i-0abc"] }))).StartingInstances[0].InstanceId;`;
  const script = `const { SNSClient, PublishCommand } = require("@aws-sdk/client-sns");
exports.handler = async () => { count = 1; await new SNSClient({}).send(new PublishCommand({ TopicArn: "arn:aws:sns:eu-west-1:111122223333:t", Message: "m" })); return count; };`;
  const first = await visitor.run({ source: module });
  assert.deepEqual(first.ending, { kind: "returned", value: '"i-0abc"' });
  assert.deepEqual(
    first.calls.map(({ service, operation, line }) => [service, operation, line]),
    [["ec2", "StartInstances", 2]],
  );
  const second = await visitor.run({ source: script, file: "index.js" });
  assert.deepEqual(second.ending, { kind: "returned", value: "1" });
  assert.deepEqual(
    second.calls.map(({ operation }) => operation),
    ["Publish"],
  );
});

test("a warm environment goes on, and another file, setting or wish begins anew", async () => {
  const visitor = await started();
  const request = { source: "let count = 0;\nexport const handler = async () => ++count;" };
  const counts = [];
  for (const more of [
    {},
    { warm: true },
    { warm: true },
    {},
    { warm: true, environment: { A: "1" } },
    { warm: true, environment: { A: "1" } },
  ]) {
    const { ending, cold } = await visitor.run({ ...request, ...more });
    counts.push([ending.value, cold]);
  }
  assert.deepEqual(counts, [
    ["1", true],
    ["2", false],
    ["3", false],
    ["1", true],
    ["1", true],
    ["2", false],
  ]);
});

test("from raw JavaScript in the worker nothing gets out", async () => {
  const other = await listener();
  const asked = [];
  const server = await serve({ root: shared.built.site, onRequest: (path) => asked.push(path) });
  const visitor = await visit({ url: server.url });
  try {
    await withWorker(visitor, escapesScript());
    await visitor.start();
    const blob = await visitor.page.evaluate(() => {
      globalThis.heard = [];
      new BroadcastChannel("test").onmessage = ({ data }) => globalThis.heard.push(data);
      return URL.createObjectURL(new Blob(["secret"]));
    });
    const event = JSON.stringify({ other: other.url, own: `${server.url}secret.js`, blob, channel: "test" });
    const { ending } = await visitor.run({ event, timeout: 120 });
    assert.equal(ending.kind, "returned", JSON.stringify(ending));
    const results = Object.entries(JSON.parse(ending.value));
    const out = results.filter(([, result]) => !REFUSED.test(result));
    assert.deepEqual(out, []);
    assert.ok(results.length >= 40, String(results.length));
    assert.deepEqual(await visitor.page.evaluate(() => globalThis.heard), []);
    assert.equal(other.count(), 0, "connections to the other server");
    assert.deepEqual(
      asked.filter((path) => path.includes("secret")),
      [],
      "requests to the own server",
    );
  } finally {
    other.close();
    await server.close();
  }
});

test("the same ways do get out of a page without walls", async () => {
  const other = await listener();
  const visitor = await visit({ url: `${shared.server.url}open.html` });
  const event = JSON.stringify({
    other: other.url,
    own: `${shared.server.url}secret.js`,
    blob: "blob:none",
    channel: "test",
  });
  const results = await visitor.page.evaluate(
    ([script, event]) =>
      new Promise((resolve) => {
        const worker = new Worker(URL.createObjectURL(new Blob([script])));
        worker.onmessage = ({ data }) => data.type === "end" && resolve(JSON.parse(data.ending.value));
        worker.postMessage({ type: "start" });
        worker.postMessage({ type: "run", request: { event } });
      }),
    [escapesScript(), event],
  );
  const out = Object.keys(results).filter((name) => !REFUSED.test(results[name]));
  for (const name of ["fetchData", "importScriptsData", "workerOfData", "indexedDb", "eval", "function", "stringTimer"])
    assert.ok(out.includes(name), `${name}: ${results[name]}`);
  assert.ok(other.count() > 3, String(other.count()));
  other.close();
});

test("from a handler nothing gets out", async () => {
  const other = await listener();
  const visitor = await started();
  const names = [
    "window",
    "self",
    "document",
    "postMessage",
    "importScripts",
    "XMLHttpRequest",
    "WebSocket",
    "Worker",
    "indexedDB",
    "caches",
    "navigator",
    "location",
    "WebAssembly",
    "__bridge",
    "__inside",
    "SharedArrayBuffer",
  ];
  const source = `export const handler = async (event) => {
  await fetch(event.url);
  const there = ${JSON.stringify(names)}.filter((name) => typeof globalThis[name] !== "undefined");
  return [there, new Function("return typeof postMessage")(), (0, eval)("typeof importScripts"), Object.constructor.constructor("return typeof document")()];
};`;
  const { ending, calls } = await visitor.run({ source, event: JSON.stringify({ url: other.url }) });
  assert.deepEqual(JSON.parse(ending.value), [[], "undefined", "undefined", "undefined"]);
  assert.deepEqual(
    calls.map(({ operation }) => operation),
    [`GET ${other.url}`],
  );
  assert.equal(other.count(), 0);
  other.close();
});

test("forged messages of a wrong shape are dropped", async () => {
  const visitor = await visit();
  await withWorker(
    visitor,
    `addEventListener("message", ({ data }) => {
      if (data.type === "start") return postMessage({ type: "ready" });
      for (const forged of [null, 1, "end", {}, { type: "loaded" }, { type: "out", line: { at: "x", text: "<b>" } }, { type: "out", line: { at: 1, text: {} } }, { type: "call", call: { service: 1 } }, { type: "end", ending: { kind: "stopped" } }, new Map([["type", "end"]])]) postMessage(forged);
      postMessage({ type: "out", line: { at: 1, text: "<img src=x onerror=alert(1)>", html: true } });
      postMessage({ type: "end", ending: { kind: "returned", value: "1", more: 1 }, initDuration: 0, duration: 0, heapGrowth: 0 });
      postMessage({ type: "end", ending: { kind: "returned", value: "2" }, initDuration: 0, duration: 0, heapGrowth: 0 });
    });`,
  );
  await visitor.start();
  const { ending, lines, calls } = await visitor.run();
  assert.deepEqual(ending, { kind: "returned", value: "1" });
  assert.deepEqual(lines, [{ at: 1, text: "<img src=x onerror=alert(1)>" }]);
  assert.deepEqual(calls, []);
  visitor.assertQuiet();
});

test("sandbox.html opened as a page, or framed with the site's origin, does nothing", async () => {
  const heardFrom = (visitor, framed) =>
    visitor.page.evaluate(async (framed) => {
      const heard = [];
      addEventListener("message", ({ data }) => heard.push(data));
      let target = globalThis;
      if (framed) {
        const frame = document.createElement("iframe");
        frame.sandbox = "allow-scripts allow-same-origin";
        frame.src = "sandbox.html";
        document.body.append(frame);
        await new Promise((resolve) => (frame.onload = resolve));
        target = frame.contentWindow;
      }
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = ({ data }) => heard.push(data);
      target.postMessage("sandbox-port", "*", [port2]);
      port1.postMessage({ type: "start", worker: 1, language: "nodejs", memory: 128 });
      // That nothing answers cannot be waited for; an answer takes a few milliseconds.
      await new Promise((resolve) => setTimeout(resolve, 500));
      // The page hears itself.
      return heard.filter((data) => data !== "sandbox-port");
    }, framed);
  for (const [url, framed] of [
    [`${shared.server.url}sandbox.html`, false],
    [shared.server.url, true],
  ]) {
    const visitor = await visit({ url });
    assert.deepEqual(await heardFrom(visitor, framed), []);
    assert.equal(visitor.page.workers().length, 0);
  }
});
