// What Python may ask the worker for: by name, with JSON, for JSON.

import type { Json } from "../contract.ts";
import type { Run } from "../worker.ts";
import { Calls } from "./calls.ts";
import { asOnLinux } from "./errno.ts";
import type { VirtualTime } from "./time.ts";

type Answerer = (value: Json, run: Run) => Json | void;

export class Host {
  readonly #calls: Calls;
  readonly #answerers: Record<string, Answerer>;
  #run: Run | undefined;

  constructor(time: VirtualTime) {
    const calls = new Calls(() => time.now());
    this.#calls = calls;
    this.#answerers = {
      invoke: (_, run) => run.invoke(),
      // Milliseconds since the epoch.
      deadline: (_, run) => run.clock.now() + run.clock.remaining(),
      wait: (seconds, run) => void run.wait(Number(seconds) * 1000),
      stuck: (_, run) => void run.wait(Infinity),
      log: (text, run) => run.write(asOnLinux(String(text)), "log"),
      call: (asked, run) => calls.call(asked, run),
      http: (asked, run) => calls.http(asked, run),
      describe: (service) => calls.describe(service),
      services: () => calls.services(),
    };
  }

  begin(run: Run): void {
    this.#run = run;
    this.#calls.begin(run);
  }

  answer(name: string, value: string): string {
    const run = this.#run;
    // Before the first run, Python only makes itself ready.
    if (!run) return "null";
    const answer = this.#answerers[name]?.(JSON.parse(value) as Json, run);
    // The frame ends the worker as soon as it hears of the end; nothing that Python does until then counts.
    if (run.ended) throw new Error("The run is over.");
    return JSON.stringify(answer ?? null);
  }
}
