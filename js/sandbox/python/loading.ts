// Starts Pyodide in a classic worker that may fetch nothing: all its files are at hand.

import type { loadPyodide, PyodideAPI } from "pyodide";
import type { StartMessage } from "../messages.ts";

interface Loader {
  loadPyodide: typeof loadPyodide;
  version: string;
}

/** Never asked for: what Pyodide fetches "from" there is answered from memory. */
const NOWHERE = "https://runtime.invalid/";

interface Loaded {
  python: PyodideAPI;
  memory: WebAssembly.Memory | undefined;
}

/** What Pyodide is told of itself in the place of its lock file: no packages. */
const PLATFORM = { abi_version: "2026_0", arch: "wasm32", platform: "emscripten_5_0_3", python: "3.14.2" };

/** Returns the interpreter and its memory. */
export async function load({ module, files }: StartMessage): Promise<Loaded> {
  const scope = globalThis as unknown as Record<string, unknown>;
  // Pyodide refuses classic workers, and finds out by whether this works. Module workers do not start here: in an
  // opaque origin, Chromium refuses them.
  scope.importScripts = () => {
    throw new TypeError("importScripts is not available");
  };
  // It writes of fatal errors there, which the run's ending tells.
  const silent = () => {};
  scope.console = new Proxy({}, { get: () => silent });
  scope.fetch = (url: string | URL) => {
    const file = files[String(url).split("/").pop() ?? ""];
    return Promise.resolve(file ? new Response(file) : new Response(null, { status: 404 }));
  };
  let memory: WebAssembly.Memory | undefined;
  WebAssembly.instantiateStreaming = async (_, imports = {}) => {
    nameZone(imports, () => memory);
    const instance = await WebAssembly.instantiate(module, imports);
    memory = instance.exports.memory as WebAssembly.Memory | undefined;
    return { instance, module };
  };
  const [loader, glue] = await Promise.all([
    imported<Loader>(files, "pyodide.mjs"),
    imported<{ default: unknown }>(files, "pyodide.asm.mjs"),
  ]);
  const python = await loader.loadPyodide({
    indexURL: NOWHERE,
    packageBaseUrl: NOWHERE,
    lockFileContents: { info: { ...PLATFORM, version: loader.version }, packages: {} },
    createPyodideModule: glue.default,
    jsglobals: {},
    env: { HOME: "/tmp" },
  } as Parameters<typeof loadPyodide>[0]);
  shut(scope);
  return { python, memory };
}

/**
 * Takes away what leads out of a worker. The frame's policy refuses it all the same; but a socket of Python's, which
 * would be a WebSocket, fails at once so, where it would seem to be connecting.
 */
function shut(scope: Record<string, unknown>): void {
  const ways = ["WebSocket", "XMLHttpRequest", "EventSource", "WebTransport", "fetch", "Worker", "BroadcastChannel"];
  for (const name of [...ways, "indexedDB", "caches"]) {
    Object.defineProperty(scope, name, { value: undefined, configurable: false, writable: false });
  }
}

/** Calls the time zone UTC, as Lambda does; Emscripten would call it UTC-0000. */
function nameZone(imports: WebAssembly.Imports, memory: () => WebAssembly.Memory | undefined): void {
  const { env } = imports;
  const set = env?._tzset_js;
  if (!env || typeof set !== "function") return;
  env._tzset_js = (timezone: number, daylight: number, ...names: number[]) => {
    set(timezone, daylight, ...names);
    const buffer = memory()?.buffer;
    if (buffer) for (const name of names) new Uint8Array(buffer).set(new TextEncoder().encode("UTC\0"), name);
  };
}

/** Imports a module that is at hand as bytes. */
async function imported<T>(files: Record<string, ArrayBuffer>, name: string): Promise<T> {
  const url = URL.createObjectURL(new Blob([files[name] ?? ""], { type: "text/javascript" }));
  try {
    return (await import(url)) as T;
  } finally {
    URL.revokeObjectURL(url);
  }
}
