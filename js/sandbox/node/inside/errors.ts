// Errors as V8 has them: the stack begins with name and message, has V8's frames in the user's file and Lambda's below
// it, and the messages of the engine's own errors are in V8's words.

import { circularWords } from "./circular.ts";
import { destructuringAfter, inUnits, lineOf, placeInV8 } from "./source.ts";
import { inV8, jsonRefusal, patternRefusal } from "./wording.ts";

/** The file that these modules are evaluated under; its frames are not shown. */
const INTERNAL = "node:internal";
/** The function of runtime.ts that calls the handler. */
const CALLER = "callTheHandler";
const LAMBDA = "    at Runtime.handleOnceNonStreaming (file:///var/runtime/index.mjs:1173:29)";
const LIMIT = 10;

/** The user's file: what it is called in frames, its text, and what was put before or into it. */
export interface UserFile {
  name: string;
  source: string;
  handler: string;
  /** How many columns of the first line are not the user's. */
  shift: number;
  /** Columns that were added, by line: from which column on, and how many. */
  added: Map<number, [column: number, length: number][]>;
}

let file: UserFile = { name: "", source: "", handler: "handler", shift: 0, added: new Map() };

export function setUserFile(now: UserFile): void {
  file = now;
}

interface Frame {
  name: string;
  at: string;
  line: number;
  column: number;
}

const tidied = new WeakSet<object>();
/** Where an error was noticed in the user's file. */
const places = new WeakMap<object, { line: number; column: number }>();

/** Brings an error into V8's shape, once; anything else is left as it is. Returns what it was given. */
export function tidy<T>(error: T): T {
  if (!(error instanceof Error) || tidied.has(error)) return error;
  tidied.add(error);
  const raw = Object.getOwnPropertyDescriptor(error, "stack")?.value as unknown;
  if (typeof raw !== "string" || !isRaw(raw)) return error;
  const frames = framesOf(raw);
  const own = frames.find(({ at }) => at === file.name);
  // The engine has no place for a destructuring, but for what came before it.
  if (own && own === frames[0] && error.message === "cannot convert to object")
    Object.assign(own, destructuringAfter(file.source, own.line, own.column));
  const place = own && { source: file.source, line: own.line, column: own.column };
  const worded = inV8(error.name, error.message, place);
  if (worded.message !== error.message) define(error, "message", worded.message);
  if (worded.name && worded.name !== error.name)
    Object.setPrototypeOf(error, natives[worded.name]?.prototype ?? Error.prototype);
  setStack(error, frames);
  return error;
}

const isRaw = (stack: string) => stack === "" || stack.startsWith("    at ");

function setStack(error: Error, frames: Frame[]): void {
  const own = frames.find(({ at }) => at === file.name);
  if (own) places.set(error, { line: own.line, column: placeInV8(file.source, own.line, own.column) });
  define(error, "stack", [header(error), ...shown(frames)].join("\n"));
}

function header(error: Error): string {
  const name = String(error.name ?? "Error");
  const message = String(error.message ?? "");
  if (name === "") return message;
  return message === "" ? name : `${name}: ${message}`;
}

function framesOf(raw: string): Frame[] {
  return raw
    .split("\n")
    .filter((line) => line !== "")
    .map((line) => {
      const found = /^    at (?:(.*) \()?(.*?):(\d+)(?::(\d+))?\)?$/.exec(line);
      if (!found) return { name: /^    at (.*) \(native\)$/.exec(line)?.[1] ?? "", at: "native", line: 0, column: 0 };
      const [, name = "", at = "", line1 = "0", column = "1"] = found;
      const frame = { name, at, line: Number(line1), column: Number(column) };
      return at === file.name ? withoutAdditions(frame) : frame;
    });
}

function withoutAdditions(frame: Frame): Frame {
  let column = frame.line === 1 ? frame.column - file.shift : frame.column;
  let taken = 0;
  for (const [from, length] of file.added.get(frame.line) ?? []) if (column > from + taken) taken += length;
  column -= taken;
  return { ...frame, column: inUnits(lineOf(file.source, frame.line), Math.max(1, column)) };
}

const OWNERS: [RegExp, string][] = [
  [/^(?:map|forEach|filter|reduce|reduceRight|some|every|find|findIndex|findLast|flatMap|sort|from)$/, "Array"],
  [/^(?:replace|replaceAll|repeat|padStart|padEnd|normalize)$/, "String"],
  [/^(?:parse|stringify)$/, "JSON"],
  [/^(?:toISOString|setTime)$/, "Date"],
  [/^(?:keys|entries|assign|defineProperty|fromEntries|freeze)$/, "Function"],
];

function shown(frames: Frame[]): string[] {
  const lines: string[] = [];
  let last = -1;
  for (const { name, at, line, column } of frames) {
    if (at === file.name) {
      const place = `${at}:${line}:${placeInV8(file.source, line, column)}`;
      const isTop = name === "<eval>" || name === "<module>";
      const isHandler = name === file.handler || (name === "" && file.handler === "handler");
      last = isHandler ? lines.length : last;
      if (isTop) lines.push(at.startsWith("file:") ? `    at ${place}` : `    at Object.<anonymous> (${place})`);
      else lines.push(name === "" || name === "<anonymous>" ? `    at ${place}` : `    at ${name} (${place})`);
    } else if (name === CALLER) {
      lines.push(LAMBDA);
      break;
    } else if (at === "native" && lines.length > 0) {
      const owner = OWNERS.find(([pattern]) => pattern.test(name))?.[1];
      lines.push(owner ? `    at ${owner}.${name} (<anonymous>)` : `    at ${name} (<anonymous>)`);
    } else if (at === "native" && /^(?:parse|stringify)$/.test(name)) {
      lines.push(`    at JSON.${name} (<anonymous>)`);
    }
  }
  if (last >= 0) lines[last] = (lines[last] as string).replace("    at ", "    at Runtime.");
  const limit = (Error as unknown as { stackTraceLimit?: unknown }).stackTraceLimit;
  return lines.slice(0, typeof limit === "number" ? limit : LIMIT);
}

/** An error's stack, as Node shows it: with the name and message that it has now. */
export function stackOf(error: Error): string {
  tidy(error);
  const stack: unknown = error.stack;
  if (typeof stack !== "string" || stack === "") return Error.prototype.toString.call(error);
  // A name that was given after the error was made.
  const name = String(error.name ?? "Error");
  const made = (error.constructor as { name?: string } | undefined)?.name ?? "Error";
  const wanted = name !== "Error" ? name : made;
  const first = /^([A-Z][\w ]*)(?=:|\n|$)/.exec(stack)?.[1];
  if (first && !stack.slice(0, stack.indexOf("\n") + 1 || undefined).includes(wanted) && wanted !== "")
    return wanted + stack.slice(first.length);
  return stack;
}

export function placeOf(error: unknown): { line: number; column: number } | undefined {
  return typeof error === "object" && error !== null ? places.get(error) : undefined;
}

/** The user's line that is running; 0 if there is none. */
export function currentLine(): number {
  const raw = new NativeError("").stack ?? "";
  return framesOf(raw).find(({ at }) => at === file.name)?.line ?? 0;
}

function define(target: object, name: string, value: unknown): void {
  Object.defineProperty(target, name, { value, writable: true, enumerable: false, configurable: true });
}

const NativeError = Error;
const natives: Record<string, ErrorConstructor> = {};

/** Replaces a constructor, so that what it makes has V8's stack from the beginning. */
function wrap(name: string, Native: ErrorConstructor): ErrorConstructor {
  const made: ErrorConstructor = {
    [name]: function (this: unknown, ...args: unknown[]): Error {
      const target = (new.target ?? made) as unknown as ErrorConstructor;
      const error = Reflect.construct(Native, args, target) as Error;
      tidied.add(error);
      const frames = framesOf(error.stack ?? "").filter(({ at, name: frame }) => at !== INTERNAL || frame === CALLER);
      // V8 leaves out the constructors of the error's own classes.
      const own = target.name === name ? -1 : frames.slice(0, 4).findIndex((frame) => frame.name === target.name);
      setStack(error, frames.slice(own + 1));
      return error;
    },
  }[name] as unknown as ErrorConstructor;
  Object.defineProperty(made, "length", { value: Native.length, configurable: true });
  Object.defineProperty(made, "prototype", {
    value: Native.prototype,
    writable: false,
    enumerable: false,
    configurable: false,
  });
  Object.setPrototypeOf(made, name === "Error" ? Function.prototype : (natives.Error as object));
  Object.defineProperty(Native.prototype, "constructor", {
    value: made,
    writable: true,
    enumerable: false,
    configurable: true,
  });
  define(globalThis, name, made);
  natives[name] = made;
  return made;
}

export function installErrors(): void {
  const scope = globalThis as unknown as Record<string, ErrorConstructor>;
  const names = [
    "Error",
    "EvalError",
    "RangeError",
    "ReferenceError",
    "SyntaxError",
    "TypeError",
    "URIError",
    "AggregateError",
  ];
  for (const name of names) wrap(name, scope[name] as ErrorConstructor);
  const own = natives.Error as unknown as { captureStackTrace: unknown; stackTraceLimit: number };
  own.stackTraceLimit = LIMIT;
  define(own, "captureStackTrace", (target: Error, above?: { name?: string }) => {
    const frames = framesOf(new NativeError("").stack ?? "").filter(
      ({ at, name }) => at !== INTERNAL || name === CALLER,
    );
    const from = above?.name ? frames.findIndex(({ name }) => name === above.name) : -1;
    setStack(target, frames.slice(from + 1));
  });
  installJson();
  installRegExp();
}

/** JSON's refusals in V8's words, which need the text or the value. */
function installJson(): void {
  const { parse, stringify } = JSON;
  define(JSON, "stringify", function (value: unknown, ...rest: unknown[]) {
    try {
      return stringify(value, ...(rest as [])) as unknown;
    } catch (error) {
      if (error instanceof TypeError && error.message === "circular reference")
        define(error, "message", circularWords(value));
      throw error;
    }
  });
  define(JSON, "parse", function (text: unknown, reviver?: (this: unknown, key: string, value: unknown) => unknown) {
    try {
      return parse(text as string, reviver as never) as unknown;
    } catch (error) {
      if (!(error instanceof SyntaxError)) throw error;
      define(error, "message", jsonRefusal(String(text)));
      const frames = framesOf(error.stack ?? "").filter(({ at }) => at !== "<input>" && at !== INTERNAL);
      tidied.add(error);
      setStack(error, frames);
      throw error;
    }
  });
}

/** Refused patterns in V8's words, which begin with the pattern. */
function installRegExp(): void {
  const Native = RegExp;
  const made = (args: unknown[], target: new () => object): object => {
    try {
      return Reflect.construct(Native, args, target) as object;
    } catch (error) {
      if (!(error instanceof SyntaxError)) throw error;
      const [pattern, flags = ""] = args.map(String);
      throw new (natives.SyntaxError as ErrorConstructor)(patternRefusal(pattern ?? "", flags, error.message));
    }
  };
  const Made: RegExpConstructor = new Proxy(Native, {
    construct: (_, args, target) => made(args, target as unknown as new () => object),
    apply: (_, __, args) => made(args, Made as unknown as new () => object),
  });
  define(Native.prototype, "constructor", Made);
  define(globalThis, "RegExp", Made);
}
