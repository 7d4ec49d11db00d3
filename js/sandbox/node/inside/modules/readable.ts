// Node's streams that are read, as far as handlers use them. All that a stream could wait for is in memory, so chunks pass in order and
// there is no backpressure to speak of.

import { Buffer } from "../buffer.ts";
import { addTick } from "../timers.ts";
import { EventEmitter } from "./events.ts";

export type Done = (error?: unknown, value?: unknown) => void;

/** What a stream is piped to. */
interface Takes {
  write(chunk: unknown): unknown;
  end(): unknown;
  emit(name: string, ...values: unknown[]): boolean;
}

export interface ReadableOptions {
  read?: (size: number) => void;
  destroy?: (error: unknown, done: Done) => void;
  objectMode?: boolean;
  readableObjectMode?: boolean;
  encoding?: string;
}

/** So many chunks may wait before `write` answers that they should be waited for. */
export const HIGH = 16;

export const coded = (message: string, code: string) => Object.assign(new Error(message), { code });

export class Stream extends EventEmitter {
  destroyed = false;
  errored: unknown = null;
  closed = false;

  _destroy(error: unknown, done: Done): void {
    done(error);
  }

  destroy(error?: unknown): this {
    if (this.destroyed) return this;
    this.destroyed = true;
    this._destroy(error ?? null, (found) => {
      this.errored = found ?? null;
      addTick(() => {
        if (found) this.emit("error", found);
        this.closed = true;
        this.emit("close");
      });
    });
    return this;
  }

  /** What follows once all was read; a stream that takes chunks, too, goes on. */
  protected whenRead(): void {
    this.destroy();
  }

  pipe<T extends Takes>(sink: T): T {
    this.on("data", (chunk) => sink.write(chunk));
    this.on("end", () => sink.end());
    sink.emit("pipe", this);
    return sink;
  }
}

export class Readable extends Stream {
  readable = true;
  readableEnded = false;
  readableFlowing: boolean | null = null;
  readonly readableObjectMode: boolean;
  #queue: unknown[] = [];
  #isWhole = false;
  #isReading = false;
  #isDue = false;
  #encoding: string | undefined;
  #wake: () => void = () => undefined;

  constructor(options: ReadableOptions = {}) {
    super();
    this.readableObjectMode = Boolean(options.objectMode ?? options.readableObjectMode);
    this.#encoding = options.encoding;
    if (options.read) this._read = options.read;
    if (options.destroy) this._destroy = options.destroy;
  }

  /** A stream of what an iterable has; a text or bytes are one chunk. */
  static from(iterable: Iterable<unknown> | AsyncIterable<unknown>, options: ReadableOptions = {}): Readable {
    const isOne = typeof iterable === "string" || ArrayBuffer.isView(iterable);
    const iterator = (isOne ? [iterable] : (iterable as AsyncIterable<unknown>))[
      (isOne || !(Symbol.asyncIterator in (iterable as object)) ? Symbol.iterator : Symbol.asyncIterator) as never
    ] as () => Iterator<unknown> | AsyncIterator<unknown>;
    const values = iterator.call(isOne ? [iterable] : iterable);
    return new Readable({
      objectMode: true,
      ...options,
      read(this: Readable) {
        void (async () => {
          try {
            const { done, value } = await values.next();
            this.push(done ? null : await value);
          } catch (error) {
            this.destroy(error);
          }
        })();
      },
    });
  }

  _read(_size: number): void {
    throw coded("The _read() method is not implemented", "ERR_METHOD_NOT_IMPLEMENTED");
  }

  push(chunk: unknown, encoding?: string): boolean {
    this.#isReading = false;
    if (chunk === null) this.#isWhole = true;
    else this.#queue.push(this.#shaped(chunk, encoding));
    this.#wake();
    this.#schedule();
    return this.#queue.length < HIGH;
  }

  read(): unknown {
    if (this.#queue.length === 0) {
      this.#pull();
      if (this.#isWhole && this.#queue.length === 0) this.#end();
    }
    if (this.#queue.length === 0) return null;
    const chunks = this.#queue.splice(0, this.readableObjectMode ? 1 : this.#queue.length);
    if (chunks.length === 1) return chunks[0];
    return typeof chunks[0] === "string" ? chunks.join("") : Buffer.concat(chunks as Uint8Array[]);
  }

  setEncoding(encoding: string): this {
    this.#encoding = encoding;
    this.#queue = this.#queue.map((chunk) => this.#shaped(chunk));
    return this;
  }

  override on(name: string | symbol, listener: (...args: never[]) => unknown): this {
    super.on(name, listener as never);
    if (name === "data" && this.readableFlowing !== false) this.resume();
    if (name === "readable") {
      this.#pull();
      this.#schedule();
    }
    return this;
  }

  resume(): this {
    this.readableFlowing = true;
    this.#schedule();
    return this;
  }

  pause(): this {
    this.readableFlowing = false;
    return this;
  }

  isPaused(): boolean {
    return this.readableFlowing === false;
  }

  async *[Symbol.asyncIterator](): AsyncGenerator<unknown> {
    // Whoever goes through it hears of an error by that.
    super.on("error", () => undefined);
    try {
      for (;;) {
        if (this.errored) throw this.errored;
        if (this.#queue.length > 0) yield this.read();
        else if (this.#isWhole) return this.#end();
        else if (this.destroyed) throw coded("Premature close", "ERR_STREAM_PREMATURE_CLOSE");
        else {
          const woken = new Promise<void>((wake) => (this.#wake = wake));
          this.#pull();
          await woken;
        }
      }
    } finally {
      this.destroy();
    }
  }

  async toArray(): Promise<unknown[]> {
    const chunks: unknown[] = [];
    for await (const chunk of this) chunks.push(chunk);
    return chunks;
  }

  override destroy(error?: unknown): this {
    super.destroy(error);
    this.#wake();
    return this;
  }

  #shaped(chunk: unknown, encoding?: string): unknown {
    if (this.readableObjectMode && !this.#encoding) return chunk;
    const bytes = typeof chunk === "string" ? Buffer.from(chunk, encoding as never) : chunk;
    return this.#encoding && ArrayBuffer.isView(bytes) ? Buffer.from(bytes as Uint8Array).toString(this.#encoding) : bytes;
  }

  #pull(): void {
    if (this.#isReading || this.#isWhole || this.destroyed) return;
    this.#isReading = true;
    try {
      this._read(16_384);
    } catch (error) {
      this.destroy(error);
    }
  }

  #schedule(): void {
    if (this.#isDue || !(this.readableFlowing || this.listenerCount("readable") > 0)) return;
    this.#isDue = true;
    addTick(() => {
      this.#isDue = false;
      this.#flow();
    });
  }

  #flow(): void {
    if (this.destroyed) return;
    if (this.listenerCount("readable") > 0 && (this.#queue.length > 0 || this.#isWhole)) this.emit("readable");
    while (this.readableFlowing && this.#queue.length > 0) this.emit("data", this.#queue.shift());
    if (this.#queue.length > 0) return;
    if (this.#isWhole) this.#end();
    else if (this.readableFlowing || this.listenerCount("readable") > 0) this.#pull();
  }

  #end(): void {
    if (this.readableEnded) return;
    this.readableEnded = true;
    this.readable = false;
    addTick(() => {
      this.emit("end");
      this.whenRead();
    });
  }
}
