// The one way out of QuickJS: a function that takes a name and plain values. The engine (../engine.ts) answers it.

type Bridge = (name: string, ...args: unknown[]) => unknown;

const scope = globalThis as unknown as { __bridge?: Bridge };
const call = scope.__bridge as Bridge;
// The user's code gets by without it.
delete scope.__bridge;

export const host = {
  /** One event of the log; `level` says whether the console wrote it. */
  write: (text: string, level: "print" | "log") => void call("write", text, level),
  /** Milliseconds since the epoch, and since the start of the run, with fractions. */
  now: () => call("now") as number,
  elapsed: () => call("elapsed") as number,
  /** Milliseconds to the time-out. */
  remaining: () => call("remaining") as number,
  /** `bytes` random bytes in base64. */
  random: (bytes: number) => call("random", bytes) as string,
  /** A call of AWS: `parameters` and the answer are JSON. `line` is the handler's. */
  aws: (service: string, operation: string, parameters: string, region: string, line: number) =>
    call("aws", service, operation, parameters, region, line) as string,
  /** What there is to know of a client of the SDK, as JSON; "" if there is none of that name. */
  describe: (module: string) => call("describe", module) as string,
  /** A request by HTTP, which is recorded and answered with 200. */
  http: (method: string, url: string, headers: string, body: string, line: number) =>
    void call("http", method, url, headers, body, line),
  /** The digest of base64, by the algorithm's name, in base64; "" if there is no such algorithm. */
  digest: (algorithm: string, data: string) => call("digest", algorithm, data) as string,
  /** The parts of a URL as JSON; "" if it is none. */
  url: (href: string, base: string) => call("url", href, base) as string,
  /** The URL after one of its parts was set. */
  urlWith: (href: string, part: string, value: string) => call("urlWith", href, part, value) as string,
  /** What the browser's own Intl makes of it. */
  intl: (kind: string, locales: string, options: string, value: number | string) =>
    call("intl", kind, locales, options, value) as string,
  invoke: () => void call("invoke"),
  returned: (value: string) => void call("returned", value),
  failed: (failure: string) => void call("failed", failure),
  exited: (status: number) => void call("exited", status),
  /** The source of the user's file evaluated as CommonJS: a function of `exports`, `require` and so on. */
  compile: (source: string, file: string) => call("compile", source, file) as (...args: unknown[]) => unknown,
};

/** Whether a promise is settled, and with what. */
export function promiseState(promise: Promise<unknown>): {
  state: "pending" | "fulfilled" | "rejected";
  value: unknown;
} {
  return call("promise", promise) as { state: "pending" | "fulfilled" | "rejected"; value: unknown };
}
