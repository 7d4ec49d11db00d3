// Modules by name: Node's, the AWS SDK's, and the user's own file.

import { Buffer, atob, btoa } from "./buffer.ts";
import { consoleObject } from "./console.ts";
import { crypto } from "./crypto.ts";
import { httpModule } from "./fetch.ts";
import { assert } from "./modules/assert.ts";
import { events, EventEmitter } from "./modules/events.ts";
import { fs, fsPromises } from "./modules/fs.ts";
import { path } from "./modules/path.ts";
import { readFile, writeFile } from "./modules/streams-of-files.ts";
import { AsyncLocalStorage, os, performance } from "./modules/small.ts";
import { readline, stream, streamPromises } from "./modules/stream.ts";
import { querystring, url } from "./modules/url.ts";
import { types, util } from "./modules/util.ts";
import { processObject } from "./process.ts";
import { isSdk, sdkModule } from "./sdk.ts";
import { timers, timersPromises } from "./timers.ts";

const builtin: Record<string, unknown> = {
  assert,
  "assert/strict": assert.strict,
  async_hooks: { AsyncLocalStorage },
  buffer: {
    Buffer,
    atob,
    btoa,
    kMaxLength: 9_007_199_254_740_991,
    constants: { MAX_LENGTH: 9_007_199_254_740_991, MAX_STRING_LENGTH: 536_870_888 },
  },
  console: consoleObject,
  constants: {},
  crypto,
  events,
  fs: Object.assign(fs, { createReadStream: readFile, createWriteStream: writeFile }),
  "fs/promises": fsPromises,
  http: httpModule("http:"),
  https: httpModule("https:"),
  os,
  path,
  "path/posix": path.posix,
  perf_hooks: { performance },
  process: processObject,
  querystring,
  readline,
  "readline/promises": readline,
  stream,
  "stream/promises": streamPromises,
  string_decoder: {
    StringDecoder: class {
      write = (bytes: Buffer) => bytes.toString();
      end = () => "";
    },
  },
  timers,
  "timers/promises": timersPromises,
  url,
  util,
  "util/types": types,
};
builtin.module = { createRequire: () => require, builtinModules: Object.keys(builtin), Module: {} };

/** Modules that Node has and the playground has not. */
const ABSENT =
  "child_process cluster dgram diagnostics_channel dns dns/promises http2 inspector net repl sqlite stream/web test tls tty v8 vm wasi worker_threads zlib".split(
    " ",
  );

/** What is told beside an error of Lambda's, by the error. */
const hints = new WeakMap<object, string>();
export const hintOf = (error: unknown) => (typeof error === "object" && error !== null ? hints.get(error) : undefined);
export function withHint<T extends object>(error: T, hint: string): T {
  hints.set(error, hint);
  return error;
}

/** Functions that Node's modules have and the playground's have not: calling one says so. */
const ABSENT_FUNCTIONS: Record<string, string> = {
  crypto:
    "createCipheriv createDecipheriv createSign createVerify createPublicKey createPrivateKey createSecretKey generateKeyPair generateKeyPairSync sign verify publicEncrypt privateDecrypt scrypt scryptSync pbkdf2 pbkdf2Sync hkdf hkdfSync",
  fs: "watch watchFile",
};
for (const [module, names] of Object.entries(ABSENT_FUNCTIONS)) {
  for (const name of names.split(" ")) {
    const absent = () => {
      throw refusal(`${module}.${name} isn't available in the playground.`, included(`${module}.${name}`));
    };
    const owner = builtin[module] as Record<string, unknown>;
    owner[name] ??= absent;
  }
}

function refusal(message: string, hint: string): Error {
  return withHint(Object.assign(new Error(message), { code: "ERR_PLAYGROUND_MODULE" }), hint);
}

const included = (what: string) => `Lambda's Node.js runtime includes '${what}', but the playground's sandbox doesn't.`;

const loaded = new Map<string, unknown>();

/** A module that is no file of the user's; undefined if there is none of that name. */
export function find(name: string): unknown {
  const bare = name.replace(/^node:/, "");
  if (Object.hasOwn(builtin, bare)) return builtin[bare];
  if (ABSENT.includes(bare)) {
    throw refusal(`The module '${bare}' isn't available in the playground.`, included(bare));
  }
  if (!isSdk(name)) return undefined;
  if (!loaded.has(name)) loaded.set(name, sdkModule(name));
  return loaded.get(name);
}

/** Packages of AWS's and others that many functions have, by the beginning of their name, and what to do here. */
const LAYERS: [string, string][] = [
  ["@aws-lambda-powertools/", "To run the code here, remove what uses it, and log with console."],
  ["aws-xray-sdk", "To run the code here, remove what uses it: it only traces."],
  ["@middy/", "To run the code here, export the handler itself."],
  ["axios", "To run the code here, use fetch."],
  ["node-fetch", "To run the code here, use the global fetch."],
  ["uuid", "To run the code here, use crypto.randomUUID()."],
];

/** Why a package is not there, and what to do. */
function missing(name: string): string {
  if (name === "aws-sdk")
    return "Version 2 of the AWS SDK isn't in Lambda's Node.js runtimes since nodejs18.x. Use version 3: @aws-sdk/client-….";
  if (/^[./]/.test(name)) return "The playground runs a single file, so put everything in it.";
  const layer = LAYERS.find(([prefix]) => name.startsWith(prefix));
  if (layer)
    return `Lambda's runtime doesn't include '${name}': at AWS it's in your deployment package or a layer. ${layer[1]}`;
  return `Lambda's runtime doesn't include '${name}' either: it would be in your deployment package or a layer. The playground has the built-in Node.js modules and the AWS SDK.`;
}

let userFile = "";

export function setRequirer(file: string): void {
  userFile = file;
}

/** `require` of the user's file. */
export function require(name: string): unknown {
  const found = find(String(name));
  if (found !== undefined) return found;
  const error = new Error(
    `Cannot find module '${name}'\nRequire stack:\n- /var/task/${userFile}\n- /var/runtime/index.mjs`,
  );
  throw withHint(
    Object.assign(error, {
      code: "MODULE_NOT_FOUND",
      requireStack: [`/var/task/${userFile}`, "/var/runtime/index.mjs"],
    }),
    missing(String(name)),
  );
}
require.resolve = (name: string) => (find(name) === undefined ? require(name) : name);
require.cache = {};
require.main = undefined;

/** The error that the import of a module leads to that is not there. */
function importError(name: string): Error {
  const what = /^[./]/.test(name) ? `module '${path.resolve("/var/task", name)}'` : `package '${name}'`;
  const error = new Error(`Cannot find ${what} imported from /var/task/${userFile}`);
  Object.defineProperty(error, "stack", {
    value: `Error [ERR_MODULE_NOT_FOUND]: ${error.message}\n    at packageResolve (node:internal/modules/esm/resolve:857:9)`,
    writable: true,
    configurable: true,
  });
  return withHint(Object.assign(error, { code: "ERR_MODULE_NOT_FOUND" }), missing(name));
}

const FINDER = "__import";

/** The text of a module with the exports `names`: for a file that imports it. */
export function moduleText(name: string, names: string[]): string {
  let found: unknown;
  let isThere = true;
  try {
    found = find(name);
    isThere = found !== undefined;
  } catch {
    isThere = false;
  }
  const exported = new Set(names);
  if (isThere && !isSdk(name)) for (const key of Object.keys(found as object)) exported.add(key);
  exported.delete("default");
  const usable = [...exported].filter(
    (key) => /^[A-Za-z_$][\w$]*$/.test(key) && (!isThere || key in (found as object)),
  );
  const lines = usable.map((key, at) => `const e${at} = m[${JSON.stringify(key)}]; export { e${at} as ${key} };`);
  return `const m = globalThis.${FINDER}(${JSON.stringify(name)}); export default m; ${lines.join(" ")}`;
}

/** What Lambda's runtime gives files beside Node's globals; here it only says why it is of no use. */
export const awslambda = {
  streamifyResponse(): never {
    throw refusal(
      "awslambda.streamifyResponse is not in the playground.",
      "Only function URLs and InvokeWithResponseStream stream a response; EventBridge takes none. Export the handler itself.",
    );
  },
};

/** Gives the text of modules their module. */
export function installImports(): void {
  const value = (name: string) => {
    const found = find(name);
    if (found === undefined) throw importError(name);
    return found;
  };
  Object.defineProperty(globalThis, FINDER, { value, enumerable: false });
}

export { EventEmitter };
