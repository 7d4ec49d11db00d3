// Parts of the page that are loaded later: when they are needed, or when the page is idle.
// Runs alone: it counts what moves on the page.

import assert from "node:assert/strict";
import { readdirSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { eventually } from "./support/eventually.mjs";
import { playground } from "./support/playground.mjs";
import { site } from "./support/server.mjs";

const { visit } = playground();

const isSplit = readdirSync(join(site, "page")).some((file) => file.startsWith("assist-"));
const options = { skip: isSplit ? false : "the page is one file" };

/** A visitor for whom files of the page are cut off, or late, until that is mended. */
async function visitWithout(file, { isLate = false, ...others } = {}) {
  let mend;
  const mended = new Promise((resolve) => {
    mend = resolve;
  });
  const asked = [];
  let isCut = true;
  const hold = async (route) => {
    asked.push(new URL(route.request().url()).pathname);
    if (isLate) await mended;
    if (isCut && !isLate) return route.abort();
    return route.continue();
  };
  const files = file.includes("/") ? file : `page/${file}`;
  const visitor = await visit({ ...others, before: (page) => page.context().route(`**/${files}`, hold) });
  return {
    visitor,
    asked,
    mend: () => {
      isCut = false;
      mend();
    },
  };
}

function assertQuietButCut(visitor) {
  const faults = visitor.faults.filter((fault) => !/net::ERR_FAILED|ERR_INTERNET_DISCONNECTED|Failed to fetch/.test(fault));
  assert.deepEqual(faults, []);
}

for (const [tab, says] of [
  ["Bus", /2 events reached a bus/],
  ["Schedule", /At 10:15, Monday to Friday/],
  ["Traffic", /Drop event files here/],
]) {
  test(`the tab ${tab} that cannot be loaded says so in its place, and comes when asked again`, options, async () => {
    const { visitor, mend } = await visitWithout(`${tab.toLowerCase()}-*.wasm`);
    await visitor.isTold("Match");
    await visitor.tab(tab).click();
    const panel = visitor.page.getByRole("tabpanel", { name: tab });
    await visitor.reads(panel, /This part of the page couldn't be loaded\. Your work is safe\./);
    // The rest of the page goes on.
    await visitor.tab("Rule").click();
    await visitor.pattern.write('{"source": ["other"]}');
    await visitor.isTold("No match");
    await visitor.tab(tab).click();
    mend();
    await panel.getByRole("button", { name: "Try again" }).click();
    await visitor.reads(panel, tab === "Bus" ? /events? reached a bus/ : says);
    assertQuietButCut(visitor);
  });
}

test("without what explains, the verdict and the highlights are there, and its place says what is missing", options, async () => {
  const { visitor, mend } = await visitWithout("assist-*.wasm");
  await visitor.isTold("Match");
  await visitor.pattern.lights("match", ['"aws.rds"', '"RDS DB Snapshot Event"', '"creation"', '"SNAPSHOT"']);
  await visitor.pattern.write('{"source": ["other"]}');
  await visitor.isTold("No match");
  await visitor.event.lights("miss", ['"aws.rds"']);
  const missing = visitor.page.getByRole("alert").filter({ hasText: "couldn't be loaded" }).first();
  await missing.waitFor();
  mend();
  await missing.getByRole("button", { name: "Try again" }).click();
  await visitor.isTold("No match", /source/);
  await visitor.reads(await visitor.dock("Why"), /"other"/);
  // What else came with it has no place of its own to be asked for.
  await visitor.press("ControlOrMeta+K");
  await visitor.dialog("Search").waitFor();
  assertQuietButCut(visitor);
});

test("a part and the styles that are both missing come with one press", options, async () => {
  const { visitor, mend } = await visitWithout("{page/assist-*.wasm,later-*.css}");
  await visitor.isTold("Match");
  const missing = visitor.page.getByRole("alert").filter({ hasText: "couldn't be loaded" }).first();
  await missing.waitFor();
  mend();
  await missing.getByRole("button", { name: "Try again" }).click();
  await visitor.reads(await visitor.dock("Why"), /"aws.rds"/);
  assertQuietButCut(visitor);
});

test("a dialog that cannot be shown yet leaves the keys to the page", options, async () => {
  const { visitor, mend } = await visitWithout("assist-*.wasm", { isLate: true });
  await visitor.isTold("Match");
  await visitor.press("ControlOrMeta+K");
  await visitor.press("Alt+ArrowDown");
  await visitor.lists("RDS Standalone: Match", "* RDS Cluster: No match");
  mend();
  await visitor.dialog("Search").waitFor();
  visitor.assertQuiet();
});

test("a file that is asked for before its part is there can be chosen", options, async () => {
  const { visitor, mend } = await visitWithout("assist-*.wasm", { isLate: true });
  await visitor.isTold("Match");
  const chooser = visitor.page.waitForEvent("filechooser");
  await visitor.press("Alt+Shift+I");
  mend();
  await chooser;
  visitor.assertQuiet();
});

test("without the editor's script, all the rest comes", async () => {
  const { visitor } = await visitWithout("editor/*.js", { isReady: false });
  await visitor.reads(await visitor.dock("Why"), /"aws.rds"/);
  assertQuietButCut(visitor);
});

test("a key that is pressed before its part is there is not lost", options, async () => {
  const { visitor, mend } = await visitWithout("assist-*.wasm", { isLate: true });
  await visitor.isTold("Match");
  await visitor.press("Alt+Shift+D");
  await visitor.press("Alt+Shift+F");
  await visitor.lists("* RDS Standalone: Match", "RDS Cluster: No match");
  mend();
  await visitor.lists("RDS Standalone: Match", "* RDS Standalone copy: Match", "RDS Cluster: No match");
  visitor.assertQuiet();
});

test("what is pasted into an editor before its part is there is taken as ever", options, async () => {
  const { visitor, mend } = await visitWithout("assist-*.wasm", { isLate: true });
  await visitor.isTold("Match");
  await visitor.event.paste('{"source": "a", "detail": {}}\n{"source": "b", "detail": {}}');
  mend();
  await eventually(async () => assert.equal((await visitor.events()).length, 4));
  visitor.assertQuiet();
});

test("a link is opened however late what reads it comes", options, async () => {
  const sender = await visit();
  await sender.pattern.write('{"source": ["sent"]}');
  await sender.isTold("No match");
  const link = await sender.share();
  let visitor;
  const coming = visitWithout("sharing-*.wasm", { isLate: true, link, isReady: false }).then((one) => {
    visitor = one;
  });
  await eventually(async () => assert.ok(visitor, "the page is being opened"));
  await coming;
  // The lateness itself: whatever the page does without what reads links, it has done by then.
  await visitor.visitor.page.waitForTimeout(300);
  visitor.mend();
  await visitor.visitor.isReady();
  await visitor.visitor.pattern.shows('{"source": ["sent"]}');
  visitor.visitor.assertQuiet();
});

test("a link that nothing can read says that the page could not start, and offers to reload", options, async () => {
  const sender = await visit();
  const link = await sender.share();
  const { visitor, mend } = await visitWithout("sharing-*.wasm", { link, isReady: false });
  const alert = visitor.page.getByRole("alert");
  await visitor.reads(alert, /The page couldn't start\./);
  mend();
  await alert.getByRole("button", { name: "Reload" }).click();
  await visitor.isReady();
  await visitor.isTold("Match");
  assertQuietButCut(visitor);
});

test("work is written down before anything else has arrived", options, async () => {
  const { visitor } = await visitWithout("{assist,sharing}-*.wasm", { isLate: true });
  await visitor.pattern.write('{"source": ["early"]}');
  await visitor.isTold("No match");
  await visitor.page.goto("about:blank");
  await visitor.context.unroute("**/page/{assist,sharing}-*.wasm");
  const tab = await visitor.newTab();
  await tab.pattern.shows('{"source": ["early"]}');
});

test("a crash in the first moment hands out the work", options, async () => {
  const { visitor } = await visitWithout("{assist,sharing}-*.wasm", { isLate: true });
  await visitor.pattern.write('{"source": ["early"]}');
  await visitor.isTold("No match");
  await eventually(async () => {
    const kept = await visitor.page.evaluate(() => Object.values(localStorage).join());
    assert.match(kept, /early/);
  });
  await visitor.page.evaluate(() => {
    const detail = ["panicked at <somewhere>", localStorage["eventbridge-playground.workspace"]];
    dispatchEvent(new CustomEvent("playground-crash", { detail }));
  });
  const message = visitor.page.getByRole("alertdialog", { name: "The playground has stopped" });
  assert.match(await message.getByRole("textbox", { name: "Your workspace" }).inputValue(), /early/);
});

test("once the page was idle, every tab opens at once and without a network", async () => {
  const visitor = await visit();
  await visitor.isTold("Match");
  await visitor.hasAll();
  await visitor.context.setOffline(true);
  const asked = [];
  visitor.page.on("request", (request) => asked.push(new URL(request.url()).pathname));
  for (const tab of ["Schedule", "Traffic", "Examples", "Learn", "Rule"]) {
    await visitor.tab(tab).click();
    await visitor.reads(visitor.page.getByRole("tabpanel", { name: tab }), /\w+ \w+/);
  }
  await visitor.tab("Bus").click();
  await visitor.reads(visitor.page.getByRole("status", { name: "Summary" }), /2 events reached a bus/);
  assert.deepEqual(asked, []);
  visitor.assertQuiet();
});

test("nothing moves while the parts of the page arrive", async () => {
  const visitor = await visit({
    viewport: { width: 1280, height: 800 },
    before: (page) =>
      page.addInitScript(() => {
        globalThis.shifts = [];
        new PerformanceObserver((list) => {
          for (const { value, sources } of list.getEntries()) {
            globalThis.shifts.push([value, ...sources.map(({ node }) => node?.className ?? String(node))]);
          }
        }).observe({ type: "layout-shift", buffered: true });
      }),
  });
  await visitor.hasAll();
  assert.deepEqual(await visitor.page.evaluate(() => globalThis.shifts), []);
  visitor.assertQuiet();
});
