// Whether what comes back is what was exported.

import assert from "node:assert/strict";

/** What an export adds, where the part says nothing. */
const ADDED = {
  bus: {},
  rule: { EventBusName: "default", State: "ENABLED" },
  "schedule-group": {},
  schedule: { State: "ENABLED", FlexibleTimeWindow: { Mode: "OFF" }, GroupName: "default" },
  archive: {},
  connection: {},
  "api-destination": {},
};

/** What a part has that a tool makes or has no word for, by kind. */
const APART = {
  // The archive's bus stands in the ARN of its source.
  archive: ["EventBusName", "EventSourceArn"],
  "api-destination": ["ConnectionArn"],
};

/** The default bus is in every account, and is not exported. */
const isThere = ({ kind, name }) => kind === "bus" && name === "default";

/**
 * Fails unless the findings are the parts. `without` names fields that the tool cannot say, by kind:
 * `{bus: ["LogConfig"]}`; `only` the kinds that the tool has a word for.
 */
export function assertSame(parts, found, { without = {}, about = "" } = {}) {
  const kinds = Object.keys(ADDED);
  const expected = parts.filter((part) => !isThere(part));
  const actual = found.filter(({ kind }) => kinds.includes(kind));
  const names = (all) => all.map(({ kind, name }) => `${kind} ${name}`).sort();
  assert.deepEqual(names(actual), names(expected), about);
  const left = [...actual];
  for (const part of expected) {
    const bus = (value) => value.EventBusName ?? "default";
    const is = (finding) =>
      finding.kind === part.kind &&
      finding.name === part.name &&
      (part.kind !== "rule" || bus(finding.value) === bus(part.value));
    const at = left.findIndex(is);
    assert.ok(at >= 0, `${about}: ${part.kind} ${part.name} of ${bus(part.value)}`);
    const [finding] = left.splice(at, 1);
    const apart = [...(APART[part.kind] ?? []), ...(without[part.kind] ?? [])];
    const expectedValue = { ...ADDED[part.kind], ...pick(part.value, apart) };
    const actualValue = { ...ADDED[part.kind], ...pick(finding.value, apart) };
    assert.deepEqual(
      settled(actualValue, expectedValue, finding.placeholders ?? []),
      expectedValue,
      `${about}: ${part.kind} ${part.name}`,
    );
  }
}

function pick(value, apart) {
  const isNothing = (name, inner) => name === "Targets" && inner.length === 0;
  const members = Object.entries(value).filter(([name, inner]) => !apart.includes(name) && !isNothing(name, inner));
  // The API has a policy as a text.
  const told = ([name, inner]) => [name, name === "Policy" && typeof inner === "string" ? JSON.parse(inner) : inner];
  return Object.fromEntries(members.map(told));
}

/** The value with what was exported in place of references to it, and without roles that the export made. */
function settled(actual, expected, placeholders) {
  if (typeof actual === "string" && placeholders.includes(actual) && typeof expected === "string") {
    return expected.startsWith("arn:aws:events:") ? expected : actual;
  }
  if (Array.isArray(actual) && Array.isArray(expected)) {
    return actual.map((element, at) => settled(element, expected[at], placeholders));
  }
  if (isObject(actual) && isObject(expected)) {
    const members = Object.entries(actual).filter(
      ([name, value]) => !(name === "RoleArn" && !("RoleArn" in expected) && isReference(value, placeholders)),
    );
    return Object.fromEntries(
      members.map(([name, value]) => [name, settled(value, expected[name], placeholders)]),
    );
  }
  return actual;
}

/** Whether a role is one that the export made. */
function isReference(value, placeholders) {
  return placeholders.includes(value) || /:role\/(eventbridge[-_]|\w+_role$)/.test(value);
}

function isObject(value) {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
