// Runs the simulation of a system in slices of time, so that the worker handles requests between them.

import type { Post } from "./contract.ts";
import type { SimulationRun } from "./engine.js";
import { sentence } from "./failure.ts";

/** The milliseconds of a slice. */
const SLICE = 40;

export interface Play {
  /** Ends the run where it is; its log so far is posted. */
  stop(): void;
  /** Drops the run; nothing more is posted. */
  close(): void;
}

/** Runs a simulation to its end and posts its log. `number` is the one that the page gave the run. */
export function play(ready: Promise<SimulationRun>, number: number, post: Post): Play {
  let isStopped = false;
  let isClosed = false;
  const go = async () => {
    const run = await ready;
    try {
      // A request may have come while the engine started.
      while (!isClosed && isLeft(run, isStopped)) {
        post({ kind: "playing", play: number, met: run.met, all: run.all });
        await yieldToMessages();
      }
      while (!isClosed) {
        const part = run.part();
        if (!part) {
          post({ kind: "played", play: number, isCut: run.isCut });
          return;
        }
        post({ kind: "log", play: number, part }, [part.buffer]);
        await yieldToMessages();
      }
    } finally {
      run.free();
    }
  };
  go().catch((error) => {
    if (!isClosed) post({ kind: "failed", message: sentence(error) });
  });
  return { stop: () => (isStopped = true), close: () => (isClosed = true) };
}

/** Runs for a slice of time; returns whether anything is left. */
function isLeft(run: SimulationRun, isStopped: boolean): boolean {
  if (isStopped) run.stop();
  const end = performance.now() + SLICE;
  let more = run.advance();
  while (more && performance.now() < end) more = run.advance();
  return more;
}

/** Lets waiting messages be handled. */
function yieldToMessages(): Promise<void> {
  return new Promise((go) => setTimeout(go));
}
