// A visitor shares the work in one form or another, and saves it.

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { test } from "node:test";
import { eventually } from "./support/eventually.mjs";
import { playground } from "./support/playground.mjs";

const { visit } = playground();

const entries = (visitor) => visitor.page.getByRole("group", { name: "Share" }).getByRole("button");
const title = (visitor, expected) => eventually(async () => assert.equal(await visitor.page.title(), expected));

/** What is on the clipboard after a form was chosen. */
async function copied(visitor, form, told) {
  await visitor.copies("");
  await visitor.shareAs(form);
  await visitor.hears(told);
  return visitor.clipboard();
}

test("the menu has the forms in order, and is used by keys alone", async () => {
  const visitor = await visit();
  await visitor.hasAll();
  await visitor.copies("");
  await visitor.button("Share").focus();
  await visitor.press("Enter");
  await entries(visitor).first().waitFor();
  const names = (await entries(visitor).allInnerTexts()).map((text) => text.split("\n")[0].trim());
  assert.deepEqual(names.slice(0, 5), [
    "Copy link",
    "Copy Markdown link",
    "Copy Markdown with pattern and verdict",
    "Copy pattern",
    "Download workspace file",
  ]);
  await visitor.press("ArrowDown");
  await visitor.press("ArrowDown");
  await visitor.press("ArrowDown");
  await visitor.press("Enter");
  await visitor.hears(/Pattern copied/);
  assert.equal(await visitor.clipboard(), await visitor.pattern.text());
  await visitor.button("Share").click();
  await visitor.press("Escape");
  await eventually(async () => assert.equal(await entries(visitor).first().isVisible(), false));
  visitor.assertQuiet();
});

test("pressed before it is loaded, the menu opens as soon as it is there", async () => {
  let mend;
  const late = new Promise((resolve) => (mend = resolve));
  const visitor = await visit({
    before: (page) => page.route("**/page/sharing-*.wasm", async (route) => (await late, route.continue())),
  });
  await visitor.click("Share");
  mend();
  await entries(visitor).first().waitFor();
  visitor.assertQuiet();
});

test("a link", async () => {
  const visitor = await visit();
  const link = await copied(visitor, "Copy link", /Link copied\. It contains the whole workspace/);
  assert.match(link.slice(visitor.url.length), /^#1[\w-]+$/);
  visitor.assertQuiet();
});

test("a Markdown link with the verdict as its text", async () => {
  const visitor = await visit();
  await visitor.choose("RDS Cluster");
  const text = await copied(visitor, "Copy Markdown link", /Markdown link copied/);
  const [, words, url] = /^\[(.*)\]\((.*)\)$/.exec(text);
  assert.equal(words, "No match · RDS Cluster – EventBridge Playground");
  const colleague = await visit({ link: url.slice(visitor.url.length) });
  await colleague.lists("RDS Standalone: Match", "* RDS Cluster: No match");
  visitor.assertQuiet();
});

test("Markdown with the reason, the pattern, the event and each verdict", async () => {
  const visitor = await visit();
  await visitor.pattern.write('{\n  "source": ["aws.rds"],\n  "detail-type": [{"suffix": "Cluster Snapshot Event"}]\n}');
  await visitor.lists("* RDS Standalone: No match", "RDS Cluster: Match");
  const text = await copied(visitor, "Copy Markdown with pattern and verdict", /Markdown copied: link, pattern and verdicts/);
  const [head, , reason, ...rest] = text.split("\n");
  assert.match(head, /^\[No match · RDS Standalone – EventBridge Playground\]\(http.*#1[\w-]+\)$/);
  assert.match(reason, /^detail-type: "RDS DB Snapshot Event" should end with /);
  assert.equal(
    rest.join("\n"),
    `
\`\`\`json
${await visitor.pattern.text()}
\`\`\`

Event RDS Standalone:

\`\`\`json
${(await visitor.event.text()).trimEnd()}
\`\`\`

- RDS Standalone: **No match**
- RDS Cluster: **Match**
`,
  );
  visitor.assertQuiet();
});

test("the pattern alone", async () => {
  const visitor = await visit();
  assert.equal(await copied(visitor, "Copy pattern", /Pattern copied/), await visitor.pattern.text());
  visitor.assertQuiet();
});

test("a file", async () => {
  const visitor = await visit();
  const [download] = await Promise.all([
    visitor.page.waitForEvent("download"),
    visitor.shareAs("Download workspace file"),
  ]);
  assert.equal(download.suggestedFilename(), "eventbridge-playground.json");
  const file = JSON.parse(await readFile(await download.path(), "utf8"));
  assert.equal(file.format, "eventbridge-playground");
  assert.equal(file.pattern, await visitor.pattern.text());
  visitor.assertQuiet();
});

test("a picture of the verdict, as SVG and as PNG", async () => {
  const visitor = await visit();
  await visitor.hasAll();
  await visitor.choose("RDS Cluster");
  const saved = async (form, name) => {
    const [download] = await Promise.all([visitor.page.waitForEvent("download"), visitor.shareAs(form)]);
    assert.equal(download.suggestedFilename(), name);
    return readFile(await download.path());
  };
  const svg = (await saved("Save picture (SVG)", "verdict.svg")).toString();
  const texts = await visitor.page.evaluate((source) => {
    const picture = new DOMParser().parseFromString(source, "image/svg+xml");
    return [picture.documentElement.localName, ...[...picture.querySelectorAll("text")].map((text) => text.textContent)];
  }, svg);
  assert.equal(texts[0], "svg");
  for (const text of ["✕ No match · RDS Cluster", '"RDS DB Cluster Snapshot Event"']) assert.ok(texts.includes(text), text);
  assert.ok(texts.some((text) => text.startsWith("detail-type: The event has")), texts.join("\n"));
  const png = await saved("Save picture (PNG)", "verdict.png");
  assert.equal(png.subarray(1, 4).toString(), "PNG");
  // As wide as the SVG, twice.
  assert.equal(png.readUInt32BE(16), 2 * Number(/width="(\d+)"/.exec(svg)[1]));
  visitor.assertQuiet();
});

test("Ctrl+S saves and does not share", async () => {
  const visitor = await visit();
  await visitor.copies("untouched");
  await visitor.pattern.write('{"source": ["mine"]}');
  await visitor.press("ControlOrMeta+S");
  await visitor.hears(/Saved in this browser/);
  const kept = await visitor.page.evaluate(() => localStorage["eventbridge-playground.workspace"]);
  assert.match(kept, /mine/);
  assert.equal(await visitor.clipboard(), "untouched");
  const [download] = await Promise.all([visitor.page.waitForEvent("download"), visitor.click("Download a file")]);
  assert.equal(download.suggestedFilename(), "eventbridge-playground.json");
  visitor.assertQuiet();
});

test("the title says the verdict, and on another tab its name", async () => {
  const visitor = await visit();
  await visitor.hasAll();
  await title(visitor, "Match · RDS Standalone – EventBridge Playground");
  await visitor.choose("RDS Cluster");
  await title(visitor, "No match · RDS Cluster – EventBridge Playground");
  await visitor.pattern.write('{"source": "aws.rds"}');
  await title(visitor, "Invalid pattern – EventBridge Playground");
  await visitor.tab("Bus").click();
  await title(visitor, "Bus – EventBridge Playground");
  await visitor.page.goBack();
  await title(visitor, "Invalid pattern – EventBridge Playground");
  visitor.assertQuiet();
});
