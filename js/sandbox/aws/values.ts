// Values as they cross between the user's language and this folder: JSON, in which four forms of objects stand for
// what JSON does not have.

import type { Json } from "../contract.ts";

export type Members = { [key: string]: Json };

/** A time; `{"$date": "2026-01-01T00:00:00Z"}`. */
export function date(millis: number): Json {
  const safe = Number.isFinite(millis) && Math.abs(millis) <= 8.64e15 ? millis : 0;
  return { $date: new Date(safe).toISOString() };
}

/** Bytes; `{"$bytes": "<base64>"}`. */
export function bytes(base64: string): Json {
  return { $bytes: base64 };
}

/** A body that is read in pieces; `{"$stream": "<base64>"}`. */
export function stream(base64: string): Json {
  return { $stream: base64 };
}

/** A number that is none, or has no end; `{"$float": "NaN"}`, also `Infinity` and `-Infinity`. */
export function isEndless(value: Json | undefined): boolean {
  return special(value, "$float") !== undefined;
}

/** The value with such numbers as the SDKs send them: as texts. */
export function asSent(value: Json): Json {
  const word = special(value, "$float");
  if (word !== undefined) return word;
  if (Array.isArray(value)) return value.map(asSent);
  return isMembers(value) ? Object.fromEntries(Object.entries(value).map(([name, part]) => [name, asSent(part)])) : value;
}

export function isMembers(value: Json | undefined): value is Members {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** The text behind one of the forms, or `undefined`. */
export function special(value: Json | undefined, form: "$date" | "$bytes" | "$stream" | "$float"): string | undefined {
  if (!isMembers(value)) return undefined;
  const text = Object.hasOwn(value, form) ? value[form] : undefined;
  return typeof text === "string" ? text : undefined;
}

/** A member of an object, without what it inherits. */
export function member(value: Json | undefined, name: string): Json | undefined {
  return isMembers(value) && Object.hasOwn(value, name) ? value[name] : undefined;
}

export function text(value: Json | undefined): string | undefined {
  return typeof value === "string" ? value : undefined;
}

export function number(value: Json | undefined): number | undefined {
  return typeof value === "number" ? value : undefined;
}

export function list(value: Json | undefined): Json[] {
  return Array.isArray(value) ? value : [];
}

/** Members that are there only if something is so; AWS leaves out what is empty. */
export function when(isSo: boolean, members: Members): Members {
  return isSo ? members : {};
}

/** The strings of a list. */
export function texts(value: Json | undefined): string[] {
  return list(value).filter((item) => typeof item === "string");
}

/** What the operations call a body: bytes, a stream, or a text, as base64. */
export function bodyBase64(value: Json | undefined): string {
  return special(value, "$bytes") ?? special(value, "$stream") ?? toBase64(text(value) ?? "");
}

/** The text of a body of UTF-8. */
export function bodyText(value: Json | undefined): string {
  const base64 = special(value, "$bytes") ?? special(value, "$stream");
  return base64 === undefined ? (text(value) ?? "") : fromBase64(base64);
}

export function toBase64(value: string): string {
  return encode(new TextEncoder().encode(value));
}

export function fromBase64(base64: string): string {
  return new TextDecoder().decode(decode(base64));
}

export function encode(bytes: Uint8Array): string {
  let binary = "";
  for (let from = 0; from < bytes.length; from += 0x8000) {
    binary += String.fromCharCode(...bytes.subarray(from, from + 0x8000));
  }
  return btoa(binary);
}

/** The bytes of a text in base64; of one that is not, none. */
export function decode(base64: string): Uint8Array {
  try {
    return Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
  } catch {
    return new Uint8Array();
  }
}
