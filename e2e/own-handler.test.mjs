// A visitor writes a function of their own, and runs it for real in the sandbox.

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { test } from "node:test";
import { violations } from "./support/axe.mjs";
import { eventually } from "./support/eventually.mjs";
import { playground } from "./support/playground.mjs";

const { visit } = playground();

/** The runtime may have to be compiled first, on a busy machine. */
const PATIENCE = 60_000;

/** Chooses the own function and begins it from a template. */
async function begin(visitor, template) {
  await visitor.page.getByRole("combobox", { name: "Function", exact: true }).selectOption("Your own function");
  await visitor.dock("Code");
  await visitor.button("New from template").click();
  await visitor.button(template).click();
}

const lastRun = (visitor) => visitor.page.getByRole("status", { name: "Last run" });
const answers = (visitor, expected) => visitor.reads(lastRun(visitor), expected, PATIENCE);

/** Collects the files of the sandbox that are asked for. */
function sandboxFiles(visitor) {
  const asked = [];
  visitor.page.on("request", (request) => {
    if (/sandbox/.test(new URL(request.url()).pathname)) asked.push(request.url());
  });
  return asked;
}

test("a function from a template is edited and run", async () => {
  const visitor = await visit();
  await begin(visitor, "Empty function in JavaScript");
  await visitor.handler.shows(/export const handler/);
  await visitor.reads(lastRun(visitor), /Not run yet/);
  await visitor.handler.retype("200", "201");
  await visitor.press("ControlOrMeta+Enter");
  await answers(visitor, /^Succeeded in .* ms\. \{"statusCode":201\}$/);
  await visitor.reads(await visitor.dock("Response"), /"statusCode": 201/);
  const log = await visitor.dock("Logs");
  await visitor.reads(log, /INIT_START Runtime Version: nodejs:24.*START RequestId.*INFO\s+RDS DB Snapshot Event from aws\.rds.*END RequestId.*REPORT/s);
  visitor.assertQuiet();
});

test("an error is Lambda's, and marks its line until the code changes", async () => {
  const visitor = await visit();
  await begin(visitor, "Empty function in JavaScript");
  await visitor.handler.write('export const handler = async (event) => {\n  throw new TypeError("no such thing");\n};\n');
  await visitor.click("Run");
  await answers(visitor, /^TypeError: no such thing \(line 2\)$/);
  await eventually(async () => assert.match((await visitor.handler.lit("error")).join(), /new TypeError/));
  await visitor.reads(await visitor.dock("Response"), /The function failed.*"errorType": "TypeError"/s);
  await visitor.reads(await visitor.dock("Logs"), /ERROR\s+Invoke Error/);
  await visitor.dock("Code");
  await visitor.handler.retype("thing", "luck");
  await visitor.handler.lights("error", []);
  await visitor.reads(lastRun(visitor), /Changed since the last run/);
  visitor.assertQuiet();
});

test("it runs on an event that doesn't match only when it is told to", async () => {
  const visitor = await visit();
  await begin(visitor, "Empty function in JavaScript");
  await visitor.choose("RDS Cluster");
  const response = await visitor.dock("Response");
  await visitor.reads(response, /Not invoked: the event doesn't match/);
  await visitor.click("Run anyway");
  await visitor.reads(response, /The rule wouldn't invoke it.*"statusCode": 200/s, PATIENCE);
  visitor.assertQuiet();
});

test("it runs for all events, and their expected responses are tests", async () => {
  const visitor = await visit();
  await begin(visitor, "Database snapshot in JavaScript");
  await visitor.click("All events");
  await visitor.click("Run for all events");
  const row = (name) => visitor.page.getByRole("row", { name });
  await visitor.reads(row("RDS Standalone"), /Succeeded\s+\{"statusCode":200.*ms/s, PATIENCE);
  await visitor.reads(row("RDS Cluster"), /Not invoked/);
  const expected = visitor.page.getByRole("textbox", { name: "Expected response of RDS Standalone" });
  await expected.fill('{"statusCode": 404}');
  await expected.press("Tab");
  await visitor.reads(row("RDS Standalone"), /statusCode is 200 and not 404/);
  await visitor.reads(await visitor.dock("Tests"), /0 of 1 tests pass/);
  await visitor.dock("Code");
  await expected.fill('{"statusCode": 200}');
  await expected.press("Tab");
  await visitor.reads(row("RDS Standalone"), /As expected/);
  await visitor.reads(await visitor.dock("Tests"), /1 of 1 tests pass/);
  visitor.assertQuiet();
});

test("code that came with a link runs when the visitor says so, and nothing of the sandbox is loaded before", async () => {
  const link = (await readFile(new URL("golden/link-v1-code.txt", import.meta.url), "utf8")).trim();
  const visitor = await visit({ link: `#${link}` });
  const asked = sandboxFiles(visitor);
  await visitor.reads(await visitor.dock("Response"), /Not run yet/);
  await visitor.dock("Code");
  await visitor.handler.shows(/int\(os\.environ/);
  await visitor.handler.retype("import os", "import os, sys");
  await visitor.click("Run");
  const question = visitor.page.getByRole("group", { name: "Run this code?" }).first();
  await visitor.reads(question, /came with a link.*without access to the network.*5 seconds.*256 MB/s);
  await visitor.page.getByRole("button", { name: "Don't run" }).first().click();
  await visitor.reads(lastRun(visitor), /Not run yet/);
  assert.deepEqual(asked, []);
  await visitor.click("Run");
  await visitor.page.getByRole("button", { name: "Run it" }).first().click();
  await answers(visitor, /^Succeeded in .* ms\. \{"n": 4\}$/);
  assert.ok(asked.length > 0);
  visitor.assertQuiet();
});

test("it runs as it is typed if the visitor says so, until other code comes", async () => {
  const visitor = await visit();
  await begin(visitor, "Empty function in JavaScript");
  await visitor.click("Run");
  await answers(visitor, /"statusCode":200/);
  const asTyped = visitor.page.getByRole("checkbox", { name: "Run as I type" });
  await asTyped.check();
  await visitor.handler.retype("200", "202");
  await answers(visitor, /"statusCode":202/);
  await visitor.openExample("Start an instance on request");
  await visitor.press("Alt+Shift+KeyZ");
  await visitor.dock("Code");
  await visitor.handler.shows(/202/);
  assert.equal(await asTyped.isChecked(), false);
  assert.equal(await asTyped.isDisabled(), true);
  visitor.assertQuiet();
});

test("on the bus it runs when the visitor says so", async () => {
  const visitor = await visit();
  await begin(visitor, "Empty function in JavaScript");
  await visitor.tab("Bus").click();
  const steps = visitor.page.getByRole("list", { name: "Steps" });
  await visitor.reads(steps, /my-function hasn't run yet/, PATIENCE);
  await visitor.click("Run with my function");
  await visitor.reads(steps, /my-function succeeded/, PATIENCE);
  assert.equal(await visitor.button("Run with my function").count(), 0);
  visitor.assertQuiet();
});

test("the tab keeps the rules of accessibility", async () => {
  const visitor = await visit();
  await begin(visitor, "Empty function in Python");
  for (const part of ["Editor", "Settings", "All events"]) {
    await visitor.click(part);
    assert.deepEqual(await violations(visitor.page), [], part);
  }
  visitor.assertQuiet();
});
