// The messages between the page and the frame, over a port of their own. The frame knows nothing of runs: it makes
// workers of what it is given, passes messages on, counts them, and ends workers. It is a file of its own that browsers
// may keep longer than the host module, so whatever changes here changes the version.

export const VERSION = 1;

export type Language = "nodejs" | "python";

export type ToFrame =
  /** What a language's workers are made of. `engine`: a WebAssembly module, or a pack with one in it. */
  | { type: "load"; language: Language; script: ArrayBuffer; engine: ArrayBuffer }
  /** Makes a worker; `memory` is the function's, in MB. */
  | { type: "start"; worker: number; language: Language; memory: number }
  /** To a worker, after which its messages are counted anew. */
  | { type: "post"; worker: number; data: unknown }
  | { type: "end"; worker: number };

export type FromFrame =
  | { type: "loaded"; language: Language }
  /** The engine could not be read or compiled. */
  | { type: "refused"; language: Language; message: string }
  | { type: "from"; worker: number; data: unknown }
  /** The worker could not start, or has broken. */
  | { type: "broken"; worker: number }
  /** The worker has sent more than a run may, and is ended. */
  | { type: "flooded"; worker: number };

/** What the frame says to its parent, and the parent back with the port. */
export const READY = "sandbox-ready";
export const PORT = "sandbox-port";
