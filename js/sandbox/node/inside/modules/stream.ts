// What Node has around its streams: pipelines, the end of a stream, and lines.

import { EventEmitter } from "./events.ts";
import { type Done, Readable, Stream } from "./readable.ts";
import { Duplex, PassThrough, Transform, Writable } from "./writable.ts";

type Stage = unknown;
type Chunks = AsyncIterable<unknown>;

/** The end of a stream, or its error. */
function finishing(stream: Stream): Promise<void> {
  return new Promise((resolve, reject) => {
    const isReadable = stream instanceof Readable;
    stream.once("error", reject);
    stream.once(isReadable && !(stream instanceof Duplex) ? "end" : "finish", () => resolve());
    stream.once("close", () => resolve());
  });
}

async function run(stages: Stage[]): Promise<unknown> {
  const options = stages.at(-1);
  const isOptions = typeof options === "object" && options !== null && !(options instanceof Stream) && !isIterable(options);
  const [source, ...rest] = isOptions ? stages.slice(0, -1) : stages;
  let chunks = typeof source === "function" ? ((source as () => Chunks)() as Chunks) : (source as Chunks);
  for (const [index, stage] of rest.entries()) {
    const isLast = index === rest.length - 1;
    if (typeof stage === "function") {
      const made = (stage as (chunks: Chunks) => unknown)(chunks);
      if (isLast && !isIterable(made)) return made;
      chunks = made as Chunks;
    } else if (isLast) {
      await pump(chunks, stage as Writable);
    } else {
      // What goes wrong on the way in comes out at the other end.
      const sink = stage as Duplex;
      void pump(chunks, sink as unknown as Writable).catch((error: unknown) => sink.destroy(error));
      chunks = sink;
    }
  }
  return undefined;
}

const isIterable = (value: unknown) =>
  typeof value === "object" && value !== null && (Symbol.asyncIterator in value || Symbol.iterator in value);

async function pump(chunks: Chunks, sink: Writable): Promise<void> {
  const isOver = finishing(sink);
  try {
    for await (const chunk of chunks) if (!sink.destroyed) sink.write(chunk);
    sink.end();
  } catch (error) {
    sink.on("error", () => undefined);
    sink.destroy(error);
    await isOver.catch(() => undefined);
    throw error;
  }
  await isOver;
}

function pipeline(...stages: Stage[]): unknown {
  const done = stages.pop() as Done;
  void run(stages).then(
    (value) => done(undefined, value),
    (error: unknown) => done(error),
  );
  return stages.at(-1);
}

function finished(stream: Stream, options: unknown, done?: Done): () => void {
  const tell = (done ?? options) as Done;
  void finishing(stream).then(
    () => tell(),
    (error: unknown) => tell(error),
  );
  return () => undefined;
}

export const streamPromises = { pipeline: (...stages: Stage[]) => run(stages), finished: finishing };

export const stream = Object.assign(Stream, {
  Stream,
  Readable,
  Writable,
  Duplex,
  Transform,
  PassThrough,
  pipeline,
  finished,
  promises: streamPromises,
});

/** The lines of a stream: `for await`, or `on("line")`. */
class Interface extends EventEmitter {
  #isHeard = false;
  constructor(private readonly input: Chunks) {
    super();
  }

  override on(name: string | symbol, listener: (...args: never[]) => unknown): this {
    super.on(name, listener as never);
    if (name === "line" && !this.#isHeard) {
      this.#isHeard = true;
      void (async () => {
        for await (const line of this) this.emit("line", line);
      })().catch((error: unknown) => this.emit("error", error));
    }
    return this;
  }

  async *[Symbol.asyncIterator](): AsyncGenerator<string> {
    const decoder = new TextDecoder();
    let rest = "";
    for await (const chunk of this.input) {
      rest += typeof chunk === "string" ? chunk : decoder.decode(chunk as Uint8Array, { stream: true });
      const lines = rest.split(/\r\n|\n|\r(?!$)/);
      rest = lines.pop() as string;
      yield* lines;
    }
    if (rest !== "") yield rest;
    this.emit("close");
  }

  close(): void {
    this.emit("close");
  }
}

export const readline = { createInterface: ({ input }: { input: Chunks }) => new Interface(input) };
