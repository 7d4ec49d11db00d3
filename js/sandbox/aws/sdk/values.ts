// Inputs and outputs of commands, to and from the JSON of the host, in which `{"$date"}`, `{"$bytes"}` and
// `{"$stream"}` stand for what JSON does not have.

import { Uint8ArrayBlobAdapter, Body } from "./body.ts";
import { bytesOf, fromBase64, toBase64 } from "./bytes.ts";

/** Deeper than any input of AWS; also ends what refers to itself. */
const DEEPEST = 200;

/** An input as JSON. */
export function serialised(input: unknown): string {
  return JSON.stringify(plain(input, 0) ?? {});
}

function plain(value: unknown, depth: number): unknown {
  if (depth > DEEPEST) throw new TypeError("Converting circular structure to JSON");
  if (typeof value === "bigint") return Number(value);
  if (typeof value === "number" && !Number.isFinite(value)) return { $float: String(value) };
  if (typeof value === "symbol" || typeof value === "function" || value === null) return undefined;
  if (typeof value !== "object" || value === undefined) return value;
  if (value instanceof Date) return { $date: value.toISOString() };
  if (value instanceof Body) return { $bytes: toBase64(value.handOn()) };
  const bytes = bytesOf(value);
  if (bytes) return { $bytes: toBase64(bytes) };
  if (Array.isArray(value)) return value.map((item) => plain(item, depth + 1)).filter((item) => item !== undefined);
  if (value instanceof Set) return plain([...value], depth);
  const members = value instanceof Map ? [...value] : Object.entries(value);
  const made: [string, unknown][] = [];
  for (const [key, item] of members) {
    const found = plain(item, depth + 1);
    if (found !== undefined) made.push([String(key), found]);
  }
  return Object.fromEntries(made);
}

/** What an answer's JSON stands for. `asBytes` makes streams to bytes that are there at once. */
export function revived(value: unknown, asBytes = false): unknown {
  if (Array.isArray(value)) return value.map((item) => revived(item, asBytes));
  if (typeof value !== "object" || value === null) return value;
  const entries = Object.entries(value);
  const [key, held] = entries[0] ?? [];
  if (entries.length === 1 && typeof held === "string") {
    if (key === "$date") return new Date(held);
    if (key === "$bytes") return Uint8Array.from(fromBase64(held));
    if (key === "$stream") return asBytes ? new Uint8ArrayBlobAdapter(fromBase64(held)) : new Body(fromBase64(held));
  }
  return Object.fromEntries(entries.map(([name, item]) => [name, revived(item, asBytes)]));
}
