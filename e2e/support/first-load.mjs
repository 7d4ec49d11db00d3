// What a browser asks for until the page can be used.

import { readFile } from "node:fs/promises";
import { brotliCompressSync } from "node:zlib";
import { join } from "node:path";
import { open } from "./browser.mjs";
import { site } from "./server.mjs";

/** Notes on the page when the first verdict stands there and the editors take keys: `firstUse`, in milliseconds. */
export function watchFirstUse() {
  const look = () => {
    const verdict = document.querySelector('[role="status"][aria-label="Verdict"]');
    const editor = document.querySelector("code-editor")?.shadowRoot?.querySelector(".cm-content");
    if (!verdict?.textContent.startsWith("Match") || !editor) return requestAnimationFrame(look);
    // After the frame that shows it.
    setTimeout(() => (globalThis.firstUse = performance.now()));
  };
  requestAnimationFrame(look);
}

/**
 * Opens the page in a context of its own and waits until nothing more comes. Answers `{ firstUse, files }`: each file
 * with its `path` in the site, when it was asked for, when it was there (`from`, `to`, in milliseconds) and its
 * `bytes` with brotli.
 */
export async function firstLoad(browser, url) {
  const { page, context } = await open(browser, url, { before: (page) => page.addInitScript(watchFirstUse) });
  await page.waitForFunction(() => globalThis.firstUse);
  await page.waitForLoadState("networkidle");
  const { firstUse, entries } = await page.evaluate(() => ({
    firstUse: globalThis.firstUse,
    entries: performance.getEntriesByType("resource").map(({ name, startTime, responseEnd }) => [name, startTime, responseEnd]),
  }));
  await context.close();
  const all = [[url, 0, 0], ...entries];
  const files = all.map(async ([address, from, to]) => {
    const path = address.slice(url.length) || "index.html";
    return { path, from, to, bytes: brotliCompressSync(await readFile(join(site, path))).length };
  });
  return { firstUse, files: await Promise.all(files) };
}
