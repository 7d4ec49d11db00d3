// `fetch` and Node's `http`: requests are recorded, and answered with 200 and `ok`. Nothing is sent.

import { host } from "./bridge.ts";
import { Buffer } from "./buffer.ts";
import { fromUtf8, toUtf8 } from "./bytes.ts";
import { currentLine } from "./errors.ts";
import { inspect } from "./inspect/index.ts";
import { EventEmitter } from "./modules/events.ts";
import { URL, URLSearchParams } from "./url.ts";
import type { AbortSignal } from "./web.ts";

type Pairs = Iterable<readonly [string, unknown]>;

export class Headers {
  #all = new Map<string, string>();
  constructor(init?: Headers | Pairs | Record<string, unknown>) {
    if (!init) return;
    const pairs = Symbol.iterator in init ? (init as Pairs) : Object.entries(init);
    for (const [name, value] of pairs) this.append(name, value);
  }
  append(name: string, value: unknown): void {
    const before = this.get(name);
    this.#all.set(name.toLowerCase(), before === null ? String(value) : `${before}, ${value}`);
  }
  set(name: string, value: unknown): void {
    this.#all.set(name.toLowerCase(), String(value));
  }
  get(name: string): string | null {
    return this.#all.get(name.toLowerCase()) ?? null;
  }
  has(name: string): boolean {
    return this.#all.has(name.toLowerCase());
  }
  delete(name: string): void {
    this.#all.delete(name.toLowerCase());
  }
  forEach(callback: (value: string, name: string) => void): void {
    for (const [name, value] of this) callback(value, name);
  }
  keys() {
    return new Map([...this]).keys();
  }
  values() {
    return new Map([...this]).values();
  }
  entries() {
    return this[Symbol.iterator]();
  }
  [Symbol.iterator]() {
    return [...this.#all].sort(([a], [b]) => (a < b ? -1 : 1))[Symbol.iterator]();
  }
  [inspect.custom](_: number, options: object): string {
    return `Headers ${inspect(Object.fromEntries(this), options)}`;
  }
}

function bodyText(body: unknown): string {
  if (body === undefined || body === null) return "";
  if (ArrayBuffer.isView(body))
    return toUtf8(new Uint8Array(body.buffer as ArrayBuffer, body.byteOffset, body.byteLength));
  if (body instanceof ArrayBuffer) return toUtf8(new Uint8Array(body));
  return String(body);
}

class Body {
  bodyUsed = false;
  constructor(readonly _text: string) {
    Object.defineProperty(this, "_text", { enumerable: false });
  }
  async text(): Promise<string> {
    if (this.bodyUsed) throw new TypeError("Body is unusable: Body has already been read");
    this.bodyUsed = true;
    return this._text;
  }
  async json(): Promise<unknown> {
    return JSON.parse(await this.text()) as unknown;
  }
  async arrayBuffer() {
    return fromUtf8(await this.text()).buffer;
  }
  async bytes() {
    return fromUtf8(await this.text());
  }
}

interface Init {
  method?: string;
  headers?: Record<string, unknown>;
  body?: unknown;
  signal?: AbortSignal;
  status?: number;
  statusText?: string;
}

export class Request extends Body {
  readonly url: string;
  readonly method: string;
  readonly headers: Headers;
  constructor(input: unknown, init: Init = {}) {
    const from = input instanceof Request ? input : undefined;
    super(init.body === undefined ? (from?._text ?? "") : bodyText(init.body));
    const address = from?.url ?? String(input);
    if (!URL.canParse(address)) throw new TypeError(`Failed to parse URL from ${address}`);
    this.url = new URL(address).toString();
    this.method = (init.method ?? from?.method ?? "GET").toUpperCase();
    this.headers = new Headers(init.headers ?? from?.headers);
    if (init.body instanceof URLSearchParams && !this.headers.has("content-type"))
      this.headers.set("content-type", "application/x-www-form-urlencoded;charset=UTF-8");
    else if (typeof init.body === "string" && !this.headers.has("content-type"))
      this.headers.set("content-type", "text/plain;charset=UTF-8");
  }
}

export class Response extends Body {
  readonly status: number;
  readonly statusText: string;
  readonly headers: Headers;
  readonly ok: boolean;
  readonly redirected = false;
  readonly type: string = "basic";
  url = "";
  constructor(body?: unknown, init: Init = {}) {
    super(bodyText(body));
    this.status = init.status ?? 200;
    this.statusText = init.statusText ?? "";
    this.headers = new Headers(init.headers);
    this.ok = this.status >= 200 && this.status < 300;
  }
  static json(value: unknown, init: Init = {}): Response {
    return new Response(JSON.stringify(value), {
      ...init,
      headers: { "content-type": "application/json", ...init.headers },
    });
  }
  clone(): Response {
    return new Response(this._text, {
      status: this.status,
      statusText: this.statusText,
      headers: Object.fromEntries(this.headers),
    });
  }
}

export async function fetch(input: unknown, init?: Init): Promise<Response> {
  const line = currentLine();
  const request = new Request(input, init);
  init?.signal?.throwIfAborted();
  host.http(request.method, request.url, JSON.stringify(Object.fromEntries(request.headers)), request._text, line);
  const response = new Response("ok", { statusText: "OK", headers: { "content-type": "text/plain" } });
  response.url = request.url;
  return response;
}

interface RequestOptions {
  protocol?: string;
  hostname?: string;
  host?: string;
  port?: number | string;
  path?: string;
  method?: string;
  headers?: Record<string, unknown>;
}

class IncomingMessage extends EventEmitter {
  statusCode = 200;
  statusMessage = "OK";
  headers = { "content-type": "text/plain" };
  complete = true;
  #encoding: string | undefined;
  setEncoding(encoding: string): this {
    this.#encoding = encoding;
    return this;
  }
  resume(): this {
    return this;
  }
  pipe<T>(to: T): T {
    return to;
  }
  _send(): void {
    const body = Buffer.from("ok");
    this.emit("data", this.#encoding ? body.toString(this.#encoding) : body);
    this.emit("end");
    this.emit("close");
  }
  async *[Symbol.asyncIterator]() {
    yield this.#encoding ? "ok" : Buffer.from("ok");
  }
}

class ClientRequest extends EventEmitter {
  #parts: string[] = [];
  #headers: Headers;
  constructor(
    readonly _url: string,
    readonly method: string,
    headers: Record<string, unknown>,
    readonly _line: number,
  ) {
    super();
    this.#headers = new Headers(headers);
    for (const name of ["_url", "_line"]) Object.defineProperty(this, name, { enumerable: false });
  }
  setHeader(name: string, value: unknown): this {
    this.#headers.set(name, value);
    return this;
  }
  getHeader(name: string): string | null {
    return this.#headers.get(name);
  }
  write(part: unknown): boolean {
    this.#parts.push(bodyText(part));
    return true;
  }
  end(part?: unknown): this {
    if (part !== undefined && typeof part !== "function") this.write(part);
    host.http(
      this.method,
      this._url,
      JSON.stringify(Object.fromEntries(this.#headers)),
      this.#parts.join(""),
      this._line,
    );
    const response = new IncomingMessage();
    setImmediate(() => {
      this.emit("response", response);
      setImmediate(() => response._send());
    });
    return this;
  }
  setTimeout(): this {
    return this;
  }
  destroy(): this {
    return this;
  }
  abort(): void {}
}

declare function setImmediate(callback: () => void): unknown;

/** Node's `http` or `https`. */
export function httpModule(protocol: "http:" | "https:") {
  const request = (input: unknown, second?: unknown, third?: unknown) => {
    const options = {
      ...(typeof input === "string" || input instanceof URL ? {} : (input as RequestOptions)),
      ...(typeof second === "object" ? (second as RequestOptions) : {}),
    };
    const done = (typeof second === "function" ? second : third) as ((response: unknown) => void) | undefined;
    const { hostname, host: authority, port, path = "/" } = options;
    const where = hostname ?? authority ?? "localhost";
    const address =
      typeof input === "string" || input instanceof URL
        ? String(input)
        : `${options.protocol ?? protocol}//${where}${port && !String(where).includes(":") ? `:${port}` : ""}${path}`;
    const made = new ClientRequest(
      new URL(address).toString(),
      (options.method ?? "GET").toUpperCase(),
      options.headers ?? {},
      currentLine(),
    );
    if (done) made.on("response", done as never);
    return made;
  };
  class Agent {
    constructor(readonly options: object = {}) {}
    destroy() {}
  }
  return {
    request,
    get: (...args: [unknown, unknown?, unknown?]) => request(...args).end(),
    Agent,
    globalAgent: new Agent(),
    STATUS_CODES: {
      200: "OK",
      201: "Created",
      204: "No Content",
      400: "Bad Request",
      403: "Forbidden",
      404: "Not Found",
      500: "Internal Server Error",
    },
    METHODS: ["DELETE", "GET", "HEAD", "OPTIONS", "PATCH", "POST", "PUT"],
  };
}
