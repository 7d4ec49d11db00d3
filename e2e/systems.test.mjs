// A visitor plays the ready-made systems, and reads from the diagram what became of the events.

import assert from "node:assert/strict";
import { test } from "node:test";
import { eventually } from "./support/eventually.mjs";
import { playground } from "./support/playground.mjs";

const { visit } = playground();

/** Each system, what the summary says, and a box of the diagram. */
const systems = [
  ["A request starts a server", /succeeded/, /^Target Lambda function .* [1-9]\d* delivered/],
  ["A file is uploaded and processed", /succeeded/, /^Target .* [1-9]\d* delivered/],
  ["A hot service gets more tasks", /succeeded/, /^Target .* [1-9]\d* delivered/],
  ["A failed deployment becomes a message", /succeeded/, /^Target SNS topic .* [1-9]\d* delivered/],
  ["Snapshots of all databases", /succeeded/, /^Target Lambda function .* [1-9]\d* delivered/],
  ["A batch job every night, or when asked for", /succeeded/, /^Target .* [1-9]\d* delivered/],
  ["Orders flow into queues and workflows", /succeeded/, /^Target Step Functions state machine .* [1-9]\d* delivered/],
  ["A second bus that sees everything", /succeeded/, /^Target Event bus .* [1-9]\d* delivered/],
  ["Four ways to fail", /failed: \d+ sent to .*, \d+ lost/, /^Target .* lost/],
  ["Who is not let in", /failed/, /^Target .* (lost|in DLQ)/],
  ["A rule that sets itself off", /succeeded/, /^Rule .* \d{2} matched/],
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
    assert.equal(await visitor.page.getByRole("list", { name: "Problems of the setup" }).count(), 0);
    const steps = visitor.page.getByRole("list", { name: "Steps" }).getByRole("button");
    await steps.first().click();
    await visitor.click("Next step");
    await visitor.reads(visitor.region("Payload"), /\S/);
    visitor.assertQuiet();
  });
}
