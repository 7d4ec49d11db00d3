// Makes the record of a call short: a handler may upload megabytes, which the page has no use for and a run may not send.

import type { Json } from "./contract.ts";

/** Texts longer than this, in UTF-16 units, are cut; what was cut away is counted at their end. */
const LONGEST = 20_000;

/** The value with its long texts cut. */
export function shortened(value: Json): Json {
  if (typeof value === "string") {
    return value.length > LONGEST ? `${value.slice(0, LONGEST)}… (${value.length - LONGEST} more characters)` : value;
  }
  if (Array.isArray(value)) return value.map(shortened);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, part]) => [name, BASE64.has(name) ? bytes(part) : shortened(part)]));
}

/** Members that hold bytes; they stay readable when they are cut. */
const BASE64 = new Set(["$bytes", "$stream"]);

function bytes(value: Json): Json {
  return typeof value === "string" && value.length > LONGEST ? value.slice(0, LONGEST - (LONGEST % 4)) : shortened(value);
}
