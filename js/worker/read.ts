// From a part of a file to its bytes.

import type { Part } from "./contract.ts";
import type { TrafficPass } from "./engine.js";

/** The caller of a reader, as the reader needs it. */
export interface Host {
  /** Reports how many bytes of the part were read. */
  progress(bytes: number): void;
  /** Resolves when reading may go on; with `false` if it is no longer wanted. */
  wait(): Promise<boolean>;
}

/** Progress is reported after this many bytes: often enough to see it move, too seldom to cost time. */
const REPORT_BYTES = 4 * 2 ** 20;

/** The bytes after a part are read in small pieces: usually only the end of one line is missing. */
const PIECE_BEHIND = 64 * 2 ** 10;

/**
 * Hands the bytes of a part to a pass, as they come: a stream is faster than pieces that are asked for one by
 * one. Answers what went wrong with the file, if anything did; what was read before counts.
 */
export async function read(pass: Pick<TrafficPass, "begin" | "push">, part: Part, host: Host): Promise<string | undefined> {
  const { file, from, until = file.size } = part;
  pass.begin(from, part.until);
  // The byte before a part tells whether a line ends there.
  let at = Math.max(from - 1, 0);
  let reported = at;
  while (at < file.size) {
    const end = at < until ? until : Math.min(at + PIECE_BEHIND, file.size);
    const bytes = file.slice(at, end).stream().getReader();
    while (at < end) {
      const piece = await next(bytes);
      if (!piece) return describe(await trouble(file, at));
      at += piece.length;
      const more = (await host.wait()) && pass.push(piece);
      if (!more || at - reported >= REPORT_BYTES) {
        reported = at;
        host.progress(Math.min(at, until) - from);
      }
      if (!more) {
        await bytes.cancel();
        return undefined;
      }
    }
  }
  return undefined;
}

/** What comes next of a file, if it can be read. */
async function next(bytes: ReadableStreamDefaultReader<Uint8Array>): Promise<Uint8Array | undefined> {
  try {
    return (await bytes.read()).value;
  } catch {
    return undefined;
  }
}

/** What the browser says of a place that cannot be read. Of a stream it says less. */
async function trouble(file: File, at: number): Promise<Error> {
  try {
    await file.slice(at, at + 1).arrayBuffer();
  } catch (error) {
    if (error instanceof Error) return error;
  }
  return new Error("it ends too early");
}

function describe({ name, message }: Error): string {
  // The browser's own words say little: they are the same for a folder and for a file that is gone.
  return name === "NotReadableError" || name === "NotFoundError"
    ? "It was changed, moved or removed after you chose it, or it's a folder."
    : `The browser couldn't read it: ${message}`;
}
