// Plays a system of buses in slices, so that the worker hears requests between them.

import type { Post } from "./contract.ts";
import type { SimulationRun } from "./engine.js";
import { sentence } from "./failure.ts";

/** It plays for so many milliseconds, and then hears what there is. */
const SLICE = 40;

export interface Play {
  /** Ends it where it is; what was played is posted. */
  stop(): void;
  /** Gives it up; nothing more is posted. */
  close(): void;
}

/** Plays a run to its end and posts its log. `number` is the page's for it. */
export function play(ready: Promise<SimulationRun>, number: number, post: Post): Play {
  let isStopped = false;
  let isClosed = false;
  const go = async () => {
    const run = await ready;
    try {
      // A request may have come while the engine started.
      while (!isClosed && isLeft(run, isStopped)) {
        post({ kind: "playing", play: number, met: run.met, all: run.all });
        await breathe();
      }
      while (!isClosed) {
        const part = run.part();
        if (!part) {
          post({ kind: "played", play: number, isCut: run.isCut });
          return;
        }
        post({ kind: "log", play: number, part }, [part.buffer]);
        await breathe();
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

/** Plays for a slice of time; says whether anything is left. */
function isLeft(run: SimulationRun, isStopped: boolean): boolean {
  if (isStopped) run.stop();
  const end = performance.now() + SLICE;
  let more = run.advance();
  while (more && performance.now() < end) more = run.advance();
  return more;
}

/** Lets messages be heard. */
function breathe(): Promise<void> {
  return new Promise((go) => setTimeout(go));
}
