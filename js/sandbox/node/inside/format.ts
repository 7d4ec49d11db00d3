// Node's util.format, with which the console makes a line of its arguments.

import { inspect, type Options } from "./inspect/index.ts";

export function format(...args: unknown[]): string {
  return formatWithOptions({}, ...args);
}

export function formatWithOptions(options: Options, ...args: unknown[]): string {
  const [first, ...rest] = args;
  const parts: string[] = [];
  let used = 0;
  if (typeof first === "string") {
    parts.push(
      rest.length === 0
        ? first
        : first.replace(/%[sdifjoOc%]/g, (mark) => {
            if (mark === "%%") return "%";
            if (used >= rest.length) return mark;
            return one(mark, rest[used++], options);
          }),
    );
  } else if (args.length > 0) {
    parts.push(inspect(first, options));
  }
  for (const value of rest.slice(used)) parts.push(typeof value === "string" ? value : inspect(value, options));
  return parts.join(" ");
}

function one(mark: string, value: unknown, options: Options): string {
  switch (mark) {
    case "%s":
      return asString(value, options);
    case "%d":
      if (typeof value === "bigint") return `${value}n`;
      return typeof value === "symbol"
        ? "NaN"
        : typeof value === "object"
          ? numeric(Number(value))
          : numeric(Number(value));
    case "%i":
      if (typeof value === "bigint") return `${value}n`;
      return typeof value === "symbol" ? "NaN" : numeric(Number.parseInt(String(value), 10));
    case "%f":
      return typeof value === "symbol" ? "NaN" : numeric(Number.parseFloat(String(value)));
    case "%j":
      try {
        return String(JSON.stringify(value));
      } catch (error) {
        if (String(error).includes("circular")) return "[Circular]";
        throw error;
      }
    case "%o":
      return inspect(value, { ...options, showHidden: true, depth: 4 });
    case "%O":
      return inspect(value, options);
    default:
      return "";
  }
}

const numeric = (value: number) => (Object.is(value, -0) ? "-0" : String(value));

function asString(value: unknown, options: Options): string {
  if (typeof value === "bigint") return `${value}n`;
  if (typeof value === "number") return numeric(value);
  if (typeof value !== "object" || value === null) return String(value);
  const text: unknown = (value as { toString?: unknown }).toString;
  const isOwn =
    typeof text === "function" &&
    text !== Object.prototype.toString &&
    text !== Array.prototype.toString &&
    !(value instanceof Error && text === Error.prototype.toString);
  return isOwn && !(value instanceof Date) ? String(value) : inspect(value, { ...options, depth: 0, compact: 3 });
}
