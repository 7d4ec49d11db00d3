// A visitor reads the pattern in words, and what experience says about it.

import assert from "node:assert/strict";
import { test } from "node:test";
import { eventually } from "./support/eventually.mjs";
import { playground } from "./support/playground.mjs";

const { visit } = playground();

test("the pattern is read out, and the words follow it", async () => {
  const visitor = await visit();
  const words = visitor.page.getByRole("group", { name: "In words" });
  await visitor.reads(words, /events from Amazon RDS where EventCategories is “creation” and SourceType is “SNAPSHOT”/);
  await visitor.pattern.write('{"source": ["aws.s3"], "detail": {"object": {"size": [{"numeric": [">", 1024]}]}}}');
  await visitor.reads(words, /Amazon S3 .*1024/);
  visitor.assertQuiet();
});

test("advice says what is probably not meant, why, and where AWS says so", async () => {
  const visitor = await visit();
  await visitor.pattern.write('{"source": ["aws.rds"], "details": {"SourceType": ["SNAPSHOT"]}}');
  const list = (await visitor.dock("Tips")).getByRole("list", { name: "Tips" });
  await visitor.reads(list, /details/);
  await list.getByText("Why").first().click();
  const link = list.getByRole("link").first();
  assert.match(await link.getAttribute("href"), /^https:\/\/docs\.aws\.amazon\.com\/eventbridge\//);
  await list.getByRole("button", { name: 'Rename to "detail"' }).click();
  await visitor.pattern.shows(/"detail": \{"SourceType"/);
  await visitor.isTold("Match");
  visitor.assertQuiet();
});

test("a prefix and a suffix in one array can be asked for at once", async () => {
  const visitor = await visit();
  await visitor.pattern.write('{"source": ["aws.s3"], "detail": {"key": [{"prefix": "in/"}, {"suffix": ".jpg"}]}}');
  const list = (await visitor.dock("Tips")).getByRole("list", { name: "Tips" });
  await list.getByRole("button", { name: /^Match both/ }).click();
  await visitor.pattern.shows(/"key": \[\s*{\s*"wildcard": "in\/\*\.jpg"\s*}\s*\]/);
  visitor.assertQuiet();
});

test("advice that is not wanted is silenced, also after coming back, and can be heard again", async () => {
  const visitor = await visit();
  await visitor.pattern.write('{"detail": {"SourceType": ["SNAPSHOT"]}}');
  const advice = await visitor.dock("Tips");
  await visitor.reads(advice, /has no source/);
  await advice.getByText("Why").first().click();
  await advice.getByRole("button", { name: "Hide this tip" }).first().click();
  await eventually(async () => assert.doesNotMatch(await advice.innerText(), /has no source/));
  await visitor.reload();
  await visitor.dock("Tips");
  await visitor.reads(advice, /Show \d+ hidden/);
  assert.doesNotMatch(await advice.innerText(), /has no source/);
  await advice.getByRole("button", { name: /Show \d+ hidden/ }).click();
  await visitor.reads(advice, /has no source/);
  visitor.assertQuiet();
});
