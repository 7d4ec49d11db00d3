// What Python prints: one event of the log a line. What has no line break at its end comes with the end of the run.

import type { Run } from "../worker.ts";
import { asOnLinux } from "./errno.ts";

/** CloudWatch Logs takes events of up to 256 kB; longer lines become several. */
const LONGEST = 262_144;

export class Output {
  #run: Run | undefined;
  #decoder = new TextDecoder();
  #pending = "";

  begin(run: Run): void {
    this.#run = run;
    this.#decoder = new TextDecoder();
    this.#pending = "";
  }

  /** Takes bytes from a standard stream; returns how many. */
  take(bytes: Uint8Array): number {
    const text = this.#decoder.decode(bytes, { stream: true });
    const end = text.lastIndexOf("\n");
    if (end === -1) {
      this.#pending += text;
    } else {
      const lines = (this.#pending + text.slice(0, end)).split("\n");
      this.#pending = text.slice(end + 1);
      for (const line of lines) this.#write(line);
    }
    if (this.#pending.length > LONGEST) {
      this.#write(this.#pending);
      this.#pending = "";
    }
    return bytes.length;
  }

  /** Writes what is left of a line. */
  flush(): void {
    const left = this.#pending + this.#decoder.decode();
    this.#pending = "";
    if (left) this.#write(left);
  }

  #write(line: string): void {
    this.#run?.write(asOnLinux(line), "print");
  }
}
