// What the worker uses of the engine that scripts/engine.sh compiles, which lies beside it. A test holds it
// against the declarations that are made with the engine (tests/worker/engine.ts).

import type { Job, Outcome, Place, RunRequest } from "./contract.ts";

/** Starts the engine. */
export default function init(options: { module_or_path: URL }): Promise<unknown>;

/** One job over parts of files. */
export class TrafficPass {
  constructor(job: Job, place: Place);
  /** The events of the part so far. */
  readonly events: number;
  begin(from: number, until?: number): void;
  /** Says whether more bytes are wanted. */
  push(bytes: Uint8Array): boolean;
  /** The events that were asked for, since the last time. */
  output(): Uint8Array<ArrayBuffer>;
  /** What was found since the last time. */
  soFar(): Outcome;
  /** Ends the part, with what was found since the last time. */
  finish(): Outcome;
}

/** A play of a system. */
export class SimulationRun {
  constructor(request: RunRequest);
  /** Plays on for a moment; says whether anything is left. */
  advance(): boolean;
  /** Lets it end at the next `advance`. */
  stop(): void;
  readonly met: number;
  readonly all: number;
  readonly isCut: boolean;
  /** The next part of the log once nothing is left to play; `undefined` after the last. */
  part(): Uint8Array<ArrayBuffer> | undefined;
  /** Gives its memory back. */
  free(): void;
}
