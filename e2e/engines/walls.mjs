// The sandbox of a visitor's own handler in an engine other than Chromium: the wall that each engine builds by itself.

import assert from "node:assert/strict";
import { cp, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { escapesScript, REFUSED } from "../support/escapes.mjs";
import { REQUEST } from "../../tests/sandbox/support/request.mjs";
import { buildSite, listener } from "../support/sandbox.mjs";
import { serve } from "../support/server.mjs";

/** The tests, in the engine that `launch()` answers; `engine` is as in smoke.mjs. */
export function wallTests(launch) {
  let built;
  let engine;
  before(async () => {
    [built, engine] = await Promise.all([buildSite(), launch()]);
  });
  after(async () => {
    await engine?.close();
    await rm(built.root, { recursive: true, force: true });
  });

  /** Serves a folder, opens it and runs a handler in it, several if there are several. */
  async function outcomes(root, ...requests) {
    const asked = [];
    const server = await serve({ root, onRequest: (path) => asked.push(path) });
    try {
      await engine.open(server.url);
      const all = requests.map((request) => ({
        ...REQUEST,
        ...(typeof request === "function" ? request(server.url) : request),
      }));
      const found = await engine.evaluate(
        async (address, requests) => {
          const host = (await import(address)).open();
          const found = [];
          for (const request of requests) found.push(await host.run(request, () => undefined));
          host.close();
          return found;
        },
        new URL(built.host, server.url).href,
        all,
      );
      return { found, asked };
    } finally {
      await server.close();
    }
  }

  const handler = (body, more = {}) => ({ source: `export const handler = async (event) => { ${body} };`, ...more });

  test("handlers run, fail and are ended as everywhere", async () => {
    const sdk = `import { EC2Client, StartInstancesCommand } from "@aws-sdk/client-ec2";
export const handler = async () => (await new EC2Client({}).send(new StartInstancesCommand({ InstanceIds: ["i-0abc"] }))).StartingInstances[0].InstanceId;`;
    const { found } = await outcomes(
      built.site,
      handler("console.log(event); return event;"),
      { source: sdk },
      handler("return event.detail.nope;"),
      handler("for (;;) {}", { timeout: 1 }),
      handler("const all = []; for (;;) all.push(new Uint8Array(1 << 20));"),
      handler("return new Date(2026, 0, 1).toISOString();"),
    );
    const [plain, called, failed, loop, memory, last] = found;
    assert.deepEqual(plain.ending, { kind: "returned", value: '{"id":"1"}' });
    assert.match(plain.lines[0].text, /\tINFO\t\{ id: '1' \}$/);
    assert.deepEqual(called.ending, { kind: "returned", value: '"i-0abc"' });
    assert.deepEqual(
      called.calls.map(({ operation }) => operation),
      ["StartInstances"],
    );
    assert.equal(failed.ending.failure.errorMessage, "Cannot read properties of undefined (reading 'nope')");
    assert.deepEqual(loop.ending, { kind: "timed-out", during: "invoke" });
    assert.deepEqual(memory.ending, { kind: "out-of-memory" });
    assert.deepEqual(last.ending, { kind: "returned", value: '"2026-01-01T00:00:00.000Z"' });
  });

  test("handlers in Python, too", async () => {
    const tutorial = await readFile(new URL("../../tests/sandbox/tutorials/instance_starter.py", import.meta.url), "utf8");
    const python = (source, more = {}) => ({
      runtime: "python",
      file: "lambda_function.py",
      handler: "lambda_function.lambda_handler",
      source,
      ...more,
    });
    const plain = (body, more) => python(`def lambda_handler(event, context):\n    ${body}\n`, more);
    const { found } = await outcomes(
      built.site,
      python(tutorial, { event: '{"detail": {"instance-id": "i-0abc"}}' }),
      plain("return event['nope']"),
      plain("while True: pass", { timeout: 1 }),
      plain("kept = [bytearray(1_000_000) for _ in range(10_000)]"),
      plain("import datetime; return str(datetime.datetime.now())[:16]"),
    );
    const [started, failed, loop, memory, last] = found;
    assert.deepEqual(started.ending, { kind: "returned", value: "null" });
    assert.deepEqual(
      started.calls.map(({ operation, parameters }) => [operation, parameters]),
      [["StartInstances", { InstanceIds: ["i-0abc"] }]],
    );
    assert.deepEqual([failed.ending.failure.errorType, failed.ending.failure.line], ["KeyError", 2]);
    assert.deepEqual(loop.ending, { kind: "timed-out", during: "invoke" });
    assert.deepEqual(memory.ending, { kind: "out-of-memory" });
    assert.deepEqual(last.ending, { kind: "returned", value: '"2026-03-01 10:00"' });
  });

  test("from raw JavaScript in the worker nothing gets out", async () => {
    const other = await listener();
    const raw = join(built.root, "raw");
    await cp(built.site, raw, { recursive: true });
    const script = join(raw, built.paths.get("js-worker.js"));
    // The host checks the size.
    await writeFile(script, escapesScript().padEnd((await readFile(script)).length));
    const event = (url) => ({
      timeout: 120,
      event: JSON.stringify({ other: other.url, own: `${url}secret.js`, blob: "blob:none", channel: "test" }),
    });
    const { found, asked } = await outcomes(raw, event);
    assert.equal(found[0].ending.kind, "returned", JSON.stringify(found[0].ending));
    const results = Object.entries(JSON.parse(found[0].ending.value));
    assert.deepEqual(
      results.filter(([, result]) => !REFUSED.test(result)),
      [],
    );
    assert.ok(results.length >= 40, String(results.length));
    assert.equal(other.count(), 0, "connections to the other server");
    assert.deepEqual(
      asked.filter((path) => path.includes("secret")),
      [],
    );
    other.close();
  });
}
