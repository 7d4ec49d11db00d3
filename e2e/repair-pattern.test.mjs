// A visitor's rule does not fire, or AWS would refuse it, and the page proposes what to change.

import assert from "node:assert/strict";
import { test } from "node:test";
import { eventually } from "./support/eventually.mjs";
import { playground } from "./support/playground.mjs";

const { visit } = playground();

test("one key does what the verdict proposes, and Undo takes it back", async () => {
  const visitor = await visit();
  const before = await visitor.pattern.text();
  await visitor.pattern.retype("creation", "Creation");
  await visitor.isTold("No match", /only the case differs/);
  const proposed = visitor.button(/^Ignore case/).first();
  await proposed.waitFor();
  await visitor.event.focus();
  await visitor.press("ControlOrMeta+.");
  await visitor.isTold("Match");
  assert.notEqual(await visitor.pattern.text(), before);
  await visitor.pattern.focus();
  await visitor.press("ControlOrMeta+Z");
  await visitor.isTold("No match");
  await visitor.pattern.shows(/\["Creation"\]/);
  visitor.assertQuiet();
});

test("each failing matcher has its own repairs beside its reason, with what they leave to do", async () => {
  const visitor = await visit();
  await visitor.pattern.write(
    '{"source": ["aws.rds"], "detail": {"EventCategories": ["backup"], "SourceType": ["SNAP"]}}',
  );
  const explanation = await visitor.dock("Why");
  const left = "(1 condition left)";
  await explanation.getByRole("button", { name: `Change to { "prefix": "SNAP" } ${left}` }).waitFor();
  await explanation.getByRole("button", { name: `Add "creation" to the array ${left}` }).click();
  await visitor.pattern.shows(/"EventCategories": \["backup", "creation"\]/);
  await visitor.isTold("No match", /SourceType/);
  await explanation.getByRole("button", { name: 'Change to { "prefix": "SNAP" }', exact: true }).click();
  await visitor.isTold("Match");
  await visitor.lists("* RDS Standalone: Match", "RDS Cluster: No match");
  visitor.assertQuiet();
});

test("for another kind of event the rule is left alone, and a matching event is offered", async () => {
  const visitor = await visit();
  const before = await visitor.pattern.text();
  await visitor.choose("RDS Cluster");
  await visitor.isTold("No match", /detail-type: .* This is another kind of event\./);
  const explanation = await visitor.dock("Why");
  assert.equal(await explanation.getByRole("button", { name: /to the array/ }).count(), 0);
  await visitor.button("Add a matching event").click();
  await visitor.isTold("Match");
  assert.equal(await visitor.pattern.text(), before);
  visitor.assertQuiet();
});

/** What AWS refuses, what is offered for it, and what becomes of it. */
const refused = [
  ['{"source": "aws.rds"}', "Wrap in an array", '{"source": ["aws.rds"]}'],
  ['{"source": [{"prefx": "aws."}]}', 'Change to "prefix"', '{"source": [{"prefix": "aws."}]}'],
  ['{"source": ["aws.rds"],}', /comma/, '{"source": ["aws.rds"]}'],
];

for (const [pattern, label, repaired] of refused) {
  test(`what AWS refuses is put right: ${pattern}`, async () => {
    const visitor = await visit();
    await visitor.pattern.write(pattern);
    await visitor.isTold("Invalid pattern");
    const problems = visitor.page.getByRole("list", { name: "Problems in the pattern" });
    await problems.getByRole("button", { name: label }).first().click();
    await visitor.pattern.shows(repaired);
    await visitor.isTold("Match");
    visitor.assertQuiet();
  });
}

test("the editor offers the repair at the cursor, by its own key", async () => {
  const visitor = await visit();
  await visitor.pattern.write('{"source": [{"prefx": "aws."}], "detail": {"SourceType": "SNAPSHOT"}}');
  await visitor.isTold("Invalid pattern");
  await visitor.button("Wrap in an array").first().waitFor();
  await visitor.pattern.place('"SourceType": "SNAP');
  await visitor.press("ControlOrMeta+.");
  await visitor.pattern.shows(/"SourceType": \["SNAPSHOT"\]/);
  await visitor.isTold("Invalid pattern", /prefx/);
  visitor.assertQuiet();
});

test("while the pattern cannot be read, what was known stays and is seen to be old", async () => {
  const visitor = await visit();
  await visitor.pattern.place('["SNAPSHOT"]');
  await visitor.press("Backspace");
  await visitor.isTold("Invalid pattern");
  const explanation = await visitor.dock("Why");
  await visitor.reads(explanation, /last valid pattern/);
  await visitor.reads(explanation, /EventCategories/);
  await eventually(async () => assert.ok((await visitor.event.lit("match")).length > 0));
  await visitor.pattern.place('["SNAPSHOT"');
  await visitor.press("]");
  await visitor.isTold("Match");
  await eventually(async () => assert.doesNotMatch(await explanation.innerText(), /last valid/));
  visitor.assertQuiet();
});
