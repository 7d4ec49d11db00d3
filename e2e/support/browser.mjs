// One Chromium for a test file, a fresh context for each test, and a record of all that should
// never happen on the page.

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { chromium } from "playwright-core";

const finder = fileURLToPath(new URL("../../scripts/chromium.sh", import.meta.url));

/** Launches the Chromium that `scripts/chromium.sh` finds. Close it with `.close()`. */
export function launch() {
  const executablePath = execFileSync(finder, { encoding: "utf8" }).trim();
  return chromium.launch({
    executablePath,
    args: [
      "--no-sandbox",
      "--disable-gpu",
      "--disable-quic",
      "--no-first-run",
      "--disable-background-networking",
      "--disable-component-update",
      "--disable-sync",
    ],
  });
}

/**
 * Opens `url` in a context of its own; `options` are Playwright's (viewport, colorScheme …).
 * Answers `{ page, context, faults, assertQuiet }`: `faults` grows with console errors, uncaught
 * errors, violations of the Content-Security-Policy and requests to other origins, each a line of
 * text; `assertQuiet()` fails if there is any, and belongs at the end of each test. `before(page)`
 * runs ahead of the first load, of which `waitUntil` is waited for, in Playwright's words.
 */
export async function open(browser, url, { before, waitUntil = "load", ...options } = {}) {
  const context = await browser.newContext(options);
  const faults = [];
  await watch(context, new URL(url).origin, (fault) => faults.push(fault));
  const page = await context.newPage();
  await before?.(page);
  await page.goto(url, { waitUntil });
  const assertQuiet = () => assert.deepEqual(faults, [], "the page should have been quiet");
  return { page, context, faults, assertQuiet };
}

async function watch(context, origin, fault) {
  await context.exposeBinding("reportCspViolation", (_, text) => fault(`CSP: ${text}`));
  await context.addInitScript(() => {
    addEventListener("securitypolicyviolation", (event) => {
      const { violatedDirective, blockedURI, sourceFile, lineNumber } = event;
      globalThis.reportCspViolation(
        `${violatedDirective} refused ${blockedURI} (${sourceFile}:${lineNumber})`,
      );
    });
  });
  context.on("console", (message) => {
    if (message.type() === "error") fault(`console: ${message.text()}`);
  });
  context.on("weberror", (error) => fault(`uncaught: ${error.error().stack ?? error.error()}`));
  context.on("request", (request) => {
    const target = new URL(request.url());
    const local = ["data:", "blob:"].includes(target.protocol);
    if (!local && target.origin !== origin) fault(`request to another origin: ${target.href}`);
  });
}
