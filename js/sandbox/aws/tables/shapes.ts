// What operations take and answer. `table.py` makes the table.

import table from "../data/shapes.txt";
import { blocks } from "./blocks.ts";
import { services } from "./names.ts";

/** A type of the models; `least` is the least length or value. */
export type Shape =
  | { kind: "string" | "integer" | "long" | "float" | "double"; least: number }
  | { kind: "boolean" | "timestamp" | "blob" | "stream" | "document" | "object" }
  | { kind: "list"; of: Shape; least: number }
  | { kind: "map"; of: Shape }
  | { kind: "structure"; number: number };

export interface Member {
  name: string;
  required: boolean;
  /** Whether it is part of the request's path, so that the JavaScript SDK itself refuses to leave it out. */
  inPath: boolean;
  shape: Shape;
}

export interface Structure {
  members: ReadonlyMap<string, Member>;
  /** Whether exactly one of the members is wanted. */
  union: boolean;
}

/** A top member of an answer; `S` is a stream, `P` a payload of bytes, which is a stream only in Python. */
export interface Given {
  name: string;
  kind: "{" | "[" | "s" | "i" | "l" | "f" | "d" | "b" | "t" | "B" | "S" | "P";
}

/** The shapes of one service. */
export interface Shapes {
  /** `undefined` for an operation that takes nothing. */
  input(operation: string): Structure | undefined;
  output(operation: string): Given[];
  structure(number: number): Structure;
  /** Names of members that are times wherever they stand in the service's answers. */
  times: ReadonlySet<string>;
}

const text = blocks(table);
const read = new Map<string, Shapes>();

/** The shapes of a service, or `undefined` if the table does not have it. */
export function shapes(service: string): Shapes | undefined {
  const block = text.get(service);
  const found = read.get(service);
  if (found || !block) return found;
  const made = make(block.lines, services.get(service)?.operations ?? []);
  read.set(service, made);
  return made;
}

function make(lines: string[], operations: readonly string[]): Shapes {
  const border = lines.indexOf("=");
  const rows = new Map(operations.map((name, index) => [name, (lines[index] ?? "").split(">")]));
  const structures = lines.slice(border + 1, -1);
  const known = new Map<number, Structure>();
  const structure = (number: number): Structure => {
    const made = known.get(number) ?? readStructure(structures[number] ?? "");
    known.set(number, made);
    return made;
  };
  return {
    input(operation) {
      const number = rows.get(operation)?.[0];
      return number ? structure(Number(number)) : undefined;
    },
    output(operation) {
      const given = rows.get(operation)?.[1];
      return given
        ? given.split("|").map((word) => {
            const colon = word.lastIndexOf(":");
            return { name: word.slice(0, colon), kind: word.slice(colon + 1) as Given["kind"] };
          })
        : [];
    },
    structure,
    times: new Set(
      (lines.at(-1) ?? "")
        .slice(2)
        .split(" ")
        .filter((name) => name !== ""),
    ),
  };
}

function readStructure(line: string): Structure {
  const union = line.startsWith("^");
  const members = new Map<string, Member>();
  for (const word of (union ? line.slice(1) : line).split("|")) {
    const parts = /^([^:!/]+)([:!/])(.+)$/.exec(word);
    if (!parts) continue;
    const [, name = "", mark, type = ""] = parts;
    members.set(name, { name, required: mark !== ":", inPath: mark === "/", shape: readShape(type) });
  }
  return { members, union };
}

const SCALARS: Record<string, "string" | "integer" | "long" | "float" | "double"> = {
  s: "string",
  i: "integer",
  l: "long",
  f: "float",
  d: "double",
};
const OTHERS: Record<string, "boolean" | "timestamp" | "blob" | "stream" | "document" | "object"> = {
  b: "boolean",
  t: "timestamp",
  B: "blob",
  S: "stream",
  "*": "document",
  o: "object",
};

function readShape(type: string): Shape {
  const first = type.charAt(0);
  const [start = "", least = "1"] = /^<(?:(-?\d+),)?/.exec(type) ?? [];
  if (start) return { kind: "list", of: readShape(type.slice(start.length)), least: Number(least) };
  if (first === "[") return { kind: "list", of: readShape(type.slice(1)), least: 0 };
  if (first === "{") return { kind: "map", of: readShape(type.slice(1)) };
  const scalar = SCALARS[first];
  if (scalar) return { kind: scalar, least: type.length > 1 ? Number(type.slice(1)) : Number.NEGATIVE_INFINITY };
  const other = OTHERS[first];
  return other ? { kind: other } : { kind: "structure", number: Number(type) };
}
