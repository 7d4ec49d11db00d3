// Node's `util`.

import { TextDecoder, TextEncoder } from "../buffer.ts";
import { format, formatWithOptions } from "../format.ts";
import { inspect } from "../inspect/index.ts";
import { PROMISIFIED } from "../timers.ts";
import { isDeepEqual } from "./equal.ts";

type Call = (...args: unknown[]) => unknown;

function promisify(original: Call & { [PROMISIFIED]?: Call }): Call {
  if (original[PROMISIFIED]) return original[PROMISIFIED];
  return function (this: unknown, ...args) {
    return new Promise((resolve, reject) => {
      original.call(this, ...args, (error: unknown, value: unknown) => (error ? reject(error) : resolve(value)));
    });
  };
}
promisify.custom = PROMISIFIED;

function callbackify(original: Call): Call {
  return function (this: unknown, ...args) {
    const done = args.pop() as Call;
    void Promise.resolve(original.apply(this, args)).then(
      (value) => done(null, value),
      (error: unknown) => done(error),
    );
  };
}

function inherits(child: Call & { super_?: unknown }, parent: Call): void {
  Object.defineProperty(child, "super_", { value: parent, writable: true, configurable: true });
  Object.setPrototypeOf(child.prototype, parent.prototype as object);
}

const tag = (value: unknown) => Object.prototype.toString.call(value).slice(8, -1);

export const types = {
  isDate: (value: unknown) => value instanceof Date,
  isRegExp: (value: unknown) => value instanceof RegExp,
  isMap: (value: unknown) => value instanceof Map,
  isSet: (value: unknown) => value instanceof Set,
  isPromise: (value: unknown) => value instanceof Promise,
  isNativeError: (value: unknown) => value instanceof Error,
  isTypedArray: (value: unknown) => ArrayBuffer.isView(value) && !(value instanceof DataView),
  isUint8Array: (value: unknown) => value instanceof Uint8Array,
  isArrayBuffer: (value: unknown) => value instanceof ArrayBuffer,
  isAnyArrayBuffer: (value: unknown) => value instanceof ArrayBuffer,
  isAsyncFunction: (value: unknown) => tag(value) === "AsyncFunction",
  isGeneratorFunction: (value: unknown) => tag(value).endsWith("GeneratorFunction"),
  isBoxedPrimitive: (value: unknown) =>
    typeof value === "object" && ["Number", "String", "Boolean", "Symbol", "BigInt"].includes(tag(value)),
  isWeakMap: (value: unknown) => value instanceof WeakMap,
  isWeakSet: (value: unknown) => value instanceof WeakSet,
  isProxy: () => false,
};

export const util = {
  inspect,
  format,
  formatWithOptions,
  promisify,
  callbackify,
  inherits,
  types,
  TextEncoder,
  TextDecoder,
  isDeepStrictEqual: (a: unknown, b: unknown) => isDeepEqual(a, b, true),
  deprecate: (call: Call) => call,
  debuglog: () => Object.assign(() => undefined, { enabled: false }),
  isArray: Array.isArray,
  stripVTControlCharacters: (text: string) => text.replace(/\u001b\[[\d;]*m/g, ""),
  styleText: (_: unknown, text: string) => text,
  toUSVString: (text: string) => text.replace(/\p{Surrogate}/gu, "\ufffd"),
};
