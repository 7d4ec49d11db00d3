// Strings, keys and numbers as Node shows them.

const ESCAPES: Record<string, string> = {
  "\b": "\\b",
  "\t": "\\t",
  "\n": "\\n",
  "\f": "\\f",
  "\r": "\\r",
  "\\": "\\\\",
};

/** A string in quotes: single ones, unless it has such itself and others do better. */
export function quote(text: string): string {
  let mark = "'";
  if (text.includes("'")) {
    if (!text.includes('"')) mark = '"';
    else if (!text.includes("`") && !text.includes("${")) mark = "`";
  }
  const inside = text.replace(/[\u0000-\u001f\u007f-\u009f\\'\ud800-\udfff]/gu, (sign) => {
    if (sign === "'") return mark === "'" ? "\\'" : sign;
    const code = sign.charCodeAt(0);
    if (code >= 0xd800) return `\\u${code.toString(16).toUpperCase()}`;
    return ESCAPES[sign] ?? `\\x${code.toString(16).toUpperCase().padStart(2, "0")}`;
  });
  return mark + inside + mark;
}

export function number(value: number): string {
  return Object.is(value, -0) ? "-0" : String(value);
}

export function key(name: string | symbol, isEnumerable: boolean): string {
  if (typeof name === "symbol") return `[${symbol(name)}]`;
  if (name === "__proto__") return "['__proto__']";
  if (!isEnumerable) return `[${name}]`;
  return /^[a-zA-Z_][a-zA-Z_0-9]*$/.test(name) ? name : quote(name);
}

export function symbol(value: symbol): string {
  return value.toString();
}
