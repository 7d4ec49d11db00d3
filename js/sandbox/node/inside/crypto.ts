// Node's `crypto`, as far as handlers use it: random values, digests and HMACs. The global `crypto` is the same.

import { host } from "./bridge.ts";
import { Buffer } from "./buffer.ts";
import { codec } from "./bytes.ts";

const random = (size: number) => Buffer.from(host.random(size), "base64");
const BLOCKS: Record<string, number> = { md5: 64, sha1: 64, sha256: 64, sha384: 128, sha512: 128 };

function digest(algorithm: string, bytes: Uint8Array): Buffer {
  return Buffer.from(host.digest(algorithm, Buffer.from(bytes).toString("base64")), "base64");
}

function known(algorithm: string, message: string): string {
  const name = String(algorithm).toLowerCase().replace("-", "");
  if (BLOCKS[name] === undefined) throw Object.assign(new Error(message), { code: "ERR_CRYPTO_INVALID_DIGEST" });
  return name;
}

const bytesOf = (data: unknown, encoding?: string) =>
  typeof data === "string" ? ((codec(encoding) ?? codec("utf8"))?.[0](data) ?? new Uint8Array()) : (data as Uint8Array);

class Hash {
  #parts: Uint8Array[] = [];
  #isDone = false;
  readonly #finish: (bytes: Uint8Array) => Buffer;
  constructor(finish: (bytes: Uint8Array) => Buffer) {
    this.#finish = finish;
  }
  update(data: unknown, encoding?: string): this {
    if (typeof data !== "string" && !ArrayBuffer.isView(data)) {
      const error = new TypeError(
        `The "data" argument must be of type string or an instance of Buffer, TypedArray, or DataView. Received ${data === undefined ? "undefined" : data === null ? "null" : `type ${typeof data}`}`,
      );
      throw Object.assign(error, { code: "ERR_INVALID_ARG_TYPE" });
    }
    this.#parts.push(bytesOf(data, encoding));
    return this;
  }
  copy(): Hash {
    const copy = new Hash(this.#finish);
    copy.#parts = [...this.#parts];
    return copy;
  }
  digest(encoding?: string): Buffer | string {
    if (this.#isDone) throw Object.assign(new Error("Digest already called"), { code: "ERR_CRYPTO_HASH_FINALIZED" });
    this.#isDone = true;
    const made = this.#finish(Buffer.concat(this.#parts));
    return encoding && encoding !== "buffer" ? made.toString(encoding) : made;
  }
}

function createHash(algorithm: string): Hash {
  const name = known(algorithm, "Digest method not supported");
  return new Hash((bytes) => digest(name, bytes));
}

function createHmac(algorithm: string, key: unknown): Hash {
  const name = known(algorithm, `Invalid digest: ${algorithm}`);
  const size = BLOCKS[name] as number;
  const given = bytesOf(key);
  const block = Buffer.alloc(size);
  block.set(given.length > size ? digest(name, given) : given);
  const padded = (byte: number) => Uint8Array.from(block, (one) => one ^ byte);
  return new Hash((bytes) =>
    digest(name, Buffer.concat([padded(0x5c), digest(name, Buffer.concat([padded(0x36), bytes]))])),
  );
}

export function randomUUID(): string {
  const bytes = random(16);
  bytes[6] = ((bytes[6] as number) & 15) | 64;
  bytes[8] = ((bytes[8] as number) & 63) | 128;
  return bytes.toString("hex").replace(/^(.{8})(.{4})(.{4})(.{4})/, "$1-$2-$3-$4-");
}

function getRandomValues<T extends ArrayBufferView>(target: T): T {
  new Uint8Array(target.buffer, target.byteOffset, target.byteLength).set(random(target.byteLength));
  return target;
}

function randomBytes(size: number, done?: (error: null, bytes: Buffer) => void): Buffer | undefined {
  const made = random(size);
  if (!done) return made;
  void Promise.resolve().then(() => done(null, made));
  return undefined;
}

function randomInt(low: number, high?: number): number {
  const [from, to] = high === undefined || typeof high === "function" ? [0, low] : [low, high];
  return from + (random(6).reduce((sum, byte) => sum * 256 + byte, 0) % (to - from));
}

function timingSafeEqual(a: Uint8Array, b: Uint8Array): boolean {
  if (a.length !== b.length)
    throw Object.assign(new RangeError("Input buffers must have the same byte length"), {
      code: "ERR_CRYPTO_TIMING_SAFE_EQUAL_LENGTH",
    });
  return Buffer.compare(a, b) === 0;
}

const subtle = {
  async digest(algorithm: string | { name: string }, data: ArrayBuffer | ArrayBufferView) {
    const bytes =
      data instanceof ArrayBuffer
        ? new Uint8Array(data)
        : new Uint8Array(data.buffer as ArrayBuffer, data.byteOffset, data.byteLength);
    const name = known(typeof algorithm === "string" ? algorithm : algorithm.name, "Unrecognized algorithm name");
    return Uint8Array.from(digest(name, bytes)).buffer;
  },
};

export const webCrypto = { getRandomValues, randomUUID, subtle };
export const crypto = {
  randomUUID,
  randomBytes,
  randomInt,
  getRandomValues,
  timingSafeEqual,
  createHash,
  createHmac,
  subtle,
  hash: (algorithm: string, data: unknown, encoding = "hex") => createHash(algorithm).update(data).digest(encoding),
  getHashes: () => Object.keys(BLOCKS),
  randomFillSync: getRandomValues,
  webcrypto: webCrypto,
};
