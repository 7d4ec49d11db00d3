// A visitor shares the workspace; a colleague opens the link.

import assert from "node:assert/strict";
import { test } from "node:test";
import { eventually } from "./support/eventually.mjs";
import { playground } from "./support/playground.mjs";

const { visit } = playground();

const anything = '{"source": [{"exists": true}]}';

/** Makes every part of the workspace differ from the opening one. */
async function changeAll(visitor) {
  await visitor.pattern.write(anything);
  await visitor.click("Duplicate");
  await visitor.page.getByRole("textbox", { name: "Event name" }).fill("κόσμε 😀 <b>");
  await visitor.event.write('{"source": "ħ", "detail": {"instance-id": "i-0"}}');
  await visitor.choose("RDS Cluster");
  await visitor.include(false);
  await visitor.choose("κόσμε");
  await visitor.page.getByRole("combobox", { name: "Function" }).selectOption("EC2 instance starter");
  await visitor.lists("RDS Standalone: Match", "* κόσμε 😀 <b>: Match", "RDS Cluster: Off");
}

test("the link brings back pattern, events, selection and function", async () => {
  const visitor = await visit();
  await changeAll(visitor);
  const link = await visitor.share();
  const colleague = await visit({ link });
  await colleague.reads(await colleague.dock("Logs"), /Started EC2 Instance: i-0/);
  assert.deepEqual(await colleague.workspace(), await visitor.workspace());
  assert.equal(
    await (await colleague.dock("Logs")).innerText(),
    await (await visitor.dock("Logs")).innerText(),
    "both see the same invocation",
  );
  visitor.assertQuiet();
  colleague.assertQuiet();
});

test("sharing sends nothing anywhere", async () => {
  const visitor = await visit();
  // By then the page has loaded the rest of itself.
  await visitor.hasAll();
  const asked = [];
  visitor.context.on("request", (request) => asked.push(request.url()));
  await changeAll(visitor);
  const link = await visitor.share();
  await visitor.hears(new RegExp(`in ${visitor.url.length + link.length} characters`));
  assert.deepEqual(asked, []);
  visitor.assertQuiet();
});

test("the fragment stays in the browser when the link is opened", async () => {
  const link = await (await visit()).share();
  const colleague = await visit();
  const asked = [];
  colleague.context.on("request", (request) => asked.push(request.url()));
  const tab = await colleague.newTab(link);
  await tab.region("Shared workspace").or(tab.page.getByRole("complementary")).first().waitFor();
  const bare = asked.map((url) => url.split("#")[0]);
  assert.ok(bare.length > 3 && bare.every((url) => !url.includes(link.slice(1, 40))), bare.join("\n"));
  colleague.assertQuiet();
});

test("the opening workspace's link is short", async () => {
  const visitor = await visit();
  const link = await visitor.share();
  assert.match(link, /^#1[A-Za-z0-9_-]{20,700}$/);
  visitor.assertQuiet();
});

test("a long link comes with a hint, and a file instead", async () => {
  const visitor = await visit();
  await visitor.event.write(JSON.stringify({ source: "s", noise: noise(3_000) }));
  const link = await visitor.share();
  assert.ok(link.length > 2_000);
  await visitor.hears(/some chat apps cut off links that long/);
  const [download] = await Promise.all([
    visitor.page.waitForEvent("download"),
    visitor.click("Download a file instead"),
  ]);
  assert.equal(download.suggestedFilename(), "eventbridge-playground.json");
  visitor.assertQuiet();
});

test("what no link can carry is offered as a file", async () => {
  const visitor = await visit();
  await visitor.event.write(JSON.stringify({ source: "s", noise: noise(60_000) }));
  await visitor.isTold("No match");
  await visitor.shareAs("Copy link");
  const dialog = visitor.dialog("Too large for a link");
  await visitor.reads(dialog, /more than 32000 characters/);
  const [download] = await Promise.all([
    visitor.page.waitForEvent("download"),
    visitor.click("Download the workspace"),
  ]);
  assert.equal(download.suggestedFilename(), "eventbridge-playground.json");
  await dialog.waitFor({ state: "hidden" });
  visitor.assertQuiet();
});

test("a link pasted into the address of an open page is followed", async () => {
  const visitor = await visit();
  await visitor.pattern.write(anything);
  await visitor.lists("* RDS Standalone: Match", "RDS Cluster: Match");
  const link = await visitor.share();
  const colleague = await visit();
  await colleague.isTold("Match");
  await colleague.page.evaluate((fragment) => (location.hash = fragment), link);
  await eventually(async () => assert.equal(await colleague.pattern.text(), anything));
  colleague.assertQuiet();
});

/** Text without a pattern, which no packer makes shorter. */
function noise(length) {
  let state = 1;
  const next = () => (state = (state * 48_271) % 2_147_483_647);
  const letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
  return Array.from({ length }, () => letters[next() >> 7 & 63]).join("");
}
