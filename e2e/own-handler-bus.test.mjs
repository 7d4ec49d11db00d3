// A visitor's own function as a target on the bus: it runs there when the visitor says so, and what it did decides what
// becomes of the event.

import assert from "node:assert/strict";
import { test } from "node:test";
import { onBus, queue } from "./support/bus.mjs";
import { begin, PATIENCE } from "./support/own.mjs";
import { playground } from "./support/playground.mjs";

const { visit } = playground();

const FUNCTION = "arn:aws:lambda:us-east-1:123456789012:function:my-function";

/** The tab Bus, where this handler is the target of the rule, with more of the target's settings. */
async function withHandler(visitor, source, target = {}) {
  await begin(visitor, "Empty function in JavaScript");
  await visitor.handler.write(source);
  return onBus(visitor, { Rule: { Targets: [{ Id: "1", Arn: FUNCTION, Handler: "own", ...target }] } });
}

test("on the bus it runs when the visitor says so", async () => {
  const visitor = await visit();
  await begin(visitor, "Empty function in JavaScript");
  await visitor.tab("Bus").click();
  const steps = visitor.page.getByRole("list", { name: "Steps" });
  await visitor.reads(steps, /my-function hasn't run yet/, PATIENCE);
  await visitor.click("Run with my function");
  await visitor.reads(steps, /my-function succeeded/, PATIENCE);
  assert.equal(await visitor.button("Run with my function").count(), 0);
  visitor.assertQuiet();
});

test("a function that fails is run three times, and the event goes to its dead-letter queue", async () => {
  const visitor = await visit();
  const bus = await withHandler(
    visitor,
    'let runs = 0;\nexport const handler = async () => {\n  runs += 1;\n  throw new Error("no " + runs);\n};\n',
    { AsyncDeadLetterConfig: { TargetArn: queue("failed-events") } },
  );
  await visitor.reads(bus.steps, /my-function hasn't run yet/, PATIENCE);
  await visitor.click("Run with my function");
  await visitor.reads(bus.steps, /my-function failed\..*my-function failed in run 2\..*my-function failed in run 3\..*sent the event to the function's dead-letter queue failed-events\./, PATIENCE);
  await visitor.reads(bus.summary, /1 of 1 deliveries succeeded\. The function failed on 1 event, even after 2 retries\. It was sent to failed-events\./);
  // Each run is one of its own, with its own log, and the request id of them all is the same.
  const ids = new Set();
  for (const [step, told] of [[/my-function failed\./, "no 1"], [/failed in run 2/, "no 2"], [/failed in run 3/, "no 3"]]) {
    await bus.steps.getByRole("button", { name: step }).click();
    await visitor.reads(bus.payload, new RegExp(`Invoke Error.*"errorMessage":"${told}"`, "s"));
    ids.add(/START RequestId: (\S+)/.exec(await bus.payload.innerText())?.[1]);
  }
  assert.equal(ids.size, 1);
  assert.equal(await visitor.button("Run with my function").count(), 0);
  visitor.assertQuiet();
});

test("a function that fails at first is run again, and no more than needed", async () => {
  const visitor = await visit();
  const bus = await withHandler(visitor, 'let runs = 0;\nexport const handler = async () => {\n  runs += 1;\n  if (runs === 1) throw new Error("not yet");\n  return runs;\n};\n', {
    OnSuccess: queue("done"),
  });
  await visitor.click("Run with my function");
  await visitor.reads(bus.steps, /my-function failed\..*my-function succeeded in run 2\..*Lambda sent a record of the success to SQS queue done\./, PATIENCE);
  await visitor.reads(bus.summary, /1 of 1 deliveries succeeded\. The function failed at first on 1 event, and succeeded after 1 retry\./);
  assert.doesNotMatch(await bus.steps.innerText(), /in run 3/);
  visitor.assertQuiet();
});

test("events that the function sends reach the bus, and are counted", async () => {
  const visitor = await visit();
  const bus = await withHandler(visitor, `import { EventBridgeClient, PutEventsCommand } from "@aws-sdk/client-eventbridge";
export const handler = async () => {
  const entry = (n) => ({ Source: "my.app", DetailType: "Copied", Detail: JSON.stringify({ n }) });
  return (await new EventBridgeClient({}).send(new PutEventsCommand({ Entries: [entry(1), entry(2)] }))).FailedEntryCount;
};
`);
  await visitor.reads(bus.summary, /^2 events reached a bus\./);
  await visitor.click("Run with my function");
  await visitor.reads(bus.summary, /^4 events reached a bus\. 1 of 1 invocations succeeded\./, PATIENCE);
  await visitor.reads(bus.steps, /my-function sent an event to bus default\..*my-function sent an event to bus default\./);
  visitor.assertQuiet();
});
