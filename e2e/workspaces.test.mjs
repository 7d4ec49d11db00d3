// A visitor has several workspaces.

import assert from "node:assert/strict";
import { test } from "node:test";
import { eventually } from "./support/eventually.mjs";
import { playground } from "./support/playground.mjs";

const { visit } = playground();

const mine = '{"source": ["mine"]}';
const KEY = "eventbridge-playground.workspace";
const dialog = (visitor) => visitor.dialog("Workspaces");
const undo = (visitor) => visitor.messages.getByRole("button", { name: "Undo" });

async function openDialog(visitor) {
  await visitor.shareAs("Workspaces…");
  await dialog(visitor).getByRole("list", { name: "Workspaces" }).waitFor();
}

/** The workspaces of the dialog, the open one with a star in front. */
async function listed(visitor) {
  const rows = await dialog(visitor).getByRole("listitem").all();
  return Promise.all(
    rows.map(async (row) => {
      const button = row.getByRole("button").first();
      return ((await button.getAttribute("aria-current")) ? "* " : "") + (await button.innerText());
    }),
  );
}

const lists = (visitor, ...expected) => eventually(async () => assert.deepEqual(await listed(visitor), expected));
const inDialog = (visitor, name) => dialog(visitor).getByRole("button", { name, exact: true });

const hasFocus = (place) =>
  eventually(async () => assert.equal(await place.evaluate((element) => document.activeElement === element), true));

/** Waits until the browser keeps this text somewhere. */
const isKept = (visitor, text) =>
  eventually(async () => {
    const kept = await visitor.page.evaluate(() => Object.values(localStorage).join());
    assert.ok(kept.includes(text), kept);
  });

test("a new workspace is empty, and Undo leads back", async () => {
  const visitor = await visit();
  await visitor.pattern.write(mine);
  await visitor.shareAs("New workspace");
  await visitor.pattern.shows("");
  await visitor.isTold("No pattern yet");
  assert.deepEqual(await visitor.events(), []);
  await visitor.hears(/Opened the new workspace “Workspace”\. The others are kept\./);
  await undo(visitor).click();
  await visitor.pattern.shows(mine);
  await visitor.lists("* RDS Standalone: No match", "RDS Cluster: No match");
  await openDialog(visitor);
  await lists(visitor, "* My workspace");
  await visitor.press("Escape");
  await visitor.reload();
  await visitor.pattern.shows(mine);
  visitor.assertQuiet();
});

test("what was done in the new one before Undo is kept beside the old one", async () => {
  const visitor = await visit();
  await visitor.shareAs("New workspace");
  await visitor.pattern.shows("");
  await visitor.pattern.write(mine);
  await undo(visitor).click();
  await visitor.pattern.shows(/RDS DB Snapshot Event/);
  await openDialog(visitor);
  await lists(visitor, "* My workspace", "Workspace");
  await inDialog(visitor, "Workspace").click();
  await visitor.pattern.shows(mine);
  visitor.assertQuiet();
});

test("workspaces are opened, renamed, deleted and put back, and a reload keeps all", async () => {
  const visitor = await visit();
  await visitor.pattern.write(mine);
  await visitor.shareAs("New workspace");
  await visitor.pattern.shows("");
  await visitor.pattern.write('{"source": ["second"]}');

  await openDialog(visitor);
  await lists(visitor, "My workspace", "* Workspace");
  await inDialog(visitor, "Rename Workspace").click();
  const box = dialog(visitor).getByRole("textbox", { name: "Name of the workspace" });
  await box.fill("not this");
  await visitor.press("Escape");
  await lists(visitor, "My workspace", "* Workspace");
  await inDialog(visitor, "Rename Workspace").click();
  await box.fill("Orders <b>");
  await visitor.press("Enter");
  await lists(visitor, "My workspace", "* Orders <b>");
  await hasFocus(inDialog(visitor, "Rename Orders <b>"));
  assert.equal(await inDialog(visitor, "Delete Orders <b>").isDisabled(), true, "it is open");

  await inDialog(visitor, "My workspace").click();
  await visitor.pattern.shows(mine);
  await visitor.reload();
  await visitor.pattern.shows(mine);

  await openDialog(visitor);
  await lists(visitor, "* My workspace", "Orders <b>");
  await inDialog(visitor, "Delete Orders <b>").click();
  await lists(visitor, "* My workspace");
  await visitor.reads(dialog(visitor), /Deleted “Orders <b>”/);
  await hasFocus(inDialog(visitor, "Undo"));
  await visitor.press("Enter");
  await lists(visitor, "* My workspace", "Orders <b>");
  await hasFocus(inDialog(visitor, "Rename Orders <b>"));
  await inDialog(visitor, "Orders <b>").click();
  await visitor.pattern.shows('{"source": ["second"]}');
  await openDialog(visitor);
  await inDialog(visitor, "Delete My workspace").click();
  await visitor.press("Escape");
  await visitor.reload();
  await visitor.pattern.shows('{"source": ["second"]}');
  await openDialog(visitor);
  await lists(visitor, "* Orders <b>");
  visitor.assertQuiet();
});

test("a new one begins with a sample or an example", async () => {
  const visitor = await visit();
  await openDialog(visitor);
  await inDialog(visitor, "New from a sample").click();
  await visitor.dialog("Sample events").waitFor();
  await visitor.press("Escape");
  await visitor.pattern.shows("");
  await openDialog(visitor);
  await inDialog(visitor, "New from an example").click();
  await visitor.isAt("Examples", "#/examples");
  await openDialog(visitor);
  await lists(visitor, "My workspace", "Workspace", "* Workspace 2");
  visitor.assertQuiet();
});

test("the workspace of a link is kept beside the own ones", async () => {
  const sender = await visit();
  await sender.pattern.write('{"source": ["theirs"]}');
  await sender.isTold("No match");
  const link = await sender.share();
  const visitor = await visit();
  await visitor.pattern.write(mine);
  await isKept(visitor, "mine");
  const tab = await visitor.newTab(link);
  await tab.click("Keep this as mine");
  await tab.hears(/This workspace is now yours, as “From a link”/);
  await openDialog(tab);
  await lists(tab, "* From a link", "My workspace");
  await inDialog(tab, "My workspace").click();
  await tab.pattern.shows(mine);
  visitor.assertQuiet();
});

test("a tab that has another workspace open writes over no other", async () => {
  const visitor = await visit();
  await visitor.pattern.write(mine);
  await isKept(visitor, "mine");
  const other = await visitor.newTab();
  await other.pattern.shows(mine);
  await visitor.shareAs("New workspace");
  await visitor.pattern.shows("");
  await visitor.pattern.write('{"source": ["second"]}');
  await isKept(visitor, "second");
  await other.pattern.write('{"source": ["edited elsewhere"]}');
  await isKept(other, "edited elsewhere");
  await visitor.reload();
  await visitor.pattern.shows('{"source": ["second"]}');
  await openDialog(visitor);
  await lists(visitor, "My workspace", "* Workspace");
  await inDialog(visitor, "My workspace").click();
  await visitor.pattern.shows('{"source": ["edited elsewhere"]}');
  visitor.assertQuiet();
});

test("one that cannot be read stays as it is, and so does what is open", async () => {
  const visitor = await visit();
  await visitor.pattern.write(mine);
  await isKept(visitor, "mine");
  await visitor.page.evaluate((key) => (localStorage[`${key}.x`] = "Spoilt\n{not JSON"), KEY);
  await openDialog(visitor);
  await lists(visitor, "* My workspace", "Spoilt");
  await inDialog(visitor, "Spoilt").click();
  await visitor.hears(/This workspace can't be read\. It isn't valid JSON/);
  await visitor.pattern.shows(mine);
  assert.equal(await visitor.page.evaluate((key) => localStorage[`${key}.x`], KEY), "Spoilt\n{not JSON");
  visitor.assertQuiet();
});

test("where the storage is full nothing is begun and nothing is lost", async () => {
  const visitor = await visit();
  await visitor.pattern.write(mine);
  await isKept(visitor, "mine");
  await visitor.page.evaluate(() => {
    Storage.prototype.setItem = () => {
      throw new DOMException("The quota has been exceeded.", "QuotaExceededError");
    };
  });
  await visitor.shareAs("New workspace");
  await visitor.hears(/storage is full or blocked, so nothing was changed/);
  await visitor.pattern.shows(mine);
  await visitor.reload();
  await visitor.pattern.shows(mine);
  visitor.assertQuiet();
});

test("a hundred are kept, and one more is refused", async () => {
  const visitor = await visit();
  await visitor.pattern.write(mine);
  await isKept(visitor, "mine");
  await visitor.page.evaluate((key) => {
    for (let number = 1; number < 100; number += 1) {
      localStorage[`${key}.${number}`] = `Number ${number}\n${localStorage[key].replace("mine", `number ${number}`)}`;
    }
  }, KEY);
  await openDialog(visitor);
  await eventually(async () => assert.equal((await listed(visitor)).length, 100));
  await inDialog(visitor, "Number 57").click();
  await visitor.pattern.shows('{"source": ["number 57"]}');
  await visitor.shareAs("New workspace");
  await visitor.hears(/keeps 100 workspaces\. Delete one first/);
  await visitor.pattern.shows('{"source": ["number 57"]}');
  visitor.assertQuiet();
});
