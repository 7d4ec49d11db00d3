// A pretended account for tests, the same at each run.

import { bundled } from "./bundle.mjs";

export const { aws, describe, describeModule, forJavaScript, method, operation, services } = await bundled("aws/index");

export const NOW = Date.UTC(2026, 2, 1, 10);

/** A function that calls a new account; `settings` replace what it is given. */
export function account(settings = {}) {
  let ids = 0;
  const all = {
    account: "123456789012",
    region: "eu-west-1",
    now: () => NOW,
    event: {},
    answers: {},
    requestId: () => `00000000-0000-4000-8000-${String((ids += 1)).padStart(12, "0")}`,
    ...settings,
  };
  const made = aws(all);
  const call = (service, operation, parameters = {}, region) => made.call(service, operation, parameters, region);
  /** The value of an answer that has to be one. */
  const value = (service, operation, parameters, region) => {
    const answer = call(service, operation, parameters, region);
    if (!("value" in answer)) throw new Error(`${service} ${operation}: ${JSON.stringify(answer)}`);
    return answer.value;
  };
  /** The error of an answer as `Code: message`; of a refused parameter, boto3's text. */
  const refusal = (service, operation, parameters) => {
    const { error, invalid } = call(service, operation, parameters);
    if (invalid) return invalid.messages.map(({ text }) => text).join("\n");
    return error && `${error.code}: ${error.message}`;
  };
  return { made, call, value, refusal, settings: all };
}

/** Whether `found` has all that `wanted` has, at any depth; lists have to be as long. */
export function covers(found, wanted) {
  if (typeof wanted !== "object" || wanted === null) return Object.is(found, wanted);
  if (Array.isArray(wanted)) return Array.isArray(found) && found.length === wanted.length && wanted.every((item, index) => covers(found[index], item));
  return typeof found === "object" && found !== null && Object.entries(wanted).every(([key, item]) => covers(found[key], item));
}

/** Numbers from a seed, so that a failure comes again. */
export function random(seed) {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}
