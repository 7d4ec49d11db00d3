// The frame of a worker, the same for both languages: an engine in the middle, the messages of messages.ts around it.
// Everything that ends a run goes through `Run.end`, which speaks once; whoever hears a time-out, a kill or an exit
// throws the worker away, so nothing has to be cleaned up here.

import { asSent } from "./aws/values.ts";
import { Clock } from "./clock.ts";
import type { AwsCall, Ending, Failure, Json, Line, RunRequest } from "./contract.ts";
import { MemoryGuard } from "./memory.ts";
import { type FromWorker, LIMITS, type StartMessage, type ToWorker } from "./messages.ts";
import { shortened } from "./shorten.ts";

/** One language. */
export interface Engine {
  /** Starts the engine; returns its memory, whose size at that time is not counted as the function's. */
  start(message: StartMessage): Promise<WebAssembly.Memory | undefined>;
  /** Carries out one invocation, and ends it by a method of `run`. The first one imports the user's module. */
  run(run: Run): void | Promise<void>;
}

/** What an engine is given for one invocation. */
export class Run {
  readonly clock: Clock;
  #phase: "init" | "invoke" = "init";
  #initDuration = 0;
  #invokedAt = 0;
  #ended = false;

  constructor(
    readonly request: RunRequest,
    /** Whether the environment is new, so that the user's module has to be imported. */
    readonly cold: boolean,
    private readonly guard: MemoryGuard,
    private readonly post: (message: FromWorker) => void,
    real: () => number,
  ) {
    this.clock = new Clock(request.now, real);
    // Lambda gives the import of the module ten seconds.
    if (cold) this.clock.arm(10_000);
  }

  /** Whether the run has ended; nothing that the engine still says is heard. */
  get ended(): boolean {
    return this.#ended;
  }

  get phase(): "init" | "invoke" {
    return this.#phase;
  }

  /** To be called just before the handler: the time-out counts from here. */
  invoke(): void {
    if (this.cold) {
      this.#initDuration = this.clock.elapsed();
      this.#post({ type: "init", ms: this.#initDuration });
    }
    this.#phase = "invoke";
    this.#invokedAt = this.clock.elapsed();
    this.clock.arm(this.request.timeout * 1000);
    this.#post({ type: "invoke" });
  }

  /** A wait of so many milliseconds, which takes none; past the deadline the run ends. Returns whether it goes on. */
  wait(milliseconds: number): boolean {
    return this.clock.skip(milliseconds) || this.timeOut();
  }

  /** Ends the run if the deadline is over; returns whether it goes on. */
  isInTime(): boolean {
    return this.#ended ? false : this.clock.remaining() > 0 || this.timeOut();
  }

  /** One event of the log, as the runtime writes it. */
  write(text: string, level?: Line["level"]): void {
    const line: Line = { at: this.clock.elapsed(), text };
    this.#post({ type: "out", line: level ? { ...line, level } : line });
  }

  call(call: Omit<AwsCall, "at">): void {
    const { parameters, answer, ...rest } = call;
    const record: AwsCall = { at: this.clock.elapsed(), ...rest, parameters: shortened(asSent(parameters)) };
    this.#post({ type: "call", call: answer === undefined ? record : { ...record, answer: shortened(answer) } });
  }

  sent(entry: Json): void {
    this.#post({ type: "sent", at: this.clock.elapsed(), entry });
  }

  /** `value` is the JSON text that the runtime sends back. */
  returned(value: string): void {
    const bytes = new TextEncoder().encode(value).length;
    this.end(bytes > LIMITS.value ? { kind: "too-large", bytes } : { kind: "returned", value });
  }

  failed(failure: Failure): void {
    this.end({ kind: "failed", failure: { requestId: this.request.context.awsRequestId, ...failure }, during: this.#phase });
  }

  timeOut(): false {
    this.end({ kind: "timed-out", during: this.#phase });
    return false;
  }

  /** The process has ended: with a status, or by a signal, whose name `signal` is. */
  exited(status: number | null, signal = "aborted"): void {
    const how = status === null ? `with error: signal: ${signal}` : status === 0 ? "without providing a reason" : `with error: exit status ${status}`;
    const message = `RequestId: ${this.request.context.awsRequestId} Error: Runtime exited ${how}`;
    this.end({ kind: "exited", status, message });
  }

  end(ending: Ending): void {
    if (this.#ended) return;
    const isInit = this.#phase === "init";
    const duration = isInit ? 0 : this.clock.elapsed() - this.#invokedAt;
    this.#post({
      type: "end",
      ending,
      initDuration: isInit && this.cold ? this.clock.elapsed() : this.#initDuration,
      duration: ending.kind === "timed-out" && !isInit ? this.request.timeout * 1000 : duration,
      heapGrowth: this.guard.growth(),
    });
    this.#ended = true;
  }

  #post(message: FromWorker): void {
    if (!this.#ended) this.post(message);
  }
}

/**
 * Serves an engine: returns what takes the messages. `real` counts real milliseconds; it is read before anything can
 * replace it.
 */
export function desk(engine: Engine, post: (message: FromWorker) => void, real: () => number): (message: ToWorker) => Promise<void> {
  let run: Run | undefined;
  let runs = 0;
  const guard = new MemoryGuard(() => run?.end({ kind: "out-of-memory" }));
  return async (message) => {
    if (message.type === "start") {
      guard.arm(await engine.start(message));
      guard.limit(message.memory);
      post({ type: "ready" });
      return;
    }
    run = new Run(message.request, runs++ === 0, guard, post, real);
    guard.limit(message.request.memory);
    try {
      await engine.run(run);
    } catch {
      // Whatever breaks the engine itself is, to the function, the end of its process.
      run.exited(null);
    }
  };
}

/** The same, in a worker. */
export function work(engine: Engine): void {
  const scope = globalThis as unknown as { postMessage(message: FromWorker): void };
  const post = scope.postMessage.bind(scope);
  const take = desk(engine, post, performance.now.bind(performance));
  addEventListener("message", ({ data }: MessageEvent<ToWorker>) => void take(data));
}
