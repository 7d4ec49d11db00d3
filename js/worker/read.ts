// From a part of a file to its bytes.

import type { TrafficPass } from "./engine.js";

/** A part of a file: the events that begin at byte `from` or later, and before `until`. */
export interface Part {
  file: File;
  from: number;
  until?: number;
}

/** What the reader asks for and tells on its way. */
export interface Company {
  /** How many bytes of the part were read. */
  tell(bytes: number): void;
  /** Resolves when reading may go on. */
  wait(): Promise<void>;
}

/** Large enough that a message a piece costs nothing, small enough to stop soon. */
const PIECE = 4 * 2 ** 20;

/** What lies behind a part is read in small pieces: as a rule the end of one line is missing. */
const PIECE_BEHIND = 64 * 2 ** 10;

/**
 * Hands the bytes of a part to a pass. The next piece is read while one is worked on. Answers what
 * went wrong with the file, if anything did; what was read before counts.
 */
export async function read(pass: TrafficPass, part: Part, company: Company): Promise<string | undefined> {
  const { file, from, until = file.size } = part;
  pass.begin(from, part.until);
  // The byte before a part tells whether a line ends there.
  let at = Math.max(from - 1, 0);
  let piece = load(file, at, until);
  while (at < file.size) {
    const bytes = await piece;
    if (bytes instanceof Error) return describe(bytes);
    at += bytes.length;
    piece = load(file, at, until);
    await company.wait();
    const more = pass.push(bytes);
    company.tell(Math.min(at, until) - from);
    if (!more) break;
  }
  return undefined;
}

/** The piece at `at`, or what the browser says of it. */
async function load(file: File, at: number, until: number): Promise<Uint8Array | Error> {
  const end = at < until ? Math.min(at + PIECE, until) : Math.min(at + PIECE_BEHIND, file.size);
  try {
    return new Uint8Array(await file.slice(at, end).arrayBuffer());
  } catch (error) {
    return error instanceof Error ? error : new Error(String(error));
  }
}

function describe({ name, message }: Error): string {
  // The browser's own words say little: they are the same for a folder and for a file that is gone.
  return name === "NotReadableError" || name === "NotFoundError"
    ? "It was changed, moved or removed since it was chosen, or it is a folder."
    : `The browser could not read it: ${message}`;
}
