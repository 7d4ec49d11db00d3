// Code runs when the visitor says so: code from elsewhere asks first and says where it came from, and what runs by
// itself stops doing so when other code comes.

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { test } from "node:test";
import { eventually } from "./support/eventually.mjs";
import { answers, begin, lastRun, question } from "./support/own.mjs";
import { playground } from "./support/playground.mjs";

const { visit } = playground();

const goldenLink = async () => (await readFile(new URL("golden/link-v1-code.txt", import.meta.url), "utf8")).trim();

/** A workspace with code, as a file has it. */
const FILE = JSON.stringify({
  format: "eventbridge-playground",
  version: 1,
  pattern: '{"source": ["a"]}',
  events: [{ name: "One", text: '{"source": "a", "detail": {}}' }],
  handler: "own",
  code: { runtime: "nodejs", source: "export const handler = async () => 'from a file';\n" },
});

async function openFile(visitor) {
  const [chooser] = await Promise.all([visitor.page.waitForEvent("filechooser"), visitor.click("Open file")]);
  await chooser.setFiles({ name: "theirs.json", mimeType: "application/json", buffer: Buffer.from(FILE) });
  await visitor.hears(/Opened theirs\.json\./);
}

/** A visitor whose code runs as it is typed. */
async function typing(source) {
  const visitor = await visit();
  await begin(visitor, "Empty function in JavaScript");
  if (source) await visitor.handler.write(source);
  await visitor.click("Run");
  await answers(visitor, /Succeeded/);
  await asTyped(visitor).check();
  return visitor;
}

const asTyped = (visitor) => visitor.page.getByRole("checkbox", { name: "Run as I type" });
const undo = (visitor) => visitor.messages.getByRole("button", { name: "Undo" });

/** Waits until nothing runs by itself, and Run asks with these words. */
async function asks(visitor, words) {
  await visitor.dock("Code");
  await eventually(async () => assert.deepEqual([await asTyped(visitor).isChecked(), await asTyped(visitor).isDisabled()], [false, true]));
  const before = await lastRun(visitor).textContent();
  await visitor.click("Run");
  await visitor.reads(question(visitor), words);
  await visitor.button("Don't run").filter({ visible: true }).click();
  await question(visitor).waitFor({ state: "hidden" });
  assert.equal(await lastRun(visitor).textContent(), before);
}

test("it runs as it is typed if the visitor says so, until an example is opened, and after the way back as well", async () => {
  const visitor = await typing();
  await visitor.handler.retype("200", "202");
  await answers(visitor, /"statusCode":202/);
  await visitor.openExample("Start an instance on request");
  await visitor.press("Alt+Shift+KeyZ");
  await visitor.dock("Code");
  await visitor.handler.shows(/202/);
  await asks(visitor, /came with what you opened last: another workspace or an undo\. Read it before you run it\./);
  visitor.assertQuiet();
});

test("code of a file asks, and says so; what is pasted over it, too", async () => {
  const visitor = await typing();
  await openFile(visitor);
  await visitor.dock("Code");
  await visitor.handler.shows(/from a file/);
  await asks(visitor, /This code came with theirs\.json, which you opened\./);
  await visitor.handler.write("const other = 1;\n\nmodule.exports.handler = async () => {\n  return other;\n};\n");
  await asks(visitor, /You pasted this code over code that came from somewhere else\./);
  await undo(visitor).click();
  await visitor.handler.shows(/statusCode/);
  await asks(visitor, /unchanged template “Empty function in JavaScript”\./);
  visitor.assertQuiet();
});

test("code of a link asks, also after other code has run; after it has run, the next link's asks again", async () => {
  const visitor = await typing();
  const link = await goldenLink();
  await visitor.page.evaluate((hash) => (location.hash = hash), link);
  await visitor.dock("Code");
  await visitor.handler.shows(/int\(os\.environ/);
  await asks(visitor, /This code came with a link\. Read it before you run it\..*without access to the network/);
  await visitor.click("Run");
  await visitor.button("Run it").filter({ visible: true }).click();
  await answers(visitor, /^Succeeded in .* ms\. \{"n": 4\}$/);
  await asTyped(visitor).check();
  await visitor.click("Back to my work");
  await visitor.page.evaluate((hash) => (location.hash = hash), link);
  await visitor.dock("Code");
  await visitor.handler.shows(/int\(os\.environ/);
  await asks(visitor, /This code came with a link\./);
  visitor.assertQuiet();
});

test("another workspace's code asks, and so does what comes back from it", async () => {
  const visitor = await typing("export const handler = async () => {\n  return 'mine';\n};\n");
  await visitor.shareAs("New workspace");
  await visitor.hears(/Opened the new workspace/);
  await undo(visitor).click();
  await visitor.dock("Code");
  await visitor.handler.shows(/mine/);
  await asks(visitor, /came with what you opened last: another workspace or an undo\./);
  visitor.assertQuiet();
});

test("what an earlier visit has kept asks, and nothing of it runs by itself", async () => {
  const visitor = await typing("export const handler = async () => {\n  return 'mine';\n};\n");
  await visitor.reload();
  await visitor.dock("Code");
  await visitor.handler.shows(/mine/);
  await asks(visitor, /This code was saved in this browser on an earlier visit\./);
  visitor.assertQuiet();
});

test("a template in the place of the code runs at once, and what it replaced does so after Undo, but not by itself", async () => {
  const visitor = await typing("export const handler = async () => {\n  return 'mine';\n};\n");
  await visitor.button("New from template").click();
  await visitor.button("Empty function in JavaScript").click();
  assert.equal(await asTyped(visitor).isChecked(), false);
  await visitor.click("Run");
  await answers(visitor, /"statusCode":200/);
  await undo(visitor).click();
  await visitor.handler.shows(/mine/);
  assert.equal(await asTyped(visitor).isChecked(), false);
  await visitor.click("Run");
  await answers(visitor, /"mine"|'mine'/);
  visitor.assertQuiet();
});
