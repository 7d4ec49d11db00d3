// Bodies of answers, as the SDK hands them out: to be read once, whole or in pieces.

import { fromUtf8, toBase64 } from "./bytes.ts";

type Listener = (...values: unknown[]) => void;
interface Sink {
  write?: (chunk: Uint8Array) => unknown;
  end?: () => unknown;
}

/** Bytes that can tell their text: `Payload` of Lambda's `InvokeCommand`. */
export class Uint8ArrayBlobAdapter extends Uint8Array {
  static get [Symbol.species]() {
    return Uint8Array;
  }

  transformToString(encoding = "utf-8"): string {
    return written(this, encoding);
  }
}

/** The stream of a body: `transformToString`, `for await`, `on("data")`, `pipe`. */
export class Body {
  readonly readable = true;
  #bytes: Uint8Array;
  #read = false;

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes;
  }

  async transformToString(encoding = "utf-8"): Promise<string> {
    return written(this.#take(), encoding);
  }

  async transformToByteArray(): Promise<Uint8Array> {
    return this.#take();
  }

  transformToWebStream(): never {
    throw new Error("A web stream is not available here; use transformToString or transformToByteArray.");
  }

  async *[Symbol.asyncIterator](): AsyncGenerator<Uint8Array> {
    const bytes = this.#take();
    if (bytes.length > 0) yield buffer(bytes);
  }

  on(event: string, listener: Listener): this {
    // The order of a stream: data, then the end, after whoever listens has had time to say so.
    if (event === "data") void Promise.resolve().then(() => listener(buffer(this.#bytes)));
    else if (event === "end" || event === "close")
      void Promise.resolve()
        .then(() => undefined)
        .then(() => listener());
    return this;
  }

  once(event: string, listener: Listener): this {
    return this.on(event, listener);
  }

  setEncoding(): this {
    return this;
  }

  pipe<T extends Sink>(sink: T): T {
    sink.write?.(buffer(this.#bytes));
    sink.end?.();
    return sink;
  }

  destroy(): this {
    return this;
  }

  /** The bytes, for a body that is handed on to another call. */
  handOn(): Uint8Array {
    return this.#bytes;
  }

  #take(): Uint8Array {
    if (this.#read) throw new Error("The stream has already been transformed.");
    this.#read = true;
    return this.#bytes;
  }
}

function written(bytes: Uint8Array, encoding: string): string {
  if (encoding === "base64") return toBase64(bytes);
  if (encoding === "hex") return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
  if (encoding === "latin1" || encoding === "binary") return Array.from(bytes, (byte) => String.fromCharCode(byte)).join("");
  return fromUtf8(bytes);
}

/** Node's Buffer, where it is there, since handlers concatenate chunks. */
function buffer(bytes: Uint8Array): Uint8Array {
  const { Buffer } = globalThis as { Buffer?: { from(bytes: Uint8Array): Uint8Array } };
  return Buffer ? Buffer.from(bytes) : bytes;
}
