// A visitor reads from the tab Bus what became of the events, whatever state the setup is in.

import assert from "node:assert/strict";
import { test } from "node:test";
import { violations } from "./support/axe.mjs";
import { onBus, queue } from "./support/bus.mjs";
import { eventually } from "./support/eventually.mjs";
import { playground } from "./support/playground.mjs";

const { visit } = playground();

const failing = (more) => ({ Rule: { Name: "failing", Targets: [{ Id: "q", Arn: queue("q"), ...more }] } });

/** Holds the state on show to the rules in both themes, once nothing is fading any more. */
async function isAccessible(visitor, state) {
  for (const colorScheme of ["light", "dark"]) {
    await visitor.page.emulateMedia({ colorScheme });
    await eventually(async () => {
      assert.equal(await visitor.page.evaluate(() => document.getAnimations().length), 0);
    });
    assert.deepEqual(await violations(visitor.page), [], `${state}, ${colorScheme}`);
  }
}

test("a setup with a mistake keeps its last valid picture, greyed and labelled", async () => {
  const visitor = await visit();
  const bus = await onBus(visitor, failing({}));
  await bus.node(/^Rule failing 1 matched/).waitFor();
  const editor = visitor.editor(bus.name);
  await editor.place('"Name": "failing"');
  await visitor.page.keyboard.type(" ]");
  await visitor.reads(bus.summary, /^Last valid setup; line 3 has a problem\. 2 events reached a bus/);
  await bus.node(/^Rule failing 1 matched/).waitFor();
  const filter = () => visitor.region("Diagram").evaluate((pane) => getComputedStyle(pane).filter);
  assert.match(await filter(), /grayscale/);
  await visitor.reads(visitor.region("Diagram"), /Last valid setup; line 3/);
  await isAccessible(visitor, "stale");
  // A form waits until the text can be read again.
  await bus.node(/^Rule failing/).click();
  await visitor.reads(visitor.region("Rule"), /The setup isn't valid JSON/);
  assert.equal(await visitor.region("Rule").getByRole("textbox", { name: "Name" }).isDisabled(), true);
  await editor.focus();
  for (const _ of " ]") await visitor.press("Backspace");
  await eventually(async () => assert.equal(await filter(), "none"));
  visitor.assertQuiet();
});

test("numbers agree: what failed is in the dead-letter queue, and drawn there", async () => {
  const visitor = await visit();
  const bus = await onBus(visitor, failing({ Permitted: false, DeadLetterConfig: { Arn: queue("my-dlq") } }));
  await visitor.reads(bus.summary, /1 of 1 invocations failed, sent to my-dlq\./);
  await bus.node(/^Target SQS queue q 0 delivered, 1 in DLQ/).waitFor();
  await bus.node("Dead-letter queue my-dlq 1 message").click();
  await visitor.reads(bus.steps, /^\S+ .*Sent to the dead-letter queue my-dlq\./);
  await visitor.region("Target").getByRole("textbox", { name: "Queue ARN" }).waitFor();
  visitor.assertQuiet();
});

test("attempts are folded, the clock says where it stops, and runs to the end", async () => {
  const visitor = await visit();
  const bus = await onBus(visitor, failing({ Fault: "Throttled" }));
  await visitor.reads(bus.summary, /1 retrying\./);
  await bus.node(/^Target SQS queue q 0 delivered, 1 retrying/).waitFor();
  const timeline = visitor.region("Timeline");
  await visitor.reads(timeline, /Attempt 2 to .*… \d+ more attempts .*Attempt \d+ to .*The simulated clock stops here, after 60 minutes\./);
  assert.doesNotMatch(await bus.steps.innerText(), /Attempt 3 to/);
  await bus.steps.getByRole("button", { name: /more attempts/ }).click();
  await visitor.reads(bus.steps, /Attempt 3 to .*Attempt 4 to/);
  await visitor.click("Run to the end");
  await visitor.reads(bus.summary, /1 of 1 invocations failed, lost\./);
  await visitor.click("Stop with the clock");
  await visitor.reads(bus.summary, /1 retrying\./);
  visitor.assertQuiet();
});

test("the texts of the diagram are legible however narrow the window is", async () => {
  for (const width of [1280, 390]) {
    const visitor = await visit({ viewport: { width, height: 800 } });
    const bus = await onBus(visitor, failing({ DeadLetterConfig: { Arn: queue("dead") } }));
    const text = bus.node(/^Rule failing/).locator("text").first();
    await text.waitFor();
    const size = await text.evaluate((one) => {
      const svg = one.ownerSVGElement.closest('[role="group"]');
      return (parseFloat(getComputedStyle(one).fontSize) * svg.getBoundingClientRect().width) / svg.viewBox.baseVal.width;
    });
    assert.ok(size >= 12, `${size}px at ${width}`);
    visitor.assertQuiet();
  }
});

test("on a phone what happened comes before the text of the setup", async () => {
  const visitor = await visit({ viewport: { width: 390, height: 844 } });
  const bus = await onBus(visitor);
  await bus.node(/^Rule rule-1/).click();
  const top = async (place) => (await place.boundingBox()).y;
  const order = [];
  for (const place of [bus.summary, visitor.region("Diagram"), visitor.region("Rule"), visitor.region("Timeline"), visitor.region("Event bus setup")]) {
    order.push(await top(place));
  }
  assert.deepEqual(order, [...order].sort((one, other) => one - other));
  const sideways = await visitor.page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
  assert.ok(sideways <= 0, `${sideways} px to the side`);
  await isAccessible(visitor, "phone");
  visitor.assertQuiet();
});

test("every form is accessible, in light and dark", async () => {
  const visitor = await visit();
  const bus = await onBus(visitor, {
    EventBuses: [{ Name: "orders" }],
    Rule: {
      Name: "first",
      Targets: [
        {
          Id: "q",
          Arn: "queue",
          DeadLetterConfig: { Arn: queue("dead") },
          InputTransformer: { InputPathsMap: { id: "$.id" }, InputTemplate: "{\"id\": <id>}" },
        },
      ],
    },
    Archives: [{ ArchiveName: "all" }],
    Replays: [{ ReplayName: "again", ArchiveName: "all" }],
    Alarms: [{ AlarmName: "failing", MetricName: "FailedInvocations", Threshold: 1 }],
  });
  for (const [box, form] of [
    [/^Bus orders/, "Event bus"],
    [/^Rule first/, "Rule"],
    [/^Target Unknown/, "Target"],
    [/^Archive all/, "Archive"],
    [/^Replay again/, "Replay"],
    [/^Alarm failing/, "Alarm"],
  ]) {
    await bus.node(box).click();
    await visitor.region(form).waitFor();
    await isAccessible(visitor, form);
  }
  visitor.assertQuiet();
});
