// The time that a script waits for new roles is over at once.

const { setTimeout: wait } = globalThis;
globalThis.setTimeout = (then, milliseconds, ...rest) => wait(then, milliseconds === 15000 ? 0 : milliseconds, ...rest);
