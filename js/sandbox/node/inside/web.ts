// The web's interfaces that Node has as globals: events, aborting, cloning. `fetch` is in fetch.ts.

export class DOMException extends Error {
  readonly code: number;
  constructor(message = "", name = "Error") {
    super(message);
    Object.defineProperty(this, "name", { value: name, configurable: true, writable: true });
    this.code = { DataCloneError: 25, AbortError: 20, TimeoutError: 23, InvalidCharacterError: 5 }[name] ?? 0;
    Object.defineProperty(this, "code", { enumerable: false });
  }
}

export class Event {
  defaultPrevented = false;
  target: unknown = null;
  constructor(readonly type: string) {}
  preventDefault(): void {
    this.defaultPrevented = true;
  }
}

type Listener = ((event: Event) => void) | { handleEvent(event: Event): void };

export class EventTarget {
  #listeners = new Map<string, [Listener, boolean][]>();
  addEventListener(type: string, listener: Listener, options?: { once?: boolean }): void {
    this.#listeners.set(type, [...(this.#listeners.get(type) ?? []), [listener, options?.once ?? false]]);
  }
  removeEventListener(type: string, listener: Listener): void {
    this.#listeners.set(
      type,
      (this.#listeners.get(type) ?? []).filter(([one]) => one !== listener),
    );
  }
  dispatchEvent(event: Event): boolean {
    event.target = this;
    for (const [listener, isOnce] of this.#listeners.get(event.type) ?? []) {
      if (isOnce) this.removeEventListener(event.type, listener);
      if (typeof listener === "function") listener.call(this, event);
      else listener.handleEvent(event);
    }
    return !event.defaultPrevented;
  }
}

const key = Symbol("made here");

export class AbortSignal extends EventTarget {
  #isAborted = false;
  #reason: unknown = undefined;
  onabort: ((event: Event) => void) | null = null;
  constructor(made?: symbol) {
    super();
    if (made !== key) throw Object.assign(new TypeError("Illegal constructor"), { code: "ERR_ILLEGAL_CONSTRUCTOR" });
  }
  get aborted(): boolean {
    return this.#isAborted;
  }
  get reason(): unknown {
    return this.#reason;
  }
  throwIfAborted(): void {
    if (this.#isAborted) throw this.#reason;
  }
  static _abort(signal: AbortSignal, reason: unknown): void {
    if (signal.#isAborted) return;
    signal.#isAborted = true;
    signal.#reason = reason ?? new DOMException("This operation was aborted", "AbortError");
    const event = new Event("abort");
    signal.onabort?.(event);
    signal.dispatchEvent(event);
  }
  static abort(reason?: unknown): AbortSignal {
    const signal = new AbortSignal(key);
    AbortSignal._abort(signal, reason);
    return signal;
  }
  static timeout(milliseconds: number): AbortSignal {
    const signal = new AbortSignal(key);
    setTimeout(
      () => AbortSignal._abort(signal, new DOMException("The operation was aborted due to timeout", "TimeoutError")),
      milliseconds,
    ).unref();
    return signal;
  }
  static any(signals: AbortSignal[]): AbortSignal {
    const signal = new AbortSignal(key);
    for (const one of signals) {
      if (one.aborted) AbortSignal._abort(signal, one.reason);
      one.addEventListener("abort", () => AbortSignal._abort(signal, one.reason));
    }
    return signal;
  }
}

declare function setTimeout(callback: () => void, delay: number): { unref(): void };

export class AbortController {
  readonly signal = new AbortSignal(key);
  abort(reason?: unknown): void {
    AbortSignal._abort(this.signal, reason);
  }
}

/** The errors that keep their class when they are cloned. */
const CLONED: Record<string, ErrorConstructor | undefined> = {
  EvalError,
  RangeError,
  ReferenceError,
  SyntaxError,
  TypeError,
  URIError,
} as Record<string, ErrorConstructor>;

/** A deep copy of what can be cloned. */
export function structuredClone(value: unknown): unknown {
  const copies = new Map<object, unknown>();
  const keep = <T>(from: object, copy: T): T => {
    copies.set(from, copy);
    return copy;
  };
  const refuse = (what: string) => {
    throw new DOMException(`${what} could not be cloned.`, "DataCloneError");
  };
  const copy = (one: unknown): unknown => {
    if (typeof one === "function") return refuse(Function.prototype.toString.call(one));
    if (typeof one === "symbol") return refuse(String(one));
    if (typeof one !== "object" || one === null) return one;
    if (copies.has(one)) return copies.get(one);
    if (one instanceof Date) return keep(one, new Date(one));
    if (one instanceof RegExp) return keep(one, new RegExp(one.source, one.flags));
    if (one instanceof Map) {
      const made = keep(one, new Map<unknown, unknown>());
      for (const [name, inner] of one) made.set(copy(name), copy(inner));
      return made;
    }
    if (one instanceof Set) {
      const made = keep(one, new Set<unknown>());
      for (const inner of one) made.add(copy(inner));
      return made;
    }
    if (one instanceof ArrayBuffer) return keep(one, one.slice(0));
    if (ArrayBuffer.isView(one)) return keep(one, new (one.constructor as new (from: unknown) => unknown)(one));
    if (one instanceof Number || one instanceof String || one instanceof Boolean)
      return keep(one, Object(one.valueOf()) as object);
    if (one instanceof Promise || one instanceof WeakMap || one instanceof WeakSet)
      return refuse(`#<${one.constructor.name}>`);
    if (one instanceof Error) {
      const made = keep(one, new (CLONED[one.name] ?? Error)(one.message));
      Object.defineProperty(made, "stack", { value: one.stack, configurable: true, writable: true });
      return made;
    }
    const made = keep(one, (Array.isArray(one) ? new Array(one.length) : {}) as Record<string, unknown>);
    for (const name of Object.keys(one)) made[name] = copy((one as Record<string, unknown>)[name]);
    return made;
  };
  return copy(value);
}
