// The files of a language, fetched by the page, since the frame may fetch nothing. Kept for as long as the page is open,
// so that a second run asks for nothing.

import type { Progress } from "../contract.ts";
import type { Language } from "./frames.ts";

/** Bytes of each file, from the build. */
declare const BYTES: Record<string, number>;

export interface Files {
  script: ArrayBuffer;
  engine: ArrayBuffer;
}

interface Source {
  script: URL;
  engine: URL;
  /** Bytes of both, and of each. */
  sizes: [number, number];
}

// The build gives the files other names, which it writes in the place of these.
const SOURCES: Partial<Record<Language, Source>> = {
  nodejs: {
    script: new URL("./js-worker.js", import.meta.url),
    engine: new URL("./js.wasm", import.meta.url),
    sizes: [BYTES["js-worker.js"] ?? 0, BYTES["js.wasm"] ?? 0],
  },
  python: {
    script: new URL("./python-worker.js", import.meta.url),
    engine: new URL("./python.pack", import.meta.url),
    sizes: [BYTES["python-worker.js"] ?? 0, BYTES["python.pack"] ?? 0],
  },
};

const kept = new Map<Language, Files>();

/** The files of a language. Fails with a sentence for users if they cannot be had; the next call tries again. */
export async function filesOf(
  language: Language,
  signal: AbortSignal,
  onProgress: (progress: Progress) => void,
): Promise<Files> {
  const known = kept.get(language);
  if (known) return known;
  const source = SOURCES[language];
  if (!source) throw new Error("This build of the page doesn't include this language.");
  const loaded: [number, number] = [0, 0];
  const total = source.sizes[0] + source.sizes[1];
  const counted = (index: 0 | 1) => (bytes: number) => {
    loaded[index] = bytes;
    onProgress({ part: "runtime", loaded: Math.min(total, loaded[0] + loaded[1]), total });
  };
  onProgress({ part: "runtime", loaded: 0, total });
  const [script, engine] = await Promise.all([
    twice(source.script, source.sizes[0], signal, counted(0)),
    twice(source.engine, source.sizes[1], signal, counted(1)),
  ]);
  const files = { script, engine };
  kept.set(language, files);
  return files;
}

/** A connection that breaks once is no reason to bother the visitor. */
async function twice(
  url: URL,
  size: number,
  signal: AbortSignal,
  onBytes: (bytes: number) => void,
): Promise<ArrayBuffer> {
  try {
    return await fetched(url, size, signal, onBytes);
  } catch (error) {
    if (signal.aborted) throw error;
    return fetched(url, size, signal, onBytes);
  }
}

async function fetched(
  url: URL,
  size: number,
  signal: AbortSignal,
  onBytes: (bytes: number) => void,
): Promise<ArrayBuffer> {
  const response = await fetch(url, { signal }).catch(() => {
    throw new Error("The runtime couldn't be loaded: the site doesn't respond.");
  });
  if (!response.ok || !response.body)
    throw new Error(`The runtime couldn't be loaded: the site responded with ${response.status}.`);
  const parts: Uint8Array<ArrayBuffer>[] = [];
  let length = 0;
  const reader = response.body.getReader();
  for (;;) {
    const { done, value } = await reader.read().catch(() => {
      throw new Error("The runtime couldn't be loaded: the connection was lost.");
    });
    if (done) break;
    parts.push(value);
    length += value.length;
    onBytes(length);
  }
  if (length !== size) throw new Error("The runtime couldn't be loaded: the download is incomplete.");
  return new Blob(parts).arrayBuffer();
}
