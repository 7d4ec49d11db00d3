// The host of the sandbox: what is loaded when, what happens when it does not arrive, turns, Stop, and a host that sends
// _headers. The page around it is blank and has the playground's policy (support/sandbox.mjs).

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { test } from "node:test";
import { handler, OK, sandboxSite } from "./support/sandbox.mjs";
import { serve } from "./support/server.mjs";

const { visit, started, shared } = sandboxSite();

test("nothing is asked for before the first run, and nothing for the second", async () => {
  const visitor = await visit();
  assert.deepEqual(visitor.requests, []);
  await visitor.start();
  assert.deepEqual(
    visitor.requests.map((url) => url.replace(/^.*\//, "").replace(/-[\da-f]{16}/, "")),
    ["host.js"],
  );
  await visitor.run();
  const first = visitor.requests.length;
  assert.equal(first, 4);
  const [begun, ...told] = await visitor.progress();
  assert.equal(begun.part, "runtime");
  assert.ok(begun.total > 1_000_000);
  assert.deepEqual(
    told.filter(({ part }) => part !== "runtime").map(({ part }) => part),
    ["starting", "running"],
  );
  assert.equal(told.findLast(({ part }) => part === "runtime").loaded, begun.total);
  await visitor.run(handler("return 2;"));
  await visitor.run({ warm: true });
  assert.equal(visitor.requests.length, first);
  visitor.assertQuiet();
});

test("a file that is cut off on its way is asked for again, and a retry is offered when that fails, too", async () => {
  const visitor = await visit();
  let cut = 1;
  await visitor.context.route(/js-[\da-f]{16}\.wasm$/, async (route) => {
    if (cut-- > 0)
      return route.fulfill({
        contentType: "application/wasm",
        body: (await (await route.fetch()).body()).subarray(0, 1000),
      });
    return route.continue();
  });
  await visitor.start();
  assert.deepEqual((await visitor.run()).ending, OK);
  const again = await visit();
  cut = 2;
  await again.context.route(/js-[\da-f]{16}\.wasm$/, (route) => (cut-- > 0 ? route.abort() : route.continue()));
  await again.start();
  const { ending } = await again.run();
  assert.equal(ending.kind, "unavailable");
  assert.match(ending.message, /^The runtime couldn't be loaded: /);
  assert.deepEqual((await again.run()).ending, OK);
});

test("two runs at once take their turns", async () => {
  const visitor = await started();
  const both = await visitor.both(handler("return 5;"), handler("return 6;"));
  assert.deepEqual(
    both.map(({ ending }) => ending.value),
    ["5", "6"],
  );
});

test("a megabyte of code runs", async () => {
  const visitor = await started();
  const source = `/* ${"x".repeat(1_000_000)} */\nexport const handler = async (event) => event;`;
  assert.deepEqual((await visitor.run({ source })).ending, OK);
});

test("Stop while loading, starting and running leaves no frame and no worker", async () => {
  const isGone = (visitor) =>
    visitor.page
      .waitForFunction(() => document.querySelector("iframe") === null)
      .then(() => {
        assert.equal(visitor.page.frames().length, 1);
        assert.equal(visitor.page.workers().length, 0);
      });
  for (const part of ["runtime", "starting", "running"]) {
    const visitor = await started();
    const ending = await visitor.stopAt(part, handler("for (;;) {}"));
    assert.deepEqual(ending, { kind: "stopped" }, part);
    await isGone(visitor);
    assert.deepEqual((await visitor.run()).ending, OK, part);
    await visitor.page.evaluate(() => globalThis.host.close());
    await isGone(visitor);
    visitor.assertQuiet();
  }
});

test("it starts on a host that sends _headers, joining the rules that match", async () => {
  const rules = parsed(await readFile(join(shared.built.site, "_headers"), "utf8"));
  const server = await serve({ root: shared.built.site, base: "/", headers: (path) => joined(rules, path) });
  try {
    const visitor = await visit({ url: server.url });
    const response = await visitor.page.reload();
    const policy = await visitor.page.locator("meta[http-equiv]").getAttribute("content");
    assert.equal(response.headers()["content-security-policy"], `${policy}; frame-ancestors *`);
    assert.equal(response.headers()["x-content-type-options"], "nosniff");
    const own = joined(rules, "/sandbox.html")["Content-Security-Policy"];
    assert.match(
      own,
      /^default-src 'none'; script-src 'sha256-[^']+' blob: 'wasm-unsafe-eval'; worker-src blob:; connect-src 'none'/,
    );
    assert.doesNotMatch(own, /,/);
    await visitor.start();
    assert.deepEqual((await visitor.run()).ending, OK);
    visitor.assertQuiet();
  } finally {
    await server.close();
  }
});

/** The rules of a _headers file: a path, and below it indented headers. */
function parsed(text) {
  const rules = [];
  for (const line of text.split("\n").filter((line) => line !== "" && !line.startsWith("#"))) {
    if (!/^\s/.test(line)) rules.push([line, []]);
    else rules.at(-1)[1].push(line.trim().split(/:\s*(.*)/, 2));
  }
  return rules;
}

function joined(rules, path) {
  const headers = {};
  for (const [pattern, list] of rules) {
    const matches = pattern.endsWith("*") ? path.startsWith(pattern.slice(0, -1)) : path === pattern;
    if (!matches) continue;
    for (const [name, value] of list)
      headers[name] = headers[name] === undefined ? value : `${headers[name]}, ${value}`;
  }
  return headers;
}
