// Node's streams that are written, and those that are both, as far as handlers use them.

import { Buffer } from "../buffer.ts";
import { addTick } from "../timers.ts";
import { coded, type Done, HIGH, Readable, type ReadableOptions, Stream } from "./readable.ts";

interface WritableOptions {
  write?: (chunk: unknown, encoding: string, done: Done) => void;
  final?: (done: Done) => void;
  destroy?: (error: unknown, done: Done) => void;
  objectMode?: boolean;
  writableObjectMode?: boolean;
  decodeStrings?: boolean;
}

/** The stream that a sink belongs to. */
interface Owner extends Stream {
  _write(chunk: unknown, encoding: string, done: Done): void;
  _final(done: Done): void;
}

/** The half of a stream that takes chunks, for `Writable` and `Duplex`. */
class Sink {
  isEnding = false;
  isFinished = false;
  #queue: { chunk: unknown; encoding: string; done: Done | undefined }[] = [];
  #isBusy = false;
  #mustDrain = false;

  constructor(
    private readonly owner: Owner,
    private readonly takesStrings: boolean,
    private readonly whenWritten: () => void,
  ) {}

  get length(): number {
    return this.#queue.length;
  }

  write(chunk: unknown, encoding?: unknown, done?: unknown): boolean {
    const after = (typeof encoding === "function" ? encoding : done) as Done | undefined;
    if (this.isEnding || this.owner.destroyed) {
      const error = coded("write after end", "ERR_STREAM_WRITE_AFTER_END");
      after?.(error);
      this.owner.destroy(error);
      return false;
    }
    const isText = typeof chunk === "string" && !this.takesStrings;
    const name = typeof encoding === "string" ? encoding : "utf8";
    this.#queue.push({
      chunk: isText ? Buffer.from(chunk as string, name as never) : chunk,
      encoding: isText ? "buffer" : name,
      done: after,
    });
    this.#next();
    this.#mustDrain = this.#queue.length >= HIGH;
    return !this.#mustDrain;
  }

  end(chunk?: unknown, encoding?: unknown, done?: unknown): void {
    const after = [chunk, encoding, done].find((one) => typeof one === "function") as (() => void) | undefined;
    if (chunk !== undefined && chunk !== null && typeof chunk !== "function") this.write(chunk, encoding);
    if (after) this.owner.once("finish", after);
    this.isEnding = true;
    this.#next();
  }

  #next(): void {
    if (this.#isBusy || this.owner.destroyed) return;
    const one = this.#queue.shift();
    if (!one) return this.#finish();
    this.#isBusy = true;
    const done: Done = (error) => {
      this.#isBusy = false;
      addTick(() => one.done?.(error));
      if (error) return void this.owner.destroy(error);
      if (this.#mustDrain && this.#queue.length === 0) {
        this.#mustDrain = false;
        addTick(() => this.owner.emit("drain"));
      }
      this.#next();
    };
    try {
      this.owner._write(one.chunk, one.encoding, done);
    } catch (error) {
      done(error);
    }
  }

  #finish(): void {
    if (!this.isEnding || this.isFinished) return;
    this.isFinished = true;
    this.owner._final((error) => {
      if (error) return void this.owner.destroy(error);
      addTick(() => {
        this.owner.emit("finish");
        this.whenWritten();
      });
    });
  }
}

const takesStrings = (options: WritableOptions) =>
  Boolean(options.objectMode ?? options.writableObjectMode) || options.decodeStrings === false;

/** What TypeScript asks of the base of a mixin. */
type Base = new (...values: any[]) => Stream;

/** The class with what `Writable` and `Duplex` have in common. */
function taking<B extends Base>(base: B) {
  return class extends base {
    readonly #sink: Sink;

    constructor(...values: any[]) {
      super(...values);
      const options: WritableOptions = values[0] ?? {};
      this.#sink = new Sink(this, takesStrings(options), () => this.whenWritten());
      if (options.write) this._write = options.write;
      if (options.final) this._final = options.final;
    }

    get writable(): boolean {
      return !this.#sink.isEnding && !this.destroyed;
    }
    get writableEnded(): boolean {
      return this.#sink.isEnding;
    }
    get writableFinished(): boolean {
      return this.#sink.isFinished;
    }
    get writableLength(): number {
      return this.#sink.length;
    }

    /** What follows once all was written. */
    protected whenWritten(): void {}
    _write(_chunk: unknown, _encoding: string, _done: Done): void {
      throw coded("The _write() method is not implemented", "ERR_METHOD_NOT_IMPLEMENTED");
    }
    _final(done: Done): void {
      done();
    }
    write(chunk: unknown, encoding?: unknown, done?: unknown): boolean {
      return this.#sink.write(chunk, encoding, done);
    }
    end(chunk?: unknown, encoding?: unknown, done?: unknown): this {
      this.#sink.end(chunk, encoding, done);
      return this;
    }
    cork(): void {}
    uncork(): void {}
  };
}

export class Writable extends taking(Stream as Base) {
  constructor(options: WritableOptions = {}) {
    super(options);
    if (options.destroy) this._destroy = options.destroy;
  }

  protected override whenWritten(): void {
    this.destroy();
  }
}

export class Duplex extends taking(Readable) {
  constructor(options: ReadableOptions & WritableOptions = {}) {
    super(options);
  }

  protected override whenRead(): void {}
}

interface TransformOptions extends ReadableOptions, WritableOptions {
  transform?: (chunk: unknown, encoding: string, done: Done) => void;
  flush?: (done: Done) => void;
}

export class Transform extends Duplex {
  constructor(options: TransformOptions = {}) {
    super(options);
    if (options.transform) this._transform = options.transform;
    if (options.flush) this._flush = options.flush;
  }

  override _read(): void {}
  _transform(_chunk: unknown, _encoding: string, _done: Done): void {
    throw coded("The _transform() method is not implemented", "ERR_METHOD_NOT_IMPLEMENTED");
  }
  _flush(done: Done): void {
    done();
  }
  override _write(chunk: unknown, encoding: string, done: Done): void {
    this._transform(chunk, encoding, (error, value) => {
      if (!error && value !== undefined && value !== null) this.push(value);
      done(error);
    });
  }
  override _final(done: Done): void {
    this._flush((error, value) => {
      if (!error && value !== undefined && value !== null) this.push(value);
      if (!error) this.push(null);
      done(error);
    });
  }
}

export class PassThrough extends Transform {
  override _transform(chunk: unknown, _encoding: string, done: Done): void {
    done(null, chunk);
  }
}
