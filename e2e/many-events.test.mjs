// A visitor has many events: which nearly match, what no event tests, who looked at a value.

import assert from "node:assert/strict";
import { test } from "node:test";
import { eventually } from "./support/eventually.mjs";
import { playground } from "./support/playground.mjs";

const { visit } = playground();

const instance = (state) => JSON.stringify({ source: "aws.ec2", detail: { state } });

test("events that fail on one condition only are counted, and can be gone through", async () => {
  const visitor = await visit();
  await visitor.pattern.write('{"source": ["aws.ec2"], "detail": {"state": ["running"]}}');
  await visitor.pasteEvents(["running", "stopped", "pending", "Running"].map(instance).join("\n"));
  const list = (await visitor.dock("Tests")).getByRole("list", { name: "Nearest misses" });
  await visitor.reads(list, /2 events fail only on detail\.state\./);
  await visitor.reads(list, /1 event fails only on detail\.state: only the case differs/);
  await list.getByRole("button", { name: /2 events/ }).click();
  await visitor.event.shows(/stopped/);
  await list.getByRole("button", { name: /2 events/ }).click();
  await visitor.event.shows(/pending/);
  await list.getByRole("button", { name: /2 events/ }).click();
  await visitor.event.shows(/stopped/);
  visitor.assertQuiet();
});

test("matchers that no event puts to the test are marked, and shown one by one", async () => {
  const visitor = await visit();
  await visitor.pattern.write('{"source": ["aws.rds"], "detail": {"SourceType": ["SNAPSHOT", "CLUSTER"]}}');
  const tests = await visitor.dock("Tests");
  await visitor.reads(tests, /1 condition is never tested/);
  await visitor.pattern.lights("uncovered", ['"CLUSTER"']);
  await tests.getByRole("button", { name: /never tested/ }).click();
  await eventually(async () => assert.equal(await visitor.pattern.selection(), '"CLUSTER"'));
  visitor.assertQuiet();
});

test("with the cursor on a value of the event, the matchers that looked at it are shown", async () => {
  const visitor = await visit();
  await visitor.event.place('"SourceType": "SNAP');
  await visitor.pattern.lights("active", ['"SNAPSHOT"']);
  const looks = visitor.page.getByRole("group", { name: "Conditions that checked it" });
  await visitor.reads(looks, /"SNAPSHOT" matches/);
  await looks.getByRole("button").click();
  assert.equal(await visitor.pattern.selection(), '"SNAPSHOT"');
  await visitor.choose("RDS Cluster");
  await visitor.pattern.lights("active", []);
  visitor.assertQuiet();
});

test("completion knows the events of the services that the pattern names", async () => {
  const visitor = await visit();
  await visitor.pattern.write('{"source": ["aws.s3"], "detail-type": []}');
  await visitor.pattern.place('"detail-type": [');
  await eventually(async () => {
    await visitor.press("Escape");
    await visitor.press("Control+Space");
    const offered = visitor.page.getByRole("option");
    await offered.filter({ hasText: "Object Created" }).first().waitFor({ timeout: 1_000 });
  });
  visitor.assertQuiet();
});

test("many events are narrowed to those that match, that do not, or that are not as expected", async () => {
  const visitor = await visit();
  const filter = visitor.page.getByRole("combobox", { name: "Events shown" });
  await visitor.pattern.write('{"source": ["aws.ec2"], "detail": {"state": ["running"]}}');
  assert.equal(await filter.count(), 0, "a few events need no filter");
  const states = ["running", "stopped", "pending", "running", "stopped", "pending", "terminated", "running"];
  await visitor.pasteEvents(states.map(instance).join("\n"));
  await filter.selectOption("Show: match");
  await eventually(async () => {
    const rows = await visitor.events();
    // The selected one stays, whatever it is.
    assert.ok(rows.length < 10 && rows.length >= 3, rows.join());
    for (const row of rows) assert.match(row, /^\* |: Match$/);
  });
  // The arrow keys go from row to row of what is shown.
  await visitor.list.getByRole("button").first().click();
  await visitor.press("ArrowDown");
  await eventually(async () => assert.match((await visitor.events())[1], /^\* .*: Match$/));
  await filter.selectOption("Show: unexpected");
  await visitor.page.getByRole("combobox", { name: "Expected verdict" }).selectOption("Expect: no match");
  await visitor.press("Escape");
  await eventually(async () => assert.equal((await visitor.events()).length, 1));
  await filter.selectOption("Show: all");
  await eventually(async () => assert.equal((await visitor.events()).length, 10));
  visitor.assertQuiet();
});
