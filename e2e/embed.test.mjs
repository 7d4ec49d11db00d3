// A workspace in a frame of a page of another origin, whose owner may be anybody.

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import { after, before, test } from "node:test";
import { violations } from "./support/axe.mjs";
import { eventually } from "./support/eventually.mjs";
import { playground, Visitor } from "./support/playground.mjs";

const { visit } = playground();
const SECRET = "work-of-mine";

let host;
let page = "";
before(async () => {
  host = createServer((_, response) => {
    response.writeHead(200, { "Content-Type": "text/html" }).end(page);
  });
  await new Promise((listening) => host.listen(0, "127.0.0.1", listening));
});
after(() => {
  host.closeAllConnections();
  return new Promise((closed) => host.close(closed));
});

const hostUrl = () => `http://127.0.0.1:${host.address().port}/`;

/** What the page around the frame does, as docs/embed.md has it. */
const LISTEN = `<script>
  addEventListener("message", ({ data, source }) => {
    const frame = [...document.querySelectorAll("iframe")].find((it) => it.contentWindow === source);
    if (frame && data?.type === "eventbridge-playground") frame.style.height = data.height + "px";
  });
</script>`;

/** A visitor with work of their own, and a link to something else. */
async function withWork(options) {
  const visitor = await visit(options);
  // In a frame, storage that is only asked for is remembered.
  await visitor.context.addInitScript(() => {
    if (window === parent) return;
    window.touched = [];
    for (const name of ["localStorage", "sessionStorage", "indexedDB", "caches"]) {
      const of = Object.getOwnPropertyDescriptor(window, name);
      Object.defineProperty(window, name, {
        get() {
          window.touched.push(name);
          return of.get.call(window);
        },
      });
    }
  });
  await visitor.choose("RDS Cluster");
  const link = await visitor.share();
  await visitor.pattern.write(`{"source": ["${SECRET}"]}`);
  await visitor.press("ControlOrMeta+S");
  await visitor.hears(/Saved in this browser/);
  return { visitor, link, kept: await storage(visitor.page) };
}

const storage = (page) => page.evaluate(() => JSON.stringify([{ ...localStorage }, { ...sessionStorage }]));

/** Opens a page of another origin in another tab, with this in it; answers the tab and its frame. */
async function around(visitor, html, hasEditors = true) {
  page = `<!doctype html><html lang="en"><meta charset="utf-8"><title>A course</title><h1>A course</h1>${html}${LISTEN}</html>`;
  const tab = await visitor.context.newPage();
  await tab.goto(hostUrl());
  const frame = tab.frames()[1];
  // A frame has no keyboard of its own.
  const view = { keyboard: tab.keyboard, getByRole: (...role) => frame.getByRole(...role) };
  const embedded = new Visitor({ page: view, context: visitor.context }, visitor.url);
  await frame.getByRole("link", { name: "Open in the playground" }).waitFor();
  if (hasEditors) {
    await embedded.verdict.waitFor();
    await frame.waitForFunction(() => customElements.get("code-editor"));
  }
  return { tab, frame, embedded };
}

const framed = (visitor, address, link) =>
  `<iframe title="Example" src="${visitor.url}${address.replaceAll("&", "&amp;")}${link}" width="100%" height="200"></iframe>`;

/** That nothing of the own work was read or changed, and nothing else was wrong. */
async function assertApart({ visitor, kept }, frame) {
  assert.deepEqual(await frame.evaluate(() => window.touched), []);
  assert.ok(!(await frame.locator("body").innerText()).includes(SECRET));
  assert.equal(await storage(visitor.page), kept);
  const faults = visitor.faults.filter((fault) => !fault.endsWith(`another origin: ${hostUrl()}`));
  assert.deepEqual(faults, []);
}

test("copied as embed, it shows the chosen panes, tells its height, and keeps nothing", async () => {
  const own = await withWork({ colorScheme: "dark" });
  const { visitor } = own;
  // The link's workspace is what is embedded.
  const colleague = await visitor.newTab(own.link);
  await colleague.shareAs("Copy as embed…");
  await colleague.page.getByRole("checkbox", { name: "Response" }).uncheck();
  await colleague.page.getByRole("combobox", { name: "Theme" }).selectOption("Light");
  await colleague.copies("");
  await colleague.click("Copy HTML");
  await colleague.hears(/HTML copied/);
  const html = await colleague.clipboard();
  assert.match(html, /^<iframe [^>\n]*title="No match · RDS Cluster[^>\n]*><\/iframe>$/);
  assert.ok(html.includes(own.link), "the link is there byte for byte");
  await colleague.page.close();
  own.kept = await storage(visitor.page);

  const { tab, frame, embedded } = await around(visitor, html);
  await embedded.isTold("No match", /RDS Cluster/);
  await embedded.region("Verdict in detail").waitFor();
  assert.equal(await embedded.region("Lambda function").isVisible(), false);
  assert.equal(await frame.getByRole("tablist", { name: "Main" }).count(), 0);
  assert.equal(await frame.evaluate(() => document.documentElement.dataset.theme), "light");
  await eventually(async () => {
    const { outer, inner } = {
      outer: await tab.locator("iframe").evaluate((it) => it.clientHeight),
      inner: await frame.evaluate(() => document.documentElement.scrollHeight),
    };
    assert.ok(outer > 400 && Math.abs(outer - inner) <= 1, `${outer} around ${inner}`);
  });
  const before = await tab.locator("iframe").evaluate((it) => it.clientHeight);
  await embedded.pattern.write('{"source": ["aws.rds"]}');
  await embedded.isTold("Match");
  await eventually(async () => assert.notEqual(await tab.locator("iframe").evaluate((it) => it.clientHeight), before));
  assert.deepEqual(await violations(frame), []);
  await assertApart(own, frame);

  // What was changed goes along into the playground itself.
  const [opened] = await Promise.all([
    visitor.context.waitForEvent("page"),
    frame.getByRole("link", { name: "Open in the playground" }).click(),
  ]);
  const reader = new Visitor({ page: opened, context: visitor.context }, visitor.url);
  await reader.isReady();
  assert.equal(await reader.pattern.text(), '{"source": ["aws.rds"]}');
  await reader.page.getByRole("button", { name: "Back to my work" }).waitFor();
  await assertApart(own, frame);
});

test("read-only, nothing can be changed, and the function still runs", async () => {
  const own = await withWork();
  const { frame, embedded } = await around(own.visitor, framed(own.visitor, "embed.html?edit=0&theme=dark", own.link));
  await embedded.choose("RDS Standalone");
  await embedded.isTold("Match");
  const texts = [await embedded.pattern.text(), await embedded.event.text()];
  for (const editor of [embedded.pattern, embedded.event]) {
    await editor.box.click();
    await embedded.press("x");
    await embedded.press("Alt+Shift+F");
  }
  assert.deepEqual([await embedded.pattern.text(), await embedded.event.text()], texts);
  await embedded.isTold("Match");
  for (const gone of ["Add event", "Event actions", "Format pattern", "Share"]) {
    assert.equal(await embedded.button(gone).isVisible(), false, gone);
  }
  await embedded.tab("Logs").click();
  const log = frame.getByRole("tabpanel", { name: "Logs", exact: true });
  const starts = log.getByText(/^START/);
  await starts.first().waitFor();
  await embedded.click("Run");
  await eventually(async () => assert.equal(await starts.count(), 2));
  assert.deepEqual(await violations(frame), []);
  // Not changed, the link is handed on as it came.
  const href = await frame.getByRole("link", { name: "Open in the playground" }).evaluate((link) => link.href);
  assert.equal(href, own.visitor.url + own.link);
  await assertApart(own, frame);
});

test("the page itself in a foreign frame shows no own work, and a hostile page around it changes nothing", async () => {
  const own = await withWork();
  for (const [address, link] of [["index.html", ""], ["", own.link], ["embed.html", ""], ["embed.html", "#1broken"]]) {
    const { tab, frame, embedded } = await around(own.visitor, framed(own.visitor, address, link));
    const said = await embedded.verdict.innerText();
    await tab.evaluate(() => {
      const { contentWindow } = document.querySelector("iframe");
      const messages = [
        "workspace",
        { type: "eventbridge-playground", height: 1 },
        { type: "eventbridge-playground", theme: "dark", edit: "1", pattern: "{}" },
        { type: "save", workspace: "{}" },
      ];
      for (const message of messages) contentWindow.postMessage(message, "*");
    });
    if (!address.startsWith("embed")) {
      await frame.getByRole("complementary", { name: "Embedded page" }).waitFor();
      assert.equal(await embedded.button("Back to my work").count(), 0);
      await embedded.pattern.write('{"source": ["aws.rds"]}');
      await embedded.isTold("Match");
    } else {
      assert.equal(await embedded.verdict.innerText(), said);
    }
    // Longer than the page waits before it would write the work down.
    await tab.waitForTimeout(700);
    await assertApart(own, frame);
    await tab.close();
  }
  await own.visitor.reload();
  assert.ok((await own.visitor.pattern.text()).includes(SECRET));
});

/** A link with a setup of its own and a schedule. */
const withSetup = async () => (await readFile(new URL("golden/link-v1-system.txt", import.meta.url), "utf8")).trim();

test("panes of the tabs Bus and Schedule are shown, each with its answer, and keep nothing", async () => {
  const own = await withWork();
  const link = await withSetup();
  const { tab, frame, embedded } = await around(own.visitor, framed(own.visitor, "embed.html?show=picture,timeline,runs", link), false);
  await embedded.reads(frame.getByRole("list", { name: "Steps" }), /matched sold.*SQS queue orders received it/);
  await frame.getByRole("group", { name: "Diagram of the setup" }).waitFor();
  await embedded.reads(embedded.region("Next runs"), /\d\d:\d\d/);
  for (const gone of ["Event bus setup", "Schedule", "Service and time", "Metrics"]) {
    assert.equal(await embedded.region(gone).isVisible(), false, gone);
  }
  assert.equal(await frame.getByRole("status", { name: "Verdict" }).count(), 0);
  await eventually(async () => {
    const outer = await tab.locator("iframe").evaluate((it) => it.clientHeight);
    const inner = await frame.evaluate(() => document.documentElement.scrollHeight);
    assert.ok(outer > 600 && Math.abs(outer - inner) <= 1, `${outer} around ${inner}`);
  });
  assert.deepEqual(await violations(frame), []);
  await assertApart(own, frame);
  await tab.close();

  const fixed = await around(own.visitor, framed(own.visitor, "embed.html?show=schedule,runs,timeline&edit=0", link), false);
  const expression = fixed.frame.getByRole("textbox", { name: "Schedule expression" });
  await expression.click();
  await fixed.embedded.press("x");
  assert.equal(await expression.inputValue(), "rate(2 hours)");
  const steps = fixed.frame.getByRole("list", { name: "Steps" });
  await fixed.embedded.reads(steps, /received the event/);
  await fixed.embedded.click("Next step");
  await fixed.embedded.reads(steps.locator(".is-selected"), /received the event/);
  assert.equal(await fixed.frame.getByRole("group", { name: "Diagram of the setup" }).isVisible(), false);
  assert.deepEqual(await violations(fixed.frame), []);
  await assertApart(own, fixed.frame);
});

test("what is copied as embed from the tab Bus shows the buses", async () => {
  const visitor = await visit({ link: await withSetup() });
  await visitor.tab("Bus").click();
  await visitor.shareAs("Copy as embed…");
  const html = visitor.page.getByRole("textbox", { name: "HTML" });
  assert.match(await html.inputValue(), /embed\.html\?show=picture,timeline#1/);
  await visitor.page.getByRole("checkbox", { name: "Picture" }).uncheck();
  await visitor.page.getByRole("checkbox", { name: "Next runs" }).check();
  assert.match(await html.inputValue(), /embed\.html\?show=timeline,runs#1/);
  visitor.assertQuiet();
});

test("the page around the frame says whether it is light or dark, and nobody else does", async () => {
  const own = await withWork({ colorScheme: "light" });
  const theme = (frame) => frame.evaluate(() => document.documentElement.dataset.theme);
  const { tab, frame } = await around(own.visitor, framed(own.visitor, "embed.html?show=verdict", own.link), false);
  const say = (message) => tab.evaluate((it) => document.querySelector("iframe").contentWindow.postMessage(it, "*"), message);
  await say({ type: "eventbridge-playground", theme: "dark" });
  await eventually(async () => assert.equal(await theme(frame), "dark"));
  // Neither another word, nor another type, nor another window.
  for (const message of [
    { type: "eventbridge-playground", theme: "pink" },
    { type: "eventbridge-playground", theme: ["light"] },
    { type: "eventbridge-playground", theme: "system" },
    { type: "other", theme: "light" },
    null,
  ]) {
    await say(message);
  }
  await frame.evaluate(() => window.postMessage({ type: "eventbridge-playground", theme: "light" }, "*"));
  await tab.evaluate(async () => {
    // A frame beside it, which anybody may have put there.
    const beside = document.createElement("iframe");
    beside.srcdoc = '<script>parent.frames[0].postMessage({ type: "eventbridge-playground", theme: "light" }, "*")</script>';
    document.body.append(beside);
    await new Promise((loaded) => (beside.onload = loaded));
  });
  await frame.evaluate(() => new Promise((done) => setTimeout(done, 0)));
  assert.equal(await theme(frame), "dark");
  await say({ type: "eventbridge-playground", theme: "light" });
  await eventually(async () => assert.equal(await theme(frame), "light"));
  await assertApart(own, frame);
  await tab.close();
  const fixed = await around(own.visitor, framed(own.visitor, "embed.html?show=verdict&theme=light", own.link), false);
  await fixed.tab.evaluate(() => document.querySelector("iframe").contentWindow.postMessage({ type: "eventbridge-playground", theme: "dark" }, "*"));
  await fixed.frame.evaluate(() => new Promise((done) => setTimeout(done, 0)));
  assert.equal(await theme(fixed.frame), "light");
});

test("in a frame an own function runs when it is told to, and reaches nothing", async () => {
  const own = await withWork();
  const link = `#${(await readFile(new URL("golden/link-v1-code.txt", import.meta.url), "utf8")).trim()}`;
  const { frame, embedded } = await around(own.visitor, framed(own.visitor, "embed.html?show=verdict,response", link));
  await embedded.click("Run");
  await embedded.reads(frame.getByRole("group", { name: "Run this code?" }), /came with a link/);
  await embedded.click("Run it");
  const response = frame.getByRole("tabpanel", { name: "Response", exact: true });
  await embedded.reads(response, /[{"]/, 60_000);
  await assertApart(own, frame);
});
