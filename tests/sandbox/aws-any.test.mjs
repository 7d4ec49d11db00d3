// Whatever comes as parameters, answers or event, a call is answered.

import assert from "node:assert/strict";
import { test } from "node:test";
import { account, random, services } from "./support/aws.mjs";
import { bundled } from "./support/bundle.mjs";

const { shapes } = await bundled("aws/tables/shapes");
const { families } = await bundled("aws/services/index");

const TEXTS = ["", "x", "i-0123456789abcdef0", "arn:aws:s3:::b", "SET a = :v", "pk = :v AND (", "__proto__", "constructor", "\ud800", "é😀", "*", "[[", "a".repeat(5000), "{}", "2026-01-01T00:00:00Z", "bytes=5-1"];
const NUMBERS = [0, -1, 1, 1.5, 1e308, -1e308, 2 ** 53];

/** Any JSON. */
function any(pick, depth = 0) {
  switch (pick(depth > 3 ? 5 : 8)) {
    case 0: return null;
    case 1: return pick(2) === 0;
    case 2: return NUMBERS[pick(NUMBERS.length)];
    case 3:
    case 4: return TEXTS[pick(TEXTS.length)];
    case 5: return Array.from({ length: pick(4) }, () => any(pick, depth + 1));
    case 6: return { [["$date", "$bytes", "$stream", "Error"][pick(4)]]: any(pick, depth + 1) };
    default: return Object.fromEntries(Array.from({ length: pick(4) }, () => [TEXTS[pick(TEXTS.length)], any(pick, depth + 1)]));
  }
}

/** What a shape could hold, with now and then something else in its place. */
function like(types, shape, pick, depth = 0) {
  if (pick(12) === 0) return any(pick, 3);
  if (depth > 6) return {};
  const deeper = (inner) => like(types, inner, pick, depth + 1);
  switch (shape.kind) {
    case "structure": return members(types, types.structure(shape.number), pick, depth);
    case "list": return Array.from({ length: Math.max(shape.least, pick(3)) }, () => deeper(shape.of));
    case "map": return Object.fromEntries(Array.from({ length: pick(3) }, () => [[":v", "#n", "a", "__proto__"][pick(4)], deeper(shape.of)]));
    case "string": return TEXTS[pick(TEXTS.length)];
    case "boolean": return pick(2) === 0;
    case "timestamp": return { $date: "2026-01-01T00:00:00Z" };
    case "blob":
    case "stream": return { $bytes: "AAEC" };
    case "document":
    case "object": return {};
    default: return Math.trunc(NUMBERS[pick(NUMBERS.length)]);
  }
}

function members(types, structure, pick, depth = 0) {
  const chosen = [...structure.members.values()].filter(({ required }) => pick(20) > 0 && (required || pick(3) === 0));
  return Object.fromEntries(chosen.map(({ name, shape }) => [name, like(types, shape, pick, depth + 1)]));
}

function check(answer, what) {
  const kinds = ["value", "error", "invalid"].filter((kind) => kind in answer);
  assert.equal(kinds.length, 1, what);
  if (answer.error) {
    const { code, message, status, fault } = answer.error;
    assert.ok(typeof code === "string" && typeof message === "string" && typeof status === "number" && /^(client|server)$/.test(fault), what);
    // What the engine does not understand of its own is a mistake of ours, but for parameters without end.
    assert.notEqual(code, "InternalFailure", what);
  }
  JSON.stringify(answer);
}

test("any JSON as parameters", () => {
  const pick = random(1);
  for (const language of ["python", "nodejs"]) {
    const { call } = account({ language });
    for (const [service, family] of Object.entries(families)) {
      for (const operation of Object.keys(family)) {
        for (let round = 0; round < 10; round += 1) {
          const parameters = any(pick);
          check(call(service, operation, parameters), `${service} ${operation} ${JSON.stringify(parameters)}`);
        }
      }
    }
  }
});

test("parameters that are nearly right, in one account after another", () => {
  const pick = random(2);
  let answered = 0;
  for (const language of ["python", "nodejs"]) {
    for (let round = 0; round < 15; round += 1) {
      const { call } = account({ language, event: any(pick) });
      for (const [service, family] of Object.entries(families)) {
        const types = shapes(service);
        for (const operation of Object.keys(family)) {
          const input = types.input(operation);
          const parameters = input ? members(types, input, pick) : {};
          const answer = call(service, operation, parameters);
          answered += "value" in answer ? 1 : 0;
          check(answer, `${language} ${service} ${operation} ${JSON.stringify(parameters)}`);
        }
      }
    }
  }
  assert.ok(answered > 1000, `${answered}`);
});

test("any JSON as the user's answers", () => {
  const pick = random(3);
  const all = [...services.values()].filter(({ known }) => known);
  for (let round = 0; round < 3000; round += 1) {
    const { id, operations } = all[pick(all.length)];
    const operation = operations[pick(operations.length)];
    const answer = any(pick);
    const types = shapes(id);
    const input = types.input(operation);
    const { call } = account({ answers: { [`${id}.${operation}`]: answer, "*": any(pick) }, language: "nodejs" });
    check(call(id, operation, input ? members(types, input, pick) : {}), `${id} ${operation} ${JSON.stringify(answer)}`);
  }
});

test("parameters without end are answered, too", () => {
  const deep = JSON.parse(`${'{"M":{"a":'.repeat(2000)}{"S":"x"}${"}}".repeat(2000)}`);
  const { made } = account();
  for (const [operation, parameters] of [["PutItem", { TableName: "t", Item: { id: { S: "1" }, deep } }], ["GetItem", { TableName: "t", Key: { deep } }]]) {
    const answer = made.call("dynamodb", operation, parameters);
    assert.ok("value" in answer || "error" in answer || "invalid" in answer);
  }
  const { made: own } = account({ answers: { "sts.*": deep } });
  assert.ok(own.call("sts", "GetCallerIdentity", {}).value);
});
