// `@aws-sdk/util-dynamodb`: JavaScript's values to DynamoDB's, and back.

import { bytesOf } from "./bytes.ts";

export interface MarshallOptions {
  removeUndefinedValues?: boolean;
  convertEmptyValues?: boolean;
  convertClassInstanceToMap?: boolean;
  convertTopLevelContainer?: boolean;
}

export interface UnmarshallOptions {
  wrapNumbers?: boolean | ((value: string) => unknown);
  convertWithoutMapWrapper?: boolean;
}

type Attribute = Record<string, unknown>;

/** A number that JavaScript's own cannot hold. */
export class NumberValueImpl {
  readonly value: string;

  constructor(value: string | number | bigint | { N: string }) {
    this.value = typeof value === "object" ? value.N : String(value);
  }

  static from(value: string | number | bigint | { N: string }): NumberValueImpl {
    return new NumberValueImpl(value);
  }

  toAttributeValue(): Attribute {
    return { N: this.value };
  }

  toBigInt(): bigint {
    return BigInt(this.value);
  }

  toString(): string {
    return this.value;
  }
}

export function marshall(value: unknown, options: MarshallOptions = {}): Attribute {
  const made = convertToAttr(value, options);
  const [type, held] = Object.entries(made)[0] ?? [];
  return (type === "M" || type === "L") && options.convertTopLevelContainer !== true ? (held as Attribute) : made;
}

export function unmarshall(value: Attribute, options: UnmarshallOptions = {}): unknown {
  return options.convertWithoutMapWrapper === false ? convertToNative(value, options) : convertToNative({ M: value }, options);
}

export function convertToAttr(value: unknown, options: MarshallOptions = {}): Attribute {
  if (value === undefined)
    throw new Error(`Pass options.removeUndefinedValues=true to remove undefined values from map/array/set.`);
  if (value === null) return { NULL: true };
  if (typeof value === "boolean") return { BOOL: value };
  if (typeof value === "number") return { N: numberText(value) };
  if (typeof value === "bigint") return { N: String(value) };
  if (typeof value === "string") return value === "" && options.convertEmptyValues ? { NULL: true } : { S: value };
  if (value instanceof NumberValueImpl) return value.toAttributeValue();
  if (Array.isArray(value)) return { L: kept(value, options).map((item) => convertToAttr(item, options)) };
  if (value instanceof Set) return set(value, options);
  const bytes = bytesOf(value);
  if (bytes) return bytes.length === 0 && options.convertEmptyValues ? { NULL: true } : { B: bytes };
  return { M: map(value, options) };
}

/** Leaves out what is undefined, if that is wished. */
function kept(items: unknown[], { removeUndefinedValues }: MarshallOptions): unknown[] {
  return items.filter((item) => typeof item !== "function" && !(removeUndefinedValues && item === undefined));
}

function map(value: unknown, options: MarshallOptions): Attribute {
  const isPlain =
    value instanceof Map || Object.getPrototypeOf(value) === null || (value as object).constructor?.name === "Object";
  if (!isPlain && options.convertClassInstanceToMap !== true) {
    throw new Error(
      `Unsupported type passed: ${String(value)}. Pass options.convertClassInstanceToMap=true to marshall typeof object as map attribute.`,
    );
  }
  const entries = (value instanceof Map ? [...value] : Object.entries(value as object)) as [string, unknown][];
  const shown = entries.filter(
    ([, item]) => typeof item !== "function" && !(options.removeUndefinedValues && item === undefined),
  );
  return Object.fromEntries(shown.map(([key, item]) => [key, convertToAttr(item, options)]));
}

function set(value: Set<unknown>, options: MarshallOptions): Attribute {
  const items = kept([...value], options);
  if (items.length === 0) {
    if (options.convertEmptyValues) return { NULL: true };
    throw new Error("Pass a non-empty set, or options.convertEmptyValues=true.");
  }
  const types = items.map((item) => Object.keys(convertToAttr(item))[0] ?? "");
  const [type = ""] = types;
  if (!["S", "N", "B"].includes(type)) throw new Error(`Only Number Set (NS), Binary Set (BS), String Set (SS) are allowed.`);
  return { [`${type}S`]: items.map((item) => convertToAttr(item)[type]) };
}

function numberText(value: number): string {
  if (!Number.isFinite(value)) throw new Error(`Special numeric value ${value} is not allowed`);
  if (Math.abs(value) > Number.MAX_SAFE_INTEGER && Number.isInteger(value)) {
    const [side, limit] = value > 0 ? ["greater", "MAX"] : ["lesser", "MIN"];
    throw new Error(`Number ${value} is ${side} than Number.${limit}_SAFE_INTEGER. Use BigInt.`);
  }
  return String(value);
}

export function convertToNative(value: Attribute, options: UnmarshallOptions = {}): unknown {
  const [type, held] = Object.entries(value).find(([, held]) => held !== undefined) ?? [];
  switch (type) {
    case "NULL":
      return null;
    case "BOOL":
      return Boolean(held);
    case "S":
    case "B":
      return held;
    case "N":
      return number(String(held), options);
    case "L":
      return (held as Attribute[]).map((item) => convertToNative(item, options));
    case "M":
      return Object.fromEntries(
        Object.entries(held as Record<string, Attribute>).map(([key, item]) => [key, convertToNative(item, options)]),
      );
    case "SS":
    case "BS":
      return new Set(held as unknown[]);
    case "NS":
      return new Set((held as string[]).map((item) => number(item, options)));
    default:
      throw new Error(type === undefined ? `No value defined: ${JSON.stringify(value)}` : `Unsupported type passed: ${type}`);
  }
}

function number(text: string, { wrapNumbers }: UnmarshallOptions): unknown {
  if (typeof wrapNumbers === "function") return wrapNumbers(text);
  if (wrapNumbers) return NumberValueImpl.from(text);
  const value = Number(text);
  const isSafe = Math.abs(value) <= Number.MAX_SAFE_INTEGER || /[.eE]/.test(text);
  return isSafe ? value : BigInt(text);
}
