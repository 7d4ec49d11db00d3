// A visitor follows events through a whole system: buses, rules, targets, what fails, what is kept.

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { test } from "node:test";
import { eventually } from "./support/eventually.mjs";
import { onBus, queue } from "./support/bus.mjs";
import { playground } from "./support/playground.mjs";

const { visit } = playground();

test("the rule is part of a system from the beginning, with its function as target", async () => {
  const visitor = await visit();
  const bus = await onBus(visitor);
  await visitor.reads(bus.summary, /2 events reached a bus\. 1 of 1 invocations succeeded\./);
  await visitor.reads(bus.steps, /The event matched rule-1\. .*Lambda function snapshot received it\./);
  await bus.node(/^Bus default 2 received/).waitFor();
  await bus.node(/^Rule rule-1 1 matched/).waitFor();
  await bus.steps.getByRole("button", { name: /snapshot succeeded/ }).click();
  await visitor.reads(bus.payload, /START RequestId/);
  visitor.assertQuiet();
});

test("the timeline plays by itself, and what the bus logs can be read", async () => {
  const visitor = await visit();
  const bus = await onBus(visitor);
  await bus.steps.getByRole("button").first().waitFor();
  await visitor.click("Play");
  await eventually(async () => {
    const last = bus.steps.getByRole("button").last();
    assert.ok(await last.getAttribute("aria-current"));
  });
  await visitor.button("Play").waitFor();
  await bus.steps.getByRole("button", { name: /matched rule-1/ }).click();
  await bus.payload.getByText("Event bus log").click();
  await visitor.reads(bus.payload, /RULE_MATCH/);
  visitor.assertQuiet();
});

test("parts are added from a list, and what they receive can be seen", async () => {
  const visitor = await visit();
  const bus = await onBus(visitor);
  await bus.addTarget("SQS queue");
  await bus.steps.getByRole("button", { name: /SQS queue my-queue received it/ }).click();
  await visitor.reads(bus.payload, /SQS message/);
  await visitor.reads(bus.payload, /"Body": ".*RDS DB Snapshot Event/);
  await visitor.click("Show all");
  await bus.add("Event bus");
  await bus.addTarget("event bus");
  await bus.node(/^Bus bus-1 1 received/).waitFor();
  await bus.node(/^Target Lambda function snapshot 1 delivered/).waitFor();
  await visitor.reads(bus.steps, /Forwarded to bus bus-1/);
  visitor.assertQuiet();
});

test("a target gets the call of its service, with the settings of its block", async () => {
  const visitor = await visit();
  const bus = await onBus(visitor);
  await bus.addTarget("Batch job");
  await bus.steps.getByRole("button", { name: /Batch job queue my-queue received it/ }).click();
  await visitor.reads(bus.payload, /SubmitJob.*"jobDefinition": "my-job"/);
  await onBus(visitor, { Rule: { Targets: [{ Arn: queue("q"), BatchParameters: { JobName: "n" } }] } });
  const problems = visitor.page.getByRole("list", { name: "Problems in the setup" });
  await visitor.reads(problems, /BatchParameters is for another kind of target/);
  await visitor.reads(problems, /"JobDefinition" is missing/);
  visitor.assertQuiet();
});

test("what AWS refuses is told in its words, until it is mended", async () => {
  const visitor = await visit();
  const arn = "arn:aws:states:us-east-1:123456789012:stateMachine:flow";
  await onBus(visitor, { Rule: { Targets: [{ Id: "flow", Arn: arn }] } });
  const problems = visitor.page.getByRole("list", { name: "Problems in the setup" });
  await visitor.reads(problems, /needs an IAM role.*RoleArn is required for target arn:aws:states:/);
  const role = "arn:aws:iam::123456789012:role/start-flow";
  await onBus(visitor, { Rule: { Targets: [{ Id: "flow", Arn: arn, RoleArn: role }] } });
  await problems.waitFor({ state: "detached" });
  visitor.assertQuiet();
});

test("what aws events list-rules prints is a setup", async () => {
  const visitor = await visit();
  const bus = await onBus(visitor, {
    Rules: [
      {
        Name: "on-order",
        Arn: "arn:aws:events:us-east-1:123456789012:rule/on-order",
        EventPattern: '{"source":["shop"]}',
        State: "ENABLED",
        ManagedBy: "pipes.amazonaws.com",
        EventBusName: "default",
      },
    ],
  });
  await bus.node(/^Rule on-order/).waitFor();
  const advice = visitor.page.getByRole("list", { name: "Tips for the setup" });
  await visitor.reads(advice, /field ManagedBy doesn't affect the simulation/);
  assert.equal(await visitor.page.getByRole("list", { name: "Problems in the setup" }).count(), 0);
  visitor.assertQuiet();
});

test("a target is made to fail, and the event is lost, until it has a queue for dead letters", async () => {
  const visitor = await visit();
  const bus = await onBus(visitor);
  await bus.node(/^Target Lambda function/).click();
  const target = visitor.region("Target");
  await target.getByRole("checkbox", { name: "EventBridge has permission" }).uncheck();
  await visitor.reads(bus.summary, /1 of 1 invocations failed, lost/);
  await visitor.reads(bus.steps, /NO_PERMISSIONS/);
  await target.getByRole("button", { name: "Add dead-letter queue" }).click();
  await visitor.reads(bus.summary, /1 of 1 invocations failed, sent to dead-letters\./);
  await bus.steps.getByRole("button", { name: /dead-letter queue/ }).click();
  await visitor.reads(bus.payload, /"ERROR_CODE"/);
  await target.getByText("Policy statement that grants it").click();
  await visitor.reads(target, /lambda:InvokeFunction/);
  await target.getByRole("combobox", { name: "Simulate" }).selectOption("throttling");
  assert.match(await bus.text(), /"Fault": "Throttled"/);
  visitor.assertQuiet();
});

test("an input transformer makes the message, and what is no JSON is not sent", async () => {
  const visitor = await visit();
  const transformed = (template) => ({
    Rule: {
      Name: "tell",
      Targets: [
        {
          Id: "news",
          Arn: "arn:aws:sns:us-east-1:123456789012:news",
          InputTransformer: { InputPathsMap: { id: "$.detail.SourceIdentifier" }, InputTemplate: template },
        },
      ],
    },
  });
  const bus = await onBus(visitor, transformed('"Snapshot of <id>"'));
  await bus.steps.getByRole("button", { name: /SNS topic news received it/ }).click();
  await visitor.reads(bus.payload, /Snapshot of snapshot-replica-2018-10-06-12-24/);
  // What arrives follows the template.
  await onBus(visitor, transformed('"A copy: <id>"'));
  await visitor.reads(bus.payload, /A copy: snapshot-replica-2018-10-06-12-24/);
  await onBus(visitor, transformed('{"id": <id>, }'));
  await visitor.reads(bus.steps, /isn't valid JSON, so nothing was sent/);
  visitor.assertQuiet();
});

test("what a target leaves aside of its input is told", async () => {
  const visitor = await visit();
  const bus = await onBus(visitor, {
    Rule: {
      Targets: [
        {
          Id: "task",
          Arn: "arn:aws:ecs:us-east-1:123456789012:cluster/shop",
          RoleArn: "arn:aws:iam::123456789012:role/tasks",
          EcsParameters: { TaskDefinitionArn: "arn:aws:ecs:us-east-1:123456789012:task-definition/report:1" },
          Input: '{"hello": 1}',
        },
      ],
    },
  });
  await bus.steps.getByRole("button", { name: /ECS task shop received it/ }).click();
  await visitor.reads(bus.payload, /ignores hello\./);
  await visitor.reads(bus.payload, /"startedBy": "events-rule\//);
  visitor.assertQuiet();
});

test("while a template is written, paths are offered and placeholders tell their values", async () => {
  const visitor = await visit();
  await onBus(visitor, {
    Rule: {
      Name: "tell",
      Targets: [
        {
          Id: "news",
          Arn: "arn:aws:sns:us-east-1:123456789012:news",
          InputTransformer: { InputPathsMap: { id: "$.detail.SourceIdentifier" }, InputTemplate: '"Snapshot of <id>"' },
        },
      ],
    },
  });
  const system = visitor.editor("Event bus setup");
  await system.place("Snapshot of <i");
  await eventually(async () => {
    await visitor.press("ControlOrMeta+I");
    await visitor.page.getByText("snapshot-replica-2018-10-06-12-24", { exact: false }).last().waitFor({ timeout: 1_000 });
  });
  await visitor.press("Escape");
  await system.place('"id": "$.detail.Source');
  await eventually(async () => {
    await visitor.press("Escape");
    await visitor.press("Control+Space");
    await visitor.page.getByRole("option").filter({ hasText: "$.detail.SourceType" }).first().waitFor({ timeout: 1_000 });
  });
  visitor.assertQuiet();
});

test("a schedule drives the virtual clock, an archive keeps events, and an alarm goes off", async () => {
  const visitor = await visit();
  const bus = await onBus(visitor, {
    Rule: { Name: "on-snapshot", Targets: [{ Id: "q", Arn: queue("q"), Permitted: false }] },
    Rules: [{ Name: "tick", ScheduleExpression: "rate(5 minutes)", Targets: [{ Id: "l", Arn: queue("ticks") }] }],
    Archives: [{ ArchiveName: "all" }],
    Alarms: [{ AlarmName: "failing", MetricName: "FailedInvocations", Threshold: 1, TreatMissingData: "notBreaching" }],
    Clock: { Start: "2026-05-01T00:00:00Z", Minutes: 11 },
  });
  await visitor.reads(bus.steps, /The schedule of tick fired/);
  await visitor.reads(bus.steps, /all archived the event/);
  await visitor.reads(bus.steps, /failing is in state ALARM/);
  await bus.node(/^Rule tick 2 matched/).click();
  await eventually(async () => assert.doesNotMatch(await bus.steps.innerText(), /on-snapshot/));
  const metrics = visitor.region("Metrics");
  await metrics.getByRole("combobox", { name: "Metrics of rule" }).selectOption("tick");
  await visitor.reads(metrics, /TriggeredRules\s+2/);
  visitor.assertQuiet();
});

test("an alarm that goes off sends an event, and a rule tells somebody", async () => {
  const visitor = await visit();
  const bus = await onBus(visitor, {
    Rule: { Name: "on-snapshot", Targets: [{ Id: "q", Arn: queue("q"), Permitted: false }] },
    Rules: [
      {
        Name: "on-alarm",
        EventPattern: { source: ["aws.cloudwatch"], detail: { state: { value: ["ALARM"] } } },
        Targets: [{ Id: "team", Arn: "arn:aws:sns:us-east-1:123456789012:team" }],
      },
    ],
    Alarms: [{ AlarmName: "failing", MetricName: "FailedInvocations", Threshold: 1, TreatMissingData: "notBreaching" }],
  });
  await bus.node(/^Rule on-alarm 1 matched/).waitFor();
  await bus.steps.getByRole("button", { name: /SNS topic team received it/ }).click();
  await visitor.reads(bus.payload, /CloudWatch Alarm State Change.*Threshold Crossed/);
  visitor.assertQuiet();
});

test("a loop is cut, and the advice says so", async () => {
  const visitor = await visit();
  await visitor.pattern.write('{"source": ["my.app"]}');
  const bus = await onBus(visitor, {
    Rule: {
      Name: "again",
      Targets: [
        {
          Id: "flow",
          Arn: "arn:aws:states:us-east-1:123456789012:stateMachine:flow",
          RoleArn: "arn:aws:iam::123456789012:role/start-flow",
          Emits: [{ Source: "my.app", DetailType: "Again", Detail: "{}" }],
        },
      ],
    },
    PutEvents: [{ Entries: [{ Source: "my.app", DetailType: "Once", Detail: "{}" }] }],
  });
  await visitor.reads(bus.steps, /Loop: one event led to the next/);
  await visitor.reads(visitor.page.getByRole("list", { name: "Tips for the setup" }), /loop|again/i);
  visitor.assertQuiet();
});

test("events are put with a command of the CLI, and the service answers", async () => {
  const visitor = await visit();
  const bus = await onBus(visitor);
  await visitor.click("Send events…");
  const box = visitor.page.getByRole("textbox", { name: "Entries to send" });
  const response = visitor.region("PutEvents response");
  await visitor.reads(response, /"FailedEntryCount": 0/);
  await box.fill("aws events put-events --entries file://entries.json");
  await visitor.reads(response, /Line 1, column \d+/);
  await box.fill(`aws events put-events \\
    --entries '[{"Source": "aws.rds", "DetailType": "x", "Detail": "{}"}]'`);
  await visitor.reads(response, /NotAuthorizedForSourceException/);
  await box.fill(`aws events put-events --entries '[{"Source": "my.shop", "DetailType": "Sold", "Detail": "{}"}]'`);
  await visitor.click("Send to bus");
  await visitor.reads(bus.summary, /3 events reached a bus/);
  await visitor.reads(bus.steps, /PutEvents accepted 1 of 1 entry/);
  visitor.assertQuiet();
});

test("events are put by form", async () => {
  const visitor = await visit();
  const bus = await onBus(visitor);
  await visitor.click("Send events…");
  const dialog = visitor.dialog("Send events");
  await dialog.getByText("Fill in a form").click();
  await dialog.getByRole("textbox", { name: "Source" }).fill("my.shop");
  await dialog.getByRole("textbox", { name: "DetailType" }).fill("Sold");
  await visitor.click("Add entry");
  await dialog.getByRole("textbox", { name: "Detail", exact: true }).fill("{");
  await visitor.click("Add entry");
  const response = visitor.region("PutEvents response");
  await visitor.reads(response, /"FailedEntryCount": 1.*MalformedDetail/);
  await visitor.click("Send to bus");
  await visitor.reads(bus.steps, /PutEvents accepted 1 of 2 entries/);
  await bus.steps.getByRole("button", { name: /PutEvents rejected an entry: MalformedDetail/ }).click();
  await visitor.reads(bus.payload, /"ErrorMessage": "Detail is malformed\.".*"Detail": "\{"/);
  visitor.assertQuiet();
});

test("an event is copied as a command", async () => {
  const visitor = await visit();
  await visitor.copies("");
  await visitor.press("Alt+Shift+L");
  await visitor.hears(/Command copied/);
  assert.match(await visitor.clipboard(), /^aws events put-events --entries '/);
  visitor.assertQuiet();
});

test("what is wrong in the system is told at its place, and the rest runs", async () => {
  const visitor = await visit();
  const bus = await onBus(visitor, {
    Rulez: [],
    Rule: { Name: "a b", Targets: [{ Id: "q", Arn: "queue" }, { Id: "r", Arn: queue("r") }] },
  });
  const problems = visitor.page.getByRole("list", { name: "Problems in the setup" });
  await visitor.reads(problems, /Did you mean "Rule"\?/);
  await visitor.reads(problems, /Line 2, column 3/);
  await visitor.reads(problems, /Provided Arn is not in correct format/);
  await visitor.reads(bus.steps, /SQS queue r received it/);
  visitor.assertQuiet();
});

test("a link brings the whole system", async () => {
  const visitor = await visit();
  const bus = await onBus(visitor);
  await bus.addTarget("SNS topic");
  await visitor.reads(bus.steps, /SNS topic my-topic received it/);
  const link = await visitor.share();
  const other = await visitor.newTab(link);
  const there = await onBus(other);
  await other.reads(there.steps, /SNS topic my-topic received it/);
  assert.equal(await there.text(), await bus.text());
  visitor.assertQuiet();
});

test("the diagram is used by keys alone", async () => {
  const visitor = await visit();
  const bus = await onBus(visitor);
  await bus.node(/^Rule rule-1/).focus();
  await visitor.press("Enter");
  await visitor.reads(visitor.region("Timeline"), /Showing only the rule rule-1/);
  await bus.steps.getByRole("button").first().focus();
  await visitor.press("ArrowDown");
  await visitor.press("ArrowDown");
  await eventually(async () => assert.equal(await bus.steps.locator("[aria-current]").count(), 1));
  await bus.node(/^Rule rule-1/).focus();
  await visitor.press("Enter");
  await eventually(async () => assert.doesNotMatch(await visitor.region("Timeline").innerText(), /Showing only/));
  visitor.assertQuiet();
});

test("a system with much to do plays while the page goes on, and can be stopped", async () => {
  const visitor = await visit();
  const { page } = visitor;
  const events = Array.from({ length: 1_000 }, (_, n) => JSON.stringify({ source: "shop", detail: { n } }));
  await visitor.pasteEvents(`${events.join("\n")}\n${" ".repeat(200_000)}`);
  // Half a million deliveries, each with much to write: on a fast machine it would be over before anybody could
  // press the button, and the worker's processor cannot be slowed down.
  const InputTransformer = {
    InputPathsMap: { n: "$.detail" },
    InputTemplate: `{"all": [${Array(200).fill("<n>").join(", ")}]}`,
  };
  const targets = Array.from({ length: 5 }, (_, n) => ({ Id: `t-${n}`, Arn: queue(`all-${n}`), InputTransformer }));
  const rules = Array.from({ length: 100 }, (_, n) => ({
    Name: `rule-${n}`,
    EventPattern: { source: ["shop"] },
    Targets: targets,
  }));
  const bus = await onBus(visitor, { Rules: rules });
  const playing = page.getByRole("status", { name: "Playing" });
  await visitor.reads(playing, /Simulating: [1-9]\d* of 1000 events and calls/);
  await playing.getByRole("button", { name: "Stop" }).click();
  await visitor.reads(bus.summary, /The simulation is incomplete/, 20_000);
  assert.equal(await playing.count(), 0);
  visitor.assertQuiet();
});

test("what targets send to a bus is part of the picture, and its numbers add up", async () => {
  const visitor = await visit();
  const bus = await onBus(visitor, {
    EventBuses: [{ Name: "orders" }],
    Rule: {
      Name: "both",
      Targets: [
        { Id: "q", Arn: queue("q"), Emits: [{ Source: "more", DetailType: "M", Detail: "{}", EventBusName: "orders" }] },
        { Id: "b", Arn: "arn:aws:events:us-east-1:123456789012:event-bus/orders", RoleArn: "arn:aws:iam::123456789012:role/put" },
      ],
    },
    PutEvents: [{ Entries: [{ Source: "mine", DetailType: "D", Detail: "{}", EventBusName: "orders" }] }],
  });
  await bus.node("From outside Events 3 sent").waitFor();
  await bus.node("Bus default 2 received").waitFor();
  // One with PutEvents, one forwarded, one that the work on the queue sends.
  await bus.node("Bus orders 3 received").waitFor();
  visitor.assertQuiet();
});

test("the diagram is zoomed with buttons, keys and the wheel, and moved with the mouse", async () => {
  const visitor = await visit();
  const rule = (number) => ({
    Name: `rule-with-a-long-name-${number}`,
    EventPattern: { source: ["aws.rds"] },
    Targets: Array.from({ length: 5 }, (_, index) => ({ Id: `t${index}`, Arn: queue(`a-queue-with-a-long-name-${number}-${index}`) })),
  });
  const bus = await onBus(visitor, { Rules: Array.from({ length: 6 }, (_, number) => rule(number)) });
  const last = bus.node(/^Target SQS queue a-queue-with-a-long-name-5-4 /);
  await last.waitFor();
  const size = visitor.page.getByLabel("Size of the diagram");
  await visitor.reads(size, /^100 %$/);
  await visitor.click("Larger");
  await visitor.reads(size, /^125 %$/);
  const picture = visitor.page.getByRole("group", { name: "Diagram of the setup" });
  await picture.focus();
  await visitor.press("-");
  await visitor.press("-");
  await visitor.reads(size, /^85 %$/);
  await picture.hover();
  await visitor.page.keyboard.down("Control");
  await visitor.page.mouse.wheel(0, -100);
  await visitor.page.keyboard.up("Control");
  await visitor.reads(size, /^100 %$/);
  const box = await picture.boundingBox();
  const scrolled = () => picture.evaluate((one) => one.scrollTop);
  const before = await scrolled();
  await visitor.page.mouse.move(box.x + 60, box.y + 300);
  await visitor.page.mouse.down();
  await visitor.page.mouse.move(box.x + 60, box.y + 100, { steps: 4 });
  await visitor.page.mouse.up();
  await eventually(async () => assert.equal(await scrolled(), before + 200));
  await picture.focus();
  await visitor.press("0");
  await eventually(async () => {
    const [whole, shown] = await picture.evaluate((one) => [one.scrollHeight, one.clientHeight]);
    assert.ok(whole <= shown + 1, `${whole} in ${shown}`);
  });
  // What does not fit into its box is cut; the whole name is what a reader hears, and in the tooltip.
  assert.match(await last.textContent(), /SQS queue a-queue-with-a-long-name-5-4 .*a-queue-.*….*-5-4/s);
  visitor.assertQuiet();
});

for (const colorScheme of ["light", "dark"]) {
  test(`the diagram is kept as a picture, ${colorScheme}`, async () => {
    const visitor = await visit({ colorScheme });
    const bus = await onBus(visitor);
    await bus.node(/^Rule rule-1 1 matched/).waitFor();
    const saved = async (kind) => {
      await visitor.click("Save as");
      const [download] = await Promise.all([visitor.page.waitForEvent("download"), visitor.click(kind)]);
      return [download.suggestedFilename(), await readFile(await download.path())];
    };
    const [name, svg] = await saved("SVG");
    assert.equal(name, "event-bus.svg");
    assert.match(svg.toString(), /^<svg xmlns="http:\/\/www\.w3\.org\/2000\/svg" viewBox=.*>snapshot<\/text>/s);
    assert.doesNotMatch(svg.toString(), /class=|tabindex|var\(/);
    const ground = await lightness(visitor.page, `data:image/svg+xml;base64,${svg.toString("base64")}`);
    const [image, png] = await saved("PNG");
    assert.equal(image, "event-bus.png");
    assert.equal(png.toString("latin1", 1, 4), "PNG");
    assert.equal(await lightness(visitor.page, `data:image/png;base64,${png.toString("base64")}`), ground);
    assert.equal(ground, colorScheme);
    visitor.assertQuiet();
  });
}

/** Whether the ground of a picture is light or dark. */
function lightness(page, url) {
  return page.evaluate(async (source) => {
    const image = new Image();
    image.src = source;
    await image.decode();
    const canvas = document.createElement("canvas");
    const context = canvas.getContext("2d");
    context.drawImage(image, 0, 0);
    const [red, green, blue, opaque] = context.getImageData(3, 3, 1, 1).data;
    if (opaque < 255) return "see-through";
    return red + green + blue > 384 ? "light" : "dark";
  }, url);
}
