// A first visit loads what `make size` counts, and nothing before that is there.
// Runs alone: it looks at what is asked for before the first view is there.

import assert from "node:assert/strict";
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { launch } from "./support/browser.mjs";
import { firstLoad } from "./support/first-load.mjs";
import { serve, site } from "./support/server.mjs";

let server;
let browser;
before(async () => {
  [server, browser] = await Promise.all([serve(), launch()]);
});
after(async () => {
  await browser?.close();
  await server?.close();
});

/** What index.html names for loading at once. */
async function counted() {
  const index = await readFile(join(site, "index.html"), "utf8");
  const links = [...index.matchAll(/<(?:link(?! rel="(?:icon|apple-touch-icon|canonical)")|script)\b[^>]*\b(?:href|src)="(?:\.\/)?([^"#]+)"/g)].map(([, path]) => path);
  return new Set(["index.html", ...links]);
}

test("all that is counted is asked for, once, and all else waits until it is there", async () => {
  const { files } = await firstLoad(browser, server.url);
  const first = await counted();
  const [now, later] = [files.filter(({ path }) => first.has(path)), files.filter(({ path }) => !first.has(path))];
  assert.deepEqual(now.map(({ path }) => path).sort(), [...first].sort());
  const there = Math.max(...now.map(({ to }) => to));
  const early = later.filter(({ from }) => from < there).map(({ path }) => path);
  assert.deepEqual(early, [], "asked for before the first view was there");
});

test("each file but the page itself has a name that tells its content, and they name each other so", async () => {
  const fixed = ["index.html", "404.html", "card.png", "apple-touch-icon.png", "_headers", ".nojekyll", "files.txt", "sandbox.html", "packages.txt", "embed.html"];
  const files = (await readdir(site, { recursive: true, withFileTypes: true })).filter((entry) => entry.isFile());
  const names = new Set(files.map(({ name }) => name));
  const plain = [...names].filter((name) => !/-[0-9a-f]{16}\.\w+$/.test(name) && !fixed.includes(name));
  // Workflows name the package by its version.
  assert.match(plain.sort().join(), /^eventbridge-playground-\d+\.\d+\.\d+\.tgz,licences\.txt$/);
  for (const { parentPath, name } of files.filter(({ name }) => name.endsWith(".js"))) {
    const text = await readFile(join(parentPath, name), "utf8");
    for (const [, mentioned] of text.matchAll(/(?:from|import|URL)\s*\(?\s*"\.\/([^"]+)"/g)) {
      assert.ok(names.has(mentioned), `${name} names ${mentioned}`);
    }
  }
});
