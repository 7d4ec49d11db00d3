// What Node writes before a value: its class, its tag, and how many values it has.

/** The name of the class that made the value, or null if it has none, as `Object.create(null)`. */
export function className(value: object): string | null {
  let at: object | null = value;
  while (at) {
    const found = Object.getOwnPropertyDescriptor(at, "constructor");
    const maker: unknown = found?.value;
    if (typeof maker === "function" && maker.name !== "" && isMadeBy(value, maker)) return maker.name;
    at = Object.getPrototypeOf(at) as object | null;
  }
  return null;
}

function isMadeBy(value: object, maker: unknown): boolean {
  try {
    return value instanceof (maker as new () => object);
  } catch {
    return false;
  }
}

/** `Map(2) `, `Foo [bar] `, `[Object: null prototype] `. */
export function prefix(name: string | null, tag: string, fallback: string, size = ""): string {
  if (name === null) {
    return tag !== "" && fallback !== tag
      ? `[${fallback}${size}: null prototype] [${tag}] `
      : `[${fallback}${size}: null prototype] `;
  }
  return tag !== "" && name !== tag ? `${name}${size} [${tag}] ` : `${name}${size} `;
}

export function tagOf(value: object, name: string | null): string {
  const tag: unknown = (value as Record<symbol, unknown>)[Symbol.toStringTag];
  // One of its own is shown among its properties.
  if (
    typeof tag !== "string" ||
    tag === "" ||
    tag === name ||
    Object.prototype.propertyIsEnumerable.call(value, Symbol.toStringTag)
  )
    return "";
  return tag;
}

/** `[Function: f]`, `[class A extends B]`. */
export function functionBase(value: (...args: unknown[]) => unknown, name: string | null, tag: string): string {
  const text = Function.prototype.toString.call(value);
  if (/^class\b/.test(text)) {
    const own = Object.hasOwn(value, "name") && value.name !== "" ? `class ${value.name}` : "class (anonymous)";
    const above = Object.getPrototypeOf(value) as { name?: string } | null;
    const parent = above?.name ? ` extends ${above.name}` : above === null ? " extends [null prototype]" : "";
    return `[${own}${name !== "Function" && name !== null ? ` [${name}]` : ""}${parent}]`;
  }
  const kind =
    name === "AsyncFunction" || name === "GeneratorFunction" || name === "AsyncGeneratorFunction" ? name : "Function";
  let base = `[${kind}`;
  if (name === null) base += " (null prototype)";
  base += value.name === "" ? " (anonymous)" : `: ${value.name}`;
  base += "]";
  if (name !== kind && name !== null) base += ` ${name}`;
  return tag !== "" && name !== tag ? `${base} [${tag}]` : base;
}
