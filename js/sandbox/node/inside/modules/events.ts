// Node's `events`.

import { inspect } from "../inspect/index.ts";

type Listener = ((...args: unknown[]) => unknown) & { listener?: Listener };
type Name = string | symbol;

export class EventEmitter {
  static defaultMaxListeners = 10;
  static errorMonitor = Symbol("events.errorMonitor");
  static EventEmitter = EventEmitter;
  declare _events: Map<Name, Listener[]> | undefined;

  on(name: Name, listener: Listener): this {
    add(this, name, listener, false);
    return this;
  }
  addListener(name: Name, listener: Listener): this {
    add(this, name, listener, false);
    return this;
  }
  prependListener(name: Name, listener: Listener): this {
    add(this, name, listener, true);
    return this;
  }
  once(name: Name, listener: Listener): this {
    add(this, name, single(this, name, listener), false);
    return this;
  }
  prependOnceListener(name: Name, listener: Listener): this {
    add(this, name, single(this, name, listener), true);
    return this;
  }
  off(name: Name, listener: Listener): this {
    return this.removeListener(name, listener);
  }
  removeListener(name: Name, listener: Listener): this {
    const list = of(this, name);
    const at = list.map((one) => one === listener || one.listener === listener).lastIndexOf(true);
    if (at >= 0)
      all(this).set(
        name,
        list.filter((_, other) => other !== at),
      );
    return this;
  }
  removeAllListeners(name?: Name): this {
    if (name === undefined) all(this).clear();
    else all(this).delete(name);
    return this;
  }
  emit(name: Name, ...args: unknown[]): boolean {
    const list = of(this, name);
    if (list.length === 0 && name === "error") {
      if (args[0] instanceof Error) throw args[0];
      const error = new Error(`Unhandled error. (${typeof args[0] === "string" ? `'${args[0]}'` : inspect(args[0])})`);
      throw Object.assign(error, { code: "ERR_UNHANDLED_ERROR", context: args[0] });
    }
    for (const listener of [...list]) listener.apply(this, args);
    return list.length > 0;
  }
  listeners(name: Name): Listener[] {
    return of(this, name).map((one) => one.listener ?? one);
  }
  rawListeners(name: Name): Listener[] {
    return [...of(this, name)];
  }
  listenerCount(name: Name): number {
    return of(this, name).length;
  }
  eventNames(): Name[] {
    return [...all(this)].filter(([, list]) => list.length > 0).map(([name]) => name);
  }
  setMaxListeners(): this {
    return this;
  }
  getMaxListeners(): number {
    return EventEmitter.defaultMaxListeners;
  }
}

function all(emitter: EventEmitter): Map<Name, Listener[]> {
  // Kept out of sight, as objects in the log are shown with what they have.
  if (!Object.hasOwn(emitter, "_events"))
    Object.defineProperty(emitter, "_events", { value: new Map(), enumerable: false, writable: true });
  return emitter._events as Map<Name, Listener[]>;
}

const of = (emitter: EventEmitter, name: Name) => all(emitter).get(name) ?? [];

function add(emitter: EventEmitter, name: Name, listener: Listener, isFirst: boolean): void {
  if (typeof listener !== "function") {
    const error = new TypeError(`The "listener" argument must be of type function. Received ${inspect(listener)}`);
    throw Object.assign(error, { code: "ERR_INVALID_ARG_TYPE" });
  }
  if (of(emitter, "newListener").length > 0) emitter.emit("newListener", name, listener.listener ?? listener);
  const list = of(emitter, name);
  all(emitter).set(name, isFirst ? [listener, ...list] : [...list, listener]);
}

function single(emitter: EventEmitter, name: Name, listener: Listener): Listener {
  const wrapped: Listener = (...args) => {
    emitter.removeListener(name, wrapped);
    return listener.apply(emitter, args);
  };
  wrapped.listener = listener;
  return wrapped;
}

/** A promise of the next event, as a list of its values. */
export function once(emitter: EventEmitter, name: Name): Promise<unknown[]> {
  return new Promise((resolve, reject) => {
    const failed: Listener = (error) => reject(error);
    emitter.once(name, (...args) => {
      emitter.removeListener("error", failed);
      resolve(args);
    });
    if (name !== "error") emitter.once("error", failed);
  });
}

export const events = Object.assign(EventEmitter, { once, default: EventEmitter });
