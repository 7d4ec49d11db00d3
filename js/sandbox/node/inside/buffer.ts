// Node's Buffer, on top of Uint8Array.

import { codec, fromBase64, fromLatin1, fromUtf8, toBase64, toLatin1 } from "./bytes.ts";
import { inspect } from "./inspect/index.ts";

function codecOf(encoding: unknown) {
  const found = codec(encoding);
  if (!found)
    throw Object.assign(new TypeError(`Unknown encoding: ${String(encoding)}`), { code: "ERR_UNKNOWN_ENCODING" });
  return found;
}

const asBytes = (value: unknown, encoding?: unknown): Uint8Array =>
  typeof value === "string"
    ? codecOf(encoding)[0](value)
    : typeof value === "number"
      ? Uint8Array.of(value)
      : (value as Uint8Array);

function wrap(bytes: Uint8Array): Buffer {
  return new Buffer(bytes.buffer as ArrayBuffer, bytes.byteOffset, bytes.byteLength);
}

/** The declared constructors of a typed array know no mere length for one over an ArrayBuffer. */
const sized = (length: number) => new (Buffer as unknown as new (length: number) => Buffer)(length);

type Kind =
  "Uint8" | "Int8" | "Uint16" | "Int16" | "Uint32" | "Int32" | "Float32" | "Float64" | "BigUint64" | "BigInt64";

export class Buffer extends Uint8Array<ArrayBuffer> {
  static poolSize = 8192;

  static override from(value: unknown, second?: unknown, third?: unknown): Buffer {
    if (typeof value === "string") return wrap(codecOf(second)[0](value));
    if (value instanceof ArrayBuffer)
      return new Buffer(value, second as number | undefined, third as number | undefined);
    if (typeof value === "object" && value !== null) {
      const plain = value as { type?: string; data?: number[]; length?: number; valueOf(): unknown };
      if (plain.type === "Buffer" && Array.isArray(plain.data)) return wrap(Uint8Array.from(plain.data));
      if (typeof plain.length === "number" || Symbol.iterator in plain)
        return wrap(Uint8Array.from(value as ArrayLike<number>));
      const primitive = plain.valueOf();
      if (primitive !== value && typeof primitive === "string") return Buffer.from(primitive, second);
    }
    const type =
      value === null || value === undefined
        ? String(value)
        : typeof value === "object"
          ? "an instance of Object"
          : `type ${typeof value} (${inspect(value)})`;
    const error = new TypeError(
      `The first argument must be of type string or an instance of Buffer, ArrayBuffer, or Array or an Array-like Object. Received ${type}`,
    );
    throw Object.assign(error, { code: "ERR_INVALID_ARG_TYPE" });
  }
  static alloc(size: number, fill?: unknown, encoding?: unknown): Buffer {
    const made = sized(size);
    return fill === undefined ? made : made.fill(fill as number, 0, size, encoding as never);
  }
  static allocUnsafe(size: number): Buffer {
    return sized(size);
  }
  static allocUnsafeSlow(size: number): Buffer {
    return sized(size);
  }
  static concat(list: Uint8Array[], length = list.reduce((sum, one) => sum + one.length, 0)): Buffer {
    const made = sized(length);
    let at = 0;
    for (const one of list) {
      made.set(one.subarray(0, length - at), at);
      at += one.length;
      if (at >= length) break;
    }
    return made;
  }
  static isBuffer(value: unknown): value is Buffer {
    return value instanceof Buffer;
  }
  static isEncoding(name: unknown): boolean {
    return typeof name === "string" && name !== "" && codec(name) !== undefined;
  }
  static byteLength(value: unknown, encoding?: unknown): number {
    return typeof value === "string" ? codecOf(encoding)[0](value).length : (value as ArrayBuffer).byteLength;
  }
  static compare(a: Uint8Array, b: Uint8Array): number {
    for (let at = 0; at < Math.min(a.length, b.length); at++) {
      if (a[at] !== b[at]) return (a[at] as number) < (b[at] as number) ? -1 : 1;
    }
    return Math.sign(a.length - b.length);
  }

  override toString(encoding?: unknown, start = 0, end = this.length): string {
    return codecOf(encoding)[1](Uint8Array.prototype.subarray.call(this, Math.max(0, start), end));
  }
  override toLocaleString(encoding?: unknown): string {
    return this.toString(encoding);
  }
  toJSON() {
    return { type: "Buffer", data: Array.from(this) };
  }
  equals(other: Uint8Array): boolean {
    return Buffer.compare(this, other) === 0;
  }
  compare(other: Uint8Array): number {
    return Buffer.compare(this, other);
  }
  override subarray(start?: number, end?: number): Buffer {
    return wrap(Uint8Array.prototype.subarray.call(this, start, end));
  }
  override slice(start?: number, end?: number): Buffer {
    return this.subarray(start, end);
  }
  copy(target: Uint8Array, targetStart = 0, start = 0, end = this.length): number {
    const part = Uint8Array.prototype.subarray.call(this, start, Math.min(end, start + target.length - targetStart));
    target.set(part, targetStart);
    return part.length;
  }
  write(text: string, offset: number | string = 0, length?: number | string, encoding?: string): number {
    const name = typeof offset === "string" ? offset : typeof length === "string" ? length : encoding;
    const at = typeof offset === "number" ? offset : 0;
    const room = Math.min(typeof length === "number" ? length : Infinity, this.length - at);
    const bytes = codecOf(name)[0](text).subarray(0, room);
    this.set(bytes, at);
    return bytes.length;
  }
  override fill(value: never | number | string | Uint8Array, start = 0, end = this.length, encoding?: never): this {
    const bytes = asBytes(value, encoding);
    if (bytes.length <= 1) return super.fill(bytes[0] ?? 0, start, end) as this;
    this.set(bytes.subarray(0, end - start), start);
    // What is there already, twice as much each time.
    for (let done = bytes.length; done < end - start; done *= 2)
      this.copyWithin(start + done, start, Math.min(start + done, end - done));
    return this;
  }
  override indexOf(value: unknown, from = 0, encoding?: unknown): number {
    const bytes = asBytes(value, encoding);
    for (let at = Math.max(0, from < 0 ? this.length + from : from); at + bytes.length <= this.length; at++) {
      if (bytes.every((byte, i) => this[at + i] === byte)) return at;
    }
    return -1;
  }
  override lastIndexOf(value: unknown): number {
    const bytes = asBytes(value);
    for (let at = this.length - bytes.length; at >= 0; at--)
      if (bytes.every((byte, i) => this[at + i] === byte)) return at;
    return -1;
  }
  override includes(value: unknown, from = 0, encoding?: unknown): boolean {
    return this.indexOf(value, from, encoding) >= 0;
  }
  swap16(): this {
    for (let at = 0; at + 1 < this.length; at += 2)
      [this[at], this[at + 1]] = [this[at + 1] as number, this[at] as number];
    return this;
  }
  [inspect.custom](): string {
    const shown = Array.from(Uint8Array.prototype.subarray.call(this, 0, 50), (byte) =>
      byte.toString(16).padStart(2, "0"),
    ).join(" ");
    const more = this.length > 50 ? ` ... ${this.length - 50} more byte${this.length > 51 ? "s" : ""}` : "";
    return `<Buffer ${shown}${more}>`;
  }
}

/** readUInt16BE and the like, in both orders and spellings. */
function numbers(kind: Kind, size: number, name: string): void {
  const define = (method: string, value: unknown) =>
    Object.defineProperty(Buffer.prototype, method, { value, writable: true, configurable: true });
  const view = (buffer: Buffer) => new DataView(buffer.buffer, buffer.byteOffset, buffer.byteLength);
  const check = (buffer: Buffer, offset: number) => {
    if (offset + size <= buffer.length && offset >= 0) return;
    const error = new RangeError(
      `The value of "offset" is out of range. It must be >= 0 and <= ${buffer.length - size}. Received ${offset}`,
    );
    throw Object.assign(error, { code: "ERR_OUT_OF_RANGE" });
  };
  for (const [order, isLittle] of size === 1
    ? ([["", true]] as const)
    : ([
        ["LE", true],
        ["BE", false],
      ] as const)) {
    const read = function (this: Buffer, offset = 0) {
      check(this, offset);
      return view(this)[`get${kind}`](offset, isLittle);
    };
    const write = function (this: Buffer, value: number & bigint, offset = 0) {
      check(this, offset);
      view(this)[`set${kind}`](offset, value as never, isLittle);
      return offset + size;
    };
    for (const spelled of new Set([name, name.replace("UInt", "Uint")])) {
      define(`read${spelled}${order}`, read);
      define(`write${spelled}${order}`, write);
    }
  }
}
numbers("Uint8", 1, "UInt8");
numbers("Int8", 1, "Int8");
numbers("Uint16", 2, "UInt16");
numbers("Int16", 2, "Int16");
numbers("Uint32", 4, "UInt32");
numbers("Int32", 4, "Int32");
numbers("Float32", 4, "Float");
numbers("Float64", 8, "Double");
numbers("BigUint64", 8, "BigUInt64");
numbers("BigInt64", 8, "BigInt64");

export function atob(text: string): string {
  const bare = String(text).replace(/[\t\n\f\r ]/g, "");
  if (!/^[A-Za-z0-9+/]*={0,2}$/.test(bare)) throw new Error("The string to be decoded is not correctly encoded.");
  return toLatin1(fromBase64(bare));
}

export function btoa(text: string): string {
  if (/[^\u0000-\u00ff]/.test(String(text))) throw new Error("Invalid character");
  return toBase64(fromLatin1(String(text)));
}

export class TextEncoder {
  readonly encoding = "utf-8";
  encode(text = ""): Uint8Array {
    return fromUtf8(String(text));
  }
  encodeInto(text: string, target: Uint8Array) {
    const bytes = fromUtf8(text).subarray(0, target.length);
    target.set(bytes);
    return { read: text.length, written: bytes.length };
  }
}

export class TextDecoder {
  readonly encoding: string;
  readonly fatal: boolean;
  readonly ignoreBOM: boolean;
  constructor(label = "utf-8", options: { fatal?: boolean; ignoreBOM?: boolean } = {}) {
    this.encoding = /^utf-?8$/i.test(label) ? "utf-8" : label.toLowerCase();
    if (!codec(this.encoding))
      throw Object.assign(new RangeError(`The "${label}" encoding is not supported`), {
        code: "ERR_ENCODING_NOT_SUPPORTED",
      });
    this.fatal = options.fatal ?? false;
    this.ignoreBOM = options.ignoreBOM ?? false;
  }
  decode(input?: ArrayBuffer | ArrayBufferView): string {
    if (input === undefined) return "";
    const bytes =
      input instanceof ArrayBuffer
        ? new Uint8Array(input)
        : new Uint8Array(input.buffer as ArrayBuffer, input.byteOffset, input.byteLength);
    const text = codecOf(this.encoding)[1](bytes);
    return !this.ignoreBOM && text.startsWith("\ufeff") ? text.slice(1) : text;
  }
}
