// Node's util.inspect. Objects in the log are most of what a user looks at, so that they look as in CloudWatch matters.

import { promiseState } from "../bridge.ts";
import { stackOf } from "../errors.ts";
import { joined, type Layout } from "./layout.ts";
import { className, functionBase, prefix, tagOf } from "./names.ts";
import { key, number, quote, symbol } from "./text.ts";

export interface Options {
  depth?: number | null;
  showHidden?: boolean;
  customInspect?: boolean;
  maxArrayLength?: number | null;
  maxStringLength?: number | null;
  breakLength?: number;
  compact?: number | boolean;
  sorted?: boolean | ((a: string, b: string) => number);
  getters?: boolean | "get" | "set";
  colors?: boolean;
}

export const custom = Symbol.for("nodejs.util.inspect.custom");
export const defaultOptions: Required<Options> = {
  depth: 2,
  showHidden: false,
  customInspect: true,
  maxArrayLength: 100,
  maxStringLength: 10_000,
  breakLength: 80,
  compact: 3,
  sorted: false,
  getters: false,
  colors: false,
};

interface Context extends Layout, Omit<Required<Options>, "maxArrayLength" | "breakLength" | "compact"> {
  seen: object[];
  circular: Map<object, number>;
}

/** `options` may be `showHidden`, as of old, with `depth` after it. */
export function inspect(value: unknown, options: Options | boolean = {}, depth?: number | null): string {
  const given =
    typeof options === "boolean" ? { showHidden: options, ...(depth === undefined ? {} : { depth }) } : (options ?? {});
  const all = { ...defaultOptions, ...given };
  const context: Context = {
    ...all,
    depth: all.depth === null ? Infinity : all.depth,
    maxArrayLength: all.maxArrayLength ?? Infinity,
    maxStringLength: all.maxStringLength ?? Infinity,
    indentation: 0,
    level: 0,
    entered: 0,
    seen: [],
    circular: new Map(),
  };
  return show(context, value, 0, true);
}
inspect.custom = custom;
inspect.defaultOptions = defaultOptions;
inspect.colors = {};
inspect.styles = {};

function show(context: Context, value: unknown, level: number, isTop = false): string {
  if (typeof value === "string") return text(context, value, isTop);
  if (typeof value === "number") return number(value);
  if (typeof value === "bigint") return `${value}n`;
  if (typeof value === "symbol") return symbol(value);
  if (value === null || (typeof value !== "object" && typeof value !== "function")) return String(value);
  const own = context.customInspect ? ownInspect(context, value, level) : undefined;
  if (own !== undefined) return own;
  if (context.seen.includes(value)) {
    const index = context.circular.get(value) ?? context.circular.size + 1;
    context.circular.set(value, index);
    return `[Circular *${index}]`;
  }
  return object(context, value, level);
}

/** A string; inside a value, a long one with line breaks is shown line by line. */
function text(context: Context, value: string, isTop: boolean): string {
  const over = value.length - (context.maxStringLength as number);
  const shown = over > 0 ? value.slice(0, context.maxStringLength as number) : value;
  const rest = over > 0 ? `... ${over} more character${over > 1 ? "s" : ""}` : "";
  if (
    !isTop &&
    context.compact !== true &&
    shown.length > 16 &&
    shown.length > context.breakLength - context.indentation - 4
  ) {
    return (
      shown
        .split(/(?<=\n)/)
        .map(quote)
        .join(` +\n${" ".repeat(context.indentation + 2)}`) + rest
    );
  }
  return quote(shown) + rest;
}

function ownInspect(context: Context, value: object, level: number): string | undefined {
  const method = (value as Record<symbol, unknown>)[custom];
  if (typeof method !== "function" || method === inspect) return undefined;
  const depth = (context.depth as number) - level;
  const shown: unknown = method.call(value, depth, { ...context, depth, stylize: String, seen: undefined }, inspect);
  if (shown === value) return undefined;
  if (typeof shown !== "object" && typeof shown !== "function")
    return String(shown).replaceAll("\n", `\n${" ".repeat(context.indentation)}`);
  return show(context, shown, level);
}

/** How one kind of object is shown: what stands before its brackets, the brackets, and what is in it beside its keys. */
interface Shape {
  base?: string;
  brackets: [string, string];
  entries?: () => string[];
  keys?: (string | symbol)[];
  /** The values of a list, which may stand in columns. */
  list?: unknown;
  /** What is shown if there is nothing in it. */
  empty?: string;
}

function object(context: Context, value: object, level: number): string {
  const name = className(value);
  const tag = tagOf(value, name);
  const shape = shapeOf(context, value, name, tag, level);
  const keys = shape.keys ?? keysOf(context, value);
  const { base = "", brackets } = shape;
  if (keys.length === 0 && !shape.entries) return shape.empty ?? (base || `${brackets[0]}${brackets[1]}`);
  if (level > (context.depth as number)) {
    const title = prefix(name, tag, Array.isArray(value) ? "Array" : "Object").slice(0, -1);
    return name === null ? title : `[${title}]`;
  }
  context.seen.push(value);
  context.entered = level;
  context.level = level;
  const inside = shape.entries?.() ?? [];
  const named = keys.map((one) => property(context, value, one, level));
  context.seen.pop();
  const index = context.circular.get(value);
  const reference = index === undefined ? "" : `<ref *${index}> `;
  const opened: [string, string] = base === "" ? [reference + brackets[0], brackets[1]] : brackets;
  const shownBase = base === "" ? "" : reference + base;
  let parts = [...inside, ...named];
  if (parts.length === 0) return shownBase || shape.empty || `${opened[0]}${brackets[1]}`;
  if (context.sorted) parts = parts.sort(context.sorted === true ? undefined : context.sorted);
  // Further keys of a list do not turn it back into one line a value; its numbers only are looked at.
  const list = shape.list !== undefined && named.length > 0 ? [] : shape.list;
  return joined({ ...context, level, entered: context.entered }, parts, shownBase, opened, list);
}

function keysOf(context: Context, value: object): (string | symbol)[] {
  if (context.showHidden) return Reflect.ownKeys(value);
  return Reflect.ownKeys(value).filter((one) => Object.prototype.propertyIsEnumerable.call(value, one));
}

const isIndex = (name: string | symbol) => typeof name === "string" && /^(?:0|[1-9]\d*)$/.test(name);

function shapeOf(context: Context, value: object, name: string | null, tag: string, level: number): Shape {
  const named = (fallback: string, size?: number) => prefix(name, tag, fallback, size === undefined ? "" : `(${size})`);
  const extra = () => keysOf(context, value).filter((one) => !isIndex(one));
  if (Array.isArray(value)) {
    const isPlain = name === "Array" && tag === "";
    const open = `${isPlain ? "" : named("Array", value.length)}[`;
    const keys = extra().filter((one) => one !== "length" || context.showHidden);
    if (value.length === 0 && keys.length === 0) return { brackets: [open, "]"], keys, empty: `${open}]` };
    return { brackets: [open, "]"], keys, entries: () => items(context, value, level), list: value };
  }
  if (value instanceof Set) {
    const entries = () =>
      indented(context, () => [...Set.prototype.values.call(value)].map((one) => show(context, one, level + 1)));
    const open = `${named("Set", value.size)}{`;
    return value.size === 0 ? { brackets: [open, "}"] } : { brackets: [open, "}"], entries };
  }
  if (value instanceof Map) {
    const pair = ([a, b]: [unknown, unknown]) => `${show(context, a, level + 1)} => ${show(context, b, level + 1)}`;
    const entries = () =>
      indented(context, () => [...Map.prototype.entries.call(value)].map((one) => pair(one as [unknown, unknown])));
    const open = `${named("Map", value.size)}{`;
    return value.size === 0 ? { brackets: [open, "}"] } : { brackets: [open, "}"], entries };
  }
  if (ArrayBuffer.isView(value) && !(value instanceof DataView)) {
    const list = value as unknown as unknown[];
    const open = `${named(name ?? "Uint8Array", list.length)}[`;
    if (list.length === 0) return { brackets: [open, "]"], keys: extra() };
    return { brackets: [open, "]"], keys: extra(), entries: () => items(context, list, level), list };
  }
  return plainShape(context, value, name, tag, level, named);
}

function plainShape(
  context: Context,
  value: object,
  name: string | null,
  tag: string,
  level: number,
  named: (fallback: string) => string,
): Shape {
  const curly = (open = ""): [string, string] => [`${open}{`, "}"];
  if (typeof value === "function") return { base: functionBase(value as () => unknown, name, tag), brackets: curly() };
  if (value instanceof Error) return errorShape(context, value, level);
  if (value instanceof RegExp)
    return {
      base: (name === "RegExp" || name === null ? "" : named("RegExp")) + RegExp.prototype.toString.call(value),
      brackets: curly(),
    };
  if (value instanceof Date) {
    const isValid = !Number.isNaN(Date.prototype.getTime.call(value));
    const base = isValid ? Date.prototype.toISOString.call(value) : "Invalid Date";
    return { base: (name === "Date" || name === null ? "" : named("Date")) + base, brackets: curly() };
  }
  if (value instanceof Promise) {
    const { state, value: settled } = promiseState(value);
    const inner = () =>
      indented(context, () => [
        state === "pending"
          ? "<pending>"
          : `${state === "rejected" ? "<rejected> " : ""}${show(context, settled, level + 1)}`,
      ]);
    return { brackets: curly(named("Promise")), entries: inner };
  }
  if (value instanceof WeakMap || value instanceof WeakSet)
    return { brackets: curly(named("WeakMap")), entries: () => ["<items unknown>"] };
  if (value instanceof ArrayBuffer) {
    const bytes = [...new Uint8Array(value).subarray(0, 50)]
      .map((byte) => byte.toString(16).padStart(2, "0"))
      .join(" ");
    const more =
      value.byteLength > 50 ? ` ... ${value.byteLength - 50} more byte${value.byteLength > 51 ? "s" : ""}` : "";
    return {
      brackets: curly(named("ArrayBuffer")),
      entries: () => [`[Uint8Contents]: <${bytes}${more}>`, `byteLength: ${value.byteLength}`],
    };
  }
  const boxed = boxedBase(value);
  if (boxed)
    return {
      base: boxed,
      brackets: curly(),
      keys: keysOf(context, value).filter((one) => !(value instanceof String && (isIndex(one) || one === "length"))),
    };
  if (tag === "Map Iterator" || tag === "Set Iterator" || tag === "Array Iterator")
    return { brackets: curly(`Object [${tag}] `) };
  if (tag === "Module" && name === null) return { brackets: curly("[Module: null prototype] ") };
  if (isArguments(value)) return { brackets: curly("[Arguments] ") };
  if (name === "Object" && tag === "") return { brackets: curly() };
  return { brackets: curly(named("Object")), empty: `${named("Object")}{}` };
}

const isArguments = (value: object) => Object.prototype.toString.call(value) === "[object Arguments]";

function boxedBase(value: object): string | undefined {
  if (value instanceof Number) return `[Number: ${number(value.valueOf())}]`;
  if (value instanceof String) return `[String: ${quote(value.valueOf())}]`;
  if (value instanceof Boolean) return `[Boolean: ${value.valueOf()}]`;
  if (value instanceof Symbol) return `[Symbol: ${symbol(value.valueOf())}]`;
  if (value instanceof BigInt) return `[BigInt: ${value.valueOf()}n]`;
  return undefined;
}

/** An error is its stack; its other properties stand behind in brackets. */
function errorShape(context: Context, value: Error, _level: number): Shape {
  const stack = stackOf(value);
  const keys = keysOf(context, value).filter((one) => {
    if (one !== "name" && one !== "message" && one !== "stack") return true;
    return context.showHidden
      ? !stack.includes(String((value as unknown as Record<string, unknown>)[one]))
      : one !== "stack" && !stack.includes(String((value as unknown as Record<string, unknown>)[one]));
  });
  if (Object.hasOwn(value, "cause") && !keys.includes("cause")) keys.push("cause");
  if (value instanceof AggregateError && !keys.includes("errors")) keys.push("errors");
  const hasFrames = /\n    at /.test(stack);
  const base = hasFrames ? stack : `[${stack}]`;
  const margin = `\n${" ".repeat(context.indentation)}`;
  return { base: context.indentation > 0 ? base.replaceAll("\n", margin) : base, brackets: ["{", "}"], keys };
}

function indented(context: Context, make: () => string[]): string[] {
  context.indentation += 2;
  const made = make();
  context.indentation -= 2;
  return made;
}

function items(context: Context, list: unknown[], level: number): string[] {
  const output: string[] = [];
  let at = 0;
  while (at < list.length && output.length < context.maxArrayLength) {
    if (!(at in list)) {
      const from = at;
      while (at < list.length && !(at in list)) at++;
      output.push(`<${at - from} empty item${at - from > 1 ? "s" : ""}>`);
      continue;
    }
    const one = list[at++];
    output.push(indented(context, () => [show(context, one, level + 1)])[0] as string);
  }
  const left = list.length - at;
  if (left > 0) output.push(`... ${left} more item${left > 1 ? "s" : ""}`);
  return output;
}

function property(context: Context, owner: object, name: string | symbol, level: number): string {
  const found = Object.getOwnPropertyDescriptor(owner, name) ?? {
    value: (owner as Record<string | symbol, unknown>)[name],
    enumerable: true,
  };
  const shown = found.get
    ? found.set
      ? "[Getter/Setter]"
      : "[Getter]"
    : found.set
      ? "[Setter]"
      : indented(context, () => [show(context, found.value, level + 1)])[0];
  return `${key(name, found.enumerable ?? false)}: ${shown}`;
}
