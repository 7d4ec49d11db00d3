// What is heard of one run, until it ends.

import type { Ending, Outcome } from "../contract.ts";
import { received } from "../check.ts";
import { allowed, type FromWorker, LIMITS } from "../messages.ts";
import { sizeOf } from "./measure.ts";

const CUT = `The output ends here: one run may write ${LIMITS.bytes / 1_000_000} MB in ${LIMITS.messages.toLocaleString("en-US")} messages.`;

export class RunRecord {
  readonly #outcome: Outcome;
  #messages = 0;
  #bytes = 0;
  #isOver = false;
  #phase: "init" | "invoke";
  #invokedAt = performance.now();

  /** `onEnd` is called once, with what the run came to. */
  constructor(
    cold: boolean,
    private readonly onInvoke: () => void,
    private readonly onEnd: (outcome: Outcome) => void,
  ) {
    this.#phase = cold ? "init" : "invoke";
    this.#outcome = {
      ending: { kind: "stopped" },
      cold,
      initDuration: 0,
      duration: 0,
      heapGrowth: 0,
      lines: [],
      calls: [],
      sent: [],
    };
  }

  get phase(): "init" | "invoke" {
    return this.#phase;
  }

  /** Takes what a worker has sent, if it is of a known shape and within the limits. */
  take(data: unknown): void {
    if (this.#isOver) return;
    this.#messages += 1;
    const most = allowed(data);
    this.#bytes += sizeOf(data, most);
    if (this.#messages > LIMITS.messages || this.#bytes > most) return this.flooded();
    const message = received(data);
    if (message) this.#add(message);
  }

  flooded(): void {
    const at = this.#outcome.lines.at(-1)?.at ?? 0;
    if (!this.#isOver) this.#outcome.lines.push({ at, text: CUT });
    this.end({ kind: "flooded" });
  }

  /** Ends the run from outside; `duration` in milliseconds, as long as it took if it is not known. */
  end(ending: Ending, duration = this.#phase === "invoke" ? performance.now() - this.#invokedAt : 0): void {
    if (this.#isOver) return;
    this.#isOver = true;
    this.onEnd({ ...this.#outcome, ending, duration });
  }

  #add(message: FromWorker): void {
    const outcome = this.#outcome;
    if (message.type === "out") outcome.lines.push(message.line);
    else if (message.type === "call") outcome.calls.push(message.call);
    else if (message.type === "sent") outcome.sent.push({ at: message.at, entry: message.entry });
    else if (message.type === "init") outcome.initDuration = message.ms;
    else if (message.type === "invoke") {
      this.#phase = "invoke";
      this.#invokedAt = performance.now();
      this.onInvoke();
    } else if (message.type === "end") {
      outcome.initDuration = message.initDuration;
      outcome.heapGrowth = message.heapGrowth;
      this.end(message.ending, message.duration);
    }
  }
}
