// Node's `process`, as far as handlers look at it.

import { host } from "./bridge.ts";
import { EventEmitter } from "./modules/events.ts";
import { addTick } from "./timers.ts";

export const VERSION = "22.20.0";

/** Thrown by process.exit: the engine has been told, and nothing more is to run. */
export class Exit {}

const emitter = new EventEmitter();

let partial = "";

/** Writes whole lines; what has no line break yet waits for it, or for the end of the run. */
function write(text: unknown): boolean {
  partial += typeof text === "string" ? text : String(text);
  const lines = partial.split("\n");
  partial = lines.pop() as string;
  for (const line of lines) host.write(line, "print");
  return true;
}

export function flush(): void {
  if (partial !== "") host.write(partial, "print");
  partial = "";
}

const stream = (fd: number) => ({
  fd,
  isTTY: false,
  writable: true,
  columns: 80,
  write,
  end: write,
  on: () => undefined,
  once: () => undefined,
});

export const processObject = Object.assign(Object.create(emitter) as EventEmitter, {
  env: {} as Record<string, string>,
  argv: ["/var/lang/bin/node", "/var/runtime/index.mjs"],
  execArgv: [],
  execPath: "/var/lang/bin/node",
  title: "node",
  pid: 8,
  ppid: 1,
  platform: "linux",
  arch: "x64",
  version: `v${VERSION}`,
  versions: { node: VERSION, v8: "12.4.254.21-node.33", uv: "1.51.0", modules: "127" },
  release: { name: "node" },
  config: {},
  exitCode: undefined as number | undefined,
  stdout: stream(1),
  stderr: stream(2),
  stdin: { fd: 0, isTTY: false },
  cwd: () => "/var/task",
  chdir: () => undefined,
  umask: () => 0o22,
  getuid: () => 993,
  getgid: () => 990,
  exit(status?: number | string): never {
    flush();
    host.exited(Number(status ?? processObject.exitCode ?? 0));
    throw new Exit();
  },
  abort(): never {
    flush();
    host.exited(134);
    throw new Exit();
  },
  kill: () => true,
  nextTick: (callback: (...args: unknown[]) => void, ...args: unknown[]) => addTick(() => callback(...args)),
  uptime: () => host.elapsed() / 1000,
  hrtime: Object.assign(
    (before?: [number, number]) => {
      const now = host.elapsed();
      const [seconds, nanos] = [Math.trunc(now / 1000), Math.trunc((now % 1000) * 1e6)];
      if (!before) return [seconds, nanos];
      const borrow = nanos < before[1] ? 1 : 0;
      return [seconds - before[0] - borrow, nanos - before[1] + borrow * 1e9];
    },
    { bigint: () => BigInt(Math.trunc(host.elapsed() * 1e6)) },
  ),
  memoryUsage: Object.assign(
    () => ({ rss: 72_000_000, heapTotal: 20_000_000, heapUsed: 12_000_000, external: 2_000_000, arrayBuffers: 20_000 }),
    { rss: () => 72_000_000 },
  ),
  cpuUsage: () => ({ user: Math.trunc(host.elapsed() * 1000), system: 0 }),
  resourceUsage: () => ({}),
  emitWarning: (text: unknown) =>
    void host.write(
      `(node:8) ${text instanceof Error ? `${text.name}: ${text.message}` : `Warning: ${String(text)}`}`,
      "print",
    ),
  features: {},
});

/** Node's environment holds strings only. */
export function setEnvironment(variables: Record<string, string>): void {
  const target: Record<string, string> = { ...variables };
  processObject.env = new Proxy(target, {
    set: (all, name, value) => Reflect.set(all, name, String(value)),
    defineProperty: (all, name, found) =>
      Reflect.defineProperty(all, name, {
        ...found,
        value: String(found.value),
        writable: true,
        enumerable: true,
        configurable: true,
      }),
  });
}
