// Exercises: a teacher makes one and sends a link, somebody else solves it and sends one back.

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { test } from "node:test";
import { crc32, deflateRawSync } from "node:zlib";
import { violations } from "./support/axe.mjs";
import { eventually } from "./support/eventually.mjs";
import { playground } from "./support/playground.mjs";

const { visit } = playground();

const result = (visitor) => visitor.page.getByRole("status", { name: "Result of the checks" });
const trial = (visitor) => visitor.page.getByRole("status", { name: "Result of the trial" });
const field = (visitor, name) => visitor.page.getByRole("textbox", { name, exact: true });
const golden = async (name) => (await readFile(new URL(`golden/${name}`, import.meta.url), "utf8")).trim();

/** The whole of a link's address that is on the clipboard, as a fragment. */
async function copied(visitor, told) {
  await visitor.hears(told);
  const link = await visitor.clipboard();
  assert.ok(link.startsWith(`${visitor.url}#1`), link);
  return link.slice(visitor.url.length);
}

/** A text as a link has it packed. */
function pack(text) {
  const bytes = Buffer.from(text);
  const sum = Buffer.alloc(4);
  sum.writeUInt32BE(crc32(bytes));
  return Buffer.concat([deflateRawSync(bytes), sum]).toString("base64url");
}

/** A link to an exercise, as any script could write it. */
function linkTo({ packed = {}, ...exercise } = {}) {
  const whole = { checks: [{ check: "match", event: "Sold" }], solution: { pattern: '{"source": ["shop"]}' }, ...packed };
  const events = [{ name: "Sold", text: '{"source": "shop"}' }];
  const task = { version: 1, title: "T", task: "Do.", pack: pack(JSON.stringify(whole)), ...exercise };
  return `#1${pack(JSON.stringify({ pattern: "{}", events, tab: "learn", exercise: task }))}`;
}

test("a teacher makes an exercise by keyboard, another visitor solves it, and the teacher sees the answer", async () => {
  const teacher = await visit();
  await teacher.isTold("Match");
  await teacher.copies("");
  await teacher.press("Alt+Shift+Semicolon");
  await eventually(async () => assert.ok(await field(teacher, "Title").evaluate((box) => box.matches(":focus"))));
  await teacher.reads(trial(teacher), /Not ready to share yet\. The exercise needs a title/);
  await teacher.page.keyboard.type("Only snapshots");
  await teacher.reads(trial(teacher), /your solution meets all 3 checks/);
  await teacher.press("Tab");
  await eventually(async () => assert.match(await field(teacher, "Task").inputValue(), /but not `RDS Cluster`/));
  await teacher.tabTo("checkbox", /^hidden ?: “RDS Cluster” doesn't match$/);
  await teacher.press("Space");
  // The task does not name what is hidden.
  await eventually(async () => assert.doesNotMatch(await field(teacher, "Task").inputValue(), /RDS Cluster/));
  await teacher.tabTo("button", "Add a hint");
  await teacher.press("Enter");
  await eventually(async () => assert.ok(await field(teacher, "Hint 1").evaluate((box) => box.matches(":focus"))));
  await teacher.page.keyboard.type("Look at `EventCategories`.");
  await teacher.reads(trial(teacher), /your solution meets all 3 checks/);
  assert.deepEqual(await violations(teacher.page), []);
  await teacher.tabTo("button", "Copy link to the exercise");
  await teacher.press("Enter");
  const link = await copied(teacher, /Link copied\. Whoever opens it can solve the exercise/);
  assert.doesNotMatch(Buffer.from(link.slice(2), "base64url").toString("latin1"), /EventCategories/);

  const learner = await visit({ link });
  await learner.copies("");
  await learner.isAt("Learn", link);
  await learner.page.getByRole("heading", { name: "Only snapshots" }).waitFor();
  await learner.reads(result(learner), /^0 of 3 checks met$/);
  assert.deepEqual(await violations(learner.page), []);
  assert.deepEqual((await learner.events()).length, 1);
  await learner.pattern.write('{"source": ["aws.rds"]}');
  await learner.reads(result(learner), /^2 of 3 checks met .*A hidden event that must not match still matches\.$/);
  await learner.click("Hint");
  await learner.reads(learner.region("Exercise"), /Hint 1 Look at EventCategories/);
  await learner.pattern.write('{"detail": {"EventCategories": ["creation"]}}');
  await learner.reads(result(learner), /^Solved$/);
  // The button has changed its color by then.
  await eventually(async () => assert.deepEqual(await violations(learner.page), []));
  await learner.click("Copy link to my solution");
  const answer = await copied(learner, /It contains the exercise and your work/);

  const again = await teacher.newTab(answer);
  const told = again.page.getByRole("group", { name: "Answer" });
  await again.reads(told, /Solved: all 3 checks are met\. 1 hint was used, and the solution wasn't viewed\./);
  await again.pattern.shows('{"detail": {"EventCategories": ["creation"]}}');
  await again.reads(result(again), /^Solved$/);
  await again.pattern.write("{}");
  await again.reads(result(again), /^0 of 3/);
  await again.reads(told, /Solved: all 3/);
  await again.click("Show the answer");
  await again.reads(result(again), /^Solved$/);
  assert.deepEqual(await violations(again.page), []);
  teacher.assertQuiet();
  learner.assertQuiet();
});

test("the solution can be looked at, and that is said", async () => {
  const visitor = await visit({ link: await golden("link-v1-exercise.txt") });
  await visitor.copies("");
  await visitor.click("Check");
  await visitor.reads(result(visitor), /^1 of 4 checks met “Stopped” matches: /);
  await visitor.click("Solution");
  await visitor.click("Use the solution");
  await visitor.reads(result(visitor), /^Solved after viewing the solution$/);
  await visitor.click("Copy link to my solution");
  const answer = await copied(visitor, /Link copied/);
  const teacher = await visit({ link: answer });
  await teacher.reads(teacher.page.getByRole("group", { name: "Answer" }), /No hints were used, and the solution was viewed/);
  visitor.assertQuiet();
});

test("unfinished work in an exercise and in a lesson is there again, until it is reset", async () => {
  const link = await golden("link-v1-exercise.txt");
  const visitor = await visit({ link });
  await visitor.pattern.shows("{}");
  await visitor.pattern.write('{"source": ["half"]}');
  await visitor.pattern.shows('{"source": ["half"]}');
  await visitor.click("Hint");
  await visitor.page.reload();
  await visitor.pattern.shows('{"source": ["half"]}');
  await visitor.reads(visitor.region("Exercise"), /Hint 1/);
  const other = await visitor.newTab("#/learn/first-rule/events/something-has-changed");
  await other.pattern.write('{"source": ["unfinished"]}');
  await other.page.reload();
  await other.pattern.shows('{"source": ["unfinished"]}');
  await other.click("All courses");
  await other.click("Reset progress");
  await other.click("Undo");
  await other.click("What an event is");
  await other.pattern.shows('{"source": ["unfinished"]}');
  await other.click("Start over");
  await other.pattern.shows(/"aws\.rds"/);
  await other.click("All courses");
  await other.click("Reset progress");
  await visitor.page.reload();
  await visitor.pattern.shows("{}");
  visitor.assertQuiet();
});

test("the own work is kept beside an exercise, and the lessons are a step away", async () => {
  const visitor = await visit();
  await visitor.pattern.write('{"source": ["mine"]}');
  const other = await visitor.newTab(await golden("link-v1-exercise.txt"));
  await other.reads(other.page.getByRole("complementary", { name: "Shared workspace" }), /an exercise from a link/);
  await other.click("All courses");
  await other.click("What an event is");
  await other.page.getByRole("heading", { name: "Something has changed" }).waitFor();
  await other.pattern.write('{"source": ["aws.ec2"]}');
  await other.click("All courses");
  await other.click("Continue the exercise");
  await other.page.getByRole("heading", { name: "Stopped instances" }).waitFor();
  await other.pattern.shows("{}");
  await other.copies("");
  await other.shareAs("Copy link");
  await other.hears(/Link copied/);
  assert.equal((await other.clipboard()).slice(other.url.length), await golden("link-v1-exercise.txt"));
  await other.click("Back to my work");
  await other.pattern.shows('{"source": ["mine"]}');
  await other.tab("Learn").click();
  await other.page.getByRole("heading", { name: "Learn EventBridge" }).waitFor();
  visitor.assertQuiet();
});

test("what makes no exercise is said, and nothing that was written is lost", async () => {
  const visitor = await visit();
  await visitor.shareAs("Make an exercise…");
  await field(visitor, "Title").fill("T");
  await field(visitor, "Task").fill("First.\n\n<img src=x onerror=alert(1)>");
  await visitor.reads(trial(visitor), /The task, line 3: HTML isn't allowed here/);
  await field(visitor, "Task").fill("Do [it](javascript:alert(1)).");
  await visitor.reads(trial(visitor), /The link to “javascript:alert\(1\)” isn't allowed/);
  await field(visitor, "Task").fill("Do it.");
  const start = visitor.page.getByRole("combobox", { name: "Event pattern" });
  await start.selectOption("The current state");
  await visitor.reads(trial(visitor), /The start already meets all checks, so there is nothing to solve/);
  await start.selectOption("Another…");
  await field(visitor, "Event pattern at the start").fill('{"source": ["aws.rds"]}');
  await visitor.reads(trial(visitor), /Tested: your solution meets all/);
  await visitor.press("Escape");
  await visitor.shareAs("Make an exercise…");
  assert.equal(await field(visitor, "Task").inputValue(), "Do it.");
  await visitor.reads(trial(visitor), /Tested: your solution meets all/);
  await visitor.press("Escape");
  await visitor.page.getByRole("combobox", { name: "Expected verdict" }).selectOption("Expect: no match");
  await visitor.shareAs("Make an exercise…");
  await visitor.reads(trial(visitor), /Not met by your solution: “RDS Standalone” doesn't match\./);
  visitor.assertQuiet();
});

test("a link that the browser does not let be copied is shown", async () => {
  const visitor = await visit();
  await visitor.page.evaluate(() => {
    navigator.clipboard.writeText = () => Promise.reject(new DOMException("no", "NotAllowedError"));
  });
  await visitor.command("make an exercise");
  await field(visitor, "Title").fill("T");
  await visitor.click("Copy link to the exercise");
  const box = visitor.dialog("Copy the link").getByRole("textbox", { name: "Link" });
  await eventually(async () => assert.match(await box.inputValue(), /#1[\w-]+$/));
  visitor.assertQuiet();
});

test("exercises that cannot be read are said, and their workspace opens", async () => {
  const deep = JSON.parse(`${'{"a":'.repeat(1_000)}1${"}".repeat(1_000)}`);
  const cases = [
    [await golden("link-v1-exercise-newer.txt"), /newer version of the playground \(format 2\)\. Reload to update\. The link's workspace is open/],
    [linkTo({ version: "1" }), /“"1"” isn't a valid value for “version”/],
    [linkTo({ title: ["T"] }), /“title” must be a string/],
    [linkTo({ task: "<script>alert(1)</script>" }), /HTML isn't allowed here/],
    [linkTo({ task: "[a](javascript:alert(1))" }), /isn't allowed\. Links must start with/],
    [linkTo({ task: deep }), /can't be read|must be a string/],
    [linkTo({ pack: pack("{}").slice(0, -3) }), /incomplete or was altered on the way/],
    [linkTo({ pack: pack(JSON.stringify({ x: " ".repeat(2 << 20) })) }), /too large/],
    [linkTo({ packed: { checks: Array(5_000).fill({ check: "valid" }) } }), /has 5000 checks; the limit is 100/],
    [linkTo({ packed: { hints: ["<iframe src=x></iframe>"] } }), /Hint 1, line 1: HTML isn't allowed here/],
    [linkTo({ packed: { solution: { events: 7 } } }), /The solution isn't a workspace/],
  ];
  for (const [link, told] of cases) {
    const visitor = await visit({ link });
    await visitor.hears(told);
    await visitor.page.getByRole("heading", { name: "Learn EventBridge" }).waitFor();
    await visitor.tab("Rule").click();
    await visitor.pattern.shows("{}");
    await visitor.choose(/Sold|Stopped/);
    visitor.assertQuiet();
  }
});

test("an answer is judged by the engine, whatever the link says", async () => {
  const answer = { work: { pattern: '{"source": ["nobody"]}' }, solved: true, met: 1, hints: 99, looked: false };
  const visitor = await visit({ link: linkTo({ answer, solved: true }) });
  await visitor.reads(visitor.page.getByRole("group", { name: "Answer" }), /Not solved: 0 of 1 check is met\. No hints were used/);
  await visitor.reads(result(visitor), /^0 of 1 checks met/);
  visitor.assertQuiet();
});

test("a full storage is said once, and the work goes on", async () => {
  const visitor = await visit({ link: await golden("link-v1-exercise.txt") });
  await visitor.page.evaluate(() => {
    Storage.prototype.setItem = () => {
      throw new DOMException("full", "QuotaExceededError");
    };
  });
  await visitor.pattern.write('{"detail": {"state": ["stopped"]}}');
  await visitor.reads(result(visitor), /^Solved$/);
  await visitor.hears(/couldn't save your progress/);
  await visitor.click("Dismiss message");
  await visitor.pattern.write('{"detail": {"state": ["halted"]}}');
  await visitor.reads(result(visitor), /checks met/);
  await visitor.click("All courses");
  await visitor.click("Continue the exercise");
  await visitor.pattern.shows('{"detail": {"state": ["halted"]}}');
  visitor.assertQuiet();
});

test("on a phone, dialog and exercise fit the screen", async () => {
  const visitor = await visit({ link: await golden("link-v1-answer.txt"), viewport: { width: 390, height: 844 } });
  const isWide = () => visitor.page.evaluate(() => document.documentElement.scrollWidth > innerWidth);
  await visitor.page.getByRole("heading", { name: "Stopped instances" }).waitFor();
  assert.equal(await isWide(), false);
  await visitor.press("Alt+Shift+Semicolon");
  await field(visitor, "Title").waitFor();
  assert.equal(await isWide(), false);
  const dialog = visitor.dialog("Make an exercise");
  assert.ok(await dialog.evaluate((it) => it.scrollWidth <= it.clientWidth));
  assert.deepEqual(await violations(visitor.page), []);
  visitor.assertQuiet();
});
