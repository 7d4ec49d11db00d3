// What runs inside QuickJS before the user's file: Node's globals, and what the engine calls.

import { host } from "./bridge.ts";
import { atob, btoa, Buffer, TextDecoder, TextEncoder } from "./buffer.ts";
import { consoleObject } from "./console.ts";
import { webCrypto } from "./crypto.ts";
import { installErrors } from "./errors.ts";
import { fetch, Headers, Request, Response } from "./fetch.ts";
import { installIntl, intl } from "./intl.ts";
import { performance } from "./modules/small.ts";
import { processObject } from "./process.ts";
import { awslambda, installImports, moduleText } from "./require.ts";
import { drained, fire, installCatch, type Settings, start, userModuleText } from "./runtime.ts";
import { timers, untilNext } from "./timers.ts";
import { URL, URLSearchParams } from "./url.ts";
import { AbortController, AbortSignal, DOMException, Event, EventTarget, structuredClone } from "./web.ts";

const define = (name: string, value: unknown) =>
  Object.defineProperty(globalThis, name, { value, writable: true, enumerable: false, configurable: true });

installErrors();
installIntl();
installImports();
installCatch();
// What a worker shares, and what the language itself could tell of time otherwise.
delete (globalThis as { SharedArrayBuffer?: unknown }).SharedArrayBuffer;

const globals = {
  ...timers,
  console: consoleObject,
  process: processObject,
  global: globalThis,
  Buffer,
  TextEncoder,
  TextDecoder,
  atob,
  btoa,
  URL,
  URLSearchParams,
  fetch,
  Headers,
  Request,
  Response,
  AbortController,
  AbortSignal,
  Event,
  EventTarget,
  DOMException,
  structuredClone,
  performance,
  crypto: webCrypto,
  Intl: intl,
  awslambda,
  queueMicrotask: (callback: () => void) => void Promise.resolve().then(callback),
};
for (const [name, value] of Object.entries(globals)) define(name, value);
if (!("fromAsync" in Array)) {
  Object.defineProperty(Array, "fromAsync", {
    async value(items: AsyncIterable<unknown>, map?: (value: unknown, index: number) => unknown) {
      const list: unknown[] = [];
      for await (const item of items) list.push(map ? await map(item, list.length) : item);
      return list;
    },
    writable: true,
    configurable: true,
  });
}

/** What the engine calls; all takes and gives plain values. */
const inside: Record<string, (...args: never[]) => unknown> = {
  start: (settings: string, cold: boolean) => {
    // A mistake of ours must not look like a promise that never settled.
    start(JSON.parse(settings) as Settings, cold).catch((error: unknown) =>
      host.failed(JSON.stringify({ errorType: "Error", errorMessage: String(error), stackTrace: [] })),
    );
  },
  untilNext,
  fire,
  drained,
  moduleText: (name: string, names: string) => moduleText(name, JSON.parse(names) as string[]),
  userModuleText,
};
define("__inside", inside);
