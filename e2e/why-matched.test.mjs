// An event matches that should not: the page says which condition let it in, and what would keep it out.

import assert from "node:assert/strict";
import { test } from "node:test";
import { playground } from "./support/playground.mjs";

const { visit } = playground();

const why = async (visitor) => (await visitor.dock("Why")).getByRole("group", { name: "Why it matched" });
const expected = (visitor) => visitor.page.getByRole("combobox", { name: "Expected verdict" });

test("an event that is expected not to match is kept out by what the page offers", async () => {
  const visitor = await visit();
  await visitor.pattern.write(
    '{"source": ["aws.rds"], "detail": {"SourceType": [{"anything-but": {"prefix": "CLUSTER"}}, {"anything-but": {"wildcard": "*maintenance*"}}]}}',
  );
  await visitor.choose("RDS Cluster");
  await expected(visitor).selectOption("Expect: no match");
  await visitor.isTold("Match", /Expected no match\. detail\.SourceType: "CLUSTER_SNAPSHOT" matches /);
  const group = await why(visitor);
  await visitor.reads(group, /excludes it, but one matching condition in the array is enough\./);
  await group.getByRole("button", { name: /^Change to \{ "anything-but"/ }).click();
  await visitor.isTold("No match", /is excluded/);
  await visitor.pattern.shows(/"wildcard": \["CLUSTER\*", "\*maintenance\*"\]/);
  await visitor.lists("RDS Standalone: Match", "* RDS Cluster: passes: No match");
  visitor.assertQuiet();
});

test("why an event matches is told when asked, and the other events tell what keeps it out", async () => {
  const visitor = await visit();
  await visitor.pattern.write('{"source": ["aws.rds"]}');
  await visitor.isTold("Match");
  await (await visitor.dock("Why")).getByRole("button", { name: "Why did it match?" }).click();
  await visitor.reads(await why(visitor), /source\s+"aws\.rds" matches "aws\.rds"\./);
  await expected(visitor).selectOption("Expect: match");
  await visitor.choose("RDS Cluster");
  assert.equal(await (await why(visitor)).count(), 0);
  await expected(visitor).selectOption("Expect: no match");
  await (await why(visitor)).getByRole("button", { name: 'Require detail-type: "RDS DB Snapshot Event"' }).click();
  await visitor.isTold("No match", /detail-type/);
  await visitor.lists("RDS Standalone: passes: Match", "* RDS Cluster: passes: No match");
  visitor.assertQuiet();
});
