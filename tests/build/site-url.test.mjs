// What a built site is told about its address.

import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import { test } from "node:test";
import { siteUrl, withAddress, withWayHome } from "../../scripts/site-url.mjs";

const source = (name) => readFile(new URL(`../../${name}`, import.meta.url), "utf8");
const contents = (page, pattern) => [...page.matchAll(pattern)].map(([, content]) => content);
const pictures = /<meta (?:property="og:image"|name="twitter:image") content="([^"]*)"/g;

test("an address is that of a folder, and nothing else is taken", () => {
  assert.equal(siteUrl("https://example.org"), "https://example.org/");
  assert.equal(siteUrl("https://example.org/a/b"), "https://example.org/a/b/");
  for (const wrong of ["", "example.org", "/a", "ftp://example.org", "https://example.org/?a", "https://example.org/#a"]) {
    assert.throws(() => siteUrl(wrong), /SITE_URL should be the address/, wrong);
  }
});

test("without an address the picture is relative and there is no canonical address", async () => {
  const page = await source("index.html");
  assert.deepEqual(contents(page, pictures), ["card.png", "card.png"]);
  assert.doesNotMatch(page, /canonical|og:url/);
  for (const tag of ["og:title", "og:description", "og:type", "og:site_name", "og:image:alt", "twitter:card"]) {
    assert.match(page, new RegExp(`="${tag}" content="[^"]+"`));
  }
});

test("with an address both are absolute, and telling it again changes nothing", async () => {
  const page = withAddress(await source("index.html"), "https://example.org/a$b&c");
  const url = "https://example.org/a$b&amp;c/";
  assert.deepEqual(contents(page, pictures), [`${url}card.png`, `${url}card.png`]);
  assert.deepEqual(contents(page, /<link rel="canonical" href="([^"]*)"/g), [url]);
  assert.deepEqual(contents(page, /<meta property="og:url" content="([^"]*)"/g), [url]);
  assert.equal(withAddress(page, "https://example.org/a$b&c/"), page);
});

test("the way home is the site's address, and without one the folder of what was not found", async () => {
  const page = await source("public/404.html");
  const home = /<a id="home" href="([^"]*)"/g;
  assert.deepEqual(contents(page, home), ["./"]);
  assert.deepEqual(contents(withWayHome(page, "https://example.org/x"), home), ["https://example.org/x/"]);
});

test("the page for what is not found needs nothing, and allows its own style alone", async () => {
  const page = await source("public/404.html");
  assert.doesNotMatch(page, /<script|<link|\bsrc=|url\(|style=/);
  const [style] = contents(page, /<style>([^]*?)<\/style>/g);
  const hash = createHash("sha256").update(style).digest("base64");
  assert.deepEqual(contents(page, /Content-Security-Policy" content="([^"]*)"/g), [
    `default-src 'none'; style-src 'sha256-${hash}'; base-uri 'none'; form-action 'none'`,
  ]);
});
