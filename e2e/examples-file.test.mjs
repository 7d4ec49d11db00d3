// The worked examples lie beside the page; what needs no file is there without them.

import assert from "node:assert/strict";
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { test } from "node:test";
import { playground } from "./support/playground.mjs";
import { site } from "./support/server.mjs";

const { visit } = playground();
const file = "**/examples-*.json";

/** A visitor for whom the examples cannot be loaded, until `mend` is called. */
async function visitWithout() {
  const visitor = await visit({ before: (page) => page.context().route(file, (route) => route.abort()) });
  return { visitor, mend: () => visitor.context.unroute(file) };
}

function assertQuietButCut(visitor) {
  assert.deepEqual(visitor.faults.filter((fault) => !/net::ERR_FAILED|Failed to fetch/.test(fault)), []);
}

test("the published text has every example as its file says it", async () => {
  const folder = new URL("../gallery/", import.meta.url);
  const [name] = (await readdir(site)).filter((name) => /^examples-\w+\.json$/.test(name));
  const published = Object.values(JSON.parse(await readFile(join(site, name), "utf8")));
  const examples = Object.assign({}, ...published);
  const files = (await readdir(folder)).filter((name) => name !== "index.json").sort();
  assert.deepEqual(Object.keys(examples).sort(), files.map((name) => name.replace(".json", "")));
  for (const [id, example] of Object.entries(examples)) {
    assert.deepEqual(example, JSON.parse(await readFile(new URL(`${id}.json`, folder), "utf8")), id);
  }
});

test("examples that cannot be loaded are missed in words, and come when asked again", async () => {
  const { visitor, mend } = await visitWithout();
  await visitor.tab("Examples").click();
  const panel = visitor.page.getByRole("tabpanel", { name: "Examples" });
  await visitor.reads(panel.getByRole("alert"), /The examples couldn't be loaded\. Check your connection\./);
  // Those that need no file are there.
  await visitor.button("Open cidr").waitFor();
  await visitor.button("Open A database snapshot is created").waitFor();
  assert.equal(await visitor.button("Open The empty string").count(), 0);
  // By then the page, which was idle, has tried once more by itself.
  await visitor.hasAll();
  await mend();
  await panel.getByRole("button", { name: "Try again" }).click();
  await visitor.openExample("The empty string");
  await visitor.pattern.shows(/""/);
  assertQuietButCut(visitor);
});

test("commands and the reference do without the examples", async () => {
  const { visitor } = await visitWithout();
  await visitor.command("example: cidr");
  await visitor.pattern.shows(/"cidr"/);
  await visitor.press("F1");
  await visitor.page.getByRole("searchbox", { name: "Search the reference" }).fill("starts with");
  await visitor.click("Open in the editors: prefix");
  await visitor.pattern.shows(/"prefix"/);
  assertQuietButCut(visitor);
});

test("without a network, an example opens once the page was idle", async () => {
  const visitor = await visit();
  await visitor.hasAll();
  await visitor.context.setOffline(true);
  await visitor.openExample("The empty string");
  await visitor.pattern.shows(/""/);
  visitor.assertQuiet();
});
