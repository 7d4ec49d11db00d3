// A visitor writes a function of their own, and runs it for real in the sandbox.

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { test } from "node:test";
import { violations } from "./support/axe.mjs";
import { eventually } from "./support/eventually.mjs";
import { answers, begin, lastRun, PATIENCE, question, set } from "./support/own.mjs";
import { playground } from "./support/playground.mjs";

const { visit } = playground();

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
  await visitor.reads(log, /INIT_START Runtime Version: nodejs:22.*START RequestId.*INFO\s+RDS DB Snapshot Event from aws\.rds.*END RequestId.*REPORT/s);
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
  await visitor.reads(row("RDS Standalone"), /statusCode is 200, not 404/);
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
  await visitor.reads(question(visitor), /came with a link.*without access to the network.*5 seconds.*256 MB/s);
  await visitor.page.getByRole("button", { name: "Don't run" }).first().click();
  await visitor.reads(lastRun(visitor), /Not run yet/);
  assert.deepEqual(asked, []);
  await visitor.click("Run");
  await visitor.page.getByRole("button", { name: "Run it" }).first().click();
  await answers(visitor, /^Succeeded in .* ms\. \{"n": 4\}$/);
  assert.ok(asked.length > 0);
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

test("Stop ends a run, there is one of it, and what came of it is said until the code changes", async () => {
  const visitor = await visit();
  await begin(visitor, "Empty function in JavaScript");
  await set(visitor, "Timeout (s)", "60");
  await visitor.handler.write("export const handler = async () => {\n  for (;;) {}\n};\n");
  await visitor.click("Run");
  const stops = visitor.page.getByRole("button", { name: "Stop", exact: true }).filter({ visible: true });
  await visitor.page.getByText("Running…").filter({ visible: true }).waitFor({ timeout: PATIENCE });
  assert.equal(await stops.count(), 1);
  await stops.click();
  const stopped = visitor.page.getByText("Stopped. This run has no result.").filter({ visible: true });
  await stopped.waitFor();
  assert.equal(await stops.count(), 0);
  await visitor.reads(await visitor.dock("Response"), /Stopped\. This run has no result\. Not run yet/);
  await visitor.dock("Code");
  await visitor.handler.retype("for (;;) {}", "return 7;");
  await eventually(async () => assert.equal(await stopped.count(), 0));
  await visitor.click("Run");
  await answers(visitor, /^Succeeded in .* 7$/);
  visitor.assertQuiet();
});

test("Stop ends the rest of several runs", async () => {
  const visitor = await visit();
  await begin(visitor, "Empty function in JavaScript");
  await set(visitor, "Timeout (s)", "60");
  await visitor.handler.write("export const handler = async () => {\n  for (;;) {}\n};\n");
  await visitor.choose("RDS Standalone");
  await visitor.openMenuOf("Duplicate");
  await visitor.button("Duplicate").click();
  await visitor.dock("Code");
  await visitor.click("All events");
  await visitor.click("Run for all events");
  await visitor.page.getByText("Run 1 of 2. Running…").filter({ visible: true }).waitFor({ timeout: PATIENCE });
  await visitor.click("Stop");
  await visitor.page.getByText("Stopped after 0 of 2 runs.").filter({ visible: true }).waitFor();
  visitor.assertQuiet();
});

test("a warm environment keeps what the module has, and a cold start begins anew", async () => {
  const visitor = await visit();
  await begin(visitor, "Empty function in JavaScript");
  await visitor.handler.write("let runs = 0;\nexport const handler = async () => {\n  runs += 1;\n  return runs;\n};\n");
  await visitor.click("Run");
  await answers(visitor, /ms\. 1$/);
  await visitor.reads(await visitor.dock("Logs"), /INIT_START.*Init Duration/s);
  await visitor.dock("Code");
  await visitor.click("Run");
  await answers(visitor, /ms\. 2$/);
  const log = await visitor.dock("Logs");
  assert.doesNotMatch(await log.innerText(), /INIT_START|Init Duration/);
  await visitor.dock("Code");
  await visitor.click("Settings");
  await visitor.page.getByRole("checkbox", { name: "Cold start on each run" }).check();
  for (const _ of [1, 2]) {
    await visitor.click("Run");
    await answers(visitor, /ms\. 1$/);
  }
  visitor.assertQuiet();
});

test("AWS answers what the visitor says: an error of the list, one that passes, and an answer", async () => {
  const visitor = await visit();
  await begin(visitor, "EC2 instance starter in JavaScript");
  await visitor.handler.write(`import { EC2Client, StartInstancesCommand } from "@aws-sdk/client-ec2";
export const handler = async () => {
  const ec2 = new EC2Client({});
  const start = () => ec2.send(new StartInstancesCommand({ InstanceIds: ["i-0123456789abcdef0"] }));
  try {
    return (await start()).StartingInstances[0].CurrentState.Name;
  } catch (error) {
    console.log(error.name);
    return [error.name, (await start()).StartingInstances[0].CurrentState.Name];
  }
};
`);
  await visitor.click("Run");
  await answers(visitor, /ms\. "pending"$/);
  const given = visitor.page.getByRole("textbox", { name: "AWS responses" });
  const failing = visitor.page.getByRole("combobox", { name: "Make a call fail" });
  await visitor.click("Settings");
  await failing.selectOption("Throttled");
  assert.match(await given.inputValue(), /"ec2\.StartInstances": \{"Error": \{"Code": "RequestLimitExceeded"/);
  await visitor.click("Run");
  await answers(visitor, /^RequestLimitExceeded: Request limit exceeded\./);
  await failing.selectOption("Fails once, then succeeds");
  await visitor.click("Run");
  // The instance that the first run has started is running by now.
  await answers(visitor, /ms\. \["Unavailable","running"\]$/);
  await given.fill('{"ec2.start_instances": {"StartingInstances": [{"CurrentState": {"Name": "running"}}]}}');
  await visitor.click("Run");
  await answers(visitor, /ms\. "running"$/);
  await given.fill("[");
  await visitor.reads(visitor.page.getByRole("tabpanel", { name: "Code" }), /AWS responses, line 1: this must be a JSON object\./);
  visitor.assertQuiet();
});

test("an error can be expected of an event, and joins the tests", async () => {
  const visitor = await visit();
  await begin(visitor, "Empty function in JavaScript");
  await visitor.handler.write("export const handler = async (event) => event.detail.nope.deeper;\n");
  await visitor.click("All events");
  await visitor.click("Run for all events");
  const row = visitor.page.getByRole("row", { name: "RDS Standalone" });
  await visitor.reads(row, /Failed\s+TypeError: Cannot read properties of undefined/, PATIENCE);
  const expected = visitor.page.getByRole("textbox", { name: "Expected response of RDS Standalone" });
  for (const [text, told, tests] of [["KeyError", /The function failed with TypeError\./, /0 of 1 tests pass/], ["TypeError", /As expected/, /1 of 1 tests pass/]]) {
    await expected.fill(text);
    await expected.press("Tab");
    await visitor.reads(row, told);
    await visitor.reads(await visitor.dock("Tests"), tests);
    await visitor.dock("Code");
  }
  visitor.assertQuiet();
});

test("what a function writes, returns, sends and raises is shown as text", async () => {
  const visitor = await visit();
  await begin(visitor, "Empty function in JavaScript");
  await visitor.handler.write(`import { SNSClient, PublishCommand } from "@aws-sdk/client-sns";
const html = "<img src=x onerror=alert(1)><b id=forged>bold</b>";
export const handler = async ({ fail }) => {
  console.log(html);
  await new SNSClient({}).send(new PublishCommand({ TopicArn: "arn:aws:sns:us-east-1:111122223333:t", Message: html }));
  return { html };
};
`);
  await visitor.click("Run");
  await answers(visitor, /<img src=x onerror=alert\(1\)>/);
  await visitor.reads(await visitor.dock("Response"), /"html": "<img src=x.*Publish.*<img src=x/s);
  await visitor.reads(await visitor.dock("Logs"), /INFO\s+<img src=x/);
  await visitor.dock("Code");
  await visitor.handler.retype("return { html };", "throw new Error(html);");
  await visitor.click("Run");
  await answers(visitor, /^Error: <img src=x/);
  assert.equal(await visitor.page.locator("#forged").count(), 0);
  visitor.assertQuiet();
});

test("enlarged, the function has the room of all panes, and gives it back", async () => {
  const visitor = await visit({ viewport: { width: 1280, height: 800 } });
  await begin(visitor, "EC2 instance starter in Python");
  const panel = visitor.page.getByRole("tabpanel", { name: "Code", exact: true });
  const height = async () => (await panel.boundingBox())?.height ?? 0;
  const before = await height();
  const enlarge = visitor.page.getByRole("button", { name: "Enlarge", pressed: false });
  await enlarge.click();
  await eventually(async () => assert.ok((await height()) > before + 200, `${await height()} after ${before}`));
  await visitor.pattern.box.waitFor({ state: "hidden" });
  assert.deepEqual(await violations(visitor.page), []);
  await visitor.page.getByRole("button", { name: "Enlarge", pressed: true }).click();
  await visitor.pattern.box.waitFor({ state: "visible" });
  visitor.assertQuiet();
});
