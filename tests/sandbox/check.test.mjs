// What a worker may say: the user's code can forge its messages.

import assert from "node:assert/strict";
import { test } from "node:test";
import { bundled } from "./support/bundle.mjs";

const { received } = await bundled("check");

test("messages of the known shapes pass, without what they have beside it", () => {
  const cases = [
    [{ type: "ready", more: 1 }, { type: "ready" }],
    [{ type: "init", ms: 5 }, { type: "init", ms: 5 }],
    [{ type: "out", line: { at: 1, text: "<b>", level: "log", html: 1 } }, { type: "out", line: { at: 1, text: "<b>", level: "log" } }],
    [{ type: "out", line: { at: 1, text: "x", level: "loud" } }, { type: "out", line: { at: 1, text: "x" } }],
    [
      { type: "call", call: { at: 1, service: "ec2", operation: "A", region: "r", parameters: { a: [1, null] }, line: 3, answer: {}, error: { code: "C", message: "m", x: 1 } } },
      { type: "call", call: { at: 1, service: "ec2", operation: "A", region: "r", parameters: { a: [1, null] }, line: 3, answer: {}, error: { code: "C", message: "m" } } },
    ],
    [{ type: "sent", at: 1, entry: { Source: "s" } }, { type: "sent", at: 1, entry: { Source: "s" } }],
    [
      { type: "end", ending: { kind: "failed", failure: { errorType: "E", errorMessage: "m", stackTrace: ["a", 1], line: 2, column: 0.5 }, during: "init" }, initDuration: 1, duration: 0, heapGrowth: 0 },
      { type: "end", ending: { kind: "failed", failure: { errorType: "E", errorMessage: "m", stackTrace: ["a", "1"], line: 2 }, during: "init" }, initDuration: 1, duration: 0, heapGrowth: 0 },
    ],
    [
      { type: "end", ending: { kind: "exited", status: null, message: "m" }, initDuration: 1, duration: 0, heapGrowth: 0 },
      { type: "end", ending: { kind: "exited", status: null, message: "m" }, initDuration: 1, duration: 0, heapGrowth: 0 },
    ],
  ];
  for (const [data, expected] of cases) assert.deepEqual(received(data), expected);
});

test("all else is dropped", () => {
  const circular = {};
  circular.self = circular;
  const end = { type: "end", ending: { kind: "returned", value: "1" }, initDuration: 1, duration: 1, heapGrowth: 1 };
  const cases = [
    undefined, null, 5, "ready", [], {}, { type: "loaded" }, { type: "constructor" }, { type: ["ready"] },
    { type: "out" }, { type: "out", line: { at: "1", text: "x" } }, { type: "out", line: { at: -1, text: "x" } }, { type: "out", line: { at: NaN, text: "x" } }, { type: "out", line: { at: 1, text: { toString: 1 } } },
    { type: "call", call: { at: 1, service: "s", operation: "o", region: "r", parameters: circular } }, { type: "call", call: { at: 1, service: "s", operation: "o", region: "r", parameters: 1n } }, { type: "call", call: { at: 1, service: "s", operation: 1, region: "r", parameters: {} } },
    { type: "sent", at: 1, entry: undefined }, { ...end, ending: { kind: "stopped" } }, { ...end, ending: { kind: "flooded" } }, { ...end, ending: { kind: "unavailable", message: "m" } }, { ...end, ending: { kind: "returned", value: 1 } }, { ...end, duration: Infinity },
    { ...end, ending: { kind: "timed-out", during: "never" } }, { ...end, ending: { kind: "exited", status: "1", message: "m" } }, { type: "init", ms: "1" },
  ];
  for (const data of cases) assert.equal(received(data), undefined);
});
