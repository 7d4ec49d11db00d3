// Nothing that a visitor is handed runs, and nothing that they type leaves the page.

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { test } from "node:test";
import { playground } from "./support/playground.mjs";
import { site } from "./support/server.mjs";

const { visit } = playground();

const hostile = [
  "<script>globalThis.hacked = true</script>",
  '<img src="x" onerror="globalThis.hacked = true">',
  "</code><svg onload=globalThis.hacked=true>",
  "javascript:globalThis.hacked=true",
  "${globalThis.hacked = true}{{constructor.constructor('globalThis.hacked=true')()}}",
];

async function isUnharmed(visitor) {
  assert.equal(await visitor.page.evaluate(() => globalThis.hacked), undefined);
  assert.equal(await visitor.page.locator("#app script, #app img, #app svg[onload]").count(), 0);
  visitor.assertQuiet();
}

test("a policy is in force: no inline script, no eval, no other origin", async () => {
  const visitor = await visit();
  const policy = await visitor.page.locator("meta[http-equiv=Content-Security-Policy]").getAttribute("content");
  assert.match(policy, /^default-src 'none';/);
  assert.match(policy, /script-src 'self' 'wasm-unsafe-eval'(;|$)/);
  assert.doesNotMatch(policy, /'unsafe-inline'|'unsafe-eval'|https?:|\*/);
  const headers = await readFile(join(site, "_headers"), "utf8");
  assert.ok(headers.includes(`Content-Security-Policy: ${policy}`), "the host's header says the same");
  visitor.assertQuiet();
});

test("HTML in the names and texts of a link is shown as text", async () => {
  const sender = await visit();
  await sender.pattern.write(JSON.stringify({ source: hostile, [hostile[0]]: [{ exists: false }] }));
  await sender.event.write(JSON.stringify({ source: hostile[1], [hostile[1]]: hostile[2] }));
  await sender.page.getByRole("textbox", { name: "Event name" }).fill(hostile[1].slice(0, 200));
  await sender.isTold("Match");
  const visitor = await visit({ link: await sender.share() });
  await visitor.isTold("Match");
  await visitor.lists(`* ${hostile[1]}: Match`, "RDS Cluster: No match");
  const why = await visitor.dock("Why");
  assert.ok((await why.innerText()).includes("<script>"));
  await isUnharmed(sender);
  await isUnharmed(visitor);
});

test("HTML in a paste is shown as text", async () => {
  const visitor = await visit();
  for (const text of hostile) {
    await visitor.pasteEvents(`# ${text}\n${JSON.stringify({ source: text, "detail-type": text })}`);
    await visitor.event.shows(new RegExp("detail-type"));
    await visitor.pasteEvents(text);
    await visitor.event.shows(text);
  }
  await isUnharmed(visitor);
});

test("HTML in what the function logs and returns is shown as text", async () => {
  const visitor = await visit();
  await visitor.pattern.write('{"source": [{"exists": true}]}');
  const detail = { SourceType: "SNAPSHOT", SourceIdentifier: hostile[0], SourceArn: hostile[1] };
  await visitor.event.write(JSON.stringify({ source: "s", detail }));
  await visitor.reads(await visitor.dock("Response"), /<script>globalThis\.hacked/);
  await visitor.reads(await visitor.dock("Logs"), /<script>globalThis\.hacked/);
  await isUnharmed(visitor);
});

test("keys that mean something to JavaScript are keys like others", async () => {
  const visitor = await visit();
  await visitor.pattern.write('{"__proto__": {"hacked": [true]}, "constructor": ["c"]}');
  await visitor.event.write('{"__proto__": {"hacked": true}, "constructor": "c"}');
  await visitor.isTold("Match");
  await isUnharmed(visitor);
});

test("the site is served from any folder, without a word from its host", async () => {
  const visitor = await visit();
  assert.match(new URL(visitor.url).pathname, /^\/some\/dir\/$/);
  const html = await readFile(join(site, "index.html"), "utf8");
  assert.doesNotMatch(html, /(?:src|href)="(?:\/|https?:)/);
  await visitor.isTold("Match");
  visitor.assertQuiet();
});

test("nothing is asked of any server while a visitor works", async () => {
  const visitor = await visit();
  // All of the page has come.
  await visitor.hasAll();
  const asked = [];
  visitor.context.on("request", (request) => asked.push(request.url()));
  await visitor.pasteEvents('{"source": "https://example.com/", "detail": {"url": "http://example.org"}}');
  await visitor.openExample("An instance has started");
  await visitor.click("Search");
  await visitor.press("Escape");
  await visitor.press("F1");
  assert.deepEqual(asked, []);
  visitor.assertQuiet();
});
