// A visitor opens the worked examples.

import assert from "node:assert/strict";
import { test } from "node:test";
import { eventually } from "./support/eventually.mjs";
import { playground } from "./support/playground.mjs";

const { visit } = playground();

test("each example opens with an event that matches and ends with one that does not", async () => {
  const visitor = await visit();
  await visitor.tab("Examples").click();
  await visitor.button("Open The empty string").waitFor();
  const openers = await visitor.page.getByRole("main").getByRole("button", { name: /^Open / }).all();
  const titles = await Promise.all(openers.map((button) => button.getAttribute("aria-label")));
  const examples = titles.filter(Boolean).map((label) => label.replace("Open ", ""));
  assert.ok(examples.length >= 25, `${examples.length} examples`);
  for (const title of examples) {
    await visitor.openExample(title);
    await visitor.messages.getByText(`Opened the example “${title.replace(", event bus", "")}”.`).waitFor();
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
    "Start an instance on request, event bus",
    "Process an uploaded file, event bus",
    "Scale an ECS service on high CPU",
    "Scale an ECS service on high CPU, event bus",
    "Tell the team that a deployment failed, event bus",
    "Snapshots of all databases",
    "Run a batch job every night, event bus",
    "Missing permissions",
    "An infinite loop between rule and target",
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


const cards = (visitor) => visitor.page.getByRole("main").getByRole("heading", { level: 3 });

test("examples are searched and filtered, and what is not found says what to try", async () => {
  const visitor = await visit();
  await visitor.tab("Examples").click();
  await visitor.button("Open The empty string").waitFor();
  const search = visitor.page.getByRole("searchbox", { name: "Search the examples" });
  await search.fill("ecs cpu");
  await eventually(async () => assert.deepEqual(await cards(visitor).allInnerTexts(), ["Scale an ECS service on high CPU"]));
  await search.fill("terraform");
  await visitor.page.getByText("No results for “terraform”. Try: s3, ecs, array, retry.").waitFor();
  await search.fill("");
  await visitor.page.getByRole("combobox", { name: "Kind of example" }).selectOption("End-to-end architectures");
  await eventually(async () => {
    const titles = await cards(visitor).allInnerTexts();
    assert.ok(titles.includes("Missing permissions") && titles.includes("Run a batch job every night"), titles.join());
    assert.ok(!titles.includes("The empty string"), titles.join());
  });
  visitor.assertQuiet();
});

test("there is one card a use case", async () => {
  const visitor = await visit();
  await visitor.tab("Examples").click();
  await visitor.button("Open The empty string").waitFor();
  const titles = await cards(visitor).allInnerTexts();
  assert.deepEqual(titles, [...new Set(titles)]);
  assert.ok(titles.length >= 30, `${titles.length} cards`);
  visitor.assertQuiet();
});

test("the description stays above the work, and leads to the next example and back", async () => {
  const visitor = await visit();
  const strip = visitor.page.getByRole("complementary", { name: "Example" });
  await visitor.openExample("Process an uploaded file");
  await visitor.reads(strip, /^Process an uploaded file S3 sends its own events/);
  await strip.getByRole("button", { name: "Next example" }).click();
  await visitor.reads(strip, /^Process an uploaded file The function runs on the upload/);
  await visitor.page.getByRole("tabpanel", { name: "Bus" }).waitFor();
  await strip.getByRole("button", { name: "Previous example" }).click();
  await visitor.reads(strip, /S3 sends its own events/);
  await visitor.pattern.shows(/aws\.s3/);
  await strip.getByRole("button", { name: "Dismiss the description" }).click();
  await strip.waitFor({ state: "hidden" });

  await visitor.openExample("The empty string");
  await strip.waitFor();
  await visitor.messages.getByRole("button", { name: "Undo" }).first().click();
  await strip.waitFor({ state: "hidden" });
  visitor.assertQuiet();
});
