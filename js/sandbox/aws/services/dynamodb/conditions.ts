// Conditions: `ConditionExpression`, `FilterExpression`, `KeyConditionExpression`.

import type { Json } from "../../../contract.ts";
import { list, member, text, type Members } from "../../values.ts";
import { invalid, Reader, tokens } from "./lexer.ts";
import { get, readPath, type Path, type Placeholders } from "./paths.ts";
import { compare, same, size, typed } from "./values.ts";

type Condition = (item: Members) => boolean;
type Operand = { of: (item: Members) => Json | undefined; path?: Path };

/** A condition that was read, and the attributes that it compares by `=`, which are the key in a key condition. */
export interface Read {
  holds: Condition;
  paths: Path[];
}

/** Parentheses that are deeper than this are refused, as are AWS's after 300 operators. */
const DEEPEST = 100;

export function readCondition(expression: string, which: string, placeholders: Placeholders): Read {
  const reader = new Reader(tokens(expression, which), which);
  if (reader.done) throw invalid(which, "The expression can not be empty;");
  const paths: Path[] = [];
  const holds = new Parser(reader, placeholders, paths).any(0);
  if (!reader.done) throw reader.syntax();
  return { holds, paths };
}

class Parser {
  constructor(
    private readonly reader: Reader,
    private readonly placeholders: Placeholders,
    private readonly paths: Path[],
  ) {}

  any(depth: number): Condition {
    const parts = [this.all(depth)];
    while (this.reader.take("OR")) parts.push(this.all(depth));
    return (item) => parts.some((holds) => holds(item));
  }

  private all(depth: number): Condition {
    const parts = [this.not(depth)];
    while (this.reader.take("AND")) parts.push(this.not(depth));
    return (item) => parts.every((holds) => holds(item));
  }

  private not(depth: number): Condition {
    if (depth > DEEPEST) throw invalid(this.reader.which, "The expression has too many levels of nesting");
    if (this.reader.take("NOT")) {
      const holds = this.not(depth + 1);
      return (item) => !holds(item);
    }
    if (this.reader.take("(")) {
      const holds = this.any(depth + 1);
      this.reader.expect(")");
      return holds;
    }
    return this.check();
  }

  private check(): Condition {
    const name = this.reader.peek();
    const isCall = name?.kind === "name" && this.reader.peek(1)?.text === "(" && name.text !== "size";
    return isCall ? this.call() : this.comparison();
  }

  private call(): Condition {
    const name = this.reader.next().text;
    this.reader.expect("(");
    const first = this.operand();
    const second = this.reader.take(",") ? this.operand() : undefined;
    this.reader.expect(")");
    if (name === "attribute_exists") return (item) => first.of(item) !== undefined;
    if (name === "attribute_not_exists") return (item) => first.of(item) === undefined;
    const check = Object.hasOwn(FUNCTIONS, name) ? FUNCTIONS[name] : undefined;
    if (!check || !second) throw invalid(this.reader.which, `Invalid function name; function: ${name}`);
    if (first.path) this.paths.push(first.path);
    return (item) => check(first.of(item), second.of(item));
  }

  private comparison(): Condition {
    const left = this.operand();
    if (left.path) this.paths.push(left.path);
    if (this.reader.take("BETWEEN")) {
      const low = this.operand();
      this.reader.expect("AND");
      const high = this.operand();
      return (item) => (compare(left.of(item), low.of(item)) ?? -1) >= 0 && (compare(left.of(item), high.of(item)) ?? 1) <= 0;
    }
    if (this.reader.take("IN")) {
      this.reader.expect("(");
      const items = [this.operand()];
      while (this.reader.take(",")) items.push(this.operand());
      this.reader.expect(")");
      return (item) => items.some((one) => same(left.of(item), one.of(item)));
    }
    const sign = this.reader.peek()?.text ?? "";
    const holds = Object.hasOwn(COMPARISONS, sign) ? COMPARISONS[sign] : undefined;
    if (!holds) throw this.reader.syntax();
    this.reader.next();
    const right = this.operand();
    return (item) => holds(left.of(item), right.of(item));
  }

  private operand(): Operand {
    const token = this.reader.peek();
    if (token?.kind === "value") {
      this.reader.next();
      const value = this.placeholders.value(token.text, this.reader.which);
      return { of: () => value };
    }
    if (token?.kind === "name" && token.text === "size" && this.reader.peek(1)?.text === "(") {
      this.reader.next();
      this.reader.expect("(");
      const inner = this.operand();
      this.reader.expect(")");
      return {
        of: (item) => {
          const found = size(inner.of(item));
          return found === undefined ? undefined : { N: String(found) };
        },
      };
    }
    const path = readPath(this.reader, this.placeholders);
    return { path, of: (item) => get(item, path) };
  }
}

type Check = (left: Json | undefined, right: Json | undefined) => boolean;

const COMPARISONS: Record<string, Check> = {
  "=": same,
  "<>": (left, right) => !same(left, right),
  "<": (left, right) => (compare(left, right) ?? 1) < 0,
  "<=": (left, right) => (compare(left, right) ?? 1) <= 0,
  ">": (left, right) => (compare(left, right) ?? -1) > 0,
  ">=": (left, right) => (compare(left, right) ?? -1) >= 0,
};

const FUNCTIONS: Record<string, Check> = {
  begins_with: (left, right) => text(member(left, "S"))?.startsWith(text(member(right, "S")) ?? "\0") ?? false,
  attribute_type: (left, right) => typed(left)?.[0] === text(member(right, "S")),
  contains(left, right) {
    const [type, held] = typed(left) ?? [];
    if (type === "S") return (held as string).includes(text(member(right, "S")) ?? "\0");
    if (type === "L") return list(held).some((item) => same(item, right));
    const [wanted, value] = typed(right) ?? [];
    if (type !== `${wanted}S`) return false;
    return list(held).some((item) => same({ [wanted ?? ""]: item }, { [wanted ?? ""]: value ?? null }));
  },
};
