// The small modules of Node: `os`, `async_hooks`, `perf_hooks`.

import { host } from "../bridge.ts";

export const os = {
  EOL: "\n",
  hostname: () => "169.254.0.1",
  platform: () => "linux",
  type: () => "Linux",
  release: () => "5.10.245-241.976.amzn2.x86_64",
  arch: () => "x64",
  tmpdir: () => "/tmp",
  homedir: () => "/home/sbx_user1051",
  cpus: () =>
    Array.from({ length: 2 }, () => ({ model: "Intel(R) Xeon(R) Processor @ 2.50GHz", speed: 2500, times: {} })),
  availableParallelism: () => 2,
  totalmem: () => 166_948_864,
  freemem: () => 60_000_000,
  uptime: () => host.elapsed() / 1000,
  loadavg: () => [0, 0, 0],
  networkInterfaces: () => ({}),
  userInfo: () => ({
    username: "sbx_user1051",
    uid: 993,
    gid: 990,
    homedir: "/home/sbx_user1051",
    shell: "/sbin/nologin",
  }),
  endianness: () => "LE",
};

export const performance = {
  now: () => host.elapsed(),
  get timeOrigin() {
    return host.now() - host.elapsed();
  },
  mark: (name: string) => ({ name, startTime: host.elapsed() }),
  measure: (name: string) => ({ name, duration: 0 }),
  toJSON: () => ({ timeOrigin: performance.timeOrigin }),
};

/** Without following a chain of promises: the store is there for the synchronous part, and until the promise settles. */
export class AsyncLocalStorage<T> {
  #store: T | undefined;
  getStore(): T | undefined {
    return this.#store;
  }
  run<R>(store: T, callback: (...args: unknown[]) => R, ...args: unknown[]): R {
    const before = this.#store;
    this.#store = store;
    const back = () => void (this.#store = before);
    try {
      const result = callback(...args);
      if (result instanceof Promise) return result.finally(back) as R;
      back();
      return result;
    } catch (error) {
      back();
      throw error;
    }
  }
  enterWith(store: T): void {
    this.#store = store;
  }
  exit<R>(callback: () => R): R {
    return this.run(undefined as T, callback);
  }
  disable(): void {
    this.#store = undefined;
  }
}
