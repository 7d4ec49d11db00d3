// A visitor opens the worked examples.

import assert from "node:assert/strict";
import { test } from "node:test";
import { eventually } from "./support/eventually.mjs";
import { playground } from "./support/playground.mjs";

const { visit } = playground();

test("each example opens with an event that matches and ends with one that does not", async () => {
  const visitor = await visit();
  await visitor.tab("Examples").click();
  const openers = await visitor.page.getByRole("main").getByRole("button", { name: /^Open / }).all();
  const titles = await Promise.all(openers.map((button) => button.getAttribute("aria-label")));
  const examples = titles.filter(Boolean).map((label) => label.replace("Open ", ""));
  assert.ok(examples.length >= 25, `${examples.length} examples`);
  for (const title of examples) {
    await visitor.openExample(title);
    await visitor.messages.getByText(`Opened the example “${title}”.`).waitFor();
    // One that is a whole system opens on the bus.
    await visitor.tab("Rule").click();
    await eventually(async () => {
      const rows = await visitor.events();
      assert.match(rows[0], /^\* .*: Match$/, title);
      assert.match(rows.at(-1), /: No match$/, title);
    });
    await visitor.isTold("Match");
  }
  visitor.assertQuiet();
});

test("there is one for every scenario of the tutorials and one for each operator", async () => {
  const visitor = await visit();
  await visitor.tab("Examples").click();
  const names = [
    "A database snapshot is created",
    "A cluster snapshot is created",
    "An upload to one bucket, through CloudTrail",
    "Start an instance on request",
    "An instance has started",
    "Process an uploaded file",
    "Run a batch job every night",
    "A request starts a server",
    "A file is uploaded and processed",
    "A hot service gets more tasks",
    "A failed deployment becomes a message",
    "Snapshots of all databases",
    "A batch job every night, or when asked for",
    "Orders flow into queues and workflows",
    "Two conditions on one element of an array",
    "One of several conditions",
    "Null is not the same as absent",
    "The empty string",
    ...["prefix", "suffix", "equals-ignore-case", "wildcard", "anything-but"],
    ...["numeric", "cidr", "exists", "$or"],
  ];
  for (const name of names) await visitor.button(`Open ${name}`).waitFor();
  visitor.assertQuiet();
});

test("Undo brings the visitor's own workspace back", async () => {
  const visitor = await visit();
  await visitor.pattern.write('{"source": ["aws.rds"]}');
  await visitor.lists("* RDS Standalone: Match", "RDS Cluster: Match");
  await visitor.openExample("The empty string");
  await visitor.pattern.shows(/""/);
  await visitor.messages.getByRole("button", { name: "Undo" }).click();
  await visitor.pattern.shows('{"source": ["aws.rds"]}');
  await visitor.lists("* RDS Standalone: Match", "RDS Cluster: Match");
  visitor.assertQuiet();
});

test("the reference has each operator, can be searched, and opens its example", async () => {
  const visitor = await visit();
  await visitor.tab("Reference").click();
  await visitor.page.getByRole("searchbox", { name: "Search the reference" }).fill("ip address");
  await visitor.reads(visitor.region("cidr"), /Rules, archives: yes/);
  await visitor.region("prefix").waitFor({ state: "hidden" });
  await visitor.click("Try it: cidr");
  await visitor.pattern.shows(/"cidr"/);
  await visitor.isTold("Match");
  visitor.assertQuiet();
});

test("a search of the reference that finds nothing says so", async () => {
  const visitor = await visit();
  await visitor.tab("Reference").click();
  await visitor.page.getByRole("searchbox", { name: "Search the reference" }).fill("regex");
  await visitor.page.getByText("No operator fits this search.").waitFor();
  visitor.assertQuiet();
});
