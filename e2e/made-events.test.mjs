// A visitor takes events from the samples, has them made, and makes a pattern from an event.

import assert from "node:assert/strict";
import { test } from "node:test";
import { eventually, pause } from "./support/eventually.mjs";
import { playground } from "./support/playground.mjs";

const { visit } = playground();

test("a sample is found by its words, added, and matched by its own pattern", async () => {
  const visitor = await visit();
  await visitor.click("Sample event");
  await visitor.page.getByRole("combobox", { name: "Search samples" }).fill("ec2 instance state");
  const options = visitor.dialog("Sample events").getByRole("option");
  await eventually(async () => assert.match(await options.first().innerText(), /EC2.*state/i));
  await visitor.press("Enter");
  await visitor.isTold("No match");
  await visitor.event.shows(/"source": "aws\.ec2"/);
  await visitor.messages.getByRole("button", { name: "Use its pattern" }).click();
  await visitor.isTold("Match");
  await visitor.messages.getByRole("button", { name: "Undo" }).click();
  await visitor.pattern.shows(/RDS DB Snapshot Event/);
  visitor.assertQuiet();
});

test("an event is made that the pattern matches", async () => {
  const visitor = await visit();
  await visitor.pattern.write('{"source": ["shop"], "detail": {"price": [{"numeric": [">", 10]}]}}');
  await visitor.click("Generate matching event");
  await visitor.hears(/Generated a matching event/);
  await visitor.isTold("Match", /Matching event/);
  assert.ok(JSON.parse(await visitor.event.text()).detail.price > 10);
  visitor.assertQuiet();
});

test("near misses show for each condition what breaks it", async () => {
  const visitor = await visit();
  await visitor.click("Generate near misses");
  await visitor.hears(/Generated \d+ near miss(es)? of this event\./);
  const [first, second, ...made] = await visitor.events();
  assert.deepEqual([first, second], ["RDS Standalone: Match", "RDS Cluster: No match"]);
  assert.ok(made.length >= 4, made.join("\n"));
  for (const row of made) assert.match(row, /: passes: No match$/);
  await visitor.messages.getByRole("button", { name: "Undo" }).click();
  await visitor.lists("* RDS Standalone: Match", "RDS Cluster: No match");
  visitor.assertQuiet();
});

test("a value that is pointed at goes into the pattern, and out again", async () => {
  const visitor = await visit();
  const before = await visitor.pattern.text();
  await visitor.event.place('"RDS-EVENT-0091');
  const bar = visitor.page.getByRole("group", { name: "Add to the pattern" });
  await visitor.reads(bar, /detail\.EventID/);
  await bar.getByRole("button", { name: "equals" }).click();
  await visitor.pattern.shows(/"EventID": \[\s*"RDS-EVENT-0091"\s*\]/);
  await visitor.isTold("Match");
  await bar.getByRole("button", { name: "Remove from pattern" }).click();
  await visitor.pattern.shows(before);
  visitor.assertQuiet();
});

test("what is selected of a value decides the part that the pattern asks for", async () => {
  const visitor = await visit();
  const bar = visitor.page.getByRole("group", { name: "Add to the pattern" });
  await visitor.event.place('"RDS-EVENT');
  await bar.getByRole("button", { name: 'prefix "RDS-EVENT"' }).waitFor();
  await bar.getByRole("button", { name: 'suffix "-0091"' }).waitFor();
  for (const _ of "EVENT") await visitor.press("Shift+ArrowLeft");
  const wildcard = bar.getByRole("button", { name: 'wildcard "*EVENT*"' });
  assert.equal(await wildcard.getAttribute("title"), 'Adds { "wildcard": "*EVENT*" }');
  await wildcard.click();
  await visitor.pattern.shows(/"EventID": \[\s*\{ "wildcard": "\*EVENT\*" \}\s*\]/);
  await visitor.isTold("Match");
  visitor.assertQuiet();
});

test("what a value would add to the pattern is shown before the press", async () => {
  const visitor = await visit();
  const before = await visitor.pattern.text();
  await visitor.event.place('"RDS-EVENT-0091');
  const bar = visitor.page.getByRole("group", { name: "Add to the pattern" });
  const equals = bar.getByRole("button", { name: "equals" });
  const coming = /^,?\s*"EventID": \["RDS-EVENT-0091"\]/;
  const shown = async () => (await visitor.pattern.lit("coming")).join("");
  for (const [point, leave] of [
    [() => equals.hover(), () => visitor.verdict.hover()],
    [() => equals.focus(), () => equals.blur()],
  ]) {
    await point();
    await eventually(async () => assert.match(await shown(), coming));
    assert.equal(await visitor.pattern.text(), before);
    await leave();
    await eventually(async () => assert.equal(await shown(), ""));
  }
  await equals.click();
  await visitor.pattern.shows(/"EventID"/);
  assert.equal(await shown(), "");
  visitor.assertQuiet();
});

test("an operator is completed while it is typed", async () => {
  const visitor = await visit();
  await visitor.pattern.write("");
  await visitor.pattern.focus();
  await visitor.page.keyboard.type('{"source": [{"pre');
  const options = visitor.page.getByRole("option", { name: /prefix/ });
  await options.first().waitFor();
  // So soon after the list appears, a key is taken for one that was meant for the text.
  await pause(150);
  await visitor.press("Enter");
  await visitor.pattern.shows(/\{"source": \[\{"prefix/);
  visitor.assertQuiet();
});
