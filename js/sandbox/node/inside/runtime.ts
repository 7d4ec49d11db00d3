// Lambda's runtime for Node.js: finds the handler, calls it, and tells how it ended. It follows
// https://github.com/aws/aws-lambda-nodejs-runtime-interface-client in what it says and when.

import { host } from "./bridge.ts";
import { logError, setRequestId } from "./console.ts";
import { placeOf, setUserFile, stackOf, tidy } from "./errors.ts";
import { CALL, instrument, META } from "./instrument.ts";
import { resetFiles } from "./modules/fs.ts";
import { path } from "./modules/path.ts";
import { Exit, flush, processObject, setEnvironment } from "./process.ts";
import { hintOf, require, setRequirer, withHint } from "./require.ts";
import { fireNext } from "./timers.ts";

export interface Settings {
  source: string;
  file: string;
  handler: string;
  event: string;
  context: Record<string, string | number>;
  environment: Record<string, string>;
}

type Handler = (event: unknown, context: unknown, callback: (error?: unknown, value?: unknown) => void) => unknown;

const runtimeError = (name: string) =>
  class extends Error {
    static {
      Object.defineProperty(this.prototype, "name", { value: `Runtime.${name}`, writable: true, configurable: true });
    }
  };
const ImportModuleError = runtimeError("ImportModuleError");
const HandlerNotFound = runtimeError("HandlerNotFound");
const MalformedHandlerName = runtimeError("MalformedHandlerName");
const UserCodeSyntaxError = runtimeError("UserCodeSyntaxError");
const NodeJsExit = runtimeError("NodeJsExit");
const NEVER_SETTLED =
  "The Lambda runtime client detected an unexpected Node.js exit code. This is most commonly caused by a Promise that was never settled. For more information, see https://nodejs.org/docs/latest/api/process.html#exit-codes";

/** The frames under an error of the runtime's own. */
const LOADING = [
  "_loadUserApp (file:///var/runtime/index.mjs:1109:17)",
  "async UserFunction.js.module.exports.load (file:///var/runtime/index.mjs:1148:21)",
  "async start (file:///var/runtime/index.mjs:1332:23)",
  "async file:///var/runtime/index.mjs:1338:1",
];

function inRuntime<T extends Error>(error: T, frames = LOADING, cause?: unknown): T {
  const head = error.message === "" ? error.name : `${error.name}: ${error.message}`;
  Object.defineProperty(error, "stack", {
    value: [head, ...frames.map((frame) => `    at ${frame}`)].join("\n"),
    writable: true,
    configurable: true,
  });
  const hint = hintOf(cause);
  return hint ? withHint(error, hint) : error;
}

let handler: Handler | undefined;
let userModule: { text: string; file: string } | undefined;
/** Where a syntax error is, which has no frame. */
let syntaxPlace: { line: number; column: number } | undefined;

/** The text of the user's file as a module, for the engine's module loader. */
export const userModuleText = () => userModule?.text ?? "";

/** Begins an invocation; in a new environment the user's file is loaded first. */
export async function start(settings: Settings, cold: boolean): Promise<void> {
  if (cold) {
    setEnvironment(settings.environment);
    resetFiles(settings.file, settings.source);
    try {
      handler = await load(settings);
    } catch (error) {
      if (error instanceof Exit) return;
      flush();
      logError("Uncaught Exception", error);
      fail(error);
      return;
    }
  }
  setRequestId(String(settings.context.awsRequestId));
  await invoke(settings);
}

async function load({ handler: name, file, source }: Settings): Promise<Handler> {
  if (name.includes("..")) {
    throw inRuntime(
      new MalformedHandlerName(
        `'${name}' is not a valid handler name. Use absolute paths when specifying root directories in handler names.`,
      ),
    );
  }
  const base = path.basename(name);
  const found = /^([^.]*)\.(.*)$/.exec(base);
  if (!found) throw inRuntime(new MalformedHandlerName("Bad handler"));
  const [, module = "", property = ""] = found;
  const wanted = path.resolve("/var/task", name.slice(0, name.indexOf(base)), module);
  const own = `/var/task/${file}`;
  if (![wanted, `${wanted}.js`, `${wanted}.mjs`, `${wanted}.cjs`].includes(own)) {
    const reason = `Error: Cannot find module '${module}'\nRequire stack:\n- /var/runtime/index.mjs`;
    throw withHint(
      inRuntime(new ImportModuleError(reason)),
      `The handler '${name}' names the file '${module}'; yours is '${file}'.`,
    );
  }
  const exported = await loadFile(file, source, property);
  const value = property
    .split(".")
    .reduce<unknown>((nested, key) => (nested ? (nested as Record<string, unknown>)[key] : nested), exported);
  if (!value) {
    const error = inRuntime(new HandlerNotFound(`${name} is undefined or not exported`), LOADING.slice(1));
    const names = Object.keys((exported as object | undefined) ?? {});
    const hint = names.length > 0 ? `The file exports ${names.join(", ")}.` : "The file exports nothing.";
    throw withHint(error, `${hint} Change the handler's name, or export ${property}.`);
  }
  if (typeof value !== "function") throw inRuntime(new HandlerNotFound(`${name} is not a function`), LOADING.slice(1));
  // As V8 names a function that is assigned to a property.
  if (value.name === "")
    Object.defineProperty(value, "name", { value: property.split(".").at(-1), configurable: true });
  return value as Handler;
}

const PREFIX = "(function (exports, require, module, __filename, __dirname) { ";

async function loadFile(file: string, source: string, property: string): Promise<unknown> {
  const isModule = file.endsWith(".mjs");
  const name = `${isModule ? "file://" : ""}/var/task/${file}`;
  const { source: text, added } = instrument(source);
  setUserFile({ name, source, handler: property.split(".").at(-1) ?? "", shift: isModule ? 0 : PREFIX.length, added });
  setRequirer(file);
  syntaxPlace = undefined;
  try {
    if (isModule) {
      const meta = { dirname: "/var/task", filename: `/var/task/${file}`, url: name, resolve: (of: string) => of };
      Object.defineProperty(globalThis, META, { value: Object.assign(Object.create(null), meta), enumerable: false });
      userModule = { text, file: name };
      return await import(name);
    }
    const module = { exports: {} as unknown };
    const run = host.compile(`${PREFIX}${text}\n})`, name);
    run.call(module.exports, module.exports, require, module, `/var/task/${file}`, "/var/task");
    return module.exports;
  } catch (error) {
    throw loadingError(error, isModule, source);
  }
}

/** What CommonJS gives a file and an ES module has not. */
const COMMON = /^(require|module|exports|__filename|__dirname) is not defined$/;

/** Whether a text has types, which JavaScript does not know. */
const looksTyped = (source: string) =>
  /^\s*(?:export\s+)?(?:interface|type|enum|declare|import type)\s+[\w{]/m.test(source) ||
  /[\w)\]]\??\s*:\s*(?:string|number|boolean|any|unknown|void|never|Promise<|Record<|[A-Z]\w*(?:Event|Context|Handler|Result))\b/.test(
    source,
  );

function loadingError(error: unknown, isModule: boolean, source: string): unknown {
  tidy(error);
  if (error instanceof SyntaxError) {
    syntaxPlace = placeOf(error);
    if (looksTyped(source)) {
      const words = inRuntime(new UserCodeSyntaxError(String(error)));
      return withHint(words, "Lambda's nodejs22.x runs JavaScript. Compile TypeScript first, or take its types out.");
    }
    const esm = isModule ? null : /^\s*(import|export)\b(?!\s*\()/m.exec(source);
    if (!esm) return inRuntime(new UserCodeSyntaxError(String(error)), LOADING, error);
    const words = esm[1] === "import" ? "Cannot use import statement outside a module" : "Unexpected token 'export'";
    return withHint(
      inRuntime(new UserCodeSyntaxError(`SyntaxError: ${words}`)),
      "Only a file that ends in .mjs is an ES module: rename it, for example to index.mjs.",
    );
  }
  // Node explains the variables that only CommonJS has.
  const common = isModule && error instanceof ReferenceError && COMMON.exec(error.message)?.[1];
  if (common) {
    const instead = common === "require" ? ", you can use import instead" : "";
    const message = `${common} is not defined in ES module scope${instead}`;
    const stack = stackOf(error).replace(error.message, message);
    Object.defineProperties(error, { message: { value: message }, stack: { value: stack } });
    return withHint(error, "A file that ends in .mjs is an ES module. Use import, or name the file index.js.");
  }
  if (error instanceof Error && (error as { code?: unknown }).code === "MODULE_NOT_FOUND")
    return inRuntime(new ImportModuleError(String(error)), LOADING, error);
  return error;
}

/** What still has to be done when the event loop is empty. */
let whenDrained: () => void = () => undefined;
export const drained = () => {
  flush();
  whenDrained();
};

async function invoke({ event, context: given }: Settings): Promise<void> {
  let isDone = false;
  const once = (tell: () => void) => {
    if (isDone) return;
    isDone = true;
    flush();
    tell();
  };
  const failOnce = (error: unknown) => {
    if (!(error instanceof Exit)) once(() => failInvoke(error));
  };
  const succeed = (value: unknown) => once(() => answer(value));
  const context = makeContext(given, succeed, failOnce);
  const callback = (error?: unknown, value?: unknown) => {
    const tell = () => (error === undefined || error === null ? succeed(value) : failOnce(error));
    if (context.callbackWaitsForEmptyEventLoop === false) tell();
    else whenDrained = tell;
  };
  const run = handler as Handler;
  const isAsync = (run.constructor as { name?: string } | undefined)?.name === "AsyncFunction";
  whenDrained = () =>
    isAsync
      ? failOnce(
          inRuntime(new NodeJsExit(NEVER_SETTLED), ["process.<anonymous> (file:///var/runtime/index.mjs:1213:33)"]),
        )
      : succeed(null);
  host.invoke();
  try {
    const result = callTheHandler(run, JSON.parse(event), context, callback) as
      { then?: (done: (value: unknown) => void, failed: (error: unknown) => void) => unknown } | undefined;
    if (result && typeof result.then === "function") result.then(succeed, failOnce);
  } catch (error) {
    failOnce(error);
  }
}

/** Known by its name in stacks. */
function callTheHandler(
  run: Handler,
  event: unknown,
  context: unknown,
  callback: (error?: unknown, value?: unknown) => void,
): unknown {
  return run(event, context, callback);
}

function makeContext(given: Settings["context"], succeed: (value: unknown) => void, failed: (error: unknown) => void) {
  return {
    callbackWaitsForEmptyEventLoop: true,
    functionVersion: given.functionVersion,
    functionName: given.functionName,
    memoryLimitInMB: String(given.memoryLimitInMB),
    logGroupName: given.logGroupName,
    logStreamName: given.logStreamName,
    clientContext: undefined,
    identity: undefined,
    invokedFunctionArn: given.invokedFunctionArn,
    awsRequestId: given.awsRequestId,
    tenantId: undefined,
    getRemainingTimeInMillis: () => Math.max(0, Math.floor(host.remaining())),
    succeed,
    fail: failed,
    done: (error?: unknown, value?: unknown) =>
      error === undefined || error === null ? succeed(value) : failed(error),
  };
}

function answer(value: unknown): void {
  let text: string | undefined;
  try {
    text = JSON.stringify(value === undefined ? null : value);
  } catch {
    const frames = [
      "_trySerializeResponse (file:///var/runtime/index.mjs:328:11)",
      "RAPIDClient.postInvocationResponse (file:///var/runtime/index.mjs:204:20)",
      "complete (file:///var/runtime/index.mjs:961:16)",
      "done (file:///var/runtime/index.mjs:985:11)",
      "succeed (file:///var/runtime/index.mjs:989:9)",
    ];
    failInvoke(inRuntime(new Error("Unable to stringify response body"), frames));
    return;
  }
  // A function is nothing that JSON has.
  host.returned(text ?? "null");
}

function failInvoke(error: unknown): void {
  tidy(error);
  logError("Invoke Error", error);
  fail(error);
}

/** An error that a timer's callback threw: it ends the process. */
export function fire(): void {
  try {
    fireNext();
  } catch (error) {
    if (error instanceof Exit) return;
    flush();
    tidy(error);
    logError("Uncaught Exception", error);
    fail(error);
  }
}

/** Tells the error as Lambda's payload has it. */
function fail(error: unknown): void {
  const place = placeOf(error) ?? (error instanceof UserCodeSyntaxError ? syntaxPlace : undefined);
  const hint = hintOf(error);
  host.failed(JSON.stringify({ ...payload(error), ...place, ...(hint ? { hint } : {}) }));
}

function payload(error: unknown) {
  try {
    if (error instanceof Error) {
      return {
        errorType: String(error.name),
        errorMessage: String(error.message),
        stackTrace: stackOf(error).split("\n"),
      };
    }
    return { errorType: typeof error, errorMessage: (error as object).toString(), stackTrace: [] };
  } catch {
    const errorMessage =
      "callback called with Error argument, but there was a problem while retrieving one or more of its message, name, and stack";
    return { errorType: "handled", errorMessage, stackTrace: [] };
  }
}

/** What the instrumented file calls in its catch clauses. */
export function installCatch(): void {
  Object.defineProperty(globalThis, CALL, { value: tidy, enumerable: false });
}

export const environment = () => processObject.env;
