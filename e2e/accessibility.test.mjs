// The rules of WCAG 2.2 A and AA, in every state of the page and in both themes.

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { test } from "node:test";
import { violations } from "./support/axe.mjs";
import { onBus } from "./support/bus.mjs";
import { eventually } from "./support/eventually.mjs";
import { playground } from "./support/playground.mjs";

const { visit } = playground();

const link = await readFile(new URL("golden/link-v1.txt", import.meta.url), "utf8");

/** What the browser refuses in some of the states, from the beginning. */
const refusals = {
  "messages and full storage": () => {
    Storage.prototype.setItem = () => {
      throw new DOMException("full", "QuotaExceededError");
    };
  },
  "a link to copy by hand": () => {
    navigator.clipboard.writeText = () => Promise.reject(new DOMException("no", "NotAllowedError"));
  },
};

/** The states of the page, and the way there from the opening one. */
const states = {
  opening: (visitor) => visitor.isTold("Match"),
  "no match": async (visitor) => {
    await visitor.pattern.retype("creation", "Creation");
    await visitor.isTold("No match");
    await visitor.button(/^Ignore case/).first().waitFor();
    await visitor.event.place('"SourceType": "SNAP');
  },
  "another kind of event": async (visitor) => {
    await visitor.choose("RDS Cluster");
    await visitor.isTold("No match", /another kind of event/);
    await visitor.button("Add a matching event").waitFor();
  },
  "nearest misses and gaps": async (visitor) => {
    await visitor.pattern.write('{"detail": {"SourceType": ["SNAPSHOT", "X"]}, "Source": [{"wildcard": "*"}]}');
    const tests = await visitor.dock("Tests");
    await tests.getByRole("list", { name: "Nearest misses" }).waitFor();
  },
  tips: async (visitor) => {
    await visitor.pattern.write('{"detail": {"SourceType": ["SNAPSHOT", "X"]}, "Source": [{"wildcard": "*"}]}');
    const tips = await visitor.dock("Tips");
    await tips.getByText("Why").first().click();
  },
  "invalid pattern": async (visitor) => {
    await visitor.pattern.write('{"source": "aws.rds", "detail": {"a": [');
    await visitor.isTold("Invalid pattern");
    await visitor.button(/Close|Wrap/).first().waitFor();
  },
  "invalid event": async (visitor) => {
    await visitor.event.write('{"source": tru');
    await visitor.isTold("Invalid event");
  },
  "a fragment of an event": async (visitor) => {
    await visitor.event.write('{"source": "aws.rds"}');
    await visitor.isTold("No match");
  },
  "an event that is switched off": async (visitor) => {
    await visitor.include(false);
    await visitor.isTold("Off");
  },
  "no events": async (visitor) => {
    await visitor.click("Remove");
    await visitor.lists("* RDS Cluster: No match");
    await visitor.click("Remove");
    await visitor.isTold("No event");
  },
  "a failed function": async (visitor) => {
    const functions = visitor.page.getByRole("combobox", { name: "Function" });
    await functions.selectOption("EC2 instance starter");
    await visitor.reads(await visitor.dock("Logs"), /KeyError/);
  },
  "recorded calls": (visitor) => visitor.openExample("Start an instance on request"),
  "the branches of $or": (visitor) => visitor.openExample("One of several conditions"),
  "a bus": (visitor) => visitor.tab("Bus").click(),
  "a system in which things go wrong": async (visitor) => {
    const bus = await onBus(visitor);
    await bus.addTarget("SQS queue");
    for (const part of ["Event bus", "Scheduled rule", "Alarm"]) await bus.add(part);
    await visitor.page.getByRole("button", { name: /^Target SQS queue/ }).click();
    await visitor.page.getByRole("checkbox", { name: "EventBridge has permission" }).uncheck();
    await visitor.page.getByText("Policy statement that grants it").click();
    await visitor.page.getByText(/^Best practices/).click();
    const steps = visitor.page.getByRole("list", { name: "Steps" });
    await steps.getByRole("button", { name: /Lost/ }).click();
  },
  "putting events": async (visitor) => {
    await visitor.press("Alt+Shift+B");
    await visitor.page.getByRole("textbox", { name: "Entries to send" }).waitFor();
    await visitor.page.getByText("Fill in a form").click();
  },
  "a schedule": async (visitor) => {
    await visitor.tab("Schedule").click();
    await visitor.reads(visitor.region("Next runs"), /10:15/);
  },
  "a schedule in a time zone": async (visitor) => {
    await visitor.tab("Schedule").click();
    await visitor.click("02:30 in New York");
    await visitor.page.getByText("Context attributes for Input").click();
    await visitor.page.getByRole("textbox", { name: "Flexible window (minutes)" }).fill("2000");
    await visitor.reads(visitor.region("Next runs"), /clocks go/);
  },
  "a refused schedule": async (visitor) => {
    await visitor.tab("Schedule").click();
    await visitor.page.getByRole("textbox", { name: "Schedule expression" }).fill("cron(0 24 31 * 1-5 *)");
    await visitor.page.getByRole("list", { name: "Problems in the schedule" }).waitFor();
  },
  "a schedule with suggestions": async (visitor) => {
    await visitor.tab("Schedule").click();
    await visitor.page.getByRole("textbox", { name: "Schedule expression" }).fill("*/5 * * * *");
    await visitor.page.getByRole("list", { name: "Suggestions" }).waitFor();
  },
  examples: (visitor) => visitor.tab("Examples").click(),
  courses: async (visitor) => {
    await visitor.tab("Learn").click();
    await visitor.button("Best practices").waitFor();
  },
  "a step with help": async (visitor) => {
    await visitor.tab("Learn").click();
    await visitor.click("The function that answers");
    for (const button of ["Check", "Hint", "Solution"]) await visitor.click(button);
  },
  "a solved step": async (visitor) => {
    await visitor.tab("Learn").click();
    await visitor.click("Best practices");
    for (const button of ["Solution", "Use the solution"]) await visitor.click(button);
    await visitor.page.getByText("Solved").waitFor();
  },
  reference: async (visitor) => {
    await visitor.press("F1");
    await visitor.page.getByRole("searchbox", { name: "Search the reference" }).fill("prefix");
    await visitor.page.getByText("anything-but", { exact: true }).click();
  },
  "a search without an answer": async (visitor) => {
    await visitor.press("F1");
    await visitor.page.getByRole("searchbox").fill("nothing of that kind");
  },
  commands: async (visitor) => {
    await visitor.click("Search");
    await visitor.dialog("Search").waitFor();
  },
  "paste events": async (visitor) => {
    await visitor.click("Paste");
    await visitor.dialog("Paste events").waitFor();
  },
  "sample events": async (visitor) => {
    await visitor.click("Sample event");
    await visitor.page.getByRole("combobox", { name: "Search samples" }).waitFor();
  },
  "account and Region": async (visitor) => {
    await visitor.press("Alt+Shift+R");
    await visitor.page.getByRole("textbox", { name: "Region" }).fill("nowhere");
  },
  "expected verdicts": async (visitor) => {
    const expected = visitor.page.getByRole("combobox", { name: "Expected verdict" });
    await expected.selectOption("Expect: match");
    await visitor.choose("RDS Cluster");
    await expected.selectOption("Expect: match");
    await visitor.reads(visitor.region("Events"), /1 of 2 tests pass/);
  },
  "the cursor on a value of the event": async (visitor) => {
    await visitor.event.place('"aws.r');
    await visitor.reads(visitor.page.getByRole("group", { name: "Add to the pattern" }), /source/);
  },
  "near misses": (visitor) => visitor.click("Generate near misses"),
  "completion in the pattern": async (visitor) => {
    await visitor.pattern.write("");
    await visitor.page.keyboard.type('{"source": [{');
    await visitor.press("Control+Space");
  },
  "search in an editor": async (visitor) => {
    await visitor.pattern.focus();
    await visitor.press("ControlOrMeta+F");
    await visitor.page.getByRole("textbox", { name: "Find" }).waitFor();
  },
  "messages and full storage": async (visitor) => {
    await visitor.click("Remove");
    await visitor.hears(/storage is full/);
  },
  "a link to copy by hand": async (visitor) => {
    await visitor.shareAs("Copy link");
    await visitor.dialog("Copy the link").waitFor();
  },
  "the menu Share": async (visitor) => {
    await visitor.click("Share");
    await visitor.button("Copy link").waitFor();
  },
  "the menu Help": async (visitor) => {
    await visitor.click("Help");
    await visitor.button("About").waitFor();
  },
  "the ways to come by an event": async (visitor) => {
    await visitor.click("Add event");
    await visitor.button("Paste").waitFor();
  },
  "the menu of an event": async (visitor) => {
    await visitor.click("Event actions");
    await visitor.button("Duplicate").waitFor();
  },
  "colours and signs": async (visitor) => {
    await visitor.click("Help");
    await visitor.click("Colors and signs");
    await visitor.page.getByText("Dashed underline, orange").click();
  },
  "an empty pattern": async (visitor) => {
    await visitor.pattern.write("");
    await visitor.button("From this event").waitFor();
  },
  "an event in the pattern's place": async (visitor) => {
    await visitor.pattern.write('{"source": "shop", "detail-type": "Sold"}');
    await visitor.button("Make a pattern from it").waitFor();
  },
  presenting: async (visitor) => {
    await visitor.press("Alt+Shift+Enter");
    await visitor.button("End presentation").waitFor();
  },
  workspaces: async (visitor) => {
    await visitor.shareAs("New workspace");
    await visitor.shareAs("Workspaces…");
    await visitor.click("Rename Workspace");
    await visitor.page.getByRole("textbox", { name: "Name of the workspace" }).waitFor();
  },
  "a shared workspace": async (visitor) => {
    await visitor.page.evaluate((fragment) => (location.hash = fragment), link.trim());
    await visitor.page.getByRole("complementary", { name: "Shared workspace" }).waitFor();
  },
};

/** The dialogs that keys open. */
const dialogs = {
  "Keyboard shortcuts": "Alt+Shift+H",
  "About EventBridge Playground": "Alt+Shift+Q",
  "Copy as…": "Alt+Shift+9",
  "Tests in CI": "Alt+Shift+8",
  "Copy as embed": "Alt+Shift+,",
};

for (const [name, keys] of Object.entries(dialogs)) {
  states[name] = async (visitor) => {
    await visitor.press(keys);
    const buttons = visitor.dialog(name).getByRole("button");
    await buttons.first().waitFor();
  };
}

for (const part of ["Event bus", "Rule", "Archive", "Replay", "Alarm"]) {
  states[`the form of a part: ${part}`] = async (visitor) => {
    const bus = await onBus(visitor);
    await bus.add(part);
    await visitor.button("Show in setup").waitFor();
  };
}

for (const [state, reach] of Object.entries(states)) {
  test(`${state}, light and dark`, async () => {
    const refusal = refusals[state];
    const before = (page) => refusal && page.addInitScript(refusal);
    const visitor = await visit({ before });
    await reach(visitor);
    await isAccessible(visitor);
  });
}

const phone = { viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true };

for (const pane of ["Pattern", "Event", "Why", "Response"]) {
  test(`the pane ${pane} on a phone, light and dark`, async () => {
    const visitor = await visit(phone);
    if (pane === "Why") await visitor.pattern.write('{"source": "aws.rds"}');
    await visitor.pane(pane);
    if (pane === "Why") await visitor.page.getByRole("group", { name: "AWS error message" }).waitFor();
    await isAccessible(visitor);
  });
}

test("the reference on a phone, light and dark", async () => {
  const visitor = await visit(phone);
  await visitor.press("F1");
  await visitor.page.getByRole("searchbox", { name: "Search the reference" }).waitFor();
  await isAccessible(visitor);
});

/** Holds the state on show to the rules in both themes, which follow the system here. */
async function isAccessible(visitor) {
  for (const colorScheme of ["light", "dark"]) {
    await visitor.page.emulateMedia({ colorScheme });
    await settles(visitor);
    assert.deepEqual(await violations(visitor.page), [], colorScheme);
  }
  visitor.assertQuiet();
}

/** Waits until nothing on the page is fading in or out. */
function settles(visitor) {
  return eventually(async () => {
    const running = await visitor.page.evaluate(
      () => document.getAnimations().filter(({ playState }) => playState === "running").length,
    );
    assert.equal(running, 0);
  });
}

test("the verdict is a status that is read out when it changes", async () => {
  const visitor = await visit();
  const live = await visitor.verdict.evaluate((element) => [
    element.getAttribute("role"),
    element.getAttribute("aria-live") ?? "polite",
  ]);
  assert.deepEqual(live, ["status", "polite"]);
  visitor.assertQuiet();
});

test("colour is never the only sign", async () => {
  const visitor = await visit();
  await visitor.choose("RDS Cluster");
  await visitor.event.lights("miss", ['"RDS DB Cluster Snapshot Event"', '"backup"', '"CLUSTER_SNAPSHOT"']);
  const line = (kind) =>
    visitor.event.box
      .locator(`.ebp-${kind}`)
      .first()
      .evaluate((mark) => {
        const { borderBottomStyle, textDecorationStyle, textDecorationLine } = getComputedStyle(mark);
        return [borderBottomStyle, textDecorationLine, textDecorationStyle].join(" ");
      });
  assert.notEqual(await line("match"), await line("miss"));
  const why = await visitor.dock("Why");
  const words = await why.getByRole("listitem").allTextContents();
  assert.ok(words.some((text) => text.includes("doesn't match")) && words.some((text) => text.includes("not accepted")));
  visitor.assertQuiet();
});
