// Rules come and go, events come in every form, errors say what and where.

import assert from "node:assert/strict";
import { test } from "node:test";
import { runInNewContext } from "node:vm";
import { explain, RuleSet, testEventPattern } from "../../pkg/node.js";
import { refusal } from "./support/refusal.mjs";

const event = { source: "shop", detail: { total: 12, tags: ["é", "😀"] } };
const text = JSON.stringify(event);

test("rules are added, replaced and removed", () => {
  const rules = new RuleSet();
  assert.deepEqual(rules.match(event), []);
  rules.add("shop", { source: ["shop"] });
  rules.add("cheap", '{"detail": {"total": [{"numeric": ["<", 20]}]}}');
  rules.add("other", { source: ["other"] });
  assert.equal(rules.size, 3);
  assert.deepEqual(rules.match(event), ["shop", "cheap"]);

  rules.add("shop", { source: [{ prefix: "s" }] });
  assert.equal(rules.size, 3);
  assert.deepEqual(rules.match(event), ["cheap", "shop"], "the last one added comes last");
  rules.add("shop", { source: ["none"] });
  assert.deepEqual(rules.match(event), ["cheap"]);

  assert.equal(rules.remove("cheap"), true);
  assert.equal(rules.remove("cheap"), false);
  assert.deepEqual(rules.match(event), []);
  assert.equal(rules.size, 2);
});

test("names are any strings", () => {
  const rules = new RuleSet();
  const names = ["", "__proto__", "é 😀", "\0", "x".repeat(10_000)];
  for (const name of names) rules.add(name, { source: ["shop"] });
  assert.deepEqual(rules.match(event), names);
  for (const name of [undefined, null, 1, {}, "\ud83d"]) {
    assert.throws(() => rules.add(name, { source: ["shop"] }), TypeError);
    assert.throws(() => rules.remove(name), TypeError);
  }
  assert.equal(rules.size, names.length);
});

test("events are texts, bytes or objects", () => {
  const rules = new RuleSet();
  rules.add("rule", { detail: { total: [12], tags: ["😀"] } });
  const bytes = new TextEncoder().encode(text);
  const within = new Uint8Array(new ArrayBuffer(bytes.length + 9), 5, bytes.length);
  within.set(bytes);
  const foreign = runInNewContext("Uint8Array.from(bytes)", { bytes: [...bytes] });
  assert.ok(!(foreign instanceof Uint8Array));
  const marked = `\ufeff${text}`;
  for (const form of [event, text, bytes, within, foreign, Buffer.from(text), marked, Buffer.from(marked)]) {
    assert.deepEqual(rules.match(form), ["rule"]);
    assert.equal(testEventPattern({ source: ["shop"] }, form), true);
    assert.equal(explain({ source: ["shop"] }, form).matched, true);
  }
});

test("texts of all lengths and alphabets arrive whole", () => {
  const rules = new RuleSet();
  rules.add("rule", { k: ["end"] });
  for (const character of ["a", "é", "€", "😀"]) {
    for (const length of [100_000, 0, 1, 15, 16, 17, 63, 64, 65, 1_000]) {
      const long = JSON.stringify({ a: character.repeat(length), k: "end" });
      assert.deepEqual(rules.match(long), ["rule"]);
      assert.deepEqual(rules.match(Buffer.from(long)), ["rule"]);
    }
  }
});

test("what is no event is a TypeError or refused", () => {
  const rules = new RuleSet();
  rules.add("rule", { source: ["shop"] });
  const circle = {};
  circle.self = circle;
  const kinds = [undefined, () => {}, circle, 1n, new ArrayBuffer(2), new Uint16Array(2), new DataView(new ArrayBuffer(2))];
  for (const kind of kinds) {
    assert.throws(() => rules.match(kind), TypeError);
    assert.throws(() => testEventPattern({ source: ["shop"] }, kind), TypeError);
    assert.throws(() => rules.add("other", kind), TypeError);
  }
  for (const form of ["", "null", "[]", "{} {}", '{"a": tru}', "{\n\"é\": 1,}", "😀", [], null, 1, Buffer.from("{")]) {
    const expected = refusal(() => testEventPattern({ source: ["shop"] }, form));
    assert.equal(expected.code, "ValidationException");
    assert.deepEqual(refusal(() => rules.match(form)), expected);
  }
  assert.deepEqual(rules.match(event), ["rule"], "the set still answers");
});

test("a refused event says where", () => {
  const refusal = { code: "ValidationException", message: "Parameter Event is not valid." };
  const rules = new RuleSet();
  assert.throws(() => rules.match('{\n "é": tru}'), { ...refusal, line: 2, column: 7 });
  const bytes = Buffer.concat([Buffer.from('{\n "é": "'), Buffer.from([0xff]), Buffer.from('"}')]);
  const unreadable = { ...refusal, reason: "The event isn't UTF-8.", line: 2, column: 8 };
  assert.throws(() => rules.match(bytes), unreadable);
  assert.throws(() => testEventPattern({ source: ["shop"] }, bytes), unreadable);
});

test("a refused rule says where, and leaves the set as it was", () => {
  const rules = new RuleSet();
  rules.add("rule", { source: ["shop"] });
  for (const name of ["rule", "other"]) {
    assert.throws(() => rules.add(name, '{\n "source": "shop"\n}'), (error) => {
      assert.ok(error instanceof Error);
      assert.equal(error.name, "InvalidEventPatternException");
      assert.equal(error.code, "InvalidEventPatternException");
      assert.match(error.message, /^Event pattern is not valid\. Reason: "source" must be an object or an array\n/);
      assert.deepEqual([error.line, error.column], [2, 12]);
      return true;
    });
  }
  assert.equal(rules.size, 1);
  assert.deepEqual(rules.match(event), ["rule"]);
});

test("the mode says how much of an event is looked at", () => {
  const elsewhere = '{"other": [tru], "source": "shop"}';
  const behind = '{"source": "shop", "other": [';
  const outcome = (mode, form) => {
    const rules = new RuleSet(mode && { mode });
    rules.add("rule", { source: ["shop"] });
    try {
      return rules.match(form).join();
    } catch (error) {
      return error.code;
    }
  };
  const refused = "ValidationException";
  for (const mode of [undefined, "strict"]) {
    assert.deepEqual([outcome(mode, elsewhere), outcome(mode, behind)], [refused, refused]);
  }
  assert.deepEqual([outcome("structural", elsewhere), outcome("structural", behind)], ["rule", refused]);
  assert.deepEqual([outcome("early", elsewhere), outcome("early", behind)], ["rule", "rule"]);
  for (const options of [{ mode: "fast" }, { mode: 1 }, "strict"]) {
    assert.throws(() => new RuleSet(options), TypeError);
  }
  assert.equal(new RuleSet({}).size, 0);
});

test("many rules on many events", () => {
  const rules = new RuleSet();
  for (let number = 0; number < 500; number += 1) rules.add(`rule ${number}`, { detail: { n: [number] } });
  for (let number = 0; number < 500; number += 2) rules.remove(`rule ${number}`);
  for (let number = 0; number < 500; number += 1) {
    assert.deepEqual(rules.match({ detail: { n: number } }), number % 2 ? [`rule ${number}`] : []);
  }
});

test("a set can be given back", () => {
  const rules = new RuleSet();
  rules.free();
  assert.throws(() => rules.match(event));
});

test("events of any size go in as bytes, one after the other", () => {
  const rules = new RuleSet();
  rules.add("large", { source: ["shop"] });
  const event = (size) => Buffer.from(JSON.stringify({ note: "x".repeat(size), source: "shop" }));
  // The engine's memory grows in between, and so becomes another buffer.
  for (const size of [10, 20_000_000, 30, 0, 40_000_000, 50]) {
    assert.deepEqual(rules.match(event(size)), ["large"], `${size}`);
    assert.deepEqual(rules.match(Buffer.from("{}")), [], `behind ${size}`);
  }
});
