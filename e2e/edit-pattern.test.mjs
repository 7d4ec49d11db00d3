// A visitor edits the pattern, and everything follows each key.

import assert from "node:assert/strict";
import { test } from "node:test";
import { eventually } from "./support/eventually.mjs";
import { playground } from "./support/playground.mjs";

const { visit } = playground();

test("verdict, list, highlights and the function's answer follow each key", async () => {
  const visitor = await visit();
  await visitor.pattern.place('["SNAPSHOT');

  await visitor.press("Backspace");
  await visitor.isTold("No match", /detail\.SourceType: The event has "SNAPSHOT", but the pattern expects "SNAPSHO"/);
  await visitor.lists("* RDS Standalone: No match", "RDS Cluster: No match");
  await visitor.pattern.lights("miss", ['"SNAPSHO"']);
  await visitor.event.lights("miss", ['"SNAPSHOT"']);
  await visitor.reads(await visitor.dock("Response"), /Not invoked/);
  await visitor.reads(await visitor.dock("Logs"), /Not invoked/);
  await visitor.reads(await visitor.dock("Why"), /detail\.SourceType doesn't match.*expects "SNAPSHO"/);

  await visitor.pattern.place('["SNAPSHO');
  await visitor.press("T");
  await visitor.isTold("Match");
  await visitor.lists("* RDS Standalone: Match", "RDS Cluster: No match");
  await visitor.pattern.lights("miss", []);
  await visitor.reads(await visitor.dock("Response"), /"statusCode": 200/);
  visitor.assertQuiet();
});

test("a rule that does not fire is mended", async () => {
  const visitor = await visit();
  await visitor.choose("RDS Cluster");
  await visitor.isTold("No match", /detail-type/);
  await visitor.pattern.retype("RDS DB Snapshot Event", "RDS DB Cluster Snapshot Event");
  await visitor.isTold("No match", /detail\.EventCategories:/);
  await visitor.pattern.retype("creation", "backup");
  await visitor.isTold("No match", /detail\.SourceType: The event has "CLUSTER_SNAPSHOT"/);
  await visitor.pattern.retype('["SNAPSHOT"', '[{"suffix": "SNAPSHOT"');
  await visitor.isTold("Match", /All conditions match/);
  await visitor.lists("RDS Standalone: No match", "* RDS Cluster: Match");
  await visitor.reads(await visitor.dock("Logs"), /Snapshot is from RDS cluster instance/);
  visitor.assertQuiet();
});

test("an edit of the event counts as much as one of the pattern", async () => {
  const visitor = await visit();
  await visitor.event.retype('"aws.rds', '"aws.s3');
  await visitor.isTold("No match", /source: The event has "aws\.s3", but the pattern expects "aws\.rds"/);
  await visitor.event.lights("miss", ['"aws.s3"']);
  visitor.assertQuiet();
});

/** Patterns that AWS refuses: our words, the place, what is underlined, and AWS's reason. */
const refused = [
  {
    pattern: '{"source": "aws.rds"}',
    sentence: /"source" must be an array/,
    place: "Line 1, column 12",
    marked: ['"aws.rds"'],
    reason: /Event pattern is not valid\. Reason: "source" must be an object or an array at \[Source: \(String\)/,
  },
  {
    pattern: '{\n  "source": []\n}',
    sentence: /Empty array/,
    place: "Line 2, column 13",
    marked: ["[]"],
    reason: /Reason: Empty arrays are not allowed .*line: 2, column: 15\]/,
  },
  {
    pattern: '{"source": [{"Prefix": "aws."}]}',
    sentence: /Unknown operator "Prefix"\. Operator names are case-sensitive/,
    place: "Line 1, column 14",
    marked: ['"Prefix"'],
    reason: /Reason: Unrecognized match type Prefix/,
  },
  {
    pattern: '{"a": [{"numeric": [">", 5, "<", 1]}]}',
    sentence: /The lower bound must be less than the upper bound/,
    place: "Line 1, column 20",
    marked: ['[">", 5, "<", 1]'],
    reason: /Reason: Bottom must be less than top/,
  },
  {
    pattern: '{"a": [{"wildcard": "a**b"}]}',
    sentence: /Use a single \*/,
    place: "Line 1, column 21",
    marked: ['"a**b"'],
    reason: /Reason: Consecutive wildcard characters at pos/,
  },
];

for (const { pattern, sentence, place, marked, reason } of refused) {
  test(`${JSON.stringify(pattern)} is named, with its place and with AWS's words`, async () => {
    const visitor = await visit();
    await visitor.pattern.write(pattern);
    await visitor.isTold("Invalid pattern", sentence);
    await visitor.lists("* RDS Standalone: –", "RDS Cluster: –");
    await visitor.pattern.lights("error", marked);

    const why = await visitor.dock("Why");
    const problems = why.getByRole("list", { name: "Problems in the pattern" });
    await visitor.reads(problems, sentence);
    await problems.getByRole("button", { name: place }).click();
    await visitor.reads(why.getByRole("group", { name: "AWS error message" }), reason);
    visitor.assertQuiet();
  });
}

test("a pattern is laid out anew, and Undo takes that back", async () => {
  const visitor = await visit();
  const compact = '{"source":["aws.rds"]}';
  await visitor.pattern.write(compact);
  await visitor.region("Event pattern").getByRole("button", { name: "Format pattern" }).click();
  await visitor.pattern.shows('{\n  "source": [\n    "aws.rds"\n  ]\n}');
  await visitor.pattern.focus();
  await visitor.press("ControlOrMeta+Z");
  await visitor.pattern.shows(compact);
  await visitor.isTold("Match");
  visitor.assertQuiet();
});

test("a condition shows its place in both editors", async () => {
  const visitor = await visit();
  const explanation = await visitor.dock("Why");
  await explanation.getByRole("button", { name: "detail.SourceType" }).click();
  assert.equal(await visitor.event.selection(), '"SNAPSHOT"');
  assert.equal(await visitor.pattern.selection(), '"SourceType": ["SNAPSHOT"]');
  await visitor.event.write('{"source": "aws.rds", "detail-type": ["RDS DB Snapshot Event", "Other"], "detail": {"EventCategories": "creation", "SourceType": "SNAPSHOT"}}');
  await explanation.getByRole("button", { name: '"Other"', exact: true }).click();
  await eventually(async () => assert.equal(await visitor.event.selection(), '"Other"'));
  visitor.assertQuiet();
});

test("letters of every alphabet have two cases for equals-ignore-case", async () => {
  const visitor = await visit();
  for (const [text, value, verdict] of [
    ["straße", "STRASSE", "Match"],
    ["ΩMEGA", "ωmega", "Match"],
    ["Ünïcode", "ÜNÏCODE", "Match"],
    ["é", "e", "No match"],
  ]) {
    await visitor.pattern.write(JSON.stringify({ source: [{ "equals-ignore-case": text }] }));
    await visitor.event.write(JSON.stringify({ source: value }));
    await visitor.isTold(verdict);
  }
  visitor.assertQuiet();
});
