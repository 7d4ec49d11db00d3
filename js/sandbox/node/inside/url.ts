// URL, which the browser's own takes apart, and URLSearchParams.

import { URL_PARTS } from "../url-parts.ts";
import { host } from "./bridge.ts";
import { inspect } from "./inspect/index.ts";

type Part = (typeof URL_PARTS)[number];

export class URLSearchParams {
  #pairs: [string, string][] = [];
  /** The URL that these belong to. */
  #changed: ((search: string) => void) | undefined;

  constructor(init?: unknown, changed?: (search: string) => void) {
    if (typeof init === "string") this.#pairs = parse(init);
    else if (init instanceof URLSearchParams) this.#pairs = [...init];
    else if (typeof init === "object" && init !== null) {
      const pairs: unknown =
        Symbol.iterator in init ? [...(init as Iterable<[unknown, unknown]>)] : Object.entries(init);
      this.#pairs = (pairs as [unknown, unknown][]).map(([name, value]) => [String(name), String(value)]);
    }
    this.#changed = changed;
  }
  append(name: unknown, value: unknown): void {
    this.#pairs.push([String(name), String(value)]);
    this.#tell();
  }
  delete(name: unknown): void {
    this.#pairs = this.#pairs.filter(([other]) => other !== String(name));
    this.#tell();
  }
  get(name: unknown): string | null {
    return this.#pairs.find(([other]) => other === String(name))?.[1] ?? null;
  }
  getAll(name: unknown): string[] {
    return this.#pairs.filter(([other]) => other === String(name)).map(([, value]) => value);
  }
  has(name: unknown): boolean {
    return this.#pairs.some(([other]) => other === String(name));
  }
  set(name: unknown, value: unknown): void {
    const at = this.#pairs.findIndex(([other]) => other === String(name));
    if (at < 0) return this.append(name, value);
    this.#pairs = this.#pairs.filter(([other], index) => index <= at || other !== String(name));
    this.#pairs[at] = [String(name), String(value)];
    this.#tell();
  }
  sort(): void {
    this.#pairs.sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0));
    this.#tell();
  }
  forEach(callback: (value: string, name: string, all: URLSearchParams) => void): void {
    for (const [name, value] of this.#pairs) callback(value, name, this);
  }
  get size(): number {
    return this.#pairs.length;
  }
  *keys() {
    for (const [name] of this.#pairs) yield name;
  }
  *values() {
    for (const [, value] of this.#pairs) yield value;
  }
  *entries(): Generator<[string, string]> {
    for (const [name, value] of this.#pairs) yield [name, value];
  }
  [Symbol.iterator]() {
    return this.entries();
  }
  toString(): string {
    return this.#pairs.map((pair) => pair.map(encode).join("=")).join("&");
  }
  /** Of the URL alone. */
  _replace(search: string): void {
    this.#pairs = parse(search);
  }
  #tell(): void {
    this.#changed?.(this.toString());
  }
  [inspect.custom](_: number, options: object): string {
    if (this.#pairs.length === 0) return "URLSearchParams {}";
    return `URLSearchParams { ${this.#pairs.map(([name, value]) => `${inspect(name, options)} => ${inspect(value, options)}`).join(", ")} }`;
  }
}

const encode = (text: string) =>
  encodeURIComponent(text)
    .replace(/%20/g, "+")
    .replace(/[!'()~]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`);

export function decode(text: string): string {
  const spaced = text.replaceAll("+", " ");
  try {
    return decodeURIComponent(spaced);
  } catch {
    return spaced;
  }
}

function parse(search: string): [string, string][] {
  const parts = search
    .replace(/^\?/, "")
    .split("&")
    .filter((part) => part !== "");
  return parts.map((part) => {
    const at = part.indexOf("=");
    return at < 0 ? [decode(part), ""] : [decode(part.slice(0, at)), decode(part.slice(at + 1))];
  });
}

export class URL {
  #parts: Record<Part, string>;
  #params: URLSearchParams;

  constructor(href: unknown, base?: unknown) {
    const parts = host.url(String(href), base === undefined ? "" : String(base));
    if (parts === "") {
      const details = {
        code: "ERR_INVALID_URL",
        input: String(href),
        ...(base === undefined ? {} : { base: String(base) }),
      };
      throw Object.assign(new TypeError("Invalid URL"), details);
    }
    this.#parts = JSON.parse(parts) as Record<Part, string>;
    this.#params = new URLSearchParams(this.#parts.search, (search) => this._set("search", search, false));
  }
  static canParse(href: unknown, base?: unknown): boolean {
    return host.url(String(href), base === undefined ? "" : String(base)) !== "";
  }
  static parse(href: unknown, base?: unknown): URL | null {
    return URL.canParse(href, base) ? new URL(href, base) : null;
  }
  get searchParams(): URLSearchParams {
    return this.#params;
  }
  toString(): string {
    return this.#parts.href;
  }
  toJSON(): string {
    return this.#parts.href;
  }
  _get(part: Part): string {
    return this.#parts[part];
  }
  _set(part: Part, value: string, isFromOutside = true): void {
    this.#parts = JSON.parse(host.urlWith(this.#parts.href, part, value)) as Record<Part, string>;
    if (isFromOutside && (part === "search" || part === "href")) this.#params._replace(this.#parts.search);
  }
  [inspect.custom](depth: number, options: object): string {
    if (depth < 0) return this.toString();
    const shown: Record<string, unknown> = {};
    for (const part of URL_PARTS) {
      shown[part] = this.#parts[part];
      if (part === "search") shown.searchParams = this.#params;
    }
    return `URL ${inspect(shown, options)}`;
  }
}
for (const part of URL_PARTS) {
  Object.defineProperty(URL.prototype, part, {
    get(this: URL) {
      return this._get(part);
    },
    ...(part === "origin"
      ? {}
      : {
          set(this: URL, value: unknown) {
            this._set(part, String(value));
          },
        }),
    enumerable: true,
    configurable: true,
  });
}
