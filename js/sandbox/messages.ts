// The messages between page, frame and worker. What comes from a worker is data, whatever it says: the user's code can
// forge it, so `received` takes only what has one of these shapes.

import type { AwsCall, Ending, Json, Line, RunRequest } from "./contract.ts";

/** The first message to a worker: the engine, compiled in the frame, and the other files of its pack by name. */
export interface StartMessage {
  type: "start";
  module: WebAssembly.Module;
  files: Record<string, ArrayBuffer>;
  /** Of the function, in MB. */
  memory: number;
}

/** One invocation; the first one in a worker imports the user's module. */
export interface RunMessage {
  type: "run";
  request: RunRequest;
}

export type ToWorker = StartMessage | RunMessage;

export interface EndMessage {
  type: "end";
  ending: Ending;
  /** Milliseconds; 0 in a warm environment. */
  initDuration: number;
  /** Milliseconds, with the virtual time of waits. */
  duration: number;
  /** Bytes that the engine's heap grew by since the start. */
  heapGrowth: number;
}

export type FromWorker =
  /** The engine has started; a run may come. */
  | { type: "ready" }
  /** The user's module is imported, `ms` after the start of the run. Not sent in a warm environment. */
  | { type: "init"; ms: number }
  /** Just before the handler's call: the time-out counts from here. */
  | { type: "invoke" }
  | { type: "out"; line: Line }
  | { type: "call"; call: AwsCall }
  | { type: "sent"; at: number; entry: Json }
  | EndMessage;

/**
 * What one run may send, in the frame and in the page alike; beyond it, the run has `flooded`. The value that it returns
 * is not counted with its output, since Lambda's limit for it is higher: `value` is that limit, in bytes of UTF-8, as
 * Lambda's own message names it ("Response payload size exceeded maximum allowed payload size (6291556 bytes).").
 */
export const LIMITS = { messages: 10_000, bytes: 4_000_000, value: 6_291_556 };

/** How many bytes a run may have sent once this message is counted. */
export function allowed(message: unknown): number {
  const isEnd = typeof message === "object" && message !== null && (message as { type?: unknown }).type === "end";
  return isEnd ? LIMITS.bytes + LIMITS.value + 10_000 : LIMITS.bytes;
}
