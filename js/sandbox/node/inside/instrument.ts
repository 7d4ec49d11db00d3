// The engine's own errors carry its own words, and nothing in the engine can be hooked when one is made. So where the
// user's file catches one, a call that rewrites it is put in: `catch (e) {` becomes `catch (e) {__v8(e);`. All on the
// same line; the added columns are taken out of stacks again (errors.ts).

export const CALL = "__v8";

/** What stands in for `import.meta`, which the engine leaves empty: a name of the same length, so no column moves. */
export const META = "import_meta";

export interface Instrumented {
  source: string;
  /** By line, 1-based: after which column something was added, and how long it is. */
  added: Map<number, [column: number, length: number][]>;
}

/** Words after which a slash begins a regular expression. */
const BEFORE_REGEX = /(?:^|[^\w$.])(?:return|typeof|instanceof|in|of|new|delete|void|throw|case|do|else|yield|await)$/;

export function instrument(source: string): Instrumented {
  const added: Instrumented["added"] = new Map();
  if (!/\bcatch\b|\bimport\.meta\b/.test(source)) return { source, added };
  let output = "";
  let copied = 0;
  let line = 1;
  let lineStart = 0;
  for (let at = 0; at < source.length;) {
    const next = skip(source, at);
    if (next === at && source.startsWith("catch", at) && !/[\w$.]/.test(source[at - 1] ?? "")) {
      const clause = /^catch\s*\(\s*([A-Za-z_$][\w$]*)\s*\)\s*\{/.exec(source.slice(at, at + 200));
      if (clause) {
        const end = at + clause[0].length;
        for (const sign of source.slice(at, end)) if (sign === "\n") line++;
        lineStart = source.lastIndexOf("\n", end - 1) + 1;
        const call = `${CALL}(${clause[1]});`;
        output += source.slice(copied, end) + call;
        copied = end;
        const here = added.get(line) ?? [];
        here.push([end - lineStart, call.length]);
        added.set(line, here);
        at = end;
        continue;
      }
    }
    if (next === at && source.startsWith("import.meta", at) && !/[\w$.]/.test(source[at - 1] ?? "")) {
      output += source.slice(copied, at) + META;
      copied = at + META.length;
    }
    const end = next === at ? at + 1 : next;
    for (let i = at; i < end; i++) if (source[i] === "\n") line++;
    at = end;
  }
  return { source: output + source.slice(copied), added };
}

/** The end of the string, comment, template's text or regular expression that begins at `at`; else `at`. */
function skip(source: string, at: number): number {
  const sign = source[at];
  if (sign === '"' || sign === "'") return stringEnd(source, at, sign);
  if (sign === "`") return templateEnd(source, at);
  if (sign !== "/") return at;
  const next = source[at + 1];
  if (next === "/") return endOr(source, source.indexOf("\n", at));
  if (next === "*") return endOr(source, source.indexOf("*/", at + 2), 2);
  const before = source.slice(Math.max(0, at - 40), at).trimEnd();
  const isRegex = before === "" || !/[\w$)\]}"'`]$/.test(before) || BEFORE_REGEX.test(before);
  return isRegex ? regexEnd(source, at) : at;
}

const endOr = (source: string, found: number, length = 0) => (found < 0 ? source.length : found + length);

function stringEnd(source: string, at: number, mark: string): number {
  for (let i = at + 1; i < source.length; i++) {
    if (source[i] === "\\") i++;
    else if (source[i] === mark) return i + 1;
    else if (source[i] === "\n") return i;
  }
  return source.length;
}

/** A template as a whole; what is in `${…}` is not looked at. */
function templateEnd(source: string, at: number): number {
  for (let i = at + 1; i < source.length; i++) {
    if (source[i] === "\\") i++;
    else if (source[i] === "`") return i + 1;
    else if (source[i] === "$" && source[i + 1] === "{") {
      let depth = 1;
      for (i += 2; i < source.length && depth > 0; i++) {
        const inside = skip(source, i);
        if (inside > i) i = inside - 1;
        else if (source[i] === "{") depth++;
        else if (source[i] === "}") depth--;
      }
      i--;
    }
  }
  return source.length;
}

function regexEnd(source: string, at: number): number {
  let isClass = false;
  for (let i = at + 1; i < source.length; i++) {
    const sign = source[i];
    if (sign === "\\") i++;
    else if (sign === "\n") return at;
    else if (sign === "[") isClass = true;
    else if (sign === "]") isClass = false;
    else if (sign === "/" && !isClass) return i + 1;
  }
  return at;
}
