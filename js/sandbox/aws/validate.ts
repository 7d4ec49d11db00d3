// Parameters against the model, in the order and the words of botocore's `ParamValidator`, since users compare them
// with what they know from their terminals.

import type { Json } from "../contract.ts";
import { str, typeName } from "./python.ts";
import type { Shape, Shapes, Structure } from "./tables/shapes.ts";
import { isEndless, isMembers, special } from "./values.ts";

/** Something wrong with a parameter. */
export interface Invalid {
  kind: "missing" | "unknown" | "type" | "range";
  /** The name of the member that is missing or unknown, or of the one with a wrong value. */
  parameter: string;
  /** Where it is: `input`, `Entries[0]`, `Item.id`. */
  path: string;
  /** boto3's line. */
  text: string;
  /** Whether the member is part of the request's path. */
  inPath?: boolean;
}

/** More than anybody reads; a list of 10,000 wrong items would be a message of megabytes. */
const MOST = 100;
/** The depth at which looking ends; only a DynamoDB value could be as deep. */
const DEEPEST = 64;

/** What is wrong with the parameters of an operation. */
export function validate(shapes: Shapes, operation: string, parameters: Json): Invalid[] {
  const input = shapes.input(operation);
  const found: Invalid[] = [];
  const validator = new Validator(shapes, found);
  // An operation that takes nothing refuses nothing: botocore does not look at all.
  if (input) validator.structure(parameters, input, "", 0);
  return found.slice(0, MOST);
}

class Validator {
  constructor(
    private readonly shapes: Shapes,
    private readonly found: Invalid[],
  ) {}

  structure(value: Json, shape: Structure, path: string, depth: number): void {
    if (!isMembers(value)) return this.type(value, path, ["dict"]);
    const keys = Object.keys(value);
    if (shape.union && keys.length !== 1) this.union(keys, shape, path);
    for (const { name, required, inPath } of shape.members.values()) {
      if (!required || Object.hasOwn(value, name)) continue;
      const text = `Missing required parameter in ${shown(path)}: "${name}"`;
      this.found.push({ kind: "missing", parameter: name, path: shown(path), text, inPath });
    }
    for (const key of keys) {
      if (shape.members.has(key)) continue;
      const known = [...shape.members.keys()].join(", ");
      const text = `Unknown parameter in ${shown(path)}: "${key}", must be one of: ${known}`;
      this.found.push({ kind: "unknown", parameter: key, path: shown(path), text });
    }
    for (const key of keys) {
      const member = shape.members.get(key);
      if (member) this.value(value[key] ?? null, member.shape, `${path}.${key}`, depth + 1);
    }
  }

  private value(value: Json, shape: Shape, path: string, depth: number): void {
    if (depth > DEEPEST || this.found.length >= MOST) return;
    switch (shape.kind) {
      case "structure":
        return this.structure(value, this.shapes.structure(shape.number), path, depth);
      case "object":
        return isMembers(value) ? undefined : this.type(value, path, ["dict"]);
      case "map":
        return this.map(value, shape.of, path, depth);
      case "list":
        return this.list(value, shape.of, shape.least, path, depth);
      case "string":
        if (typeof value !== "string") return this.type(value, path, ["str"]);
        return this.length([...value].length, shape.least, path);
      case "integer":
      case "long":
        if (typeof value === "boolean") return;
        if (!Number.isInteger(value)) return this.type(value, path, ["int"]);
        return this.least(value as number, shape.least, path);
      case "float":
      case "double":
        if (typeof value === "boolean") return;
        if (isEndless(value)) return;
        if (typeof value !== "number") return this.type(value, path, ["float", "decimal.Decimal", "int"]);
        return this.least(value, shape.least, path);
      case "boolean":
        return typeof value === "boolean" ? undefined : this.type(value, path, ["bool"]);
      case "timestamp":
        return isTime(value) ? undefined : this.type(value, path, ["datetime.datetime"], "timestamp-string");
      case "blob":
      case "stream":
        return isBlob(value) ? undefined : this.type(value, path, ["bytes", "bytearray"], "file-like object");
      case "document":
        return;
    }
  }

  private map(value: Json, of: Shape, path: string, depth: number): void {
    if (!isMembers(value)) return this.type(value, path, ["dict"]);
    for (const [key, item] of Object.entries(value)) this.value(item, of, `${path}.${key}`, depth + 1);
  }

  private list(value: Json, of: Shape, least: number, path: string, depth: number): void {
    if (!Array.isArray(value)) return this.type(value, path, ["list", "tuple"]);
    this.length(value.length, least, path);
    value.forEach((item, index) => this.value(item, of, `${path}[${index}]`, depth + 1));
  }

  private union(keys: string[], shape: Structure, path: string): void {
    const known = [...shape.members.keys()].join(", ");
    const text =
      keys.length === 0
        ? `Must set one of the following keys for tagged unionstructure ${shown(path)}: ${known}.`
        : `Invalid number of parameters set for tagged union structure ${shown(path)}. Can only set one of the following keys: ${known}.`;
    this.found.push({ kind: "type", parameter: last(path), path: shown(path), text });
  }

  private length(length: number, least: number, path: string): void {
    if (length >= least) return;
    // botocore says the length here and calls it the value.
    this.range(path, `Invalid length for parameter ${shown(path)}, value: ${length}, valid min length: ${least}`);
  }

  private least(value: number, least: number, path: string): void {
    if (value >= least) return;
    this.range(path, `Invalid value for parameter ${shown(path)}, value: ${value}, valid min value: ${least}`);
  }

  private range(path: string, text: string): void {
    this.found.push({ kind: "range", parameter: last(path), path: shown(path), text });
  }

  private type(value: Json, path: string, classes: string[], other?: string): void {
    const valid = [...classes.map((name) => `<class '${name}'>`), ...(other ? [other] : [])].join(", ");
    const text = `Invalid type for parameter ${shown(path)}, value: ${str(value)}, type: ${typeName(value)}, valid types: ${valid}`;
    this.found.push({ kind: "type", parameter: last(path), path: shown(path), text });
  }
}

function shown(path: string): string {
  return path === "" ? "input" : path.replace(/^\./, "");
}

function last(path: string): string {
  return /[^.[]*(?:\[\d+\])?$/.exec(path)?.[0] || "input";
}

function isTime(value: Json): boolean {
  if (typeof value === "number") return true;
  const text = special(value, "$date") ?? value;
  return typeof text === "string" && !Number.isNaN(Date.parse(text));
}

function isBlob(value: Json): boolean {
  return typeof value === "string" || special(value, "$bytes") !== undefined || special(value, "$stream") !== undefined;
}
