// A visitor comes for the first time.

import assert from "node:assert/strict";
import { test } from "node:test";
import { eventually } from "./support/eventually.mjs";
import { playground } from "./support/playground.mjs";

const { visit } = playground();

test("a rule, its events and a verdict are there, and nothing is to be filled in", async () => {
  const visitor = await visit();
  await visitor.isTold("Match", /RDS Standalone/);
  await visitor.lists("* RDS Standalone: Match", "RDS Cluster: No match");
  await visitor.pattern.shows(/"detail-type": \["RDS DB Snapshot Event"\]/);
  await visitor.event.shows(/"EventID": "RDS-EVENT-0091"/);
  await visitor.dock("Code");
  await visitor.handler.shows(/def lambda_handler\(event, context\):/);
  assert.equal(await visitor.messages.innerText(), "");
  visitor.assertQuiet();
});

test("the values that match are lit up in the pattern and in the event", async () => {
  const visitor = await visit();
  const values = ['"aws.rds"', '"RDS DB Snapshot Event"', '"creation"', '"SNAPSHOT"'];
  const [source, type, ...detail] = values;
  await visitor.pattern.lights("match", values);
  await visitor.event.lights("match", [type, source, ...detail]);
  await visitor.pattern.lights("miss", []);
  await visitor.event.lights("miss", []);
  visitor.assertQuiet();
});

test("the explanation, the function's response and its log are filled", async () => {
  const visitor = await visit();
    const { reads } = visitor;
  await reads(await visitor.dock("Why"), /detail\.SourceType.*"SNAPSHOT"/);
  await reads(await visitor.dock("Response"), /"statusCode": 200/);
  await reads(await visitor.dock("Logs"), /INIT_START .* START .* END .* REPORT/);
  visitor.assertQuiet();
});

test("the event that does not match says why", async () => {
  const visitor = await visit();
  await visitor.choose("RDS Cluster");
  await visitor.isTold("No match", /detail-type:/);
  await visitor.pattern.lights("match", ['"aws.rds"']);
  await visitor.event.lights("miss", [
    '"RDS DB Cluster Snapshot Event"',
    '"backup"',
    '"CLUSTER_SNAPSHOT"',
  ]);
  await visitor.reads(await visitor.dock("Why"), /"CLUSTER_SNAPSHOT".*expects "SNAPSHOT"/);
  await visitor.reads(await visitor.dock("Response"), /Not invoked/);
  visitor.assertQuiet();
});

test("the page loads its own files once and asks for nothing else", async () => {
  const visitor = await visit();
  // What is still on its way for this load must not count for the next.
  await visitor.hasAll();
  const asked = [];
  visitor.page.on("request", (request) => asked.push(new URL(request.url()).pathname));
  await visitor.reload();
  await visitor.isTold("Match");
  await visitor.hasAll();
  assert.deepEqual(asked, [...new Set(asked)], "each once");
  const folders = new Set(asked.map((path) => path.replace(/^\/some\/dir\//, "").replace(/[^/]*$/, "")));
  assert.deepEqual([...folders].sort(), ["", "editor/", "page/", "worker/"], "and no other host");
  assert.deepEqual(asked.filter((path) => /samples/.test(path)), []);
  visitor.assertQuiet();
});

const welcome = (visitor) => visitor.page.getByRole("complementary", { name: "Welcome" });

test("a line says what the page is for, until it is dismissed", async () => {
  const visitor = await visit();
  await visitor.reads(welcome(visitor), /Write an event pattern, paste events.*Nothing you type leaves this page\./);
  await welcome(visitor).getByRole("button", { name: "Dismiss" }).click();
  await welcome(visitor).waitFor({ state: "hidden" });
  await visitor.reload();
  assert.equal(await welcome(visitor).count(), 0);
  visitor.assertQuiet();
});

test("whoever comes by a link, or has worked here before, is not told what the page is for", async () => {
  const visitor = await visit();
  const link = await visitor.share();
  const colleague = await visit({ link });
  assert.equal(await welcome(colleague).count(), 0);
  await visitor.choose("RDS Cluster");
  await eventually(async () => {
    const kept = await visitor.page.evaluate(() => localStorage.getItem("eventbridge-playground.workspace"));
    assert.ok(kept);
  });
  await visitor.reload();
  assert.equal(await welcome(visitor).count(), 0);
  visitor.assertQuiet();
  colleague.assertQuiet();
});
