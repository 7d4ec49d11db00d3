// Takes the README's pictures of the built site into docs/, and those for link previews and home screens into public/:
// the same work, time, theme and size each time. Fails if a picture is too large to be kept in the repository.
//   node scripts/pictures.mjs [FOLDER]     FOLDER is docs, if no other is named

import { readFile, writeFile } from "node:fs/promises";
import { createServer } from "node:http";
import { join } from "node:path";
import { launch, open } from "../e2e/support/browser.mjs";
import { Visitor } from "../e2e/support/playground.mjs";
import { serve } from "../e2e/support/server.mjs";

const folder = process.argv[2] ?? "docs";
/** One size for all: what a small laptop has. */
const SIZE = { width: 1280, height: 800 };
/** What code needs to be read beside the rest. */
const WIDE = { viewport: { width: 1440, height: 900 } };
/** What previews of links show. */
const CARD = { width: 1200, height: 630 };
/** The side of an icon on a home screen. */
const ICON = 180;
/** The time on the page, which stands still; timers go on. */
const NOW = Date.parse("2026-03-02T09:00:00Z");
/** Bytes that a picture may have. */
const LIMIT = 250_000;

async function why(visitor) {
  await visitor.choose("RDS Cluster");
  await visitor.isTold("No match", /detail-type/);
  await visitor.reads(await visitor.dock("Why"), /"CLUSTER_SNAPSHOT".*in front/);
}

/** What a visitor does before each picture is taken, and with what kind of screen. */
const pictures = {
  screenshot: async () => {},
  why,
  dark: [why, { colorScheme: "dark" }],
  phone: [why, { viewport: { width: 390, height: 760 }, isMobile: true, hasTouch: true }],
  bus: async (visitor) => {
    await visitor.openExample("Process an uploaded file, event bus");
    await visitor.reads(visitor.page.getByRole("status", { name: "Summary" }), /succeeded/);
    await visitor.page.getByRole("list", { name: "Steps" }).getByRole("button").nth(2).click();
  },
  handler: [
    async (visitor) => {
      await visitor.dock("Code");
      await visitor.click("Edit and run for real");
      await visitor.click("Run");
      await visitor.reads(visitor.page.getByRole("status", { name: "Last run" }), /Succeeded/, 60_000);
      await visitor.dock("Logs");
    },
    WIDE,
  ],
  learn: async (visitor) => {
    await visitor.tab("Learn").click();
    await visitor.click("A rule for RDS snapshots");
    await visitor.page.getByRole("heading", { name: "Checks" }).waitFor();
    await visitor.click("Check");
  },
  present: async (visitor) => {
    await why(visitor);
    await visitor.press("Alt+Shift+Enter");
    await visitor.button("End presentation").waitFor();
  },
  schedule: async (visitor) => {
    await visitor.tab("Schedule").click();
    await visitor.reads(visitor.region("Next runs"), /10:15/);
  },
  traffic: async (visitor) => {
    await visitor.tab("Traffic").click();
    await visitor.click("Use a day of generated events");
    await visitor.reads(visitor.page.getByRole("list", { name: "Chosen files" }), /a-day-of-generated-events/);
    await visitor.press("ControlOrMeta+Shift+Enter");
    await visitor.reads(visitor.page.getByRole("status", { name: "Progress" }), /^Done/, 30_000);
  },
};

const [server, browser] = await Promise.all([serve(), launch()]);
try {
  for (const [name, prepare] of Object.entries(pictures)) {
    await keep(join(folder, `${name}.png`), await picture(...[prepare].flat()));
  }
  await keep(join(folder, "embed.png"), await framed());
  await keep("public/card.png", await picture(async () => {}, { viewport: CARD }));
  await keep("public/apple-touch-icon.png", await icon());
} finally {
  await browser.close();
  await server.close();
}

async function keep(path, bytes) {
  await writeFile(path, bytes);
  console.log(`pictures: ${path}, ${(bytes.length / 1000).toFixed(0)} kB`);
  if (bytes.length > LIMIT) throw new Error(`${path} has more than ${LIMIT / 1000} kB`);
}

/** An article in a page of another origin, with two frames as docs/embed.md has them. */
async function framed() {
  const { context } = await open(browser, server.url, { viewport: SIZE, colorScheme: "light", timezoneId: "UTC" });
  context.setDefaultTimeout(60_000);
  const [page] = context.pages();
  const visitor = new Visitor({ page, context }, server.url);
  await visitor.isReady();
  await visitor.hasAll();
  const first = await visitor.share();
  await visitor.openExample("Process an uploaded file, event bus");
  const second = await visitor.share();
  const frame = (show, link, height) =>
    `<iframe src="${server.url}embed.html?show=${show}&amp;edit=0${link}" style="border: 0; width: 100%; height: ${height}px"></iframe>`;
  const host = createServer((_, response) => {
    response.writeHead(200, { "Content-Type": "text/html" }).end(
      `<!doctype html><meta charset="utf-8"><style>body { margin: 0 auto; max-width: 66rem; padding: 1rem; font: 1rem/1.5 sans-serif }
        h1 { margin: 0; font-size: 1.5rem } p { margin: 0.25rem 0 }</style>
        <h1>When a snapshot is done</h1><p>A pattern names the fields that it looks at, and the event has to have them:</p>
        ${frame("verdict,pattern", first, 300)}<p>On its bus, a rule sends an uploaded file’s event to a function:</p>${frame("picture", second, 400)}`,
    );
  });
  await new Promise((listening) => host.listen(0, "127.0.0.1", listening));
  await page.goto(`http://127.0.0.1:${host.address().port}/`);
  for (const inner of page.frames().slice(1)) await inner.getByRole("link", { name: "Open in the playground" }).waitFor();
  await page.frames()[1].locator("code-editor .cm-line, code-editor").first().waitFor();
  await page.frames()[2].locator(".diagram .node-name", { hasText: "process-upload" }).waitFor();
  const bytes = await page.screenshot({ animations: "disabled", caret: "hide" });
  await context.close();
  host.close();
  return bytes;
}

/** The icon as a square without transparent corners, since home screens round them themselves. */
async function icon() {
  const page = await browser.newPage({ viewport: { width: ICON, height: ICON } });
  const svg = (await readFile("public/icon.svg", "utf8")).replace(/ rx="7"/, "");
  await page.setContent(`<style>body{margin:0}svg{display:block;width:${ICON}px}</style>${svg}`);
  const bytes = await page.screenshot();
  await page.close();
  return bytes;
}

/** What a new visitor sees after some steps, as PNG. */
async function picture(prepare, options = {}) {
  const opened = await open(browser, server.url, {
    viewport: SIZE,
    colorScheme: "light",
    reducedMotion: "reduce",
    locale: "en-GB",
    timezoneId: "UTC",
    before: (page) => page.addInitScript((now) => (Date.now = () => now), NOW),
    ...options,
  });
  // The machine may have a build to do beside this.
  opened.context.setDefaultTimeout(60_000);
  const visitor = new Visitor(opened, server.url);
  await visitor.isReady();
  await visitor.hasAll();
  await visitor.isTold("Match");
  await visitor.click("Dismiss");
  await prepare(visitor);
  // Neither a cursor that blinks nor a message that goes.
  await visitor.page.evaluate(() => document.activeElement?.blur());
  await visitor.page.mouse.move(0, 0);
  const messages = await visitor.messages.getByRole("button", { name: "Dismiss message" }).all();
  for (const button of messages.reverse()) await button.click();
  const bytes = await visitor.page.screenshot({ animations: "disabled", caret: "hide" });
  visitor.assertQuiet();
  await opened.context.close();
  return bytes;
}
