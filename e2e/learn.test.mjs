// A learner: lessons that check themselves, progress that is kept, and courses from a file.

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { test } from "node:test";
import { eventually } from "./support/eventually.mjs";
import { playground } from "./support/playground.mjs";

const { visit } = playground();

const result = (visitor) => visitor.page.getByRole("status", { name: "Result of the checks" });
const heading = (visitor) => visitor.page.locator(".lesson").getByRole("heading", { level: 2 });
const isSolved = (visitor) => visitor.reads(result(visitor), /^Solved/);

/** Writes over the whole text of the editor with this name, reached by keys alone. */
async function type(visitor, name, text) {
  await visitor.tabTo("textbox", name);
  await visitor.press("ControlOrMeta+A");
  await visitor.page.keyboard.insertText(text);
}

test("the first lesson of the first tutorial is solved by keyboard alone", async () => {
  const visitor = await visit();
  await visitor.isTold("Match");
  await visitor.press("Alt+Shift+Digit7");
  await visitor.isAt("Learn", "#/learn");
  await visitor.button("What an event is").waitFor();
  await visitor.tabTo("button", "What an event is");
  await visitor.press("Enter");
  await visitor.isAt("Learn", "#/learn/first-rule/events/something-has-changed");
  await type(visitor, "Event pattern", '{"source": ["aws.ec2"]}');
  await isSolved(visitor);
  const patterns = [
    '{"source": ["aws.ec2", "aws.s3"]}',
    '{"source": ["aws.ec2"], "detail": {"state": ["stopped"]}}',
    '{"source": ["aws.events"], "detail-type": ["Scheduled Event"]}',
  ];
  for (const pattern of patterns) {
    const before = await heading(visitor).innerText();
    await visitor.press("Alt+Shift+ArrowRight");
    await eventually(async () => assert.notEqual(await heading(visitor).innerText(), before));
    // A new step is read from its beginning.
    await eventually(async () => assert.ok(await heading(visitor).evaluate((title) => title.matches(":focus"))));
    await visitor.reads(result(visitor), /^\d of \d checks met$/);
    await type(visitor, "Event pattern", pattern);
    await isSolved(visitor);
  }
  await visitor.tabTo("button", "Next");
  await visitor.press("Enter");
  await visitor.reads(heading(visitor), /^What an event says$/);
  const event = { source: "aws.rds", "detail-type": "RDS DB Snapshot Event", time: "2018-10-06T12:26:13Z" };
  await type(visitor, "Event", JSON.stringify({ ...event, resources: ["arn:aws:rds:us-east-1:123456789012:snapshot:a"] }));
  await isSolved(visitor);
  await visitor.tabTo("button", "Next");
  await visitor.press("Shift+Tab");
  await visitor.press("Shift+Tab");
  await visitor.press("Enter");
  await visitor.reads(heading(visitor), /^Three types of events$/);
  visitor.assertQuiet();
});

test("a wrong answer is told with its reason, and hints and the solution lead on", async () => {
  const visitor = await visit({ link: "#/learn/first-rule/rds-snapshots/a-snapshot-of-a-cluster" });
  await visitor.reads(result(visitor), /^1 of 4 checks met$|^2 of 4 checks met$/);
  await visitor.click("Check");
  await visitor.reads(result(visitor), /detail-type/);
  await visitor.click("Hint");
  await visitor.click("Use hint 1");
  await visitor.reads(result(visitor), /EventCategories.*backup/);
  await visitor.pattern.retype("creation", "back");
  await visitor.reads(result(visitor), /EventCategories/);
  await visitor.pattern.write('{"source": aws}');
  await visitor.reads(result(visitor), /“RDS Cluster” matches: .*aws/);
  await visitor.click("Solution");
  await visitor.click("Use the solution");
  await isSolved(visitor);
  await visitor.hears(/The solution has been applied/);
  await visitor.click("Undo");
  await visitor.pattern.shows('{"source": aws}');
  visitor.assertQuiet();
});

test("a rule is built in the setup: create it, set its target, save it", async () => {
  const visitor = await visit({ link: "#/learn/tour/s3-upload/create-the-rule" });
  for (const step of ["Create the rule", "Set the target", "Save the rule"]) {
    await visitor.reads(heading(visitor), new RegExp(step));
    await visitor.click("Solution");
    await visitor.click("Use the solution");
    await isSolved(visitor);
    await visitor.click("Next");
  }
  await visitor.click("All courses");
  await visitor.click("A rule, step by step: a file arrives");
  await visitor.press("Alt+Shift+ArrowRight");
  await visitor.press("Alt+Shift+ArrowRight");
  await visitor.reads(heading(visitor), /Save the rule/);
  await visitor.reads(visitor.region("What happens"), /process-upload received it/);
  visitor.assertQuiet();
});

test("progress is kept, and reset with a way back; the own work is never touched", async () => {
  const visitor = await visit();
  await visitor.pattern.write('{"source": ["mine"]}');
  await visitor.tab("Learn").click();
  await visitor.click("What an event is");
  await visitor.pattern.write('{"source": ["aws.ec2"]}');
  await isSolved(visitor);
  await visitor.page.reload();
  await visitor.reads(heading(visitor), /Something has changed/);
  await visitor.click("All courses");
  const courses = visitor.page.getByRole("list", { name: "Courses" });
  await visitor.reads(courses, /1 of 14 steps solved/);
  await visitor.button("Continue").waitFor();
  await visitor.click("Reset progress");
  await visitor.reads(courses, /0 of 14 steps solved/);
  await visitor.click("Undo");
  await visitor.reads(courses, /1 of 14 steps solved/);
  await visitor.click("Reset progress");
  await visitor.page.reload();
  await visitor.reads(courses, /0 of 14 steps solved/);
  await visitor.tab("Rule").click();
  await visitor.pattern.shows('{"source": ["mine"]}');
  visitor.assertQuiet();
});

test("the work of a step opens in the playground, with a way back", async () => {
  const visitor = await visit({ link: "#/learn/failures/failures/a-dead-letter-queue" });
  await visitor.click("Open in playground");
  await visitor.isAt("Bus", "#/bus");
  await visitor.editor("Event bus setup").shows(/"Fault": "Missing"/);
  await visitor.click("Undo");
  await visitor.tab("Rule").click();
  await visitor.isTold("Match");
  visitor.assertQuiet();
});

test("a full storage is said, and progress of a newer version is left alone", async () => {
  const visitor = await visit({ link: "#/learn/first-rule/events/something-has-changed" });
  await visitor.page.evaluate(() => {
    Storage.prototype.setItem = () => {
      throw new DOMException("full", "QuotaExceededError");
    };
  });
  await visitor.pattern.write('{"source": ["aws.ec2"]}');
  await isSolved(visitor);
  await visitor.hears(/couldn't save your progress/);
  const other = await visit();
  const newer = '{"version": 2, "solved": {}}';
  await other.page.evaluate((text) => localStorage.setItem("eventbridge-playground.learn", text), newer);
  await other.tab("Learn").click();
  await other.hears(/saved by a newer version/);
  await other.click("What an event is");
  await other.reads(heading(other), /Something has changed/);
  assert.equal(await other.page.evaluate(() => localStorage.getItem("eventbridge-playground.learn")), newer);
  visitor.assertQuiet();
});

test("a course from a file is opened, or refused with what is wrong", async () => {
  const visitor = await visit({ link: "#/learn" });
  const choose = visitor.page.getByLabel("Open a course");
  const text = await readFile(new URL("../lessons/pattern-language/values.md", import.meta.url), "utf8");
  const file = (name, content) => ({ name, mimeType: "text/plain", buffer: Buffer.from(content) });
  await choose.setInputFiles(file("broken.md", text.replace("Fields are joined", "<img src=x onerror=alert(1)> Fields")));
  await visitor.hears(/“broken.md” wasn't opened\. Lesson “lesson”, line \d+: HTML isn't allowed/);
  await choose.setInputFiles(file("bad.json", '{"version": 2}'));
  await visitor.hears(/newer version of the playground/);
  await choose.setInputFiles(file("my-own.md", text));
  await visitor.isAt("Learn", "#/learn/my-own/lesson/a-field-and-its-values");
  await visitor.click("All courses");
  await visitor.reads(visitor.page.getByRole("list", { name: "Courses" }), /Exact values 0 of 3/);
  visitor.assertQuiet();
});

test("a course is asked for by the address, from this site only", async () => {
  const visitor = await visit({ link: "?course=https://example.com/a.json#/learn" });
  await visitor.hears(/must be a file in the same folder as this page/);
  const other = await visit({ link: "?course=none.json#/learn" });
  await other.hears(/“none.json” couldn't be loaded/);
  visitor.assertQuiet();
});

test("a lesson is found by the search, from any tab; on a phone its tab is in view in the header", async () => {
  const visitor = await visit({ viewport: { width: 390, height: 844 } });
  await visitor.hasAll();
  for (const [words, title] of [["lesson traps", /An operator in the place of a field/], ["lesson monitoring", /Events in CloudWatch Logs/]]) {
    await visitor.command(words);
    await visitor.reads(heading(visitor), title);
  }
  await eventually(async () => {
    const [tab, tabs] = await Promise.all([visitor.tab("Learn"), visitor.page.locator(".header .tabs")].map((it) => it.boundingBox()));
    assert.ok(tab.x >= tabs.x && tab.x + tab.width <= tabs.x + tabs.width + 1, `${tab.x} in ${tabs.x}, ${tabs.width}`);
  });
  visitor.assertQuiet();
});
