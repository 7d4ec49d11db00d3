// What others see of the site: previews of links, an icon, and a page for what is not found.

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { test } from "node:test";
import { withWayHome } from "../scripts/site-url.mjs";
import { playground } from "./support/playground.mjs";
import { site } from "./support/server.mjs";

const { visit } = playground();

/** Width and height of a picture of the site, as PNG has them. */
async function size(name) {
  const bytes = await readFile(join(site, name));
  assert.equal(bytes.toString("latin1", 1, 4), "PNG", name);
  return [bytes.readUInt32BE(16), bytes.readUInt32BE(20)];
}

test("a link has a preview with a picture, and home screens an icon", async () => {
  const visitor = await visit();
  const content = (name) => visitor.page.locator(`meta[property="${name}"], meta[name="${name}"]`).getAttribute("content");
  for (const name of ["og:title", "og:description", "og:image:alt"]) assert.match(await content(name), /\w/);
  for (const name of ["og:image", "twitter:image"]) {
    assert.deepEqual(await size((await content(name)).split("/").at(-1)), [1200, 630]);
  }
  const icon = await visitor.page.locator("link[rel=apple-touch-icon]").getAttribute("href");
  assert.deepEqual(await size(icon), [180, 180]);
  visitor.assertQuiet();
});

for (const colorScheme of ["light", "dark"]) {
  test(`what is not found leads home from any path, ${colorScheme}`, async () => {
    const visitor = await visit({ colorScheme });
    const page = withWayHome(await readFile(join(site, "404.html"), "utf8"), visitor.url);
    await visitor.context.route("**/nowhere/**", (route) => route.fulfill({ body: page, contentType: "text/html" }));
    await visitor.page.goto(`${visitor.url}nowhere/at/all`);
    const heading = visitor.page.getByRole("heading", { name: "Page not found" });
    await heading.waitFor();
    // Its style is allowed by the hash in its policy.
    assert.match(await heading.evaluate((element) => getComputedStyle(element).fontFamily), /system-ui/);
    await visitor.page.getByRole("link", { name: "Open the EventBridge Playground" }).click();
    await visitor.isReady();
    await visitor.isTold("Match");
    assert.equal(visitor.page.url(), visitor.url);
    visitor.assertQuiet();
  });
}

test("beside the page it leads there without an address, too", async () => {
  const visitor = await visit();
  await visitor.page.goto(`${visitor.url}404.html`);
  await visitor.page.getByRole("link", { name: "Open the EventBridge Playground" }).click();
  await visitor.isReady();
  visitor.assertQuiet();
});
