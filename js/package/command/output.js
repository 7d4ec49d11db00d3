// Where the command writes.

import { mkdir, writeFile } from "node:fs/promises";
import { dirname } from "node:path";
import { UsageError } from "./failure.js";

const CODES = { bold: [1, 22], dim: [2, 22], red: [31, 39], green: [32, 39], yellow: [33, 39], cyan: [36, 39] };

/** Standard output and standard error, for as long as somebody reads them. */
export class Output {
  /** Nobody reads standard output any more, as when `head` has seen enough. */
  isClosed = false;
  #out;
  #err;
  #pending = Promise.resolve();

  constructor({ stdout, stderr, env }) {
    this.#out = stdout;
    this.#err = stderr;
    /** Paints a text for a terminal; elsewhere it stays as it is. */
    this.paint = painter(stdout, env);
    stdout.on?.("error", (error) => {
      if (error.code !== "EPIPE") throw error;
      this.isClosed = true;
    });
    stderr.on?.("error", () => {});
  }

  /** Writes to standard output. Answers once more may be written. */
  print(text) {
    if (this.isClosed || text.length === 0) return this.#pending;
    if (!this.#out.write(text)) {
      this.#pending = new Promise((go) => {
        const done = () => {
          for (const event of ["drain", "error", "close"]) this.#out.off(event, done);
          go();
        };
        for (const event of ["drain", "error", "close"]) this.#out.on(event, done);
      });
    }
    return this.#pending;
  }

  /** Writes a line to standard error. */
  tell(line) {
    this.#err.write(`${line}\n`);
  }

  /** Writes a report to a file, or to standard output if there is none. */
  async report(text, file) {
    if (file === undefined) return this.print(text);
    try {
      await mkdir(dirname(file), { recursive: true });
      await writeFile(file, text);
    } catch (error) {
      throw new UsageError(`${file} can't be written: ${error.message}.`);
    }
  }

  /** Waits until all is written. */
  end() {
    return this.#pending;
  }
}

/** Colours only on a terminal that wants them: <https://no-color.org>. */
function painter(stdout, env) {
  const isForced = env.FORCE_COLOR !== undefined && env.FORCE_COLOR !== "0";
  const isWanted = isForced || (stdout.isTTY && !env.NO_COLOR && env.TERM !== "dumb");
  return (style, text) => {
    const [on, off] = CODES[style];
    return isWanted ? `\u001b[${on}m${text}\u001b[${off}m` : text;
  };
}

/** The text without what could steer a terminal. */
export function plain(text) {
  return text.replace(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f]/g, "\ufffd");
}
