// The words of DynamoDB's expressions.

import { Refusal } from "../../refusal.ts";

export type Token =
  { kind: "name" | "placeholder" | "value"; text: string } | { kind: "index"; text: string } | { kind: "sign"; text: string };

const WORDS = /\s+|(#[A-Za-z0-9_]+)|(:[A-Za-z0-9_]+)|([A-Za-z_][A-Za-z0-9_-]*)|(\[\d+\])|(<>|<=|>=|[=<>(),.+-])/gy;

/** The tokens of an expression; `which` is its parameter's name, for the refusal. */
export function tokens(expression: string, which: string): Token[] {
  const found: Token[] = [];
  const words = new RegExp(WORDS);
  while (words.lastIndex < expression.length) {
    const from = words.lastIndex;
    const match = words.exec(expression);
    if (!match)
      throw invalid(
        which,
        `Syntax error; token: "${expression.charAt(from)}", near: "${expression.slice(Math.max(from - 8, 0), from + 8)}"`,
      );
    const [, placeholder, value, name, index, sign] = match;
    if (placeholder) found.push({ kind: "placeholder", text: placeholder });
    else if (value) found.push({ kind: "value", text: value });
    else if (name) found.push({ kind: "name", text: name });
    else if (index) found.push({ kind: "index", text: index });
    else if (sign) found.push({ kind: "sign", text: sign });
  }
  return found;
}

export function invalid(which: string, why: string): Refusal {
  return new Refusal("ValidationException", `Invalid ${which}: ${why}`);
}

/** Goes through tokens. */
export class Reader {
  private at = 0;

  constructor(
    private readonly all: Token[],
    readonly which: string,
  ) {}

  get done(): boolean {
    return this.at >= this.all.length;
  }

  peek(ahead = 0): Token | undefined {
    return this.all[this.at + ahead];
  }

  next(): Token {
    const token = this.all[this.at];
    if (!token) throw this.syntax();
    this.at += 1;
    return token;
  }

  /** Takes a sign or a keyword, in any case, if it is next. */
  take(text: string): boolean {
    const token = this.peek();
    const isIt = (token?.kind === "sign" || token?.kind === "name") && token.text.toUpperCase() === text;
    if (isIt) this.at += 1;
    return isIt;
  }

  expect(text: string): void {
    if (!this.take(text)) throw this.syntax();
  }

  syntax(): Refusal {
    const token = this.peek();
    if (!token) return invalid(this.which, 'Syntax error; token: "<EOF>"');
    const near = this.all
      .slice(Math.max(this.at - 1, 0), this.at + 2)
      .map(({ text }) => text)
      .join(" ");
    return invalid(this.which, `Syntax error; token: "${token.text}", near: "${near}"`);
  }
}
