// QuickJS's messages in V8's words, since users compare with what they see in CloudWatch. Messages that are the same, or
// that no handler meets, are not listed.

import { calleeBefore, destructuringAt, literalKeyAt, offsetOf } from "./source.ts";

/** Where the engine noticed the error, in the user's file. */
export interface Place {
  source: string;
  line: number;
  column: number;
}

export interface Worded {
  message: string;
  /** The error's name, where V8 throws another one. */
  name?: "RangeError" | "TypeError" | "SyntaxError";
}

type Rule = [RegExp, (found: RegExpExecArray, place: Place | undefined) => string, Worded["name"]?];

const quoted = (text: string) => text.replace(/^'|'$/g, "");

const RULES: Rule[] = [
  [/^cannot read property 'Symbol\.(?:asyncI|i)terator' of (?:null|undefined)$/, (_, place) => notIterable(place)],
  [
    /^cannot read property '(.*)' of (null|undefined)$/s,
    ([, name, of]) => `Cannot read properties of ${of} (reading '${name}')`,
  ],
  [
    /^cannot read property of (null|undefined)$/,
    ([, of], place) => {
      const key = place && literalKeyAt(place.source, place.line, place.column);
      return `Cannot read properties of ${of}${key === undefined ? "" : ` (reading '${key}')`}`;
    },
  ],
  [
    /^cannot set property '(.*)' of (null|undefined)$/s,
    ([, name, of]) => `Cannot set properties of ${of} (setting '${name}')`,
  ],
  [/^cannot delete property '(.*)'(?: of .*)?$/s, ([, name]) => `Cannot delete property '${name}' of #<Object>`],
  [/^could not delete property$/, () => "Cannot delete property of #<Object>"],
  [/^not a function$/, (_, place) => notAFunction(place)],
  [/^not a constructor$/, (_, place) => `${called(place).text} is not a constructor`],
  [/^'(.*)' is not defined$/s, ([, name]) => `${name} is not defined`],
  [/^(.*) is not initialized$/s, ([, name]) => `Cannot access '${quoted(name ?? "")}' before initialization`],
  [/^value is not iterable$/, (_, place) => notIterable(place)],
  [/^'(.*)' is read-only$/s, ([, name], place) => readOnly(name ?? "", place)],
  [/^object is not extensible$/, () => "Cannot add property, object is not extensible"],
  [/^cannot convert to object$/, (_, place) => notAnObject(place)],
  [/^cannot convert bigint to number$/i, () => "Cannot mix BigInt and other types, use explicit conversions"],
  [/^cannot convert symbol to string$/i, () => "Cannot convert a Symbol value to a string"],
  [/^cannot convert symbol to number$/i, () => "Cannot convert a Symbol value to a number"],
  [
    /^class constructors must be invoked with 'new'$/,
    (_, place) => `Class constructor ${className(place)} cannot be invoked without 'new'`,
  ],
  [/^invalid 'in' operand$/, () => "Cannot use 'in' operator to search for a key in a value that is not an object"],
  [/^invalid 'instanceof' right operand$/, () => "Right-hand side of 'instanceof' is not callable"],
  [/^empty array$/, () => "Reduce of empty array with no initial value"],
  [/^circular reference$/, () => "Converting circular structure to JSON"],
  [/^stack overflow$/, () => "Maximum call stack size exceeded", "RangeError"],
  [/^Maximum call stack size exceeded$/, () => "Maximum call stack size exceeded", "RangeError"],
  [/^(?:string too long|invalid string length)$/i, () => "Invalid string length", "RangeError"],
  [/^invalid array length$/, () => "Invalid array length"],
  [/^invalid repeat count$/, () => "Invalid count value"],
  [/^Date value is NaN$/, () => "Invalid time value"],
  [/^invalid number of digits$/, () => "toFixed() digits argument must be between 0 and 100"],
  [/^expecting hex digit$/, () => "URI malformed"],
  [/^Could not find export '(.*)' in module '(.*)'$/s, ([, name, of]) => missingExport(name ?? "", of ?? "")],
];

const SYNTAX: Rule[] = [
  [/^unexpected token in expression: ''$/, () => "Unexpected end of input"],
  [/^unexpected token in expression: '(.*)'$/s, ([, token]) => `Unexpected token '${token}'`],
  [/^invalid property name$/, (_, place) => unexpected(place)],
  [
    /^unexpected end of (?:string|template|regexp).*$/,
    ([whole]) => (/template/.test(whole) ? "Unterminated template literal" : "Invalid or unexpected token"),
  ],
  [/^expecting '(.*)'$/s, (_, place) => unexpected(place)],
  [/^(?:expecting|.* expected)\b.*$/s, (_, place) => unexpected(place)],
  [/^return not in a function$/, () => "Illegal return statement"],
  [
    /^invalid redefinition of (?:lexical identifier|global identifier|a variable in strict mode).*$/,
    (_, place) => redefined(place),
  ],
  [/^redefinition of .*$/, (_, place) => redefined(place)],
  [/^Could not find export '(.*)' in module '(.*)'$/s, ([, name, of]) => missingExport(name ?? "", of ?? "")],
];

/** What V8 says instead of `message`; the message itself if it is not known. */
export function inV8(name: string, message: string, place?: Place): Worded {
  if (name === "AggregateError" && message === "") return { message: "All promises were rejected" };
  for (const [pattern, words, newName] of name === "SyntaxError" ? SYNTAX : RULES) {
    const found = pattern.exec(message);
    if (found) return newName ? { message: words(found, place), name: newName } : { message: words(found, place) };
  }
  return { message };
}

/** What the engine says of a pattern, and V8. */
const PATTERN: [RegExp, string][] = [
  [/^expecting '\)'/, "Unterminated group"],
  [/^nothing to repeat/, "Nothing to repeat"],
  [/^extraneous characters/, "Unmatched ')'"],
  [/^invalid group name/, "Invalid capture group name"],
  [/^duplicate group name/, "Duplicate capture group name"],
  [/^invalid group/, "Invalid group"],
  [/^invalid repetition count/, "numbers out of order in {} quantifier"],
  [/^invalid class range/, "Range out of order in character class"],
];

/** What RegExp says in V8 of a pattern that it refuses; `found` is what the engine says. */
export function patternRefusal(pattern: string, flags: string, found: string): string {
  if (/^invalid regular expression flags/.test(found))
    return `Invalid flags supplied to RegExp constructor '${flags}'`;
  const ended = pattern.endsWith("\\") ? "\\ at end of pattern" : "Unterminated character class";
  const reason = found === "unexpected end" ? ended : PATTERN.find(([one]) => one.test(found))?.[1];
  return `Invalid regular expression: /${pattern}/${flags}: ${reason ?? found}`;
}

/** What JSON.parse says in V8 of a text that it refuses. */
export function jsonRefusal(text: string): string {
  const at = firstWrong(text);
  if (at >= text.length) {
    return text === "" || /^\s*$/.test(text) ? "Unexpected end of JSON input" : ending(text);
  }
  const sign = String.fromCodePoint(text.codePointAt(at) as number);
  const from = Math.max(0, at - 10);
  const to = Math.min(text.length, at + 10);
  const shown =
    text.length <= 40
      ? `"${text}"`
      : `${from > 0 ? "..." : ""}"${text.slice(from, to)}"${to < text.length ? "..." : ""}`;
  const before = text.slice(0, at).trimEnd();
  if (sign !== '"' && /[{,]$/.test(before) && insideObject(before)) {
    const what = before.endsWith("{") ? "Expected property name or '}'" : "Expected double-quoted property name";
    return `${what} in JSON at position ${at} (line ${lineOf(text, at)} column ${columnOf(text, at)})`;
  }
  if (/\d$/.test(text.slice(0, at)) && /\d/.test(sign))
    return `Unexpected number in JSON at position ${at} (line ${lineOf(text, at)} column ${columnOf(text, at)})`;
  if (before !== "" && /["\d}\]el]$/.test(before)) {
    const wanted = insideObject(before)
      ? afterKey(before)
        ? "Expected ':' after property name"
        : "Expected ',' or '}' after property value"
      : insideArray(before)
        ? "Expected ',' or ']' after array element"
        : "Unexpected non-whitespace character after";
    const where = wanted.endsWith("after") ? " JSON" : " in JSON";
    return `${wanted}${where} at position ${at} (line ${lineOf(text, at)} column ${columnOf(text, at)})`;
  }
  const isPrinted = text === "undefined" || /^\[object /.test(text);
  return isPrinted ? `${shown} is not valid JSON` : `Unexpected token '${sign}', ${shown} is not valid JSON`;
}

function ending(text: string): string {
  const position = `at position ${text.length} (line ${lineOf(text, text.length)} column ${columnOf(text, text.length)})`;
  const before = text.trimEnd();
  if ((before.match(/(?<!\\)"/g) ?? []).length % 2 === 1) return `Unterminated string in JSON ${position}`;
  if (before.endsWith("{")) return `Expected property name or '}' in JSON ${position}`;
  if (/["\d}\]el]$/.test(before)) {
    if (insideObject(before))
      return `${afterKey(before) ? "Expected ':' after property name" : "Expected ',' or '}' after property value"} in JSON ${position}`;
    if (insideArray(before)) return `Expected ',' or ']' after array element in JSON ${position}`;
  }
  return "Unexpected end of JSON input";
}

const lineOf = (text: string, at: number) => text.slice(0, at).split("\n").length;
const columnOf = (text: string, at: number) => at - text.lastIndexOf("\n", at - 1);

/** The open brackets at the end of a sound piece of JSON. */
function open(text: string): string {
  const bare = text.replace(/"(?:[^"\\]|\\.)*"/gs, '""');
  let stack = "";
  for (const sign of bare) {
    if (sign === "{" || sign === "[") stack += sign;
    else if (sign === "}" || sign === "]") stack = stack.slice(0, -1);
  }
  return stack;
}
const insideObject = (text: string) => open(text).endsWith("{");
const insideArray = (text: string) => open(text).endsWith("[");
const afterKey = (text: string) => /[{,]\s*""$/.test(text.replace(/"(?:[^"\\]|\\.)*"/gs, '""'));

/** The offset of the first sign that no JSON can have there. */
function firstWrong(text: string): number {
  const rest = (at: number) => text.slice(at);
  const space = (at: number) => at + (/^[ \t\r\n]*/.exec(rest(at)) as RegExpExecArray)[0].length;
  class Wrong {
    constructor(readonly at: number) {}
  }
  const word = (at: number, wanted: string) => {
    for (let i = 0; i < wanted.length; i++) if (text[at + i] !== wanted[i]) throw new Wrong(at + i);
    return at + wanted.length;
  };
  const string = (at: number) => {
    const found = /^"(?:[^"\\\u0000-\u001f]|\\(?:["\\/bfnrt]|u[\da-fA-F]{4}))*/.exec(rest(at));
    const end = at + (found ? found[0].length : 0);
    if (!found || text[end] !== '"') throw new Wrong(end);
    return end + 1;
  };
  const value = (from: number): number => {
    let at = space(from);
    const sign = text[at];
    if (sign === '"') return string(at);
    if (sign === "{" || sign === "[") {
      const close = sign === "{" ? "}" : "]";
      at = space(at + 1);
      if (text[at] === close) return at + 1;
      for (;;) {
        if (sign === "{") at = space(word(space(string(space(at))), ":"));
        at = space(value(at));
        if (text[at] === close) return at + 1;
        at = space(word(at, ","));
      }
    }
    if (sign === "t") return word(at, "true");
    if (sign === "f") return word(at, "false");
    if (sign === "n") return word(at, "null");
    const number = /^-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/.exec(rest(at));
    if (!number) throw new Wrong(at);
    return at + number[0].length;
  };
  try {
    return space(value(0));
  } catch (wrong) {
    return wrong instanceof Wrong ? wrong.at : 0;
  }
}

function called(place: Place | undefined): { text: string } {
  if (!place) return { text: "(intermediate value)" };
  const offset = offsetOf(place.source, place.line, place.column);
  return offset >= 0 && place.source[offset] === "("
    ? calleeBefore(place.source, offset)
    : { text: "(intermediate value)" };
}

/** The class whose constructor noticed that it was called. */
function className(place: Place | undefined): string {
  const offset = place ? offsetOf(place.source, place.line, place.column) : -1;
  const before = place?.source.slice(0, Math.max(0, offset)) ?? "";
  return [...before.matchAll(/\bclass\s+([\w$]+)/g)].at(-1)?.[1] ?? "";
}

function notAFunction(place: Place | undefined): string {
  if (!place) return "object is not a function";
  const offset = offsetOf(place.source, place.line, place.column);
  // `new x` without brackets.
  if (offset >= 0 && place.source.startsWith("new", offset)) {
    const found = /^new\s+([\w$.]+)/.exec(place.source.slice(offset));
    return `${found?.[1] ?? "(intermediate value)"} is not a constructor`;
  }
  const callee = offset >= 0 && place.source[offset] === "(" ? calleeBefore(place.source, offset) : undefined;
  if (!callee) return "object is not a function";
  return `${callee.text} is not a ${callee.isNew ? "constructor" : "function"}`;
}

/** A destructuring, or a call such as Object.keys. */
function notAnObject(place: Place | undefined): string {
  const found = place && destructuringAt(place.source, place.line, place.column);
  return found
    ? `Cannot destructure property '${found.property}' of '${found.of}' as it is ${found.of === "null" ? "null" : "undefined"}.`
    : "Cannot convert undefined or null to object";
}

function notIterable(place: Place | undefined): string {
  const line = place?.source.split("\n")[place.line - 1] ?? "";
  const candidates = [/\bof\s+([\w$.]+)\s*\)/g, /\.\.\.\s*([\w$.]+)/g, /\]\s*=\s*([\w$.]+)/g];
  const away = ({ index }: RegExpExecArray) => Math.abs(index + 1 - (place?.column ?? 0));
  const found = candidates.flatMap((one) => [...line.matchAll(one)]).sort((a, b) => away(a) - away(b))[0];
  return found
    ? `${found[1]} is not iterable`
    : "object is not iterable (cannot read property Symbol(Symbol.iterator))";
}

/** A constant that is assigned to, or a frozen object's property. */
function readOnly(name: string, place: Place | undefined): string {
  const line = place?.source.split("\n")[place.line - 1] ?? "";
  const escaped = name.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
  const isMember = new RegExp(
    `(?:\\.\\s*${escaped}|\\[.*\\])\\s*(?:[-+*/%&|^]|\\*\\*|<<|>>|\\?\\?|&&|\\|\\|)?=(?!=)`,
  ).test(line);
  return isMember
    ? `Cannot assign to read only property '${name}' of object '#<Object>'`
    : "Assignment to constant variable.";
}

function missingExport(name: string, module: string): string {
  // The SDK's packages are CommonJS.
  if (module.startsWith("@")) {
    return `Named export '${name}' not found. The requested module '${module}' is a CommonJS module, which may not support all module.exports as named exports.\nCommonJS modules can always be imported via the default export, for example using:\n\nimport pkg from '${module}';\nconst { ${name} } = pkg;\n`;
  }
  return `The requested module '${module}' does not provide an export named '${name}'`;
}

/** The token at the place of a syntax error. */
function unexpected(place: Place | undefined): string {
  const offset = place ? offsetOf(place.source, place.line, place.column) : -1;
  if (!place || offset < 0) return "Invalid or unexpected token";
  const rest = place.source.slice(offset).trimStart();
  if (rest === "") return "Unexpected end of input";
  const word = /^[\w$]+/.exec(rest)?.[0];
  if (word === undefined) {
    if (/^["'`]/.test(rest)) return rest[0] === "`" ? "Unexpected template string" : "Unexpected string";
    return `Unexpected token '${/^(?:=>|===?|!==?|&&|\|\||\?\?|\?\.|\.\.\.|.)/s.exec(rest)?.[0]}'`;
  }
  if (/^\d/.test(word)) return "Unexpected number";
  if (KEYWORDS.has(word)) return `Unexpected token '${word}'`;
  return "Unexpected identifier '" + word + "'";
}

const KEYWORDS = new Set(
  "break case catch class const continue debugger default delete do else export extends finally for function if import in instanceof new return super switch this throw try typeof var void while with null true false".split(
    " ",
  ),
);

function redefined(place: Place | undefined): string {
  const offset = place ? offsetOf(place.source, place.line, place.column) : -1;
  if (!place || offset < 0) return "Identifier has already been declared";
  const start = place.source.slice(0, offset).search(/[\w$]*\s*$/);
  const name = /^[\w$]+/.exec(place.source.slice(start).trimStart())?.[0];
  return name ? `Identifier '${name}' has already been declared` : "Identifier has already been declared";
}
