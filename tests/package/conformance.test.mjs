// A set of rules gives the verdicts of `testEventPattern`, however the event is passed.

import assert from "node:assert/strict";
import { test } from "node:test";
import { RuleSet, testEventPattern } from "../../pkg/node.js";
import { cases } from "./support/cases.mjs";
import { refusal } from "./support/refusal.mjs";

const accepted = cases.filter((example) => !("refused" in example));
const refused = cases.filter((example) => "refused" in example);

test("there are cases of both kinds", () => {
  assert.ok(accepted.length > 50 && refused.length > 20, `${accepted.length}, ${refused.length}`);
});

test("one rule in a set says what testEventPattern says", () => {
  for (const { name, pattern, ...events } of accepted) {
    const rules = new RuleSet();
    rules.add(name, pattern);
    for (const event of [...events.match, ...events["no-match"]]) {
      const expected = testEventPattern(pattern, event) ? [name] : [];
      const text = JSON.stringify(event);
      for (const form of [event, text, Buffer.from(text)]) {
        assert.deepEqual(rules.match(form), expected, `${name}: ${text}`);
      }
    }
  }
});

test("all rules in one set say what each says alone", () => {
  const all = new RuleSet();
  const alone = accepted.map(() => new RuleSet());
  accepted.forEach(({ name, pattern }, at) => [all, alone[at]].forEach((rules) => rules.add(name, pattern)));
  assert.equal(all.size, accepted.length);
  for (const event of accepted.flatMap((example) => [...example.match, ...example["no-match"]])) {
    const text = JSON.stringify(event);
    assert.deepEqual(all.match(text), alone.flatMap((rules) => rules.match(text)), text);
  }
});

test("what testEventPattern refuses a set refuses in the same words", () => {
  const rules = new RuleSet();
  for (const { name, pattern } of refused) {
    const expected = refusal(() => testEventPattern(pattern, {}));
    assert.deepEqual(refusal(() => rules.add(name, pattern)), expected, name);
  }
  assert.equal(rules.size, 0);
});
