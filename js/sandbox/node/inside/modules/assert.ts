// Node's `assert`.

import { inspect } from "../inspect/index.ts";
import { isDeepEqual } from "./equal.ts";

export class AssertionError extends Error {
  readonly code = "ERR_ASSERTION";
  readonly generatedMessage: boolean;
  constructor(
    message: string | undefined,
    generated: string,
    readonly actual: unknown,
    readonly expected: unknown,
    readonly operator: string,
  ) {
    super(message ?? generated);
    this.generatedMessage = message === undefined;
    Object.defineProperty(this, "name", { value: "AssertionError", configurable: true, writable: true });
  }
}

type Message = string | Error | undefined;

function fail(message: Message, generated: string, actual: unknown, expected: unknown, operator: string): never {
  if (message instanceof Error) throw message;
  throw new AssertionError(message, generated, actual, expected, operator);
}

function ok(value?: unknown, message?: Message): void {
  if (!value) fail(message, "The expression evaluated to a falsy value", value, true, "==");
}

const differ = (what: string, a: unknown, b: unknown) =>
  `Expected values to be ${what}:\n\n${inspect(a)} !== ${inspect(b)}\n`;

function comparison(
  operator: string,
  holds: (a: unknown, b: unknown) => boolean,
  words: (a: unknown, b: unknown) => string,
) {
  return (actual: unknown, expected: unknown, message?: Message) => {
    if (!holds(actual, expected)) fail(message, words(actual, expected), actual, expected, operator);
  };
}

const matches = (error: unknown, expected: unknown): boolean => {
  if (expected === undefined) return true;
  if (expected instanceof RegExp) return expected.test(String(error));
  if (typeof expected === "function")
    return expected.prototype !== undefined && error instanceof (expected as new () => object)
      ? true
      : (expected as (error: unknown) => unknown)(error) === true;
  return Object.entries(expected as object).every(([name, value]) => {
    const own = (error as Record<string, unknown>)[name];
    return value instanceof RegExp ? value.test(String(own)) : isDeepEqual(own, value, true);
  });
};

function throws(run: () => unknown, expected?: unknown): void {
  try {
    run();
  } catch (error) {
    if (matches(error, expected)) return;
    throw error;
  }
  fail(undefined, "Missing expected exception.", undefined, expected, "throws");
}

async function rejects(run: Promise<unknown> | (() => Promise<unknown>), expected?: unknown): Promise<void> {
  try {
    await (typeof run === "function" ? run() : run);
  } catch (error) {
    if (matches(error, expected)) return;
    throw error;
  }
  fail(undefined, "Missing expected rejection.", undefined, expected, "rejects");
}

const both = (isStrict: boolean) => ({
  equal: comparison(isStrict ? "strictEqual" : "==", isStrict ? Object.is : (a, b) => a == b, (a, b) =>
    isStrict ? differ("strictly equal", a, b) : `${inspect(a)} == ${inspect(b)}`,
  ),
  notEqual: comparison(
    isStrict ? "notStrictEqual" : "!=",
    (a, b) => (isStrict ? !Object.is(a, b) : a != b),
    (a, b) => `${inspect(a)} != ${inspect(b)}`,
  ),
  deepEqual: comparison(
    isStrict ? "deepStrictEqual" : "deepEqual",
    (a, b) => isDeepEqual(a, b, isStrict),
    (a, b) => differ(isStrict ? "strictly deep-equal" : "loosely deep-equal", a, b),
  ),
  notDeepEqual: comparison(
    "notDeepEqual",
    (a, b) => !isDeepEqual(a, b, isStrict),
    (a, b) => differ("not deep-equal", a, b),
  ),
});
const strictOnes = both(true);

const all = {
  ok,
  AssertionError,
  throws,
  rejects,
  ...both(false),
  strictEqual: strictOnes.equal,
  notStrictEqual: strictOnes.notEqual,
  deepStrictEqual: strictOnes.deepEqual,
  notDeepStrictEqual: strictOnes.notDeepEqual,
  match: comparison(
    "match",
    (text, pattern) => (pattern as RegExp).test(text as string),
    (text, pattern) =>
      `The input did not match the regular expression ${String(pattern)}. Input:\n\n${inspect(text)}\n`,
  ),
  doesNotMatch: comparison(
    "doesNotMatch",
    (text, pattern) => !(pattern as RegExp).test(text as string),
    (text, pattern) =>
      `The input was expected to not match the regular expression ${String(pattern)}. Input:\n\n${inspect(text)}\n`,
  ),
  doesNotThrow: (run: () => unknown) => void run(),
  fail: (message: Message = "Failed") => fail(message, "Failed", undefined, undefined, "fail"),
  ifError: (value: unknown) => {
    if (value !== null && value !== undefined) throw value;
  },
};
const strict = Object.assign((value?: unknown, message?: Message) => ok(value, message), all, strictOnes);
export const assert = Object.assign((value?: unknown, message?: Message) => ok(value, message), all, { strict });
