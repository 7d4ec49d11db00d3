// Handlers of our own, each with the response, the log lines and the calls that it should lead to.

import assert from "node:assert/strict";
import { test } from "node:test";
import aws from "./handlers/aws.mjs";
import failures from "./handlers/failures.mjs";
import modules from "./handlers/modules.mjs";
import plain from "./handlers/plain.mjs";
import shapes from "./handlers/shapes.mjs";
import { run } from "./support/lambda.mjs";

const CASES = [...plain, ...modules, ...aws, ...failures, ...shapes];

const UNCAUGHT = /^\S+\tERROR\t(?:Invoke Error|Uncaught Exception) \t/;

/** Values of which only some keys are expected; texts may be given by a pattern. */
function check(found, expected, at) {
  if (expected instanceof RegExp) return assert.match(String(found), expected, at);
  if (typeof expected !== "object" || expected === null) return assert.equal(found, expected, at);
  if (Array.isArray(expected)) {
    assert.equal(found?.length, expected.length, `${at}: ${JSON.stringify(found)}`);
    return expected.forEach((one, index) => check(found[index], one, `${at}[${index}]`));
  }
  for (const [key, value] of Object.entries(expected)) check(found?.[key], value, `${at}.${key}`);
}

for (const { name, event = {}, isText = false, returns, returnsBytes, fails, ending, lines, calls, sent, duration, ...request } of CASES) {
  test(name, async () => {
    const outcome = await run({ ...request, event: isText ? event : JSON.stringify(event) });
    const shown = JSON.stringify({ ending: outcome.ending, lines: outcome.lines });
    if (returns !== undefined) {
      assert.equal(outcome.ending.kind, "returned", shown);
      assert.deepEqual(JSON.parse(outcome.ending.value), returns);
    }
    if (returnsBytes) assert.equal(Buffer.byteLength(outcome.ending.value ?? ""), returnsBytes);
    if (fails) {
      const { during = "invoke", ...failure } = fails;
      assert.equal(outcome.ending.kind, "failed", shown);
      assert.equal(outcome.ending.during, during);
      check(outcome.ending.failure, failure, shown);
    }
    if (ending) check(outcome.ending, ending, shown);
    // Without the time that the console writes before each line.
    const texts = outcome.lines.map(({ text }) => text.replace(/^\d{4}-\d\d-\d\dT[\d:.]+Z\t/, ""));
    // An error that nobody caught is a line, too, and stands in `fails`.
    const own = fails && !lines ? texts.filter((text) => !UNCAUGHT.test(text)) : texts;
    check(own, lines ?? [], shown);
    check(outcome.calls, calls ?? [], JSON.stringify(outcome.calls));
    if (sent) check(outcome.sent, sent, JSON.stringify(outcome.sent));
    if (duration) assert.ok(outcome.duration >= duration[0] && outcome.duration <= duration[1], String(outcome.duration));
  });
}

test("there are enough of them", () => assert.ok(CASES.length >= 50, String(CASES.length)));
