// `UpdateExpression`: SET, REMOVE, ADD, DELETE.

import type { Json } from "../../../contract.ts";
import { Refusal } from "../../refusal.ts";
import { list, type Members } from "../../values.ts";
import { invalid, Reader, tokens } from "./lexer.ts";
import { get, readPath, set, type Path, type Placeholders } from "./paths.ts";
import { add, same, typed } from "./values.ts";

const WHICH = "UpdateExpression";

/** What an operand is worth in the item as it was before. */
type Operand = (item: Members) => Json;
/** Changes `after`; reads `before`. */
type Change = (before: Members, after: Members) => void;

export interface Update {
  /** Changes the second item by what the first one was. */
  apply: Change;
  paths: Path[];
}

export function readUpdate(expression: string, placeholders: Placeholders): Update {
  const reader = new Reader(tokens(expression, WHICH), WHICH);
  if (reader.done) throw invalid(WHICH, "The expression can not be empty;");
  const changes: Change[] = [];
  const paths: Path[] = [];
  const seen = new Set<string>();
  while (!reader.done) {
    const clause = Object.keys(CLAUSES).find((word) => reader.take(word));
    const read = clause === undefined ? undefined : CLAUSES[clause];
    if (!read || clause === undefined) throw reader.syntax();
    if (seen.has(clause)) throw invalid(WHICH, `The "${clause}" section can only be used once in an update expression;`);
    seen.add(clause);
    do {
      const path = readPath(reader, placeholders);
      apart(paths, path);
      paths.push(path);
      changes.push(read(path, reader, placeholders));
    } while (reader.take(","));
  }
  return { paths, apply: (before, after) => changes.forEach((change) => change(before, after)) };
}

const CLAUSES: Record<string, (path: Path, reader: Reader, placeholders: Placeholders) => Change> = {
  SET(path, reader, placeholders) {
    reader.expect("=");
    const value = sum(reader, placeholders);
    return (before, after) => {
      if (set(after, path, structuredClone(value(before)))) return;
      throw new Refusal("ValidationException", "The document path provided in the update expression is invalid for update");
    };
  },
  REMOVE: (path) => (_before, after) => void set(after, path, undefined),
  ADD(path, reader, placeholders) {
    const value = placeholders.value(reader.next().text, WHICH);
    return (before, after) => void set(after, path, added(get(before, path), value));
  },
  DELETE(path, reader, placeholders) {
    const value = placeholders.value(reader.next().text, WHICH);
    return (before, after) => void set(after, path, without(get(before, path), value));
  },
};

function sum(reader: Reader, placeholders: Placeholders): Operand {
  const left = operand(reader, placeholders);
  const sign = reader.take("+") ? 1 : reader.take("-") ? -1 : undefined;
  if (sign === undefined) return left;
  const right = operand(reader, placeholders);
  return (item) => ({ N: add(amount(left(item)), amount(right(item)), sign) });
}

function operand(reader: Reader, placeholders: Placeholders): Operand {
  const token = reader.peek();
  if (token?.kind === "value") {
    reader.next();
    const value = placeholders.value(token.text, WHICH);
    return () => value;
  }
  if (reader.take("(")) {
    const inner = sum(reader, placeholders);
    reader.expect(")");
    return inner;
  }
  if (token?.kind === "name" && reader.peek(1)?.text === "(") return call(reader, placeholders);
  const path = readPath(reader, placeholders);
  return (item) => get(item, path) ?? missing();
}

function call(reader: Reader, placeholders: Placeholders): Operand {
  const name = reader.next().text;
  reader.expect("(");
  if (name === "if_not_exists") {
    const path = readPath(reader, placeholders);
    reader.expect(",");
    const other = operand(reader, placeholders);
    reader.expect(")");
    return (item) => get(item, path) ?? other(item);
  }
  if (name !== "list_append") throw invalid(WHICH, `Invalid function name; function: ${name}`);
  const first = operand(reader, placeholders);
  reader.expect(",");
  const second = operand(reader, placeholders);
  reader.expect(")");
  return (item) => ({ L: [...items(first(item)), ...items(second(item))] });
}

function amount(value: Json): string {
  const [type, held] = typed(value) ?? [];
  if (type === "N" && typeof held === "string") return held;
  throw wrongType(`operator or function: +, operand type: ${type ?? "NULL"}`);
}

function items(value: Json): Json[] {
  const [type, held] = typed(value) ?? [];
  if (type === "L") return list(held);
  throw wrongType(`operator or function: list_append, operand type: ${type ?? "NULL"}`);
}

function added(before: Json | undefined, value: Json): Json {
  const [type, held] = typed(value) ?? [];
  if (type === "N") return { N: add(before === undefined ? "0" : amount(before), amount(value), 1) };
  if (type !== "SS" && type !== "NS" && type !== "BS") throw wrongType(`operator: ADD, operand type: ${type ?? "NULL"}`);
  const kept = list(typed(before)?.[1]);
  const fresh = list(held).filter((item) => !has(kept, item, type));
  return { [type]: [...kept, ...fresh] };
}

function without(before: Json | undefined, value: Json): Json | undefined {
  const [type, held] = typed(value) ?? [];
  if (type !== "SS" && type !== "NS" && type !== "BS") throw wrongType(`operator: DELETE, operand type: ${type ?? "NULL"}`);
  const kept = list(typed(before)?.[1]).filter((item) => !has(list(held), item, type));
  return kept.length > 0 ? { [type]: kept } : undefined;
}

function has(items: Json[], item: Json, type: string): boolean {
  return items.some((one) => same({ [type]: [one] }, { [type]: [item] }));
}

function wrongType(which: string): Refusal {
  return invalid(WHICH, `Incorrect operand type for operator or function; ${which}`);
}

function missing(): never {
  throw new Refusal("ValidationException", "The provided expression refers to an attribute that does not exist in the item");
}

/** Refuses two paths of which one lies in the other. */
function apart(paths: Path[], path: Path): void {
  const shown = (path: Path) => `[${path.join(", ")}]`;
  const other = paths.find(
    (one) =>
      one.slice(0, path.length).every((step, index) => step === path[index]) ||
      path.slice(0, one.length).every((step, index) => step === one[index]),
  );
  if (!other || other.length === 0) return;
  throw invalid(
    WHICH,
    `Two document paths overlap with each other; must remove or rewrite one of these paths; path one: ${shown(other)}, path two: ${shown(path)}`,
  );
}
