// How a visit begins, in Chromium: bytes and time until the page can be used, on a slow network, too; what comes
// after that, and whether it moves anything; and how fast another tab is there. With `--write FILE` the table becomes
// a section of that file. `make bench` runs this; it needs the site and a Chromium.
//   node benches/page/visit.mjs [--write FILE]

import { parseArgs } from "node:util";
import { launch, open } from "../../e2e/support/browser.mjs";
import { firstLoad, watchFirstUse } from "../../e2e/support/first-load.mjs";
import { serve } from "../../e2e/support/server.mjs";
import { writeSection } from "../section.mjs";
import { at, median, times } from "./figures.mjs";

const { values: options } = parseArgs({ options: { write: { type: "string" } } });
const VISITS = 9;
/** Chromium's "Slow 4G", and a processor of a cheap phone. */
const SLOW = { bytes: 1_600_000 / 8, latency: 150, processor: 4 };

const server = await serve({ brotli: true });
const browser = await launch();
const { firstUse, files } = await firstLoad(browser, server.url);
const before = files.filter(({ from }) => from < firstUse);
const fast = await times(VISITS, () => firstVerdict());
const slow = await times(VISITS, () => firstVerdict(SLOW));
const shifts = await times(3, layoutShift);
const tabs = await secondTabs();
await browser.close();
await server.close();

const milliseconds = (list) => `${median(list).toFixed(0)} (${at(0.9, list).toFixed(0)}) ms`;
const kilobytes = (list) => `${(list.reduce((sum, { bytes }) => sum + bytes, 0) / 1000).toFixed(1)} kB`;
const section = `## A visit

In Chromium, from a server that sends brotli. Medians of ${VISITS} visits, each in a browser context of its own; the 90th percentile in brackets. Slow 4G is 1.6 Mbit/s with 150 ms for each request, and a processor four times slower.

| what | |
| --- | ---: |
| requested before the verdict and the editors are shown | ${before.length} files, ${kilobytes(before)} |
| requested after that | ${files.length - before.length} files, ${kilobytes(files.filter((file) => !before.includes(file)))} |
| first verdict, from navigation | ${milliseconds(fast)} |
| first verdict, slow 4G | ${milliseconds(slow)} |
| layout shift, until everything has loaded | ${Math.max(...shifts.map(({ sum }) => sum)).toFixed(4)} |
${tabs.map(({ name, spans, requests }) => `| tab ${name}, after two idle seconds | ${milliseconds(spans)}, ${requests} requests |`).join("\n")}
`;
console.log(section);
for (const { moved } of shifts) if (moved.length > 0) console.error("moved:", ...moved);
if (options.write) await writeSection(options.write, "visit", section);

/** Milliseconds from navigation to the frame with a verdict. */
async function firstVerdict(limits) {
  const { page, context } = await open(browser, "about:blank", {});
  if (limits) await slowDown(await context.newCDPSession(page), limits);
  await page.addInitScript(watchVerdict);
  await page.goto(server.url);
  const time = await (await page.waitForFunction(() => globalThis.firstVerdict)).jsonValue();
  await context.close();
  return time;
}

async function slowDown(session, { bytes, latency, processor }) {
  await session.send("Network.enable");
  const network = { offline: false, latency, downloadThroughput: bytes, uploadThroughput: bytes };
  await session.send("Network.emulateNetworkConditions", network);
  await session.send("Emulation.setCPUThrottlingRate", { rate: processor });
}

/** Runs in the page. */
function watchVerdict() {
  const look = () => {
    const verdict = document.querySelector('[role="status"][aria-label="Verdict"]');
    if (!verdict?.textContent.startsWith("Match")) return requestAnimationFrame(look);
    setTimeout(() => (globalThis.firstVerdict = performance.now()));
  };
  requestAnimationFrame(look);
}

/** How much the page moved by itself from its load until all parts were there, and what moved. */
async function layoutShift() {
  const { page, context } = await open(browser, server.url, {
    before: async (page) => {
      await page.addInitScript(watchFirstUse);
      await page.addInitScript(() => {
        globalThis.shifts = [];
        new PerformanceObserver((list) => globalThis.shifts.push(...list.getEntries())).observe({
          type: "layout-shift",
          buffered: true,
        });
      });
    },
  });
  await page.waitForFunction(() => globalThis.firstUse);
  await page.waitForLoadState("networkidle");
  await page.waitForTimeout(1_000);
  const shifts = await page.evaluate(() =>
    globalThis.shifts.map(({ value, startTime, sources }) => ({
      value,
      moved: `${value.toFixed(4)} at ${startTime.toFixed(0)} ms: ${sources.map(({ node }) => node?.className || node?.nodeName).join(", ")}`,
    })),
  );
  await context.close();
  return { sum: shifts.reduce((sum, { value }) => sum + value, 0), moved: shifts.map(({ moved }) => moved) };
}

/** For each tab but the one on show: milliseconds from the click to the frame with its panel filled, and requests. */
async function secondTabs() {
  const visits = await times(VISITS, async () => {
    const { page, context } = await open(browser, server.url, { before: (page) => page.addInitScript(watchFirstUse) });
    await page.waitForFunction(() => globalThis.firstUse);
    await page.waitForTimeout(2_000);
    let requests = 0;
    page.on("request", () => (requests += 1));
    const names = (await page.getByRole("tab").allInnerTexts()).slice(1);
    const spans = [];
    for (const name of names) {
      const asked = requests;
      const span = await page.getByRole("tab", { name, exact: true }).evaluate(openTab);
      await page.waitForTimeout(200);
      spans.push({ name, span, requests: requests - asked });
    }
    await context.close();
    return spans;
  });
  return visits[0].map(({ name }, at) => ({
    name,
    spans: visits.map((visit) => visit[at].span),
    requests: Math.max(...visits.map((visit) => visit[at].requests)),
  }));
}

/** Runs in the page: presses a tab; answers the milliseconds until its panel is on the screen with something in it. */
function openTab(tab) {
  const start = performance.now();
  tab.click();
  const panel = document.getElementById(tab.getAttribute("aria-controls"));
  return new Promise((resolve) => {
    const look = () => {
      if (panel.hidden || panel.innerText.trim().length < 20) return requestAnimationFrame(look);
      setTimeout(() => resolve(performance.now() - start));
    };
    requestAnimationFrame(look);
  });
}
