// What needs a worker says so when none can be loaded, goes on when one can, and needs no network once one was.

import assert from "node:assert/strict";
import { test } from "node:test";
import { eventually } from "./support/eventually.mjs";
import { playground } from "./support/playground.mjs";

const { visit } = playground();

/** A visitor for whom so many requests for a file get through, and the others are cut until it is told to `mend`. */
async function visitCut(path, allowed = 0) {
  let left = allowed;
  let refused = 0;
  const cut = (route) => {
    left -= 1;
    if (left >= 0) return route.continue();
    refused += 1;
    return route.abort();
  };
  const visitor = await visit({ before: (page) => page.context().route(`**/worker/${path}`, cut) });
  return {
    visitor,
    refused: () => refused,
    mend: () => {
      left = Infinity;
    },
  };
}

/** Nothing but the requests that were cut was wrong. */
function assertQuietButCut(visitor) {
  const faults = visitor.faults.filter((fault) => !/net::ERR_FAILED|ERR_INTERNET_DISCONNECTED/.test(fault));
  assert.deepEqual(faults, []);
}

const parts = (visitor) => ({
  summary: visitor.page.getByRole("status", { name: "Summary" }),
  playing: visitor.page.getByRole("status", { name: "Playing" }),
});

for (const path of ["worker-*.js", "engine-*.js", "engine-*.wasm"]) {
  test(`without ${path} the tab Bus says that nothing was played, and tries again when asked`, async () => {
    const { visitor, mend } = await visitCut(path);
    const { summary, playing } = parts(visitor);
    await visitor.tab("Bus").click();
    await visitor.reads(playing, /The simulation didn't run: /);
    await visitor.reads(summary, /Nothing was simulated/);
    // The system can be seen all the same.
    await visitor.page.getByRole("button", { name: /^Rule rule-1/ }).waitFor();
    await visitor.click("Try again");
    await visitor.reads(playing, /The simulation didn't run: /);
    mend();
    await visitor.click("Try again");
    await visitor.reads(summary, /2 events reached a bus/);
    await eventually(async () => assert.equal(await playing.count(), 0));
    assertQuietButCut(visitor);
  });
}

test("after a worker could not be loaded, the next change tries again", async () => {
  const { visitor, mend } = await visitCut("worker-*.js");
  const { summary, playing } = parts(visitor);
  await visitor.tab("Bus").click();
  await visitor.reads(playing, /The simulation didn't run: /);
  mend();
  await visitor.click("Add part");
  await visitor.click("Event bus");
  await visitor.reads(summary, /2 events reached a bus/);
  assertQuietButCut(visitor);
});

const lines = (count) => Array.from({ length: count }, (_, n) => JSON.stringify({ source: "shop", detail: { n } }));
const file = (name, count) => ({
  name,
  mimeType: "application/x-ndjson",
  buffer: Buffer.from(lines(count).join("\n")),
});

const progress = (visitor) => visitor.page.getByRole("status", { name: "Progress" });
const again = (visitor) => visitor.page.getByRole("button", { name: /^Run (the rules|again)$/ }).click();

async function run(visitor, files) {
  await visitor.page.locator("#traffic-files").setInputFiles(files);
  await again(visitor);
}

test("files are read by those workers that can be loaded", async () => {
  const { visitor, refused } = await visitCut("worker-*.js", 1);
  await visitor.tab("Traffic").click();
  await visitor.page.locator("#traffic-files").waitFor({ state: "attached" });
  await run(visitor, [file("a.ndjson", 100), file("b.ndjson", 200), file("c.ndjson", 300)]);
  await visitor.reads(progress(visitor), /^Done: 600 events/);
  const cores = await visitor.page.evaluate(() => navigator.hardwareConcurrency);
  assert.equal(refused() > 0, cores > 1);
  assertQuietButCut(visitor);
});

test("when no worker can be loaded, the run says so, and the next one tries again", async () => {
  const { visitor, mend } = await visitCut("worker-*.js");
  await visitor.tab("Traffic").click();
  await visitor.page.locator("#traffic-files").waitFor({ state: "attached" });
  await run(visitor, [file("a.ndjson", 100)]);
  await visitor.reads(progress(visitor), /couldn't be loaded/);
  mend();
  await again(visitor);
  await visitor.reads(progress(visitor), /^Done: 100 events/);
  assertQuietButCut(visitor);
});

test("once an engine is loaded, systems are played and files are read without a network", async () => {
  const { visitor } = await visitCut("*");
  await visitor.context.unroute("**/worker/*");
  const { summary } = parts(visitor);
  await visitor.tab("Bus").click();
  await visitor.reads(summary, /2 events reached a bus/);
  // Traffic finds the worker that the bus has used.
  await visitor.tab("Traffic").click();
  await visitor.page.locator("#traffic-files").waitFor({ state: "attached" });
  await visitor.context.route("**/worker/*", (route) => route.abort());
  await visitor.context.setOffline(true);
  await run(visitor, [file("a.ndjson", 100)]);
  await visitor.reads(progress(visitor), /^Done: 100 events/);
  await run(visitor, [file("b.ndjson", 200)]);
  await visitor.reads(progress(visitor), /^Done: 300 events/);
  await visitor.tab("Rule").click();
  await visitor.pasteEvents('{"source": "shop", "detail": {}}');
  await visitor.tab("Bus").click();
  await visitor.reads(summary, /3 events reached a bus/);
  assertQuietButCut(visitor);
});
