// A visitor goes back and forward, keeps an address, and loads the page again.

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { test } from "node:test";
import { eventually } from "./support/eventually.mjs";
import { playground } from "./support/playground.mjs";

const { visit: open } = playground();

/** A visitor whose page has loaded what keeps the address in step. */
async function visit(options) {
  const visitor = await open(options);
  await visitor.hasAll();
  return visitor;
}

const golden = async (name) => (await readFile(new URL(`golden/${name}`, import.meta.url), "utf8")).trim();
const banner = (visitor) => visitor.page.getByRole("complementary", { name: "Shared workspace" });
const history = (visitor) => visitor.page.evaluate(() => globalThis.history.length);

test("each tab has an address, and Back and Forward go from one to the next", async () => {
  const visitor = await visit();
  await visitor.isAt("Rule", "");
  await visitor.tab("Bus").click();
  await visitor.isAt("Bus", "#/bus");
  await visitor.tab("Schedule").click();
  await visitor.isAt("Schedule", "#/schedule");
  await visitor.tab("Rule").click();
  await visitor.isAt("Rule", "");
  await visitor.page.goBack();
  await visitor.isAt("Schedule", "#/schedule");
  await visitor.page.goBack();
  await visitor.isAt("Bus", "#/bus");
  await visitor.page.goBack();
  await visitor.isAt("Rule", "");
  await visitor.page.goForward();
  await visitor.isAt("Bus", "#/bus");
  visitor.assertQuiet();
});

test("a tab that is opened before all of the page is there is an entry, too", async () => {
  let mend;
  const late = new Promise((resolve) => (mend = resolve));
  const visitor = await open({
    before: (page) => page.route("**/page/sharing-*.wasm", async (route) => (await late, route.continue())),
  });
  await visitor.tab("Schedule").click();
  mend();
  await visitor.isAt("Schedule", "#/schedule");
  await visitor.page.goBack();
  await visitor.isAt("Rule", "");
  visitor.assertQuiet();
});

test("the tab that is open already makes no entry", async () => {
  const visitor = await visit();
  const before = await history(visitor);
  await visitor.tab("Rule").click();
  await visitor.tab("Bus").click();
  await visitor.tab("Bus").click();
  await visitor.isAt("Bus", "#/bus");
  assert.equal(await history(visitor), before + 1);
  visitor.assertQuiet();
});

for (const [address, tab, shown] of [
  ["#/bus", "Bus", "#/bus"],
  ["#/rule", "Rule", "#/rule"],
  ["#/", "Rule", ""],
  ["#/still-to-come", "Rule", ""],
]) {
  test(`the address ${address} opens ${tab}, also after a reload and with earlier work`, async () => {
    const visitor = await visit({ link: address });
    await visitor.isAt(tab, shown);
    await visitor.page.reload();
    await visitor.isAt(tab, shown);
    if (tab !== "Rule") await visitor.tab("Rule").click();
    await visitor.isReady();
    await visitor.pattern.write('{"source": ["mine"]}');
    await visitor.isTold("No match");
    const again = await visitor.newTab(address);
    await again.isAt(tab, shown);
    assert.equal(await banner(again).count(), 0);
    visitor.assertQuiet();
  });
}

test("an address that is typed into the open page opens that tab", async () => {
  const visitor = await visit();
  await visitor.page.evaluate(() => (location.hash = "#/traffic"));
  await visitor.isAt("Traffic", "#/traffic");
  await visitor.page.evaluate(() => (location.hash = "#/nothing"));
  await visitor.isAt("Rule", "");
  visitor.assertQuiet();
});

test("with a link open the address stays the link, byte for byte, and a reload keeps the tab", async () => {
  const link = await golden("link-v1.txt");
  const visitor = await visit({ link });
  await visitor.isAt("Rule", link);
  await visitor.tab("Bus").click();
  await visitor.isAt("Bus", link);
  await visitor.tab("Schedule").click();
  await visitor.isAt("Schedule", link);
  await visitor.page.reload();
  await visitor.isAt("Schedule", link);
  await visitor.page.goBack();
  await visitor.isAt("Bus", link);
  await visitor.page.goBack();
  await visitor.isAt("Rule", link);
  await visitor.page.goForward();
  await visitor.isAt("Bus", link);
  await banner(visitor).waitFor();
  visitor.assertQuiet();
});

test("Back from a link leads to the own work, and Forward to the link again", async () => {
  const link = await golden("link-v1-foreign.txt");
  const visitor = await visit();
  const mine = '{"source": ["mine"]}';
  await visitor.pattern.write(mine);
  await visitor.page.evaluate((fragment) => (location.hash = fragment), link);
  await banner(visitor).waitFor();
  await visitor.pattern.shows('{"source": ["shop"]}');
  await visitor.page.goBack();
  await visitor.isAt("Rule", "");
  await visitor.pattern.shows(mine);
  assert.equal(await banner(visitor).count(), 0);
  await visitor.page.goForward();
  await visitor.isAt("Rule", link);
  await visitor.pattern.shows('{"source": ["shop"]}');

  await visitor.click("Back to my work");
  await visitor.isAt("Rule", "");
  await visitor.pattern.shows(mine);
  await visitor.page.goBack();
  await banner(visitor).waitFor();
  visitor.assertQuiet();
});

test("a link opens on the tab and the event that it was shared from", async () => {
  const sender = await visit();
  await sender.choose("RDS Cluster");
  await sender.tab("Schedule").click();
  const link = await sender.share();
  const colleague = await visit({ link });
  await colleague.isAt("Schedule", link);
  await colleague.tab("Rule").click();
  await colleague.lists("RDS Standalone: Match", "* RDS Cluster: No match");
  await colleague.page.goBack();
  await colleague.isAt("Schedule", link);

  // So it does in a page that is open already.
  const other = await visit();
  await other.page.evaluate((fragment) => (location.hash = fragment), link);
  await other.isAt("Schedule", link);
  await other.page.goBack();
  await other.isAt("Rule", "");
  sender.assertQuiet();
  colleague.assertQuiet();
  other.assertQuiet();
});

test("an old link opens on Rule, and one with a tab there", async () => {
  const visitor = await visit({ link: await golden("link-v1-system.txt") });
  await visitor.isAt("Rule", await golden("link-v1-system.txt"));
  const other = await visit({ link: await golden("link-v1-tab.txt") });
  await other.isAt("Bus", await golden("link-v1-tab.txt"));
  await other.tab("Rule").click();
  await other.lists("Placed: No match", "* Shipped: Match");
  visitor.assertQuiet();
  other.assertQuiet();
});

test("a file opens on the tab that it was saved from", async () => {
  const visitor = await visit();
  await visitor.tab("Bus").click();
  const [saved] = await Promise.all([visitor.page.waitForEvent("download"), visitor.press("Alt+Shift+S")]);
  const text = await readFile(await saved.path(), "utf8");
  assert.equal(JSON.parse(text).tab, "bus");

  const colleague = await visit();
  await openFile(colleague, "saved.json", text);
  await colleague.isAt("Bus", "#/bus");
  await openFile(colleague, "odd.json", JSON.stringify({ ...JSON.parse(text), tab: ["no tab"], later: 1 }));
  await colleague.hears(/Opened odd\.json/);
  await colleague.isAt("Rule", "");
  visitor.assertQuiet();
  colleague.assertQuiet();
});

async function openFile(visitor, name, text) {
  // The browser opens no second chooser before it has done with the first; a visitor would press again.
  const chooser = await eventually(async () => {
    const opened = visitor.page.waitForEvent("filechooser", { timeout: 4_000 });
    const [chooser] = await Promise.all([opened, visitor.press("Alt+Shift+I")]);
    return chooser;
  });
  await chooser.setFiles({ name, mimeType: "application/json", buffer: Buffer.from(text) });
}

test("a broken link leaves no entry to come back to", async () => {
  const visitor = await visit();
  await visitor.tab("Bus").click();
  await visitor.isAt("Bus", "#/bus");
  await visitor.page.evaluate(() => (location.hash = "#1nonsense"));
  await visitor.hears(/The link couldn't be opened/);
  await visitor.isAt("Bus", "#/bus");
  await visitor.page.goBack();
  await visitor.page.goBack();
  await visitor.isAt("Rule", "");
  visitor.assertQuiet();
});
