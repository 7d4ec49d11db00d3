// A visitor sets up a system by forms: a part is clicked in the diagram, and its form writes the text.

import assert from "node:assert/strict";
import { test } from "node:test";
import { onBus, queue } from "./support/bus.mjs";
import { eventually } from "./support/eventually.mjs";
import { playground } from "./support/playground.mjs";

const { visit } = playground();

/** A system with one part of each kind. */
const everything = {
  EventBuses: [{ Name: "orders" }],
  Rule: { Name: "first", Targets: [{ Id: "q", Arn: queue("q"), DeadLetterConfig: { Arn: queue("dead") } }] },
  Rules: [{ Name: "second", EventPattern: { source: ["aws.rds"] }, Targets: [{ Id: "r", Arn: queue("r") }] }],
  Archives: [{ ArchiveName: "all" }],
  Replays: [{ ReplayName: "again", ArchiveName: "all" }],
  Alarms: [{ AlarmName: "failing", MetricName: "FailedInvocations", Threshold: 1 }],
};

/** The tab with everything on it, and the form of the part whose box is clicked. */
async function withForm(visit, box, form) {
  const visitor = await visit();
  const bus = await onBus(visitor, everything);
  await bus.node(box).click();
  const region = visitor.region(form);
  await region.waitFor();
  const field = (name) => region.getByRole("textbox", { name, exact: true });
  const choice = (name) => region.getByRole("combobox", { name, exact: true });
  const writes = (expected) => eventually(async () => {
    const setup = JSON.parse(await bus.text());
    expected(setup);
  });
  return { visitor, bus, region, field, choice, writes };
}

test("the form of a rule writes its name, bus, state, pattern and schedule", async () => {
  const { visitor, field, choice, writes } = await withForm(visit, /^Rule second/, "Rule");
  await field("Name").fill("renamed");
  await field("Schedule expression").fill("rate(5 minutes)");
  await choice("State").selectOption("DISABLED");
  await field("Event pattern").fill('{"source": ["shop"]}');
  await writes(({ Rules: [rule] }) => {
    assert.deepEqual(rule, {
      Name: "renamed",
      EventPattern: { source: ["shop"] },
      Targets: [{ Id: "r", Arn: queue("r") }],
      ScheduleExpression: "rate(5 minutes)",
      State: "DISABLED",
    });
  });
  await choice("State").selectOption("ENABLED");
  await field("Schedule expression").fill("");
  await choice("Event bus").selectOption("orders");
  await writes(({ Rules: [rule] }) => {
    assert.equal(rule.EventBusName, "orders");
    assert.ok(!("State" in rule) && !("ScheduleExpression" in rule));
  });
  visitor.assertQuiet();
});

test("what cannot be written is told at its field, and the text stays as it was", async () => {
  const { visitor, bus, region, field } = await withForm(visit, /^Rule second/, "Rule");
  const before = await bus.text();
  await field("Event pattern").fill('{"source": [');
  await visitor.reads(region, /Event pattern .*(closed|JSON|expected|\])/i);
  assert.equal(await field("Event pattern").getAttribute("aria-invalid"), "true");
  assert.equal(await bus.text(), before);
  await field("Name").fill("a b");
  await visitor.reads(region, /A name can contain letters, digits/);
  await eventually(async () => assert.match(await bus.text(), /"Name": "a b"/));
  visitor.assertQuiet();
});

test("the pattern of the selected rule is that of the tab Rule", async () => {
  const { visitor, field } = await withForm(visit, /^Rule first/, "Rule");
  await field("Event pattern").fill('{"source": ["nobody"]}');
  await visitor.tab("Rule").click();
  await visitor.pattern.shows('{"source": ["nobody"]}');
  visitor.assertQuiet();
});

test("the form of a bus writes its name and policy", async () => {
  const { visitor, field, writes } = await withForm(visit, /^Bus orders/, "Event bus");
  await field("Name").fill("sales");
  await field("Policy").fill('{"Statement": []}');
  await writes(({ EventBuses: [bus] }) => assert.deepEqual(bus, { Name: "sales", Policy: { Statement: [] } }));
  visitor.assertQuiet();
});

test("the form of a target writes its ARN, retry policy, dead-letter queue, fault and permission", async () => {
  const { visitor, region, field, choice, writes } = await withForm(visit, /^Target SQS queue r /, "Target");
  await field("ARN").fill(queue("other"));
  await field("Retry attempts").fill("3");
  await field("Maximum age of event (seconds)").fill("600");
  await field("Retry attempts").fill("many");
  await visitor.reads(region, /Enter a whole number/);
  await field("Retry attempts").fill("4");
  await choice("Simulate").selectOption("throttling");
  await region.getByRole("checkbox", { name: "EventBridge has permission" }).uncheck();
  await region.getByRole("button", { name: "Add dead-letter queue" }).click();
  await field("Queue ARN").fill(queue("my-dlq"));
  await writes(({ Rules: [{ Targets }] }) => {
    assert.deepEqual(Targets, [
      {
        Id: "r",
        Arn: queue("other"),
        RetryPolicy: { MaximumRetryAttempts: 4, MaximumEventAgeInSeconds: 600 },
        Fault: "Throttled",
        Permitted: false,
        DeadLetterConfig: { Arn: queue("my-dlq") },
      },
    ]);
  });
  await choice("Kind").selectOption("Batch job");
  await writes(({ Rules: [{ Targets: [target] }] }) => {
    assert.match(target.Arn, /:batch:/);
    assert.ok(target.BatchParameters && target.Fault === "Throttled");
  });
  visitor.assertQuiet();
});

test("what is simulated fits the kind of target", async () => {
  const visitor = await visit();
  const bus = await onBus(visitor);
  await bus.addTarget("SQS queue", "rule-1");
  const faults = visitor.page.getByRole("combobox", { name: "Simulate" });
  await faults.waitFor();
  const offered = await faults.getByRole("option").allInnerTexts();
  assert.ok(offered.includes("throttling"), offered.join());
  assert.ok(!offered.includes("function error") && !offered.includes("role can't be assumed"), offered.join());
  visitor.assertQuiet();
});

test("the form of a target shows what its input transformer makes", async () => {
  const { visitor, region, field, choice, writes } = await withForm(visit, /^Target SQS queue r /, "Target");
  await choice("Input").selectOption("Input transformer");
  await field("Input paths").fill('{"id": "$.detail.SourceIdentifier"}');
  await field("Template").fill('{"snapshot": <id>}');
  const result = region.getByRole("group", { name: "Result" });
  await visitor.reads(result, /"snapshot": "snapshot-replica-/);
  await field("Template").fill('{"snapshot": <id>, }');
  await visitor.reads(result, /Not valid JSON, so nothing would be sent/);
  await choice("Input").selectOption("Part of the matched event");
  await field("Input path").fill("$.source");
  await visitor.reads(result, /"aws.rds"/);
  await writes(({ Rules: [{ Targets: [target] }] }) => {
    assert.equal(target.InputPath, "$.source");
    assert.ok(!("InputTransformer" in target));
  });
  visitor.assertQuiet();
});

test("the forms of an archive, a replay and an alarm write what they say", async () => {
  const visitor = await visit();
  const bus = await onBus(visitor, everything);
  const fill = async (box, form, name, value) => {
    await bus.node(box).click();
    await visitor.region(form).getByRole("textbox", { name, exact: true }).fill(value);
  };
  await bus.node(/^Archive all 2 archived/).waitFor();
  await bus.node(/^Replay again 2 replayed/).waitFor();
  await fill(/^Archive all/, "Archive", "Retention (days)", "7");
  await visitor.reads(visitor.region("Archive"), /EventCount 2, SizeBytes [1-9]\d+\./);
  await visitor.reads(visitor.region("Archive"), /Events-Archive-all/);
  await fill(/^Replay again/, "Replay", "Events from", "2016-01-01T00:00:00Z");
  await fill(/^Alarm failing/, "Alarm", "Threshold", "5");
  await visitor.region("Alarm").getByRole("combobox", { name: "Rule" }).selectOption("second");
  await eventually(async () => {
    const { Archives, Replays, Alarms } = JSON.parse(await bus.text());
    assert.equal(Archives[0].RetentionDays, 7);
    assert.equal(Replays[0].EventStartTime, "2016-01-01T00:00:00Z");
    assert.deepEqual([Alarms[0].Threshold, Alarms[0].RuleName], [5, "second"]);
  });
  visitor.assertQuiet();
});

test("the form of the events writes the bus that they go to, and the clock", async () => {
  const { visitor, field, choice, writes } = await withForm(visit, /^From outside Events/, "Events from outside");
  await choice("Send events to").selectOption("orders");
  await field("Clock starts at").fill("2026-05-01T00:00:00Z");
  await field("Clock runs for (minutes)").fill("90");
  await writes(({ EventsOn, Clock }) => {
    assert.deepEqual([EventsOn, Clock], ["orders", { Start: "2026-05-01T00:00:00Z", Minutes: 90 }]);
  });
  visitor.assertQuiet();
});

test("a target is added to the rule that was chosen, and its form opens", async () => {
  const visitor = await visit();
  const bus = await onBus(visitor, everything);
  await bus.node(/^Rule second/).waitFor();
  await bus.addTarget("SNS topic", "second");
  await eventually(async () => {
    const { Rule, Rules } = JSON.parse(await bus.text());
    assert.deepEqual([Rule.Targets.length, Rules[0].Targets.length], [1, 2]);
  });
  await visitor.reads(visitor.region("Target"), /SNS topic my-topic/);
  visitor.assertQuiet();
});

test("a part is removed, and comes back", async () => {
  const { visitor, bus, region } = await withForm(visit, /^Target SQS queue r /, "Target");
  const before = await bus.text();
  await region.getByRole("button", { name: "Remove", exact: true }).click();
  await eventually(async () => assert.deepEqual(JSON.parse(await bus.text()).Rules[0].Targets, []));
  await visitor.hears(/Removed SQS queue r/);
  await visitor.click("Undo");
  await eventually(async () => assert.equal(await bus.text(), before));
  visitor.assertQuiet();
});

test("a form is opened, used and left by keys alone", async () => {
  const visitor = await visit();
  const bus = await onBus(visitor, everything);
  const box = bus.node(/^Rule second/);
  await box.focus();
  await visitor.press("Enter");
  const form = visitor.region("Rule");
  await eventually(async () => assert.ok(await form.getByRole("heading").first().evaluate((one) => one === document.activeElement)));
  await visitor.press("Escape");
  await form.waitFor({ state: "detached" });
  await eventually(async () => assert.ok(await box.evaluate((one) => one === document.activeElement)));
  visitor.assertQuiet();
});

test("the words that a form writes keep the layout of all others", async () => {
  const visitor = await visit();
  const bus = await onBus(visitor);
  const odd = '{ "Rules":[ {"Name":"odd",\n\n\n   "EventPattern":{"source":["aws.rds"]},"Targets":[]}]   }';
  await visitor.editor(bus.name).write(odd);
  await bus.node(/^Rule odd/).click();
  await visitor.region("Rule").getByRole("textbox", { name: "Name" }).fill("even");
  await eventually(async () => assert.equal(await bus.text(), odd.replace("odd", "even")));
  visitor.assertQuiet();
});
