// Bounds the memory of an engine. Both engines grow their WebAssembly memory by JavaScript, so the limit is a wrapper
// round `grow`. A refusal is told before it is thrown: the user's code can catch what follows from it, and Lambda's
// kill it cannot.

const PAGE = 65_536;

export class MemoryGuard {
  #memory: WebAssembly.Memory | undefined;
  #base = 0;
  #limit = Infinity;

  /** `onRefused` is called each time that the engine asks for more than it may have. */
  constructor(private readonly onRefused: () => void) {
    const guard = this;
    const grow = WebAssembly.Memory.prototype.grow;
    WebAssembly.Memory.prototype.grow = function (pages: number) {
      guard.#memory = this;
      if (this.buffer.byteLength + pages * PAGE > guard.#limit) {
        guard.onRefused();
        throw new RangeError("The function's memory is used up.");
      }
      return grow.call(this, pages);
    };
  }

  /** From here on the heap may grow by `megabytes` over `memory`'s present size, which the engine's own start took. */
  arm(memory: WebAssembly.Memory | undefined): void {
    this.#memory = memory ?? this.#memory;
    this.#base = this.#memory?.buffer.byteLength ?? 0;
  }

  /** The memory of the function, in MB. */
  limit(megabytes: number): void {
    this.#limit = this.#base + megabytes * 1_048_576;
  }

  /** Bytes that the heap has grown by since the engine's start. */
  growth(): number {
    return Math.max(0, (this.#memory?.buffer.byteLength ?? this.#base) - this.#base);
  }
}
