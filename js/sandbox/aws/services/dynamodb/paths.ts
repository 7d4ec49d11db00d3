// Paths to attributes (`#a.b[0]`), and the placeholders in expressions.

import type { Json } from "../../../contract.ts";
import { Refusal } from "../../refusal.ts";
import { isMembers, member, text, type Members } from "../../values.ts";
import { invalid, type Reader } from "./lexer.ts";
import { isReserved } from "./reserved.ts";
import { typed } from "./values.ts";

export type Path = (string | number)[];

/** What stands for the placeholders of a call's expressions, and which have been used. */
export class Placeholders {
  private readonly used = new Set<string>();

  constructor(private readonly parameters: Members) {}

  name(placeholder: string, which: string): string {
    this.used.add(placeholder);
    const found = text(member(this.parameters.ExpressionAttributeNames, placeholder));
    if (found !== undefined) return found;
    throw invalid(which, `An expression attribute name used in the document path is not defined; attribute name: ${placeholder}`);
  }

  value(placeholder: string, which: string): Json {
    this.used.add(placeholder);
    const found = member(this.parameters.ExpressionAttributeValues, placeholder);
    if (found !== undefined) return found;
    throw invalid(which, `An expression attribute value used in expression is not defined; attribute value: ${placeholder}`);
  }

  /** Refuses placeholders that no expression names. */
  close(): void {
    for (const [parameter, what] of [
      ["ExpressionAttributeNames", "names"],
      ["ExpressionAttributeValues", "values"],
    ] as const) {
      const given = this.parameters[parameter];
      const unused = isMembers(given) ? Object.keys(given).filter((key) => !this.used.has(key)) : [];
      if (unused.length === 0) continue;
      throw new Refusal(
        "ValidationException",
        `Value provided in ExpressionAttribute${what === "names" ? "Names" : "Values"} unused in expressions: keys: {${unused.join(", ")}}`,
      );
    }
  }
}

/** Reads a path. */
export function readPath(reader: Reader, placeholders: Placeholders): Path {
  const path: Path = [readName(reader, placeholders)];
  for (;;) {
    const token = reader.peek();
    if (token?.kind === "index") path.push(Number(reader.next().text.slice(1, -1)));
    else if (token?.kind === "sign" && token.text === ".") {
      reader.next();
      path.push(readName(reader, placeholders));
    } else return path;
  }
}

function readName(reader: Reader, placeholders: Placeholders): string {
  const token = reader.peek();
  if (token?.kind !== "name" && token?.kind !== "placeholder") throw reader.syntax();
  reader.next();
  if (token.kind === "placeholder") return placeholders.name(token.text, reader.which);
  if (isReserved(token.text)) {
    throw invalid(reader.which, `Attribute name is a reserved keyword; reserved keyword: ${token.text}`);
  }
  return token.text;
}

/** The value at a path of an item, or `undefined`. */
export function get(item: Members, path: Path): Json | undefined {
  let value: Json | undefined = { M: item };
  for (const step of path) {
    const [type, held] = typed(value) ?? [];
    if (type === "M" && typeof step === "string") value = member(held, step);
    else if (type === "L" && typeof step === "number" && Array.isArray(held)) value = held[step];
    else return undefined;
  }
  return value;
}

/** Puts a value at a path, or takes it away; `false` if there is nothing that could hold it. */
export function set(item: Members, path: Path, value: Json | undefined): boolean {
  const last = path.at(-1);
  const holder: Json | undefined = path.length === 1 ? { M: item } : get(item, path.slice(0, -1));
  const [type, held] = typed(holder) ?? [];
  if (type === "M" && isMembers(held) && typeof last === "string") {
    if (value === undefined) delete held[last];
    else define(held, last, value);
    return true;
  }
  if (type !== "L" || !Array.isArray(held) || typeof last !== "number") return value === undefined;
  if (value !== undefined) held[Math.min(last, held.length)] = value;
  else if (last < held.length) held.splice(last, 1);
  return true;
}

/** Also attributes of names such as `__proto__`. */
function define(held: Members, name: string, value: Json): void {
  Object.defineProperty(held, name, { value, enumerable: true, configurable: true, writable: true });
}
