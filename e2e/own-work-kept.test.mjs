// A visitor's own work is still there when they come back, whatever happened in between.

import assert from "node:assert/strict";
import { test } from "node:test";
import { eventually } from "./support/eventually.mjs";
import { playground } from "./support/playground.mjs";

const { visit } = playground();

const mine = '{"source": ["aws.rds"]}';
const theirs = '{"source": [{"prefix": "aws."}]}';
const banner = (visitor) => visitor.page.getByRole("complementary", { name: "Shared workspace" });

/** A link to a workspace with another pattern. */
async function linkOf(pattern) {
  const sender = await visit();
  await sender.pattern.write(pattern);
  await sender.lists("* RDS Standalone: Match", "RDS Cluster: Match");
  return sender.share();
}

/** A visitor with own work that is written down. */
async function visitorWithWork() {
  const visitor = await visit();
  await visitor.pattern.write(mine);
  await visitor.choose("RDS Cluster");
  await visitor.lists("RDS Standalone: Match", "* RDS Cluster: Match");
  await visitor.reload();
  return visitor;
}

test("after a reload, and in a new tab", async () => {
  const visitor = await visitorWithWork();
  const before = await visitor.workspace();
  assert.equal(before.pattern, mine);
  const tab = await visitor.newTab();
  assert.deepEqual(await tab.workspace(), before);
  visitor.assertQuiet();
});

test("what was typed the moment before leaving", async () => {
  const visitor = await visit();
  await visitor.pattern.write(mine);
  await visitor.page.goto("about:blank");
  const tab = await visitor.newTab();
  await tab.pattern.shows(mine);
  visitor.assertQuiet();
});

test("a tab with older work that is closed does not write over newer work", async () => {
  const visitor = await visitorWithWork();
  const older = await visitor.newTab();
  await older.pattern.retype("aws.rds", "aws.s3");
  await older.lists("RDS Standalone: No match", "* RDS Cluster: No match");
  await isWritten(visitor, "aws.s3");
  await visitor.pattern.retype("aws.rds", "aws.ec2");
  await isWritten(visitor, "aws.ec2");
  await older.page.goto("about:blank");
  await visitor.reload();
  await visitor.pattern.shows('{"source": ["aws.ec2"]}');
  visitor.assertQuiet();
});

/** Waits until the browser keeps work with this pattern. */
function isWritten(visitor, source) {
  return eventually(async () => {
    const kept = await visitor.page.evaluate(() => Object.values(localStorage).join());
    assert.ok(kept.includes(`[\\"${source}\\"]`), kept);
  });
}

test("a link on top of it shows the link's workspace, and leads back", async () => {
  const link = await linkOf(theirs);
  const visitor = await visitorWithWork();
  const before = await visitor.workspace();

  const tab = await visitor.newTab(link);
  await tab.pattern.shows(theirs);
  await tab.reads(banner(tab), /a workspace from a link\. Your own work is kept\./);
  await tab.pattern.retype("aws.", "custom.");
  await tab.isTold("No match");
  await tab.reload();
  await tab.pattern.shows(/custom\./);

  await tab.click("Back to my work");
  await tab.pattern.shows(mine);
  assert.deepEqual(await tab.workspace(), before);
  assert.equal(await banner(tab).count(), 0);
  assert.equal(new URL(tab.page.url()).hash, "");
  await visitor.reload();
  assert.deepEqual(await visitor.workspace(), before);
  visitor.assertQuiet();
});

test("a link's workspace becomes the visitor's own only when they say so, and Undo takes that back", async () => {
  const link = await linkOf(theirs);
  const visitor = await visitorWithWork();
  const tab = await visitor.newTab(link);
  await tab.click("Keep this as mine");
  await tab.hears(/This workspace is now yours/);
  assert.equal(await banner(tab).count(), 0);

  await tab.messages.getByRole("button", { name: "Undo" }).click();
  await banner(tab).waitFor();
  await tab.pattern.shows(theirs);
  await visitor.reload();
  await visitor.pattern.shows(mine);

  await tab.click("Keep this as mine");
  await tab.pattern.retype("aws.", "aws.r");
  await tab.reload();
  assert.equal(await banner(tab).count(), 0);
  await tab.pattern.shows(/aws\.r/);
  await visitor.reload();
  await visitor.pattern.shows(/aws\.r/);
  visitor.assertQuiet();
});

test("on a first visit by a link, the way back leads to the opening workspace", async () => {
  const visitor = await visit({ link: await linkOf(theirs) });
  await visitor.pattern.shows(theirs);
  await visitor.click("Back to my work");
  await visitor.pattern.shows(/RDS DB Snapshot Event/);
  visitor.assertQuiet();
});

/** Puts a text in the place of what the browser keeps for the visitor. */
async function spoil(visitor, text) {
  await visitor.pattern.write(mine);
  return eventually(() =>
    visitor.page.evaluate((spoilt) => {
      const key = Object.keys(localStorage).find((name) => localStorage[name].includes('"format"'));
      if (!key) throw new Error("nothing is written down yet");
      localStorage[key] = spoilt ?? localStorage[key].replace('"version": 1', '"version": 2');
      return localStorage[key];
    }, text),
  );
}

for (const [what, text, told] of [
  ["cannot be read", '{"format": "eventbridge-playground", "vers', /It isn't valid JSON \(line 1, column 42\)/],
  ["is no workspace", '["something", "else"]', /couldn't be read/],
  ["is a newer page's", undefined, /newer version of the playground \(format 2\)/],
]) {
  test(`kept work that ${what} is put aside, not dropped`, async () => {
    const visitor = await visit();
    const spoilt = await spoil(visitor, text);
    await visitor.page.goto(visitor.url);
    await visitor.isReady();
    await visitor.hears(/Your earlier work couldn't be read\. .* It's still in this browser's storage\./);
    await visitor.hears(told);
    await visitor.pattern.shows(/RDS DB Snapshot Event/);
    await visitor.pattern.write("{}");
    await visitor.reload();
    const kept = await visitor.page.evaluate(() => Object.values(localStorage));
    assert.ok(kept.includes(spoilt), "the spoilt text is still there");
    visitor.assertQuiet();
  });
}

const refuse = () => {
  Storage.prototype.setItem = () => {
    throw new DOMException("The quota has been exceeded.", "QuotaExceededError");
  };
};

test("a full storage is said once, with a way to keep the work", async () => {
  const visitor = await visit({ before: (page) => page.addInitScript(refuse) });
  await visitor.pattern.write(mine);
  await visitor.hears(/This browser can't save your work: its storage is full or blocked/);
  const [download] = await Promise.all([
    visitor.page.waitForEvent("download"),
    visitor.messages.getByRole("button", { name: "Download" }).click(),
  ]);
  assert.equal(download.suggestedFilename(), "eventbridge-playground.json");
  await visitor.isTold("Match");
  visitor.assertQuiet();
});

test("a browser that forbids storage altogether still shows the page", async () => {
  const forbid = () => {
    for (const name of ["localStorage", "sessionStorage"]) {
      Object.defineProperty(globalThis, name, {
        get() {
          throw new DOMException("Access is denied for this document.", "SecurityError");
        },
      });
    }
  };
  const visitor = await visit({ before: (page) => page.addInitScript(forbid) });
  await visitor.isTold("Match");
  await visitor.pattern.write(mine);
  await visitor.hears(/its storage is full or blocked/);
  visitor.assertQuiet();
});

test("a linked workspace that was changed says so, also when the link is opened again, and shows the original", async () => {
  const link = await linkOf(theirs);
  const visitor = await visit({ link });
  await visitor.reads(banner(visitor), /a workspace from a link\. Your own work is kept\./);
  assert.equal(await visitor.button("Show the original").count(), 0);
  // To look at another event changes nothing.
  await visitor.choose("RDS Cluster");
  await visitor.lists("RDS Standalone: Match", "* RDS Cluster: Match");
  assert.equal(await visitor.button("Show the original").count(), 0);
  await visitor.pattern.retype("aws.", "custom.");
  await visitor.reads(banner(visitor), /Changed since you opened it\./);
  await visitor.reload();
  await visitor.reads(banner(visitor), /Changed since you opened it\./);
  await visitor.page.goto("about:blank");
  await visitor.page.goto(visitor.url + link);
  await visitor.isReady();
  await visitor.pattern.shows(/custom\./);
  await visitor.reads(banner(visitor), /Changed since you opened it\./);

  await visitor.click("Show the original");
  await visitor.pattern.shows(theirs);
  await visitor.hears(/original workspace/);
  assert.equal(await visitor.button("Show the original").count(), 0);
  await visitor.messages.getByRole("button", { name: "Undo" }).click();
  await visitor.pattern.shows(/custom\./);
  await visitor.reads(banner(visitor), /Changed since you opened it\./);
  visitor.assertQuiet();
});
