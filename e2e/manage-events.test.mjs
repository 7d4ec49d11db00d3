// A visitor keeps the list of events in order.

import assert from "node:assert/strict";
import { test } from "node:test";
import { eventually } from "./support/eventually.mjs";
import { playground } from "./support/playground.mjs";

const { visit } = playground();
const opening = ["* RDS Standalone: Match", "RDS Cluster: No match"];

test("an event is added, with a whole envelope to fill in", async () => {
  const visitor = await visit();
  await visitor.click("Empty event");
  await visitor.lists("RDS Standalone: Match", "RDS Cluster: No match", "* Event 3: No match");
  const { id, time, ...rest } = JSON.parse(await visitor.event.text());
  assert.ok(id && time);
  assert.deepEqual(Object.keys(rest).sort(), [
    "account",
    "detail",
    "detail-type",
    "region",
    "resources",
    "source",
    "version",
  ]);
  await visitor.isTold("No match", /Event 3/);
  visitor.assertQuiet();
});

test("an event is renamed", async () => {
  const visitor = await visit();
  const name = visitor.page.getByRole("textbox", { name: "Event name" });
  await name.fill("Nightly backup");
  await visitor.lists("* Nightly backup: Match", "RDS Cluster: No match");
  await name.press("End");
  await name.pressSequentially(", done");
  await visitor.lists("* Nightly backup, done: Match", "RDS Cluster: No match");
  await name.fill("");
  await visitor.lists("* Unnamed: Match", "RDS Cluster: No match");
  visitor.assertQuiet();
});

test("an event is duplicated, and the copy is one of its own", async () => {
  const visitor = await visit();
  await visitor.click("Duplicate");
  await visitor.lists("RDS Standalone: Match", "* RDS Standalone copy: Match", "RDS Cluster: No match");
  await visitor.event.retype('"aws.rds', '"aws.s3');
  await visitor.lists("RDS Standalone: Match", "* RDS Standalone copy: No match", "RDS Cluster: No match");
  visitor.assertQuiet();
});

test("events change places", async () => {
  const visitor = await visit();
  assert.equal(await visitor.isOff("Move up"), true);
  await visitor.click("Move down");
  await visitor.lists("RDS Cluster: No match", "* RDS Standalone: Match");
  assert.equal(await visitor.isOff("Move down"), true);
  await visitor.click("Move up");
  await visitor.lists(...opening);
  visitor.assertQuiet();
});

test("an event that is switched off has no verdict and does not count", async () => {
  const visitor = await visit();
  await visitor.reads(visitor.region("Events"), /1 of 2 match/);
  await visitor.include(false);
  await visitor.lists("* RDS Standalone: Off", "RDS Cluster: No match");
  await visitor.isTold("Off", /isn't included/);
  await visitor.reads(visitor.region("Events"), /0 of 1 match/);
  await visitor.reads(await visitor.dock("Response"), /Not invoked/);
  await visitor.include(true);
  await visitor.lists(...opening);
  visitor.assertQuiet();
});

test("an event that ought to match, or not, is checked against that", async () => {
  const visitor = await visit();
  const expected = visitor.page.getByRole("combobox", { name: "Expected verdict" });
  await expected.selectOption("Expect: match");
  await visitor.choose("RDS Cluster");
  await expected.selectOption("Expect: no match");
  await visitor.lists("RDS Standalone: passes: Match", "* RDS Cluster: passes: No match");
  await visitor.reads(visitor.region("Events"), /1 of 2 match; 2 of 2 tests pass/);
  await visitor.pattern.write('{"source": ["aws.rds"]}');
  await visitor.lists("RDS Standalone: passes: Match", "* RDS Cluster: fails: Match");
  await visitor.reads(visitor.region("Events"), /2 of 2 match; 1 of 2 tests pass/);
  const colleague = await visit({ link: await visitor.share() });
  await colleague.reads(colleague.region("Events"), /1 of 2 tests pass/);
  visitor.assertQuiet();
  colleague.assertQuiet();
});

test("new events have the account and Region that were set", async () => {
  const visitor = await visit();
  await visitor.press("Alt+Shift+R");
  const dialog = visitor.dialog("Account and Region");
  await dialog.getByRole("textbox", { name: "Account" }).fill("12");
  await visitor.reads(dialog, /An account ID has 12 digits/);
  assert.equal(await visitor.button("Apply").isDisabled(), true);
  await dialog.getByRole("textbox", { name: "Account" }).fill("210987654321");
  await dialog.getByRole("textbox", { name: "Region" }).fill("eu-west-1");
  await visitor.click("Apply");
  await visitor.click("Empty event");
  await visitor.event.shows(/"account": "210987654321"[^]*"region": "eu-west-1"/);
  visitor.assertQuiet();
});

test("an event that is kept out, as it should be, needs no fix", async () => {
  const visitor = await visit();
  await visitor.pattern.retype("creation", "Creation");
  await visitor.button(/^Ignore case/).first().waitFor();
  await visitor.page.getByRole("combobox", { name: "Expected verdict" }).selectOption("Expect: no match");
  await eventually(async () => assert.equal(await visitor.button(/^Ignore case/).count(), 0));
  await visitor.isTold("No match", /only the case differs/);
  visitor.assertQuiet();
});

test("events of one name are told apart", async () => {
  const visitor = await visit();
  const event = (time) => JSON.stringify({ source: "shop", "detail-type": "Sold", time, detail: {} });
  await visitor.pasteEvents([event("2026-01-01T12:00:00Z"), event("2026-01-01T12:00:05Z")].join("\n"));
  await visitor.reads(visitor.list.getByRole("button", { name: /Sold/ }).first(), /12:00:00/);
  await visitor.reads(visitor.list.getByRole("button", { name: /Sold/ }).last(), /12:00:05/);
  visitor.assertQuiet();
});

test("the pattern is made from an event, and comes back", async () => {
  const visitor = await visit();
  await visitor.choose("RDS Cluster");
  await visitor.click("Event actions");
  await visitor.click("Make the pattern from this event");
  await visitor.pattern.shows(/RDS DB Cluster Snapshot Event/);
  await visitor.messages.getByRole("button", { name: "Undo" }).click();
  await visitor.pattern.shows(/"RDS DB Snapshot Event"/);
  visitor.assertQuiet();
});

test("an event is removed, and Undo brings it back where it was", async () => {
  const visitor = await visit();
  await visitor.click("Remove");
  await visitor.hears(/Removed RDS Standalone\./);
  await visitor.lists("* RDS Cluster: No match");
  await visitor.messages.getByRole("button", { name: "Undo" }).click();
  await visitor.lists(...opening);
  visitor.assertQuiet();
});

test("Undo brings back the event and nothing else", async () => {
  const visitor = await visit();
  await visitor.click("Remove");
  await visitor.lists("* RDS Cluster: No match");
  await visitor.pattern.write('{"source": ["aws.rds"]}');
  await visitor.lists("* RDS Cluster: Match");
  await visitor.messages.getByRole("button", { name: "Undo" }).click();
  await visitor.lists("* RDS Standalone: Match", "RDS Cluster: Match");
  await visitor.pattern.shows('{"source": ["aws.rds"]}');
  visitor.assertQuiet();
});

test("without any event the page says what to do", async () => {
  const visitor = await visit();
  await visitor.click("Remove");
  await visitor.lists("* RDS Cluster: No match");
  await visitor.click("Remove");
  await visitor.isTold("No event", /Add an event, or paste one/);
  await visitor.reads(visitor.region("Events"), /No events yet/);
  await visitor.reads(await visitor.dock("Response"), /There is no event to run the function on/);
  await visitor.click("Empty event");
  await visitor.lists("* Event 1: No match");
  visitor.assertQuiet();
});

test("each event has an undo history of its own", async () => {
  const visitor = await visit();
  await visitor.event.retype('"aws.rds', '"aws.s3');
  await visitor.choose("RDS Cluster");
  await visitor.event.shows(/RDS-EVENT-0074/);
  await visitor.event.focus();
  await visitor.press("ControlOrMeta+Z");
  await visitor.press("ControlOrMeta+Z");
  await visitor.event.shows(/RDS-EVENT-0074/);
  visitor.assertQuiet();
});
