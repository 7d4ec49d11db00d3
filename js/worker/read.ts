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

/** So many pieces are asked for at once: the browser takes longer for one than the engine. */
const AHEAD = 3;

/**
 * Hands the bytes of a part to a pass. The next pieces are read while one is worked on. Answers what
 * went wrong with the file, if anything did; what was read before counts.
 */
export async function read(pass: TrafficPass, part: Part, company: Company): Promise<string | undefined> {
  const { file, from, until = file.size } = part;
  pass.begin(from, part.until);
  // The byte before a part tells whether a line ends there.
  let at = Math.max(from - 1, 0);
  let asked = at;
  const pieces: Promise<Uint8Array | Error>[] = [];
  while (at < file.size) {
    while (pieces.length === 0 || (pieces.length < AHEAD && asked < until)) {
      const end = asked < until ? Math.min(asked + PIECE, until) : Math.min(asked + PIECE_BEHIND, file.size);
      pieces.push(load(file, asked, end));
      asked = end;
    }
    const bytes = await pieces.shift();
    if (!bytes) break;
    if (bytes instanceof Error) return describe(bytes);
    at += bytes.length;
    await company.wait();
    const more = pass.push(bytes);
    company.tell(Math.min(at, until) - from);
    if (!more) break;
  }
  return undefined;
}

/** A piece of a file, or what the browser says of it. */
async function load(file: File, from: number, to: number): Promise<Uint8Array | Error> {
  try {
    return new Uint8Array(await file.slice(from, to).arrayBuffer());
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
