// A learner writes a function: it runs in the sandbox when it is told to, and what it did is checked.

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { test } from "node:test";
import { violations } from "./support/axe.mjs";
import { playground } from "./support/playground.mjs";

const { visit } = playground();

/** Starting an interpreter takes a while on a busy machine. */
const LONG = 60_000;

const result = (visitor) => visitor.page.getByRole("status", { name: "Result of the checks" });
const heading = (visitor) => visitor.page.locator(".lesson").getByRole("heading", { level: 2 });
const lastRun = (visitor) => visitor.region("Response, calls and log of the last run");
const isSolved = (visitor) => visitor.reads(result(visitor), /^Solved/, LONG);

test("a step in Python is solved by keyboard alone, and nothing runs by itself", async () => {
  const visitor = await visit({ link: "#/learn/handlers/first-handler/read-the-right-field" });
  await visitor.reads(result(visitor), /^0 of 2 checks met$/);
  await visitor.click("Check");
  await visitor.reads(result(visitor), /“Instance stopped”.*Run your function first\.$/);
  await visitor.tabTo("textbox", "Your function");
  await visitor.press("ControlOrMeta+Enter");
  await visitor.reads(result(visitor), /The function fails: KeyError: 'instance-id' \(line 2\)/, LONG);
  await visitor.reads(lastRun(visitor), /\[ERROR\] KeyError: 'instance-id'/);
  assert.deepEqual(await violations(visitor.page), []);
  await visitor.press("ControlOrMeta+A");
  await visitor.page.keyboard.insertText(
    'def lambda_handler(event, context):\n    detail = event["detail"]\n    return f"{detail[\'instance-id\']} is {detail[\'state\']}"\n',
  );
  await visitor.reads(result(visitor), /The code has changed since it ran\. Run it again\.$/);
  await visitor.reads(lastRun(visitor), /^From an earlier version of the code/);
  await visitor.press("ControlOrMeta+Enter");
  await isSolved(visitor);
  await visitor.reads(lastRun(visitor), /"i-1234567890abcdef0 is stopped"/);
  visitor.assertQuiet();
});

test("in JavaScript a call is recorded with its answer, and a constant is no solution", async () => {
  const visitor = await visit({ link: "#/learn/handlers/aws-calls/wait-for-the-answer" });
  await visitor.click("Run");
  await visitor.reads(result(visitor), /the function returns "pending": The function fails: TypeError/, LONG);
  await visitor.editor("Your function").write('export const handler = async () => "pending";\n');
  await visitor.click("Run");
  await visitor.reads(result(visitor), /^1 of 2 checks met.*ec2\.StartInstances.*The function calls nothing\.$/, LONG);
  await visitor.click("Solution");
  await visitor.click("Use the solution");
  await visitor.click("Run");
  await isSolved(visitor);
  await visitor.reads(lastRun(visitor), /ec2\.StartInstances \{"InstanceIds":\["i-1234567890abcdef0"\]\}.*"pending"/);
  visitor.assertQuiet();
});

test("settings are part of a solution, and a loop is stopped", async () => {
  const visitor = await visit({ link: "#/learn/handlers/logs-and-errors/the-time-out" });
  await visitor.click("Run");
  await visitor.reads(result(visitor), /Task timed out after 3\.00 seconds/, LONG);
  const timeout = visitor.page.getByRole("textbox", { name: "Timeout (s)" });
  await timeout.fill("901");
  await timeout.press("Enter");
  await visitor.reads(result(visitor), /The timeout must be between 1 and 900 seconds/);
  await timeout.fill("20");
  await timeout.press("Tab");
  await visitor.click("Run");
  await isSolved(visitor);
  await visitor.editor("Your function").write("def lambda_handler(event, context):\n    while True: pass\n");
  await visitor.click("Run");
  await visitor.button("Stop").first().click();
  await visitor.button("Run").waitFor();
  await visitor.click("Next");
  await visitor.reads(heading(visitor), /Start an instance/);
  await visitor.reads(lastRun(visitor), /^Not run yet/);
  visitor.assertQuiet();
});

const example = () => readFile(new URL("../docs/example-course.json", import.meta.url), "utf8");

/** Goes to the last step of the example's second lesson. */
async function toItsFunction(visitor) {
  await visitor.click("All courses");
  await visitor.click("Every morning, a list");
  await visitor.reads(heading(visitor), /At seven/);
  await visitor.click("Next");
  await visitor.reads(heading(visitor), /The function behind it/);
}

test("code that came with a course is asked about before it runs", async () => {
  const visitor = await visit({ link: "#/learn" });
  const file = { name: "help-desk.json", mimeType: "application/json", buffer: Buffer.from(await example()) };
  await visitor.page.getByLabel("Open a course").setInputFiles(file);
  await visitor.isAt("Learn", "#/learn/help-desk/tickets/urgent-tickets");
  await toItsFunction(visitor);
  await visitor.click("Run");
  const question = visitor.page.getByRole("group", { name: "Run this code?" });
  await visitor.reads(question, /It came with the course/);
  await visitor.click("Don't run");
  await visitor.reads(lastRun(visitor), /^Not run yet/);
  await visitor.click("Run");
  await visitor.click("Run it");
  await visitor.reads(result(visitor), /urgent is missing from the response/, LONG);
  // What the learner makes of it is the learner's own.
  await visitor.editor("Your function").retype("len(tickets)}", 'len(tickets), "urgent": len([t for t in tickets if t["priority"] < 3])}');
  await visitor.press("ControlOrMeta+Enter");
  await isSolved(visitor);
  assert.equal(await question.count(), 0);
  visitor.assertQuiet();
});

test("a course beside the page is opened by its name in the address", async () => {
  const visitor = await visit();
  await visitor.context.route("**/help-desk.json", async (route) => route.fulfill({ contentType: "application/json", body: await example() }));
  const other = await visitor.newTab("?course=help-desk.json#/learn");
  await other.reads(heading(other), /Urgent tickets/);
  await other.pattern.write('{"source": ["desk.tickets"], "detail-type": ["Ticket Opened"], "detail": {"priority": [1, 2]}}');
  await isSolved(other);
  visitor.assertQuiet();
});
