// JavaScript: QuickJS with Node's modules inside, and Lambda's environment round it. Nothing of the worker's own world
// is inside; what comes out goes through one function of plain values (outside.ts).

import variant from "@jitl/quickjs-wasmfile-release-sync";
import {
  newQuickJSWASMModuleFromVariant,
  newVariant,
  type QuickJSContext,
  type QuickJSHandle,
  type QuickJSRuntime,
  type QuickJSWASMModule,
} from "quickjs-emscripten-core";
import inside from "inside:node";
import { aws, type Aws, type AwsSettings } from "../aws/index.ts";
import type { Json, RunRequest } from "../contract.ts";
import type { StartMessage } from "../messages.ts";
import type { Engine, Run } from "../worker.ts";
import { importedNames } from "./imports.ts";
import { answers } from "./outside.ts";

/** Above it, the worker's own stack would overflow before QuickJS's does. */
const STACK = 128 * 1024;
/** The file that the modules inside are evaluated under. */
const INTERNAL = "node:internal";

export class NodeEngine implements Engine {
  #wasm: QuickJSWASMModule | undefined;
  #environment: Environment | undefined;

  async start({ module }: Pick<StartMessage, "module">): Promise<WebAssembly.Memory | undefined> {
    this.#wasm = await newQuickJSWASMModuleFromVariant(newVariant(variant, { wasmModule: module }));
    this.#environment = new Environment(this.#wasm);
    return this.#wasm.getWasmMemory();
  }

  run(run: Run): void {
    const real = Date.now;
    // QuickJS's own clock reads this one.
    Date.now = () => run.clock.now();
    try {
      this.#environment?.run(run);
    } finally {
      Date.now = real;
    }
  }
}

/** One environment of Lambda's: the globals live on from run to run. */
class Environment {
  readonly #context: QuickJSContext;
  readonly #runtime: QuickJSRuntime;
  readonly #inside: QuickJSHandle;
  #run: Run | undefined;
  #aws: Aws | undefined;
  #settings: AwsSettings | undefined;
  #imports = new Map<string, Set<string>>();

  constructor(wasm: QuickJSWASMModule) {
    this.#runtime = wasm.newRuntime();
    this.#runtime.setMaxStackSize(STACK);
    this.#runtime.setModuleLoader(
      (name) => this.#moduleText(name),
      (_, name) => name,
    );
    this.#runtime.setInterruptHandler(() => this.#run !== undefined && !this.#run.isInTime());
    this.#context = this.#runtime.newContext();
    this.#bridge();
    this.#context.unwrapResult(this.#context.evalCode(inside, INTERNAL, { type: "global" })).dispose();
    this.#inside = this.#context.getProp(this.#context.global, "__inside");
    this.#context.unwrapResult(this.#context.evalCode("delete globalThis.__inside", INTERNAL)).dispose();
  }

  run(run: Run): void {
    const { request } = run;
    this.#run = run;
    this.#connect(request);
    if (run.cold) this.#imports = importedNames(request.source);
    const settings = {
      source: request.source,
      file: request.file,
      handler: request.handler,
      event: request.event,
      context: request.context,
      environment: variables(request),
    };
    this.#call("start", JSON.stringify(settings), run.cold);
    while (this.#settle(run)) {
      const wait = Number(this.#call("untilNext"));
      if (wait >= 0) {
        if (!run.wait(wait)) return;
        this.#call("fire");
        continue;
      }
      this.#call("drained");
      if (!this.#settle(run)) return;
      if (Number(this.#call("untilNext")) < 0) {
        // Nothing is left that could end it: Node ends, and so does the runtime.
        run.exited(run.phase === "init" ? 13 : 0);
        return;
      }
    }
  }

  /** Carries out what promises have made due; returns whether the run goes on. */
  #settle(run: Run): boolean {
    while (!run.ended && this.#runtime.hasPendingJob()) {
      const result = this.#runtime.executePendingJobs(1000);
      if (result.error) result.error.dispose();
      if (!run.isInTime()) return false;
    }
    return !run.ended && run.isInTime();
  }

  #connect(request: RunRequest): void {
    const now = () => this.#run?.clock.now() ?? request.now;
    const event = parsed(request.event);
    const settings: AwsSettings = {
      account: request.account,
      region: request.region,
      now,
      event,
      answers: request.answers,
      requestId: uuid,
      language: "nodejs",
      functionName: request.context.functionName,
    };
    if (this.#settings) Object.assign(this.#settings, settings);
    else this.#aws = aws((this.#settings = settings));
  }

  /** The text of a module: the user's own, or one that exports what it imports of another. */
  #moduleText(name: string): string {
    if (name.startsWith("file:///var/task/")) return String(this.#call("userModuleText"));
    return String(this.#call("moduleText", name, JSON.stringify([...(this.#imports.get(name) ?? [])])));
  }

  /** Calls a function of the inside; what it throws ends there, since the run has been told. */
  #call(name: string, ...args: (string | boolean)[]): unknown {
    const context = this.#context;
    const handles = args.map((arg) =>
      typeof arg === "string" ? context.newString(arg) : arg ? context.true : context.false,
    );
    const target = context.getProp(this.#inside, name);
    const result = context.callFunction(target, context.undefined, ...handles);
    target.dispose();
    handles.forEach((handle) => handle.dispose());
    if (result.error) {
      result.error.dispose();
      return undefined;
    }
    const value: unknown = context.dump(result.value);
    result.value.dispose();
    return value;
  }

  #bridge(): void {
    const context = this.#context;
    const run = () => this.#run as Run;
    const known = answers(run, () => this.#aws as Aws);
    const bridge = context.newFunction("bridge", (nameHandle, ...handles) => {
      const name = context.getString(nameHandle);
      if (name === "promise") return this.#promise(handles[0] as QuickJSHandle);
      if (name === "compile")
        return context.evalCode(
          context.getString(handles[0] as QuickJSHandle),
          context.getString(handles[1] as QuickJSHandle),
          { type: "global" },
        );
      const values: unknown[] = handles.map((handle) => context.dump(handle));
      const answer = known[name]?.(...values);
      if (typeof answer === "string") return context.newString(answer);
      return typeof answer === "number" ? context.newNumber(answer) : context.undefined;
    });
    context.setProp(context.global, "__bridge", bridge);
    bridge.dispose();
  }

  #promise(promise: QuickJSHandle): QuickJSHandle {
    const context = this.#context;
    const shown = context.newObject();
    const found = context.getPromiseState(promise);
    const state = context.newString(found.type);
    context.setProp(shown, "state", state);
    state.dispose();
    if (found.type === "fulfilled" && !found.notAPromise) context.setProp(shown, "value", found.value);
    if (found.type === "rejected") context.setProp(shown, "value", found.error);
    return shown;
  }
}

/** The event; what is no JSON fails in the handler's call. */
function parsed(text: string): Json {
  try {
    return JSON.parse(text) as Json;
  } catch {
    return null;
  }
}

/** The variables that Lambda adds to the user's. */
function variables({ environment, region, context, handler, memory }: RunRequest): Record<string, string> {
  return {
    LANG: "en_US.UTF-8",
    TZ: ":UTC",
    PATH: "/var/lang/bin:/usr/local/bin:/usr/bin/:/bin:/opt/bin",
    LAMBDA_TASK_ROOT: "/var/task",
    LAMBDA_RUNTIME_DIR: "/var/runtime",
    AWS_REGION: region,
    AWS_DEFAULT_REGION: region,
    AWS_EXECUTION_ENV: "AWS_Lambda_nodejs22.x",
    AWS_LAMBDA_FUNCTION_NAME: context.functionName,
    AWS_LAMBDA_FUNCTION_VERSION: context.functionVersion,
    AWS_LAMBDA_FUNCTION_MEMORY_SIZE: String(memory),
    AWS_LAMBDA_LOG_GROUP_NAME: context.logGroupName,
    AWS_LAMBDA_LOG_STREAM_NAME: context.logStreamName,
    AWS_LAMBDA_INITIALIZATION_TYPE: "on-demand",
    AWS_ACCESS_KEY_ID: "ASIAPLAYGROUND",
    AWS_SECRET_ACCESS_KEY: "none",
    AWS_SESSION_TOKEN: "none",
    _HANDLER: handler,
    NODE_PATH: "/opt/nodejs/node22/node_modules:/opt/nodejs/node_modules:/var/runtime/node_modules",
    ...environment,
  };
}

/** `crypto.randomUUID` is missing where the origin is opaque. */
function uuid(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = ((bytes[6] as number) & 15) | 64;
  bytes[8] = ((bytes[8] as number) & 63) | 128;
  const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})/, "$1-$2-$3-$4-");
}
