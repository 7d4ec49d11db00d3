// Reads parts of files for one job, and posts what the engine finds in them.

import type { Part, Post } from "./contract.ts";
import type { TrafficPass } from "./engine.js";
import { sentence } from "./failure.ts";
import { read } from "./read.ts";

/** Results are posted at most once in this many milliseconds. */
const REPORT_INTERVAL = 400;

export class Reader {
  readonly #pass: Promise<TrafficPass>;
  readonly #post: Post;
  #going = Promise.resolve();
  /** Ends the pause, if there is one. */
  #go: (() => void) | undefined;
  #isClosed = false;

  constructor(pass: Promise<TrafficPass>, post: Post) {
    this.#pass = pass;
    // Whoever waits for it reports the error.
    pass.catch(() => {});
    this.#post = (message, transfer) => {
      if (!this.#isClosed) post(message, transfer);
    };
  }

  pause(): void {
    if (!this.#go) this.#going = new Promise((go) => (this.#go = go));
  }

  resume(): void {
    this.#go?.();
    this.#go = undefined;
  }

  /** Nothing more is read or posted. */
  close(): void {
    this.#isClosed = true;
    this.resume();
  }

  async read(task: number, part: Part): Promise<void> {
    try {
      const pass = await this.#pass;
      let reported = performance.now();
      const progress = (bytes: number) => {
        const output = pass.output();
        if (output.length > 0) this.#post({ kind: "output", task, output }, [output.buffer]);
        this.#post({ kind: "progress", task, bytes, events: pass.events });
        if (performance.now() - reported > REPORT_INTERVAL) {
          reported = performance.now();
          this.#post({ kind: "found", task, outcome: pass.soFar() });
        }
      };
      const wait = async () => {
        await this.#going;
        return !this.#isClosed;
      };
      const trouble = await read(pass, part, { progress, wait });
      if (this.#isClosed) return;
      const outcome = pass.finish();
      reported = Infinity;
      progress((part.until ?? part.file.size) - part.from);
      this.#post({ kind: "done", task, outcome, trouble });
    } catch (error) {
      this.#post({ kind: "failed", message: sentence(error) });
    }
  }
}
