// The time that Python sees: the run's clock, in UTC. Emscripten asks `Date` and `performance` each time, so it is
// enough to replace what they say; nothing else lives in the worker.

import type { Clock } from "../clock.ts";

export class VirtualTime {
  readonly #date = Date.now.bind(Date);
  readonly #real = performance.now.bind(performance);
  #clock: Clock | undefined;
  /** What `performance.now` said when the run began. */
  #base = 0;

  /** From now on, the time goes by the clock of `begin`. */
  install(): void {
    Date.now = () => this.now();
    performance.now = () => this.monotonic();
    const date = Date.prototype as unknown as Record<string, unknown>;
    // Lambda's time zone is UTC, whatever the visitor's is.
    for (const part of ["FullYear", "Month", "Date", "Day", "Hours", "Minutes", "Seconds", "Milliseconds"]) {
      date[`get${part}`] = date[`getUTC${part}`];
      if (part !== "Day") date[`set${part}`] = date[`setUTC${part}`];
    }
    date.getTimezoneOffset = () => 0;
    const Original = Date;
    globalThis.Date = new Proxy(Original, {
      construct: (target, given: number[]) => {
        const [first, ...rest] = given;
        if (first === undefined) return new target(this.now());
        return new target(rest.length === 0 ? first : target.UTC(...(given as [number, number])));
      },
    });
  }

  begin(clock: Clock): void {
    this.#base = this.monotonic();
    this.#clock = clock;
  }

  /** Milliseconds since the epoch, with fractions. */
  now(): number {
    return this.#clock ? this.#clock.now() : this.#date();
  }

  /** Milliseconds since some time in the past; never goes back. */
  monotonic(): number {
    return this.#clock ? this.#base + this.#clock.elapsed() : this.#real();
  }
}
