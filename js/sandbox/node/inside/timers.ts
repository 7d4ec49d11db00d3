// Timers without a wait: the engine asks for the next one, moves its clock and fires it.

import { host } from "./bridge.ts";
import { inspect } from "./inspect/index.ts";

type Callback = (...args: unknown[]) => void;

interface Entry {
  due: number;
  order: number;
  every: number | undefined;
  callback: Callback;
  args: unknown[];
  timer: Timeout | Immediate;
}

const waiting = new Map<number, Entry>();
/** What `process.nextTick` was given. */
let ticks: (() => void)[] = [];

/** Carries something out once no promise has anything to do, before any timer. */
export function addTick(tick: () => void): void {
  ticks.push(tick);
}
let count = 0;

/** The longest delay, as in Node; what is longer fires after a millisecond. */
const LONGEST = 2_147_483_647;

class Timeout {
  #keeps = true;
  constructor(readonly id: number) {}
  ref() {
    this.#keeps = true;
    return this;
  }
  unref() {
    this.#keeps = false;
    return this;
  }
  hasRef() {
    return this.#keeps;
  }
  refresh() {
    const entry = waiting.get(this.id);
    if (entry) entry.due = host.elapsed() + (entry.every ?? 1);
    return this;
  }
  close() {
    clear(this);
    return this;
  }
  [Symbol.toPrimitive]() {
    return this.id;
  }
  [inspect.custom]() {
    return `Timeout { _idleTimeout: ${waiting.get(this.id)?.every ?? 1} }`;
  }
}

class Immediate extends Timeout {}

function add(
  callback: unknown,
  delay: unknown,
  args: unknown[],
  repeats: boolean,
  Kind: typeof Timeout = Timeout,
): Timeout {
  if (typeof callback !== "function") {
    const error = new TypeError(
      `The "callback" argument must be of type function. Received ${callback === undefined ? "undefined" : inspect(callback)}`,
    );
    throw Object.assign(error, { code: "ERR_INVALID_ARG_TYPE" });
  }
  const wanted = Number(delay);
  const wait = Kind === Immediate ? 0 : wanted >= 1 && wanted <= LONGEST ? Math.trunc(wanted) : 1;
  const id = ++count;
  const timer = new Kind(id);
  waiting.set(id, {
    due: host.elapsed() + wait,
    order: id,
    every: repeats ? wait : undefined,
    callback: callback as Callback,
    args,
    timer,
  });
  return timer;
}

function clear(timer: unknown): void {
  const id = timer instanceof Timeout ? timer.id : Number(timer);
  waiting.delete(id);
}

function first(): [number, Entry] | undefined {
  let found: [number, Entry] | undefined;
  for (const one of waiting) {
    const other = found?.[1];
    if (!other || one[1].due < other.due || (one[1].due === other.due && one[1].order < other.order)) found = one;
  }
  return found;
}

/** Milliseconds until the next timer is due; -1 if there is none that keeps the process alive. */
export function untilNext(): number {
  if (ticks.length > 0) return 0;
  if (![...waiting.values()].some(({ timer }) => timer.hasRef())) return -1;
  return Math.max(0, (first()?.[1].due ?? 0) - host.elapsed());
}

/** Fires the timer that is due first; before all timers, the ticks. */
export function fireNext(): void {
  if (ticks.length > 0) {
    const due = ticks;
    ticks = [];
    return due.forEach((tick) => tick());
  }
  const next = first();
  if (!next) return;
  const [id, entry] = next;
  if (entry.every === undefined) waiting.delete(id);
  else entry.due = Math.max(host.elapsed(), entry.due) + entry.every;
  entry.callback(...entry.args);
}

export const timers = {
  setTimeout: (callback: unknown, delay?: unknown, ...args: unknown[]) => add(callback, delay, args, false),
  setInterval: (callback: unknown, delay?: unknown, ...args: unknown[]) => add(callback, delay, args, true),
  setImmediate: (callback: unknown, ...args: unknown[]) => add(callback, 0, args, false, Immediate),
  clearTimeout: clear,
  clearInterval: clear,
  clearImmediate: clear,
};

/** As `util.promisify(setTimeout)` finds it. */
export const PROMISIFIED = Symbol.for("nodejs.util.promisify.custom");

export const timersPromises = {
  setTimeout: (delay?: number, value?: unknown) =>
    new Promise((resolve) => timers.setTimeout(() => resolve(value), delay)),
  setImmediate: (value?: unknown) => new Promise((resolve) => timers.setImmediate(() => resolve(value))),
  async *setInterval(delay?: number, value?: unknown) {
    for (;;) yield await timersPromises.setTimeout(delay, value);
  },
  scheduler: { wait: (delay: number) => timersPromises.setTimeout(delay), yield: () => timersPromises.setImmediate() },
};

for (const name of ["setTimeout", "setImmediate"] as const)
  Object.defineProperty(timers[name], PROMISIFIED, { value: timersPromises[name] });
