// Finds what a place in the user's file is about: the called function before a bracket, as V8 names it in its messages.

/** What is called at a place, and where V8 would point at. */
export interface Callee {
  text: string;
  /** Offset of the name: the last one of `a.b.c(…)`. */
  at: number;
  isNew: boolean;
}

const NAME = /[\w$#\u0080-\uffff]/;

/** The offset of a line and a column, both 1-based, or -1 if there is no such place. */
export function offsetOf(source: string, line: number, column: number): number {
  let start = 0;
  for (let left = line; left > 1; left--) {
    const end = source.indexOf("\n", start);
    if (end < 0) return -1;
    start = end + 1;
  }
  const offset = start + column - 1;
  return offset <= source.length ? offset : -1;
}

/** A line of the file, 1-based. */
export function lineOf(source: string, line: number): string {
  const start = offsetOf(source, line, 1);
  if (start < 0) return "";
  const end = source.indexOf("\n", start);
  return source.slice(start, end < 0 ? undefined : end);
}

/** A column that counts code points, as QuickJS's do, in the UTF-16 units that V8 and editors count. */
export function inUnits(line: string, column: number): number {
  return [...line].slice(0, column - 1).join("").length + 1;
}

/** Reads backwards from the bracket of a call at `open`. */
export function calleeBefore(source: string, open: number): Callee {
  let text = "";
  let at = -1;
  let end = open;
  for (;;) {
    end = skipSpaceBack(source, end);
    if (end > 1 && source[end - 1] === "." && source[end - 2] === "?") {
      // `f?.()`: the mark belongs to the call.
      end -= 2;
      continue;
    }
    const last = source[end - 1] ?? "";
    if (NAME.test(last)) {
      let start = end;
      while (start > 0 && NAME.test(source[start - 1] as string)) start--;
      const name = source.slice(start, end);
      text = name + text;
      if (at < 0) at = start;
      end = skipSpaceBack(source, start);
      if (source[end - 1] !== ".") {
        const before = /\bnew\s*$/.exec(source.slice(Math.max(0, end - 20), end));
        return before ? { text, at: end - before[0].length, isNew: true } : { text, at, isNew: false };
      }
      const isOptional = source[end - 2] === "?";
      text = (isOptional ? "?." : ".") + text;
      end -= isOptional ? 2 : 1;
    } else if (last === ")" || last === "]") {
      const start = matchBack(source, end - 1);
      if (start < 0) return { text: `(intermediate value)${text}`, at: at < 0 ? open : at, isNew: false };
      const before = source[skipSpaceBack(source, start) - 1] ?? "";
      const isTail = NAME.test(before) || before === ")" || before === "]" || before === ".";
      if (!isTail) return { text: `(intermediate value)${text}`, at: at < 0 ? open : at, isNew: false };
      text = (last === ")" ? "(...)" : source.slice(start, end)) + text;
      if (at < 0) at = start;
      end = start;
    } else {
      return { text: `(intermediate value)${text}`, at: at < 0 ? open : at, isNew: false };
    }
  }
}

/** Where V8 points, for a place that QuickJS points at. */
export function placeInV8(source: string, line: number, column: number): number {
  const offset = offsetOf(source, line, column);
  if (offset < 0) return column;
  const sign = source[offset];
  if (sign === ".") return column + 1;
  if (sign === "?" && source[offset + 1] === ".") return column + 2;
  if (sign !== "(") return column;
  const { at } = calleeBefore(source, offset);
  const lineStart = source.lastIndexOf("\n", offset - 1) + 1;
  // A callee that begins on an earlier line keeps its bracket's place.
  return at >= lineStart ? at - lineStart + 1 : column;
}

/** The key in the brackets at a place, if it is a number or a text as it stands there. */
export function literalKeyAt(source: string, line: number, column: number): string | undefined {
  const offset = offsetOf(source, line, column);
  const found = /^\[\s*(?:(\d+)|"([^"\\]*)"|'([^'\\]*)')\s*\]/.exec(source.slice(Math.max(0, offset), offset + 200));
  return found?.[1] ?? found?.[2] ?? found?.[3];
}

const DESTRUCTURING = /(?:const|let|var)\s*(\{)\s*([\w$]+)?[^;=]*\}\s*=\s*(?:await\s+)?([\w$.?]+)/g;

/** The next destructuring of an object at or after a place: where its pattern begins, or an empty object. */
export function destructuringAfter(source: string, line: number, column: number): { line?: number; column?: number } {
  const found = nextDestructuring(source, offsetOf(source, line, column));
  if (!found) return {};
  const before = source.slice(0, found.at);
  return { line: before.split("\n").length, column: found.at - before.lastIndexOf("\n") };
}

/** The first property of a destructuring at a place, and what is taken apart. */
export function destructuringAt(
  source: string,
  line: number,
  column: number,
): { property: string; of: string } | undefined {
  const offset = offsetOf(source, line, column);
  const found = nextDestructuring(source, Math.max(0, offset - 20));
  return found?.at === offset ? found : undefined;
}

function nextDestructuring(source: string, from: number): { at: number; property: string; of: string } | undefined {
  if (from < 0) return undefined;
  DESTRUCTURING.lastIndex = from;
  for (;;) {
    const found = DESTRUCTURING.exec(source);
    if (!found) return undefined;
    const at = found.index + found[0].indexOf("{");
    if (at >= from && found[2] && found[3]) return { at, property: found[2], of: found[3] };
  }
}

function skipSpaceBack(source: string, end: number): number {
  while (end > 0 && /\s/.test(source[end - 1] as string)) end--;
  return end;
}

/** The offset of the bracket that the one at `close` closes; brackets in strings are not known. */
function matchBack(source: string, close: number): number {
  let depth = 0;
  for (let at = close; at >= 0; at--) {
    const sign = source[at] as string;
    if (")]}".includes(sign)) depth++;
    else if ("([{".includes(sign) && --depth === 0) return at;
  }
  return -1;
}
