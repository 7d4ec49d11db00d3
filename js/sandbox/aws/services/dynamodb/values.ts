// DynamoDB's attribute values, as they are on the wire: `{"S": "text"}`, `{"N": "1.5"}`.

import type { Json } from "../../../contract.ts";
import { decode, isMembers, list, special, text, type Members } from "../../values.ts";

/** The type and what it holds, or `undefined` for what is no attribute value. */
export function typed(value: Json | undefined): [string, Json] | undefined {
  if (!isMembers(value)) return undefined;
  const first = Object.entries(value)[0];
  return first;
}

/** Whether two values are the same: numbers by their value, sets in any order. */
export function same(left: Json | undefined, right: Json | undefined): boolean {
  const [a, b] = [typed(left), typed(right)];
  if (!a || !b || a[0] !== b[0]) return false;
  return canonical(a) === canonical(b);
}

function canonical([type, value]: [string, Json]): string {
  switch (type) {
    case "N":
      return normal(text(value) ?? "");
    case "NS":
      return JSON.stringify(
        list(value)
          .map((item) => normal(text(item) ?? ""))
          .sort(),
      );
    case "SS":
    case "BS":
      return JSON.stringify(
        list(value)
          .map((item) => JSON.stringify(item))
          .sort(),
      );
    case "L":
      return JSON.stringify(list(value).map((item) => canonical(typed(item) ?? ["", null])));
    case "M":
      return JSON.stringify(
        Object.entries(value as Members)
          .sort(([a], [b]) => (a < b ? -1 : 1))
          .map(([key, item]) => [key, canonical(typed(item) ?? ["", null])]),
      );
    default:
      return `${type}${JSON.stringify(value)}`;
  }
}

/** Less than 0, 0, or more; `undefined` for types that have no order or differ. */
export function compare(left: Json | undefined, right: Json | undefined): number | undefined {
  const [a, b] = [typed(left), typed(right)];
  if (!a || !b || a[0] !== b[0]) return undefined;
  if (a[0] === "N") return compareNumbers(text(a[1]) ?? "", text(b[1]) ?? "");
  const [x, y] = a[0] === "B" ? [binary(a[1]), binary(b[1])] : [a[1], b[1]];
  if (a[0] !== "S" && a[0] !== "B") return undefined;
  return (x as string) < (y as string) ? -1 : x === y ? 0 : 1;
}

function compareNumbers(left: string, right: string): number {
  const difference = typed({ N: add(left, right, -1) })?.[1];
  const text = String(difference);
  return text.startsWith("-") ? -1 : text === "0" ? 0 : 1;
}

/** `left + sign * right` in decimal, since DynamoDB's numbers have 38 digits. */
export function add(left: string, right: string, sign: 1 | -1): string {
  const [a, b] = [decimal(left), decimal(right)];
  if (!a || !b) return String(Number(left) + sign * Number(right));
  const scale = Math.max(a.scale, b.scale);
  const sum = a.digits * 10n ** BigInt(scale - a.scale) + BigInt(sign) * b.digits * 10n ** BigInt(scale - b.scale);
  return shown(sum, scale);
}

/** A number without zeros that do not count. */
export function normal(value: string): string {
  const read = decimal(value);
  return read ? shown(read.digits, read.scale) : value;
}

/** Whether a text is a number that DynamoDB takes. */
export function isNumber(value: string): boolean {
  return decimal(value) !== undefined;
}

function decimal(value: string): { digits: bigint; scale: number } | undefined {
  const [, minus = "", whole = "", part = "", exponent = "0"] =
    /^([+-]?)(\d{0,200})(?:\.(\d{0,200}))?(?:[eE]([+-]?\d{1,3}))?$/.exec(value) ?? [];
  if (whole + part === "") return undefined;
  const scale = part.length - Number(exponent);
  const digits = BigInt(`${whole}${part}`) * (minus === "-" ? -1n : 1n);
  return scale >= 0 ? { digits, scale } : { digits: digits * 10n ** BigInt(-scale), scale: 0 };
}

function shown(digits: bigint, scale: number): string {
  const minus = digits < 0n ? "-" : "";
  const text = String(digits < 0n ? -digits : digits).padStart(scale + 1, "0");
  const whole = text.slice(0, text.length - scale);
  const part = text.slice(text.length - scale).replace(/0+$/, "");
  return `${digits === 0n ? "" : minus}${whole}${part === "" ? "" : `.${part}`}`;
}

/** The `size()` of a value. */
export function size(value: Json | undefined): number | undefined {
  const [type, held] = typed(value) ?? [];
  if (held === undefined) return undefined;
  if (type === "S") return (held as string).length;
  if (type === "B") return binary(held).length;
  if (Array.isArray(held)) return held.length;
  return isMembers(held) ? Object.keys(held).length : undefined;
}

/** Bytes as a text of a letter each, which has their order. */
function binary(held: Json): string {
  return Array.from(decode(special(held, "$bytes") ?? ""), (byte) => String.fromCharCode(byte)).join("");
}
