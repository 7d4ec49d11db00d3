// The npm package in a page of its own, under the site's policy: no bundler, no call to start it.

import assert from "node:assert/strict";
import { cp, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { fileURLToPath } from "node:url";
import { launch, open } from "./support/browser.mjs";
import { serve } from "./support/server.mjs";

const repository = new URL("../", import.meta.url);

const script = `
  import { explain, RuleSet, testEventPattern, validatePattern } from "./package/index.js";
  const rules = new RuleSet();
  rules.add("shop", { source: ["shop"] });
  rules.add("large", '{"detail": {"total": [{"numeric": [">", 100]}]}}');
  const event = { source: "shop", detail: { total: 250, name: "Zoë" } };
  const bytes = new TextEncoder().encode(JSON.stringify(event));
  let refused;
  try {
    rules.add("wrong", '{"source": "shop"}');
  } catch ({ code, line, column }) {
    refused = [code, line, column];
  }
  globalThis.answers = {
    matched: [event, JSON.stringify(event), bytes].map((form) => rules.match(form)),
    single: testEventPattern({ source: ["shop"] }, event),
    explained: explain({ source: ["shop"] }, event).matched,
    valid: validatePattern("{}").valid,
    refused,
  };
`;

let browser;
let server;
let root;

before(async () => {
  root = await mkdtemp(join(tmpdir(), "eventbridge-playground-"));
  const index = await readFile(new URL("index.html", repository), "utf8");
  const [policy] = index.match(/<meta http-equiv="Content-Security-Policy"[^>]*>/);
  const page = `<!doctype html><html lang="en"><head>${policy}<link rel="icon" href="data:,"><script type="module" src="page.js"></script></head></html>`;
  await cp(fileURLToPath(new URL("pkg/", repository)), join(root, "package"), { recursive: true });
  await writeFile(join(root, "page.js"), script);
  await writeFile(join(root, "index.html"), page);
  [server, browser] = await Promise.all([serve({ root }), launch()]);
});

after(async () => {
  await browser?.close();
  await server?.close();
  await rm(root, { recursive: true, force: true });
});

test("a page imports the package and uses it", async () => {
  const { page, assertQuiet } = await open(browser, server.url);
  await page.waitForFunction(() => globalThis.answers, undefined, { timeout: 10_000 });
  const both = ["shop", "large"];
  assert.deepEqual(await page.evaluate(() => globalThis.answers), {
    matched: [both, both, both],
    single: true,
    explained: true,
    valid: false,
    refused: ["InvalidEventPatternException", 1, 12],
  });
  assertQuiet();
});
