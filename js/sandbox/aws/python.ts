// How Python names and shows values, for boto3's messages about parameters.

import type { Json } from "../contract.ts";
import { isMembers, special } from "./values.ts";

/** `<class 'str'>` */
export function typeName(value: Json): string {
  return `<class '${type(value)}'>`;
}

function type(value: Json): string {
  if (value === null) return "NoneType";
  if (typeof value === "string") return "str";
  if (typeof value === "boolean") return "bool";
  if (typeof value === "number") return Number.isInteger(value) ? "int" : "float";
  if (Array.isArray(value)) return "list";
  if (special(value, "$date") !== undefined) return "datetime.datetime";
  if (special(value, "$bytes") !== undefined) return "bytes";
  if (special(value, "$float") !== undefined) return "float";
  return "dict";
}

/** `str(value)` */
export function str(value: Json): string {
  const time = special(value, "$date");
  if (time !== undefined)
    return time
      .replace("T", " ")
      .replace(/\.000(?=Z)/, "")
      .replace(/Z$/, "+00:00");
  return typeof value === "string" ? value : repr(value);
}

/** `repr(value)` */
function repr(value: Json): string {
  if (value === null) return "None";
  if (value === true) return "True";
  if (value === false) return "False";
  if (typeof value === "number") return String(value);
  if (typeof value === "string") return quoted(value);
  if (Array.isArray(value)) return `[${value.map(repr).join(", ")}]`;
  const endless = special(value, "$float");
  if (endless !== undefined) return { Infinity: "inf", "-Infinity": "-inf" }[endless] ?? "nan";
  const base64 = special(value, "$bytes");
  if (base64 !== undefined) return `b'${bytesText(base64)}'`;
  if (special(value, "$date") !== undefined) return `datetime.datetime(${str(value)})`;
  return isMembers(value)
    ? `{${Object.entries(value)
        .map(([key, item]) => `${quoted(key)}: ${repr(item)}`)
        .join(", ")}}`
    : "";
}

function quoted(text: string): string {
  const mark = text.includes("'") && !text.includes('"') ? '"' : "'";
  const named: Record<string, string> = { "\n": "\\n", "\r": "\\r", "\t": "\\t", "\\": "\\\\", [mark]: `\\${mark}` };
  const letters = Array.from(text, (letter) => named[letter] ?? (letter < " " || letter === "\x7f" ? hex(letter) : letter));
  return `${mark}${letters.join("")}${mark}`;
}

function bytesText(base64: string): string {
  let letters = "";
  try {
    letters = atob(base64);
  } catch {
    return "";
  }
  return Array.from(letters, (letter) =>
    letter < " " || letter > "~" ? hex(letter) : letter === "'" || letter === "\\" ? `\\${letter}` : letter,
  ).join("");
}

function hex(letter: string): string {
  return `\\x${letter.charCodeAt(0).toString(16).padStart(2, "0")}`;
}
