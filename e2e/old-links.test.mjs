// A visitor opens a link that was made long ago. Files in `golden/` are never changed: such links
// are in issues, chats and courses for ever.

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { test } from "node:test";
import { eventually } from "./support/eventually.mjs";
import { playground } from "./support/playground.mjs";

const { visit } = playground();

const golden = (name) => readFile(new URL(`golden/${name}`, import.meta.url), "utf8");

test("a link of version 1 brings back what it was made with", async () => {
  const link = (await golden("link-v1.txt")).trim();
  const visitor = await visit({ link });
  await visitor.pattern.shows('{"source": [{"prefix": "aws."}], "detail": {"state": ["running", null]}}');
  await visitor.lists("RDS Standalone: No match", "* κόσμε 😀: Match", "RDS Cluster: Off");
  await visitor.event.shows('{"source": "aws.ec2", "detail": {"state": null, "instance-id": "i-0"}}');
  await visitor.reads(await visitor.dock("Logs"), /Started EC2 Instance: i-0/);
  const { function: chosen } = await visitor.workspace();
  assert.equal(chosen, "instance-starter");
  visitor.assertQuiet();
});

test("a link that another tool made, without the dictionary, is read as well", async () => {
  const link = (await golden("link-v1-foreign.txt")).trim();
  const visitor = await visit({ link });
  await visitor.pattern.shows('{"source": ["shop"]}');
  await visitor.lists("* From a script: Match");
  visitor.assertQuiet();
});

test("a link of version 1 with a system and a schedule brings both", async () => {
  const link = (await golden("link-v1-system.txt")).trim();
  const visitor = await visit({ link });
  await visitor.lists("* An order: passes: Match");
  await visitor.tab("Bus").click();
  const steps = visitor.page.getByRole("list", { name: "Steps" });
  await visitor.reads(steps, /Bus orders received the event.*matched sold.*SQS queue orders received it/);
  await visitor.tab("Schedule").click();
  await eventually(async () => {
    const expression = visitor.page.getByRole("textbox", { name: "Schedule expression" });
    assert.equal(await expression.inputValue(), "rate(2 hours)");
  });
  visitor.assertQuiet();
});

test("a link with rules for files opens with them", async () => {
  const link = (await golden("link-v1-rules.txt")).trim();
  const visitor = await visit({ link });
  await visitor.tab("Traffic").click();
  await visitor.editor("Rules").shows(/"orders"/);
  visitor.assertQuiet();
});

test("a link with an exercise opens it, one with an answer tells what was solved", async () => {
  const visitor = await visit({ link: (await golden("link-v1-exercise.txt")).trim() });
  await visitor.page.getByRole("heading", { name: "Stopped instances" }).waitFor();
  await visitor.reads(visitor.page.getByRole("status", { name: "Result of the checks" }), /^1 of 4 checks met$/);
  const teacher = await visit({ link: (await golden("link-v1-answer.txt")).trim() });
  const answer = teacher.page.getByRole("group", { name: "Answer" });
  await teacher.reads(answer, /Solved: all 4 checks are met\. 1 hint was used/);
  await teacher.pattern.shows('{"detail": {"state": ["stopped"]}}');
  visitor.assertQuiet();
  teacher.assertQuiet();
});
