// The clock of a run. It begins where the request says, goes on with real time, and jumps over waits, so that a
// handler that sleeps for a minute answers at once and its duration is right all the same.

export class Clock {
  #start: number;
  #from: number;
  #skipped = 0;
  #deadline = Infinity;

  /** `from`: what the clock shows at the start, in milliseconds since the epoch. `real` counts real milliseconds. */
  constructor(
    from: number,
    private readonly real: () => number,
  ) {
    this.#from = from;
    this.#start = real();
  }

  /** Milliseconds since the start of the run, waits included. */
  elapsed(): number {
    return this.real() - this.#start + this.#skipped;
  }

  /** Milliseconds since the epoch. */
  now(): number {
    return this.#from + this.elapsed();
  }

  /** Lets `milliseconds` pass at once; no further than to the deadline. Returns whether that is still ahead. */
  skip(milliseconds: number): boolean {
    const left = Math.max(0, this.remaining());
    this.#skipped += Math.min(Math.max(0, milliseconds), left);
    return this.remaining() > 0;
  }

  /** Sets the deadline, `milliseconds` from now. */
  arm(milliseconds: number): void {
    this.#deadline = this.elapsed() + milliseconds;
  }

  /** Milliseconds to the deadline, below zero after it; endless while there is none. */
  remaining(): number {
    return this.#deadline - this.elapsed();
  }
}
