// A visitor does everything from the list of commands.

import assert from "node:assert/strict";
import { test } from "node:test";
import { eventually } from "./support/eventually.mjs";
import { playground } from "./support/playground.mjs";

const { visit } = playground();

/** What is typed, and what comes of it. */
const commands = {
  "copy a link": (visitor) => visitor.hears(/Link copied/),
  "run the function": async (visitor) => visitor.reads(await visitor.dock("Logs"), /REPORT.*START.*REPORT/),
  "go to the event pattern": (visitor) => hasFocus(visitor.pattern.box),
  "format the pattern": (visitor) => visitor.pattern.shows(/\[\n\s+"aws\.rds"\n/),
  "format the event": (visitor) => visitor.event.shows(/\[\n\s+"creation"\n/),
  "add an event": (visitor) => visitor.lists("RDS Standalone: Match", "RDS Cluster: No match", "* Event 3: No match"),
  "paste events": (visitor) => visitor.dialog("Paste events").waitFor(),
  "duplicate the event": (visitor) =>
    visitor.lists("RDS Standalone: Match", "* RDS Standalone copy: Match", "RDS Cluster: No match"),
  "include the event": (visitor) => visitor.lists("* RDS Standalone: Off", "RDS Cluster: No match"),
  "remove the event": async (visitor) => {
    await visitor.lists("* RDS Cluster: No match");
    await visitor.messages.getByRole("button", { name: "Undo" }).click();
    await visitor.lists("* RDS Standalone: Match", "RDS Cluster: No match");
  },
  "sample event": (visitor) => visitor.dialog("Sample events").waitFor(),
  "an event that matches": (visitor) => visitor.reads(visitor.region("Events"), /2 of 3 match/),
  "near misses": (visitor) => visitor.reads(visitor.region("Events"), /1 of \d\d? match/),
  "account and region": (visitor) => visitor.dialog("Account and Region").waitFor(),
  "next event": (visitor) => visitor.isTold("No match", /RDS Cluster/),
  "move the event down": (visitor) => visitor.lists("RDS Cluster: No match", "* RDS Standalone: Match"),
  "show the schedule": (visitor) => visitor.page.getByRole("tabpanel", { name: "Schedule" }).waitFor(),
  "show the traffic": (visitor) => visitor.page.getByRole("tabpanel", { name: "Traffic" }).waitFor(),
  "run the rules": (visitor) => visitor.reads(visitor.page.getByRole("status", { name: "Progress" }), /Choose files/),
  "show the examples": (visitor) => visitor.page.getByRole("tabpanel", { name: "Examples" }).waitFor(),
  "show the lessons": (visitor) => visitor.page.getByRole("tabpanel", { name: "Learn" }).waitFor(),
  "lesson: next step": (visitor) => visitor.page.getByRole("tabpanel", { name: "Learn" }).waitFor(),
  "show or hide the reference": (visitor) =>
    visitor.page.getByRole("complementary", { name: "Reference" }).waitFor(),
  "new workspace": async (visitor) => {
    await visitor.lists();
    await visitor.messages.getByRole("button", { name: "Undo" }).click();
    await visitor.lists("* RDS Standalone: Match", "RDS Cluster: No match");
  },
  "keyboard shortcuts": (visitor) => visitor.dialog("Keyboard shortcuts").waitFor(),
  "about this page": (visitor) => visitor.dialog("About EventBridge Playground").waitFor(),
  "example: the empty string": async (visitor) => {
    await visitor.hears(/Opened the example “The empty string”/);
    await visitor.messages.getByRole("button", { name: "Undo" }).click();
    await visitor.pattern.shows(/RDS DB Snapshot Event/);
  },
};

test("each command is found by its name and does what it says", async () => {
  for (const [name, happens] of Object.entries(commands)) {
    const visitor = await visit();
    await visitor.context.grantPermissions(["clipboard-read", "clipboard-write"]);
    await visitor.command(name);
    await happens(visitor).catch((error) => {
      throw new Error(name, { cause: error });
    });
    visitor.assertQuiet();
    await visitor.context.close();
  }
});

test("the list shows every command with its key, and is walked with the arrows", async () => {
  const visitor = await visit();
  await visitor.press("ControlOrMeta+K");
  const options = visitor.page.getByRole("listbox").getByRole("option");
  await options.first().waitFor();
  const names = await options.allInnerTexts();
  const withKeys = names.filter((name) => !/^(Example|Theme):/.test(name));
  assert.ok(withKeys.length >= 25, `${withKeys.length} commands`);
  for (const name of withKeys) assert.match(name, /\n(Ctrl\+|Alt\+|F1)/, name);

  const active = () => visitor.page.getByRole("dialog").getByRole("option", { selected: true }).innerText();
  assert.match(await active(), /^Share/);
  await visitor.press("ArrowDown");
  await eventually(async () => assert.match(await active(), /^Share: copy a Markdown link/));
  await visitor.press("ArrowUp");
  await visitor.press("ArrowUp");
  await eventually(async () => assert.match(await active(), /^Example:/));

  await visitor.page.keyboard.type("ansible");
  await visitor.page.getByText("No results for “ansible”. Try: copy, share, sample.").waitFor();
  await visitor.press("Enter");
  await visitor.press("Escape");
  await visitor.dialog("Search").waitFor({ state: "hidden" });
  visitor.assertQuiet();
});

test("plain words find what people mean", async () => {
  const visitor = await visit();
  await visitor.press("ControlOrMeta+K");
  const options = visitor.page.getByRole("listbox").getByRole("option");
  for (const [word, found] of Object.entries({
    dark: /^Theme: dark/,
    light: /^Theme: light/,
    theme: /^Theme: /,
    new: /^New workspace/,
    clear: /^New workspace/,
    reset: /^New workspace/,
    help: /^Help: /,
    export: /^Download/,
    json: /^Download/,
    undo: /^Undo/,
    dlq: /^Reference: DeadLetterConfig/,
    fault: /^Reference: Fault/,
    cron: /^Show the schedule/,
    s3: /^Sample: .*S3/,
    "anything-but": /^Reference: anything-but/,
    "ecs task": /^Sample: .*ECS/,
    lesson: /^Show the lessons/,
  })) {
    await visitor.search.fill(word);
    await eventually(async () => {
      const names = await options.allInnerTexts();
      assert.ok(names.some((name) => found.test(name)), `${word}: ${names.slice(0, 8).join(", ")}`);
    });
  }
  visitor.assertQuiet();
});

test("the palette chooses a theme, adds a sample, and opens the reference at a topic", async () => {
  const visitor = await visit({ colorScheme: "light" });
  await visitor.command("dark");
  await eventually(async () => assert.equal(await visitor.page.locator("html").getAttribute("data-theme"), "dark"));
  await visitor.find("sample: s3 object created");
  await visitor.page.getByRole("option", { name: /^Sample: .*Object/ }).first().click();
  await visitor.event.shows(/"source": "aws\.s3"/);
  await visitor.find("reference: cidr");
  await visitor.press("Enter");
  await visitor.page.getByRole("textbox", { name: "Try a pattern: cidr" }).waitFor();
  visitor.assertQuiet();
});

test("Undo takes back what the last message tells of", async () => {
  const visitor = await visit();
  await visitor.command("remove the event");
  await visitor.lists("* RDS Cluster: No match");
  await visitor.command("undo");
  await visitor.lists("* RDS Standalone: Match", "RDS Cluster: No match");
  await visitor.command("undo");
  await visitor.hears(/Nothing to undo here/);
  visitor.assertQuiet();
});

test("a dialog gives the focus back to where it was", async () => {
  const visitor = await visit();
  await visitor.event.focus();
  await visitor.press("ControlOrMeta+K");
  await visitor.search.waitFor();
  await hasFocus(visitor.search);
  await visitor.press("Escape");
  await hasFocus(visitor.event.box);
  visitor.assertQuiet();
});

function hasFocus(place) {
  return eventually(async () => assert.equal(await place.evaluate((element) => element.matches(":focus")), true));
}
