// The playground as a visitor meets it: by roles and names, as in the page's contract.

import assert from "node:assert/strict";
import { after, afterEach, before } from "node:test";
import { launch, open } from "./browser.mjs";
import { Editor } from "./editor.mjs";
import { eventually } from "./eventually.mjs";
import { serve } from "./server.mjs";

/**
 * Serves the site and starts a browser for the tests of a file. `visit()` is a visitor who has
 * never been there; `link` is a fragment to come with; with `isReady: false` nothing is waited for; all
 * else are Playwright's context options.
 */
export function playground() {
  let server;
  let browser;
  const contexts = [];
  before(async () => {
    [server, browser] = await Promise.all([serve(), launch()]);
  });
  afterEach(() => Promise.all(contexts.splice(0).map((context) => context.close())));
  after(async () => {
    await browser?.close();
    await server?.close();
  });
  const visit = async ({ link = "", isReady = true, ...options } = {}) => {
    const opened = await open(browser, server.url + link, options);
    opened.context.setDefaultTimeout(20_000);
    contexts.push(opened.context);
    const visitor = new Visitor(opened, server.url);
    if (isReady) await visitor.isReady();
    return visitor;
  };
  return { visit };
}

/** The buttons that lie in a menu, by the menu's name. */
const MENUS = {
  "Add event": ["Paste", "Sample event", "Generate matching event", "Open file", "Empty event"],
  "Event actions": ["Duplicate", "Move up", "Move down", "Generate near misses", "Remove"],
};

/** A visitor with the page open. */
export class Visitor {
  constructor({ page, context, faults, assertQuiet }, url) {
    Object.assign(this, { page, context, faults, assertQuiet, url });
    this.pattern = new Editor(page, "Event pattern");
    this.event = new Editor(page, "Event");
    this.handler = new Editor(page, "Handler");
    this.list = page.getByRole("list", { name: "Events", exact: true });
    this.verdict = page.getByRole("status", { name: "Verdict" });
    this.messages = page.getByRole("status", { name: "Messages" });
    this.search = page.getByRole("combobox", { name: "Search commands, examples, samples and reference" });
  }

  editor = (name) => new Editor(this.page, name);
  region = (name) => this.page.getByRole("region", { name, exact: true });
  button = (name) => this.page.getByRole("button", { name, exact: true });
  tab = (name) => this.page.getByRole("tab", { name, exact: true });
  dialog = (name) => this.page.getByRole("dialog", { name, exact: true });

  /** Waits until the page has started and its editors have arrived. */
  async isReady() {
    const main = this.page.getByRole("tablist", { name: "Main" });
    const tab = await main.getByRole("tab", { selected: true }).innerText();
    // By an address or a link the page may open on another tab.
    if (tab !== "Rule") return;
    await this.verdict.waitFor();
    await this.page.waitForFunction(() => customElements.get("code-editor"));
    await this.pattern.box.waitFor({ state: "attached" });
    // What the editor loads when the page is idle, which a visitor hardly ever is too early for.
    await this.page.evaluate(() => document.querySelector("code-editor").loadRest());
  }

  /** Waits until the page has loaded all of itself, which it does when idle; the worker's engine comes last. */
  async hasAll() {
    await eventually(async () => {
      const loaded = await Promise.all(this.page.workers().map((worker) => worker.evaluate(hasEngine)));
      assert.ok(loaded.includes(true), "no worker has its engine");
    });
    await this.page.waitForLoadState("networkidle");
  }

  press(key) {
    return this.page.keyboard.press(key);
  }

  /** Presses Tab until the element with this role and name has the focus. */
  async tabTo(role, name) {
    const wanted = this.page.getByRole(role, { name, exact: true }).first();
    await wanted.waitFor();
    for (let presses = 0; presses < 80; presses += 1) {
      await this.press("Tab");
      if (await wanted.evaluate((element) => element.matches(":focus")).catch(() => false)) return;
    }
    assert.fail(`no way to ${name}`);
  }

  /** Opens the list of commands and types into its search. */
  async find(words) {
    await this.press("ControlOrMeta+K");
    await eventually(async () => assert.ok(await this.search.evaluate((field) => field.matches(":focus"))));
    await this.page.keyboard.type(words);
  }

  /** Runs what the list of commands finds first. */
  async command(words) {
    await this.find(words);
    // An example is listed once the gallery is there.
    await this.page.getByRole("listbox").getByRole("option").first().waitFor();
    await this.press("Enter");
  }

  /** Presses a button; one of a menu after the menu was opened. */
  async click(name) {
    await this.openMenuOf(name);
    await this.button(name).click();
  }

  /** Whether a button of a menu cannot be pressed. */
  async isOff(name) {
    await this.openMenuOf(name);
    const isOff = await this.button(name).isDisabled();
    await this.press("Escape");
    return isOff;
  }

  async openMenuOf(name) {
    const menu = Object.keys(MENUS).find((menu) => MENUS[menu].includes(name));
    if (!menu) return;
    await this.pane("Event");
    await this.button(menu).click();
  }

  /** Includes the selected event in all that is evaluated, or leaves it out. */
  async include(isIncluded) {
    await this.pane("Event");
    await this.button("Event actions").click();
    await this.page.getByRole("checkbox", { name: "Include" }).setChecked(isIncluded);
    await this.press("Escape");
  }

  /** Shows a pane of the tab Rule, where only one has room. */
  async pane(name) {
    const button = this.page.getByRole("group", { name: "Pane" }).getByRole("button", { name, exact: true });
    if (await button.isVisible()) await button.click();
  }

  /** Opens a tab of the dock and returns its panel. */
  async dock(name) {
    await this.pane(["Why", "Tips", "Tests"].includes(name) ? "Why" : "Response");
    await this.tab(name).click();
    return this.page.getByRole("tabpanel", { name, exact: true });
  }

  /** Waits until the verdict begins with `label` and, if asked, says `reason`. */
  async isTold(label, reason) {
    await this.reads(this.verdict, new RegExp(`^${label}\\b`));
    if (reason) await this.reads(this.verdict, reason);
  }

  /** Waits until what is in a place matches; for so many milliseconds, if asked. */
  reads(place, expected, patience) {
    return eventually(async () => assert.match(await textOf(place), expected), patience);
  }

  /** Waits for a message of the page. */
  hears(expected) {
    return this.reads(this.messages, expected);
  }

  /** The list of events, each as `name: verdict`, the one on show with a star in front. */
  async events() {
    const buttons = await this.list.getByRole("button").all();
    return Promise.all(buttons.map(describe));
  }

  /** Waits until the list is as described. */
  lists(...expected) {
    return eventually(async () => assert.deepEqual(await this.events(), expected));
  }

  /** Shows an event of the list. */
  async choose(name) {
    await this.pane("Event");
    await this.list.getByRole("button", { name }).first().click();
  }

  /** Waits until a main tab is open, and the address has this fragment. */
  async isAt(tab, fragment) {
    await this.page.getByRole("tabpanel", { name: tab, exact: true }).waitFor();
    await eventually(async () => {
      assert.equal(await this.tab(tab).getAttribute("aria-selected"), "true");
      assert.equal(new URL(this.page.url()).hash, fragment);
    });
  }

  /** Opens an example of the gallery. */
  async openExample(title) {
    await this.tab("Examples").click();
    await this.click(`Open ${title}`);
  }

  /** Puts a text on the clipboard. */
  async copies(text) {
    await this.context.grantPermissions(["clipboard-read", "clipboard-write"]);
    await this.page.evaluate((copied) => navigator.clipboard.writeText(copied), text);
  }

  /** What is on the clipboard. */
  async clipboard() {
    await this.context.grantPermissions(["clipboard-read", "clipboard-write"]);
    return this.page.evaluate(() => navigator.clipboard.readText());
  }

  /** Pastes a text into the paste dialog. */
  async pasteEvents(text) {
    await this.copies(text);
    await this.click("Paste");
    await this.page.getByRole("textbox", { name: "Events to paste" }).focus();
    await this.press("ControlOrMeta+V");
    // A long text is taken at once; a short one waits for the button.
    if (text.length < 200_000) await this.click("Add events");
  }

  /** Loads the page once more. */
  async reload() {
    await this.page.reload();
    await this.isReady();
  }

  /** The same visitor in another tab, which may come by a link. */
  async newTab(link = "") {
    const page = await this.context.newPage();
    await page.goto(this.url + link);
    const { context, faults, assertQuiet, url } = this;
    const visitor = new Visitor({ page, context, faults, assertQuiet }, url);
    await visitor.isReady();
    return visitor;
  }

  /** Chooses one of the forms in the menu of the button Share. */
  async shareAs(form) {
    await this.click("Share");
    await this.click(form);
  }

  /** Copies the link and answers its fragment, with its `#`. */
  async share() {
    await this.copies("");
    await this.shareAs("Copy link");
    await this.hears(/Link copied/);
    const link = await this.clipboard();
    assert.ok(link.startsWith(`${this.url}#`), link);
    return link.slice(this.url.length);
  }

  /** Everything that the workspace is made of, for comparing two. */
  async workspace() {
    return {
      pattern: await this.pattern.text(),
      event: await this.event.text(),
      events: await this.events(),
      function: await this.page.getByRole("combobox", { name: "Function" }).inputValue(),
    };
  }
}

/** Whether the worker in which this runs has loaded the engine: what it asks for is not in the page's list. */
function hasEngine() {
  const loaded = performance.getEntriesByType("resource");
  return loaded.some(({ name, responseEnd }) => /\/engine-[^/]*\.wasm$/.test(name) && responseEnd > 0);
}

async function textOf(place) {
  return (await place.innerText({ timeout: 2_000 })).replace(/\s+/g, " ").trim();
}

async function describe(button) {
  // What tells events of one name apart is told elsewhere.
  const text = await button.evaluate((row) => {
    const notes = [...row.querySelectorAll("small")].map((note) => note.innerText);
    return row.innerText.split("\n").filter((line) => !notes.includes(line)).join("\n");
  });
  const words = text.split("\n").map((line) => line.trim());
  const star = (await button.getAttribute("aria-current")) ? "* " : "";
  return star + words.filter(Boolean).join(": ");
}
