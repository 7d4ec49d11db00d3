// CPython as Pyodide, made Lambda's Python. The user's code lives in the interpreter, and the interpreter knows one
// function of this file, `Host.answer`.

import type { PyodideAPI } from "pyodide";
import type { StartMessage } from "../messages.ts";
import type { Engine, Run } from "../worker.ts";
import { environment } from "./environment.ts";
import { asOnLinux } from "./errno.ts";
import { type Hint, sentence } from "./hints.ts";
import { Host } from "./host.ts";
import { load } from "./loading.ts";
import { Output } from "./output.ts";
import { VirtualTime } from "./time.ts";

/** What Python says of the end of a run. */
type PythonEnding = { returned: string } | { exited: number } | { failed: PythonFailure };

interface PythonFailure {
  errorType: string;
  errorMessage: string;
  stackTrace: string[];
  requestId: string;
  line?: number;
  column?: number;
  hint?: Hint;
}

/** The names in Python's library of what this file calls. */
interface Bootstrap {
  prepare(host: (name: string, value: string) => string): void;
  run(request: string): string;
}

export class Python implements Engine {
  readonly #time = new VirtualTime();
  readonly #output = new Output();
  readonly #host = new Host(this.#time);
  #bootstrap: Bootstrap | undefined;

  async start(message: StartMessage): Promise<WebAssembly.Memory | undefined> {
    this.#time.install();
    const { python, memory } = await load(message);
    // Standard output and standard error are one stream, as in Lambda's log.
    const take = { write: (bytes: Uint8Array) => this.#output.take(bytes) };
    python.setStdout(take);
    python.setStderr(take);
    this.#bootstrap = prepared(python, (name, value) => this.#host.answer(name, value));
    return memory;
  }

  run(run: Run): void {
    this.#time.begin(run.clock);
    this.#output.begin(run);
    this.#host.begin(run);
    let ending: PythonEnding;
    try {
      const request = { ...run.request, environment: environment(run.request) };
      ending = JSON.parse(this.#bootstrap!.run(JSON.stringify(request))) as PythonEnding;
    } catch (problem) {
      this.#output.flush();
      crashed(run, problem);
      return;
    }
    this.#output.flush();
    if (!run.isInTime()) return;
    if ("returned" in ending) run.returned(asOnLinux(ending.returned));
    else if ("exited" in ending) run.exited(ending.exited);
    else {
      const { hint, ...found } = ending.failed;
      const failure = { ...found, errorMessage: asOnLinux(found.errorMessage) };
      run.failed(hint ? { ...failure, hint: sentence(hint) } : failure);
    }
  }
}

function prepared(python: PyodideAPI, host: (name: string, value: string) => string): Bootstrap {
  const bootstrap = python.pyimport("_lambda.bootstrap") as unknown as Bootstrap;
  // Python can reach this one function; without a prototype, nothing can be reached from it.
  bootstrap.prepare(Object.setPrototypeOf(host, null) as typeof host);
  return bootstrap;
}

/** The interpreter itself has ended: by `os._exit`, by `os.abort`, or since the stack ran over. */
function crashed(run: Run, problem: unknown): void {
  const { status } = problem as { status?: unknown };
  const isDeep = problem instanceof RangeError || /call stack|recursion/i.test(String(problem));
  if (typeof status === "number") run.exited(status);
  else run.exited(null, isDeep ? "segmentation fault" : "aborted");
}
