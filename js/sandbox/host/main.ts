// The host: what the page starts by `import(url)` at the first press of Run. It fetches a language's files, keeps the
// frame and its workers, runs one invocation at a time, and ends what takes too long.

import type { Ending, Host, Outcome, Progress, RunRequest } from "../contract.ts";
import { received } from "../check.ts";
import { Connection } from "./connection.ts";
import { filesOf } from "./files.ts";
import type { FromFrame, Language } from "./frames.ts";
import { RunRecord } from "./record.ts";

/** Milliseconds that the engine may take to start, the user's module to be imported, and a worker to notice by itself. */
const START = 30_000;
const INIT = 10_000;
const GRACE = 30;

/** A worker: Lambda's execution environment. */
interface Environment {
  id: number;
  language: Language;
  /** What was imported in it; a run of anything else needs another one. */
  key: string;
  ready: Promise<void>;
  heard: { ready: () => void; broken: () => void };
}

type OnProgress = (progress: Progress) => void;

class Sandbox implements Host {
  #connection: Connection | undefined;
  readonly #environments = new Map<number, Environment>();
  #current: Environment | undefined;
  #spare: Environment | undefined;
  #running: { environment: Environment; record: RunRecord } | undefined;
  #turn: Promise<unknown> = Promise.resolve();
  #stops = new AbortController();
  #count = 0;

  run(request: RunRequest, onProgress: OnProgress): Promise<Outcome> {
    const { signal } = this.#stops;
    const turn = this.#turn.then(() => this.#run(request, onProgress, signal));
    this.#turn = turn;
    return turn;
  }

  stop(): void {
    this.#stops.abort();
    this.#stops = new AbortController();
    this.#running?.record.end({ kind: "stopped" });
    this.#drop();
  }

  close(): void {
    this.stop();
  }

  async #run(request: RunRequest, onProgress: OnProgress, signal: AbortSignal): Promise<Outcome> {
    try {
      signal.throwIfAborted();
      const files = await filesOf(request.runtime, signal, onProgress);
      signal.throwIfAborted();
      onProgress({ part: "starting" });
      const connection = (this.#connection ??= new Connection((message) => this.#hear(message)));
      await connection.load(request.runtime, files);
      const { environment, cold } = await this.#environmentFor(request, connection);
      signal.throwIfAborted();
      onProgress({ part: "running" });
      return await this.#invoke(request, environment, cold, connection);
    } catch (error) {
      if (signal.aborted) return nothing({ kind: "stopped" });
      // The next run begins with a new frame.
      this.#drop();
      return nothing({ kind: "unavailable", message: error instanceof Error ? error.message : String(error) });
    }
  }

  /** The environment of the last run, if it is to go on and fits; else the spare one, or a new one. */
  async #environmentFor(
    request: RunRequest,
    connection: Connection,
  ): Promise<{ environment: Environment; cold: boolean }> {
    const key = keyOf(request);
    const last = this.#current;
    if (last && request.warm && last.key === key) return { environment: last, cold: false };
    if (last) this.#end(last);
    const spare = this.#spare;
    this.#spare = undefined;
    if (spare && spare.language !== request.runtime) this.#end(spare);
    const environment =
      spare?.language === request.runtime ? spare : this.#make(request.runtime, request.memory, connection);
    await withinTime(environment.ready, START, "The runtime didn't start.");
    environment.key = key;
    this.#current = environment;
    return { environment, cold: true };
  }

  #make(language: Language, memory: number, connection: Connection): Environment {
    const { promise, resolve, reject } = settledFromOutside();
    const broken = () => reject(new Error("The runtime didn't start in this browser."));
    promise.catch(() => undefined);
    const environment: Environment = {
      id: ++this.#count,
      language,
      key: "",
      ready: promise,
      heard: { ready: resolve, broken },
    };
    this.#environments.set(environment.id, environment);
    void connection.tell({ type: "start", worker: environment.id, language, memory }).catch(broken);
    return environment;
  }

  #invoke(request: RunRequest, environment: Environment, cold: boolean, connection: Connection): Promise<Outcome> {
    return new Promise((resolve) => {
      let timer: ReturnType<typeof setTimeout> | undefined;
      const timeOut = (milliseconds: number, duration: number) => {
        clearTimeout(timer);
        timer = setTimeout(
          () => record.end({ kind: "timed-out", during: record.phase }, duration),
          milliseconds + GRACE,
        );
      };
      const record = new RunRecord(
        cold,
        () => timeOut(request.timeout * 1000, request.timeout * 1000),
        (outcome) => {
          clearTimeout(timer);
          this.#running = undefined;
          if (!livesOn(outcome.ending, request.runtime)) this.#end(environment);
          // Not while something runs: a start takes the processor and memory.
          if (this.#connection === connection && outcome.ending.kind !== "stopped")
            this.#spare ??= this.#make(request.runtime, request.memory, connection);
          resolve(outcome);
        },
      );
      this.#running = { environment, record };
      timeOut(INIT, 0);
      void connection.tell({ type: "post", worker: environment.id, data: { type: "run", request } });
    });
  }

  #hear(message: FromFrame): void {
    if (!("worker" in message)) return;
    const environment = this.#environments.get(message.worker);
    if (!environment) return;
    const record = this.#running?.environment === environment ? this.#running.record : undefined;
    if (message.type === "flooded") record?.flooded();
    else if (message.type === "broken") {
      environment.heard.broken();
      record?.end({ kind: "exited", status: null, message: "Runtime exited with error: signal: aborted" });
      if (this.#spare === environment) this.#spare = undefined;
    } else if (record) record.take(message.data);
    else if (received(message.data)?.type === "ready") environment.heard.ready();
  }

  #end(environment: Environment): void {
    if (this.#current === environment) this.#current = undefined;
    this.#environments.delete(environment.id);
    void this.#connection?.tell({ type: "end", worker: environment.id }).catch(() => undefined);
  }

  /** The frame goes, and all workers with it. */
  #drop(): void {
    this.#connection?.close();
    this.#connection = this.#current = this.#spare = undefined;
    for (const { heard } of this.#environments.values()) heard.broken();
    this.#environments.clear();
  }
}

/** Makes a host; nothing is loaded before its first run. */
export function open(): Host {
  return new Sandbox();
}

/** Lambda goes on with an environment after an error that the handler threw, not after one that ended the process. */
function livesOn(ending: Ending, runtime: Language): boolean {
  // Python's runtime ends when its response is refused.
  if (ending.kind === "too-large") return runtime === "nodejs";
  return ending.kind === "returned" || (ending.kind === "failed" && ending.during === "invoke");
}

/** What an environment was made for: another file, setting or variable needs another environment. */
function keyOf({ runtime, source, file, handler, environment, account, region, memory, context }: RunRequest): string {
  return JSON.stringify([
    runtime,
    source,
    file,
    handler,
    Object.entries(environment).sort(),
    account,
    region,
    memory,
    context.functionName,
  ]);
}

function nothing(ending: Ending): Outcome {
  return { ending, cold: true, initDuration: 0, duration: 0, heapGrowth: 0, lines: [], calls: [], sent: [] };
}

function settledFromOutside(): { promise: Promise<void>; resolve: () => void; reject: (error: Error) => void } {
  let resolve: () => void = () => undefined;
  let reject: (error: Error) => void = () => undefined;
  const promise = new Promise<void>((...both) => ([resolve, reject] = both));
  return { promise, resolve, reject };
}

async function withinTime(promise: Promise<void>, milliseconds: number, words: string): Promise<void> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<never>((_, reject) => (timer = setTimeout(() => reject(new Error(words)), milliseconds)));
  try {
    await Promise.race([promise, late]);
  } finally {
    clearTimeout(timer);
  }
}
