// A visitor with a schedule: what it says, when it runs, what is wrong with it.

import assert from "node:assert/strict";
import { test } from "node:test";
import { eventually } from "./support/eventually.mjs";
import { playground } from "./support/playground.mjs";

const { visit } = playground();

/** The tab with all that is on it. */
class Schedule {
  constructor(visitor) {
    const { page } = visitor;
    this.visitor = visitor;
    this.expression = page.getByRole("textbox", { name: "Schedule expression" });
    this.words = page.getByRole("status", { name: "In words" });
    this.problems = page.getByRole("list", { name: "Problems in the schedule" });
    this.suggestions = page.getByRole("list", { name: "Suggestions" });
    this.service = page.getByRole("combobox", { name: "Service" });
    this.zone = page.getByRole("combobox", { name: "Time zone" });
    this.from = page.getByLabel("Show runs after (UTC)");
    this.runs = visitor.region("Next runs");
    this.month = visitor.region("Month");
    this.sent = visitor.region("Event of a run");
  }

  /** The times of the runs: in UTC, and in the other column if there is one. */
  async times(column = 0) {
    const rows = await this.runs.getByRole("row").all();
    const cells = rows.slice(1).map((row) => row.getByRole("cell").nth(column).innerText());
    return Promise.all(cells);
  }

  lists(column, ...expected) {
    return eventually(async () => assert.deepEqual((await this.times(column)).slice(0, expected.length), expected));
  }

  /** The days of the month on show that have runs, each with its number of runs. */
  async days() {
    const cells = await this.month.getByRole("cell").allInnerTexts();
    const days = cells.map((text) => text.match(/^(\d+)\s+(\d+) runs?$/)).filter(Boolean);
    return Object.fromEntries(days.map(([, day, runs]) => [day, Number(runs)]));
  }

  async isInZone(name) {
    await this.service.selectOption("EventBridge Scheduler");
    await this.zone.fill(name);
  }
}

async function open(options) {
  const visitor = await visit(options);
  await visitor.tab("Schedule").click();
  const schedule = new Schedule(visitor);
  await schedule.words.waitFor();
  return { visitor, schedule };
}

test("the tab opens with a schedule that runs, and follows what is typed", async () => {
  const { visitor, schedule } = await open();
  await visitor.reads(schedule.words, /^At 10:15, Monday to Friday, UTC\.$/);
  await eventually(async () => assert.equal((await schedule.times()).length, 10));
  assert.equal(await schedule.problems.count(), 0);

  await schedule.from.fill("2026-01-02T23:45");
  await schedule.expression.fill("cron(0/10 * ? * MON-FRI *)");
  await schedule.lists(0, "Fri 2026-01-02 23:50", "Mon 2026-01-05 00:00", "Mon 2026-01-05 00:10");
  await schedule.expression.fill("rate(5 minutes)");
  await visitor.reads(schedule.words, /^Every 5 minutes, UTC\.$/);
  await schedule.lists(0, "Fri 2026-01-02 23:50", "Fri 2026-01-02 23:55", "Sat 2026-01-03 00:00");
  await visitor.click("More runs");
  await schedule.lists(0, "Sat 2026-01-03 00:40", "Sat 2026-01-03 00:45");
  await visitor.click("Now");
  await eventually(async () => assert.equal(await schedule.from.inputValue(), ""));
  visitor.assertQuiet();
});

test("a habit from Unix is named, answered in AWS's words, and repaired by one press", async () => {
  const { visitor, schedule } = await open();
  await schedule.expression.fill("*/5 * * * *");
  await visitor.reads(visitor.region("Schedule"), /ValidationException Parameter ScheduleExpression is not valid\./);
  await visitor.reads(visitor.region("Next runs"), /the expression is invalid/);
  await schedule.suggestions.getByRole("button", { name: /Translate from Unix cron/ }).click();
  assert.equal(await schedule.expression.inputValue(), "cron(0/5 * * * ? *)");
  await visitor.reads(schedule.words, /^Every 5 minutes, UTC\.$/);
  await visitor.messages.getByRole("button", { name: "Undo" }).click();
  await eventually(async () => assert.equal(await schedule.expression.inputValue(), "*/5 * * * *"));
  visitor.assertQuiet();
});

test("a problem names its field and leads there", async () => {
  const { visitor, schedule } = await open();
  await schedule.service.selectOption("EventBridge Scheduler");
  await schedule.expression.fill("cron(0 10 ? * 0,MON *)");
  await visitor.reads(schedule.problems, /day-of-week 0 isn't a day of the week\. 1 is Sunday.* invalid/);
  await visitor.reads(
    visitor.region("Schedule"),
    /Invalid Schedule Expression cron\(0 10 \? \* 0,MON \*\)\./,
  );
  assert.equal(await schedule.expression.getAttribute("aria-invalid"), "true");
  const selected = () => schedule.expression.evaluate((box) => box.value.slice(box.selectionStart, box.selectionEnd));
  await schedule.problems.getByRole("button", { name: "day-of-week" }).click();
  await eventually(async () => assert.equal(await selected(), "0"));
  const fields = visitor.page.getByRole("list", { name: "Fields" });
  await fields.getByRole("button", { name: /hours/ }).click();
  await eventually(async () => assert.equal(await selected(), "10"));
  visitor.assertQuiet();
});

test("in a zone whose clocks change runs keep their local time, and what is skipped is told", async () => {
  const { visitor, schedule } = await open();
  await schedule.expression.fill("cron(30 2 * * ? *)");
  await schedule.from.fill("2026-03-07T00:00");
  await schedule.isInZone("America/New_York");
  await schedule.lists(0, "Sat 2026-03-07 07:30", "Mon 2026-03-09 06:30", "Tue 2026-03-10 06:30");
  await schedule.lists(1, "Sat 2026-03-07 02:30 -05:00", "Mon 2026-03-09 02:30 -04:00");
  await visitor.reads(schedule.runs, /2026-03-08, clocks go forward from 02:00 to 03:00\. 02:30 doesn't exist/);
  await visitor.reads(schedule.runs, /2026-11-01, clocks go back from 02:00 to 01:00\./);
  await visitor.reads(schedule.month, /March 2026, America\/New_York: 30 runs on 30 days/);
  assert.equal((await schedule.days())["8"], undefined);

  await schedule.expression.fill("cron(30 1 * * ? *)");
  await schedule.from.fill("2026-10-31T00:00");
  await schedule.lists(0, "Sat 2026-10-31 05:30", "Sun 2026-11-01 05:30", "Mon 2026-11-02 06:30");
  await visitor.reads(schedule.runs, /01:30 occurs twice that day; only the first one runs\./);

  await schedule.zone.fill("Europe/Nowhere");
  await visitor.reads(visitor.region("Service and time"), /doesn't know “Europe\/Nowhere”/);
  await visitor.reads(schedule.runs, /the time zone is unknown/);
  await schedule.zone.fill("+01:00");
  await visitor.reads(visitor.region("Service and time"), /this browser doesn't know/);
  visitor.assertQuiet();
});

test("odd zones are right, and the visitor's own is beside UTC", async () => {
  const { visitor, schedule } = await open({ timezoneId: "Asia/Kolkata" });
  await schedule.from.fill("2026-10-02T12:00");
  await schedule.expression.fill("cron(15 2 * * ? *)");
  await schedule.lists(1, "Sat 2026-10-03 07:45 +05:30");
  await schedule.isInZone("Australia/Lord_Howe");
  await schedule.lists(0, "Fri 2026-10-02 15:45", "Sun 2026-10-04 15:15", "Mon 2026-10-05 15:15");
  await visitor.reads(schedule.runs, /clocks go forward from 02:00 to 02:30\. 02:15 doesn't exist/);
  await visitor.page.getByRole("button", { name: /^Use mine: Asia\/(Kolkata|Calcutta)$/ }).click();
  await schedule.lists(0, "Fri 2026-10-02 20:45");
  visitor.assertQuiet();
});

test("the month shows each day with its runs, and is turned", async () => {
  const { visitor, schedule } = await open();
  await schedule.from.fill("2026-01-15T12:00");
  await schedule.expression.fill("cron(0 9,18 L * ? *)");
  await visitor.reads(schedule.month, /January 2026, UTC: 2 runs on one day/);
  assert.deepEqual(await schedule.days(), { 31: 2 });
  const weekdays = await schedule.month.getByRole("columnheader").allInnerTexts();
  assert.deepEqual(weekdays, ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"]);
  await visitor.click("Next month");
  await visitor.reads(schedule.month, /February 2026, UTC: 2 runs on one day/);
  await eventually(async () => assert.deepEqual(await schedule.days(), { 28: 2 }));
  await visitor.click("Previous month");
  await visitor.click("Previous month");
  await visitor.reads(schedule.month, /December 2025/);
  await visitor.click("Go to next run");
  await visitor.reads(schedule.month, /January 2026/);
  await schedule.expression.fill("cron(* * * * ? *)");
  await visitor.reads(schedule.month, /January 2026, UTC: 44640 runs on 31 days/);
  visitor.assertQuiet();
});

test("the week begins as it does where the visitor is", async () => {
  for (const [locale, first] of [
    ["de-DE", "Mon"],
    ["en-US", "Sun"],
  ]) {
    const { visitor, schedule } = await open({ locale });
    await schedule.from.fill("2026-01-15T12:00");
    await schedule.expression.fill("cron(0 9 L * ? *)");
    const weekdays = schedule.month.getByRole("columnheader");
    await eventually(async () => assert.equal((await weekdays.allInnerTexts())[0], first));
    // A Saturday.
    assert.deepEqual(await schedule.days(), { 31: 1 });
    visitor.assertQuiet();
  }
});

test("a schedule is used for the rule, and Undo takes it back", async () => {
  const { visitor, schedule } = await open();
  await schedule.expression.fill("rate(2 hours)");
  await visitor.click("Use for this rule");
  await visitor.page.getByRole("tabpanel", { name: "Bus" }).waitFor();
  const setup = visitor.editor("Event bus setup");
  await setup.shows(/"Rule": {\s*"ScheduleExpression": "rate\(2 hours\)"/);
  await visitor.messages.getByRole("button", { name: "Undo" }).click();
  await eventually(async () => assert.doesNotMatch(await setup.text(), /rate/));

  await visitor.tab("Schedule").click();
  await schedule.expression.fill("rate(2 hour)");
  assert.equal(await visitor.button("Use for this rule").isDisabled(), true);
  visitor.assertQuiet();
});

test("a schedule that never runs again says so", async () => {
  const { visitor, schedule } = await open();
  await schedule.from.fill("2026-01-01T00:00");
  for (const [expression, told] of [
    ["cron(0 12 1 1 ? 2025)", /It never runs again/],
    ["cron(0 0 30 2 ? *)", /It never runs: no date matches all fields/],
    ["cron(0 12 1 1 ? 2030)", /Tue 2030-01-01 12:00.*These are the last runs/],
  ]) {
    await schedule.expression.fill(expression);
    await visitor.reads(schedule.runs, told);
  }
  await schedule.expression.fill("cron(0 12 29 2 ? *)");
  await schedule.lists(0, "Tue 2028-02-29 12:00", "Sun 2032-02-29 12:00");
  visitor.assertQuiet();
});

test("what a run sends is copied, and becomes an event of the rule", async () => {
  const { visitor, schedule } = await open();
  await schedule.from.fill("2026-01-02T12:00");
  await visitor.context.grantPermissions(["clipboard-read", "clipboard-write"]);
  await visitor.click("Copy");
  await visitor.hears(/Copied/);
  const event = JSON.parse(await visitor.clipboard());
  assert.equal(event["detail-type"], "Scheduled Event");
  assert.equal(event.source, "aws.events");
  assert.equal(event.time, "2026-01-05T10:15:00Z");
  assert.deepEqual(event.resources, ["arn:aws:events:us-east-1:123456789012:rule/my-schedule"]);
  assert.deepEqual(event.detail, {});

  await visitor.click("Add to the events");
  await visitor.click("Show it");
  await visitor.lists("RDS Standalone: Match", "RDS Cluster: No match", "* Scheduled Event: No match");

  await visitor.tab("Schedule").click();
  await schedule.service.selectOption("EventBridge Scheduler");
  await visitor.reads(schedule.sent, /"source": "aws\.scheduler"/);
  assert.equal(await visitor.button("Add to the events").count(), 0);
  visitor.assertQuiet();
});

test("start, end and window bound what Scheduler does", async () => {
  const { visitor, schedule } = await open();
  const { page } = visitor;
  await schedule.expression.fill("rate(1 hour)");
  await schedule.from.fill("2026-01-01T00:00");
  await schedule.service.selectOption("EventBridge Scheduler");
  await schedule.lists(0, "Thu 2026-01-01 00:00");
  await page.getByLabel("Start date (UTC)").fill("2026-01-01T12:20");
  await page.getByLabel("End date (UTC)").fill("2026-01-01T14:00");
  await eventually(async () =>
    assert.deepEqual(await schedule.times(), ["Thu 2026-01-01 12:20", "Thu 2026-01-01 13:20"]),
  );
  const window = page.getByRole("textbox", { name: "Flexible window (minutes)" });
  await window.fill("15");
  await visitor.reads(schedule.runs, /within 15 minutes/);
  await window.fill("1441");
  await visitor.reads(visitor.region("Service and time"), /1 to 1440 minutes/);
  await window.fill("soon");
  assert.equal(await window.getAttribute("aria-invalid"), "true");
  await window.fill("0");
  await page.getByLabel("End date (UTC)").fill("2026-01-01T12:00");
  await visitor.reads(visitor.region("Service and time"), /must be after the start date/);
  visitor.assertQuiet();
});

test("a link carries the schedule, and the browser keeps it", async () => {
  const { visitor, schedule } = await open();
  await schedule.isInZone("Europe/Berlin");
  await schedule.expression.fill("cron(0 9 ? * MON-FRI)");
  await schedule.from.fill("2026-03-26T12:00");
  await schedule.lists(0, "Fri 2026-03-27 08:00", "Mon 2026-03-30 07:00");
  const link = await visitor.share();

  const { visitor: other, schedule: theirs } = await open({ link });
  await theirs.lists(0, "Fri 2026-03-27 08:00", "Mon 2026-03-30 07:00");
  assert.equal(await theirs.zone.inputValue(), "Europe/Berlin");
  assert.equal(await theirs.from.inputValue(), "2026-03-26T12:00");
  other.assertQuiet();

  await eventually(async () => {
    const kept = await visitor.page.evaluate(() => localStorage["eventbridge-playground.workspace"]);
    assert.match(kept, /Europe\/Berlin/);
  });
  await visitor.reload();
  await visitor.tab("Schedule").click();
  await schedule.lists(0, "Fri 2026-03-27 08:00");
  visitor.assertQuiet();
});

test("examples are one press away, and give back what they replaced", async () => {
  const { visitor, schedule } = await open();
  const examples = visitor.page.getByRole("list", { name: "Example schedules" });
  await examples.getByRole("button").first().waitFor();
  const count = await examples.getByRole("button").count();
  assert.ok(count >= 6, `${count}`);
  for (let index = 0; index < count; index++) {
    await examples.getByRole("button").nth(index).click();
    await eventually(async () => assert.equal(await schedule.expression.getAttribute("aria-invalid"), "false"));
    await eventually(async () => assert.ok((await schedule.times()).length > 0));
  }
  await visitor.messages.getByRole("button", { name: "Undo" }).last().click();
  await visitor.reads(schedule.words, /America\/New_York/);
  visitor.assertQuiet();
});

test("bad input is answered, whatever it is", async () => {
  const { visitor, schedule } = await open();
  const inputs = [
    "",
    "cron()",
    "x".repeat(10_000),
    `cron(${",".repeat(10_000)})`,
    `cron(${"* ".repeat(120)})`,
    "cron(🕙 10 ? * MON-FRI *)",
    "cron(0 10 ? * \u202eMON *)",
    "rate(99999999999999999999 minutes)",
    "<b>cron</b>",
  ];
  for (const input of inputs) {
    await schedule.expression.fill(input);
    await eventually(async () => assert.equal(await schedule.expression.getAttribute("aria-invalid"), "true"));
    assert.ok((await schedule.problems.getByRole("listitem").count()) > 0, input.slice(0, 40));
  }
  await schedule.expression.fill("cron(🕙 10 ? * MON-FRI *)");
  await schedule.problems.getByRole("button", { name: "minutes" }).click();
  const selected = () => schedule.expression.evaluate((box) => box.value.slice(box.selectionStart, box.selectionEnd));
  await eventually(async () => assert.equal(await selected(), "🕙"));
  await schedule.expression.fill("rate(2147483647 days)");
  await visitor.reads(schedule.runs, /It never runs again/);
  await schedule.from.fill("9999-12-31T23:59");
  await schedule.expression.fill("cron(* * * * ? *)");
  await visitor.reads(schedule.runs, /It never runs again/);
  visitor.assertQuiet();
});

test("with the keyboard alone a habit is repaired, the month turned, and the event copied", async () => {
  const visitor = await visit();
  await visitor.context.grantPermissions(["clipboard-read", "clipboard-write"]);
  await visitor.press("Alt+Shift+Digit5");
  const schedule = new Schedule(visitor);
  const tabTo = async (place) => {
    for (let stops = 0; !(await place.evaluate((element) => element.matches(":focus"))); stops++) {
      assert.ok(stops < 60, "no way there");
      await visitor.press("Tab");
    }
  };
  await tabTo(schedule.expression);
  await visitor.press("ControlOrMeta+A");
  await visitor.page.keyboard.type("0 9 1 1 *");
  await tabTo(schedule.suggestions.getByRole("button"));
  await visitor.press("Enter");
  await eventually(async () => assert.equal(await schedule.expression.inputValue(), "cron(0 9 1 1 ? *)"));
  assert.equal(await schedule.expression.evaluate((element) => element.matches(":focus")), true);
  await tabTo(visitor.button("Next month"));
  await visitor.press("Enter");
  await visitor.reads(schedule.month, /February \d{4}, UTC: no runs/);
  await tabTo(visitor.button("Copy"));
  await visitor.press("Enter");
  await visitor.hears(/Copied/);
  assert.equal(JSON.parse(await visitor.clipboard()).source, "aws.events");
  visitor.assertQuiet();
});

test("on a phone all of it fits, and what is touched is large enough", async () => {
  const { visitor, schedule } = await open({ viewport: { width: 320, height: 640 }, isMobile: true, hasTouch: true });
  const { page } = visitor;
  await schedule.isInZone("America/Argentina/ComodRivadavia");
  for (const expression of ["cron(* * * * ? *)", `cron(${"1,".repeat(100)}2 10 * * * *)`, "*/5 * * * 1-5"]) {
    await schedule.expression.fill(expression);
    await visitor.reads(schedule.words, /./);
    const overflow = await page.evaluate(() => {
      const { scrollWidth, clientWidth } = document.documentElement;
      return scrollWidth - clientWidth;
    });
    assert.equal(overflow, 0, expression);
    for (const button of await page.getByRole("button").all()) {
      const box = await button.boundingBox();
      if (box && box.width > 1) assert.ok(box.height >= 24 && box.width >= 24, await button.innerText());
    }
  }
  visitor.assertQuiet();
});

test("the key for the tab shows it", async () => {
  const visitor = await visit();
  await visitor.press("Alt+Shift+Digit5");
  await visitor.page.getByRole("tabpanel", { name: "Schedule" }).waitFor();
  await visitor.press("Alt+Shift+Digit2");
  await visitor.page.getByRole("tabpanel", { name: "Examples" }).waitFor();
  visitor.assertQuiet();
});
