// A visitor plays the ready-made systems, and reads from the diagram what became of the events.

import assert from "node:assert/strict";
import { test } from "node:test";
import { eventually } from "./support/eventually.mjs";
import { playground } from "./support/playground.mjs";

const { visit } = playground();

/** Each system, what the summary says, and a box of the diagram. */
const systems = [
  ["Start an instance on request, whole bus", /succeeded/, /^Target Lambda function .* [1-9]\d* delivered/],
  ["Process an uploaded file, whole bus", /succeeded/, /^Target .* [1-9]\d* delivered/],
  ["Scale an ECS service on high CPU, whole bus", /succeeded/, /^Target .* [1-9]\d* delivered/],
  ["Tell the team that a deployment failed, whole bus", /succeeded/, /^Target SNS topic .* [1-9]\d* delivered/],
  ["Snapshots of all databases", /succeeded/, /^Target Lambda function .* [1-9]\d* delivered/],
  ["Run a batch job every night, whole bus", /succeeded/, /^Target .* [1-9]\d* delivered/],
  ["Orders flow into queues and workflows", /succeeded/, /^Target Step Functions state machine .* [1-9]\d* delivered/],
  ["An audit bus that sees every event", /succeeded/, /^Target Event bus .* [1-9]\d* delivered/],
  ["Four ways a delivery fails", /failed: \d+ sent to .*, \d+ lost/, /^Target .* lost/],
  ["Missing permissions", /failed/, /^Target .* (lost|in DLQ)/],
  ["An infinite loop between rule and target", /succeeded/, /^Rule .* \d{2} matched/],
];

for (const [title, summary, box] of systems) {
  test(`the system “${title}” runs`, async () => {
    const visitor = await visit();
    await visitor.openExample(title);
    await visitor.reads(visitor.page.getByRole("status", { name: "Summary" }), summary);
    const boxes = visitor.page.getByRole("group", { name: "Events, buses, rules and targets" }).getByRole("button");
    await eventually(async () => {
      const names = await boxes.evaluateAll((all) => all.map((one) => one.getAttribute("aria-label")));
      assert.ok(names.some((name) => box.test(name)), names.join("\n"));
    });
    assert.equal(await visitor.page.getByRole("list", { name: "Problems in the setup" }).count(), 0);
    const steps = visitor.page.getByRole("list", { name: "Steps" }).getByRole("button");
    await steps.first().click();
    await visitor.click("Next step");
    await visitor.reads(visitor.region("Payload"), /\S/);
    visitor.assertQuiet();
  });
}
