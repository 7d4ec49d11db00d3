// Runs Python handlers in Node: the pack and the worker's script as the site has them, in a thread that looks like a
// browser's worker.

import { build } from "esbuild";
import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { Worker } from "node:worker_threads";
import { gunzipSync } from "node:zlib";
import { worker } from "../../../js/sandbox.mjs";
import { pythonPack } from "../../../js/sandbox/python/pack.mjs";
import { REQUEST_ID } from "./shown.mjs";

/** The files of the pack by name. */
export async function unpacked() {
  const made = await pythonPack();
  const pack = gunzipSync(await readFile(made.pack));
  const length = pack.readUInt32LE(0);
  let at = 4 + length;
  const files = {};
  for (const [name, size] of JSON.parse(pack.subarray(4, at).toString())) {
    files[name] = Uint8Array.from(pack.subarray(at, at + size)).buffer;
    at += size;
  }
  return files;
}

let prepared;

/** The compiled engine, the other files, and the worker's script; made once. */
function parts() {
  prepared ??= (async () => {
    const { "pyodide.asm.wasm": wasm, ...files } = await unpacked();
    const entryPoints = [fileURLToPath(new URL("../../../js/sandbox/python/worker.ts", import.meta.url))];
    const { outputFiles } = await build({ ...worker, write: false, entryPoints });
    return { module: await WebAssembly.compile(wasm), files, script: outputFiles[0].text };
  })();
  return prepared;
}

/** A worker with an interpreter, in which runs go one after another. */
export class Python {
  #worker;
  #waiting;

  /** Starts an interpreter for a function of so many MB. */
  static async start(memory = 128) {
    const { module, files, script } = await parts();
    const python = new Python();
    python.#worker = new Worker(fileURLToPath(new URL("browser-worker.cjs", import.meta.url)), { workerData: script, stdout: true, stderr: true });
    const ready = new Promise((resolve, reject) => {
      python.#worker.on("error", reject);
      python.#worker.on("message", (message) => (message.type === "ready" ? resolve() : python.#waiting?.(message)));
    });
    python.#worker.postMessage({ type: "start", module, files, memory });
    await ready;
    return python;
  }

  /** Carries out one run; resolves with the outcome of the contract. A loop is ended at the time-out. */
  run(request) {
    const whole = requestOf(request);
    const outcome = { ending: undefined, lines: [], calls: [], sent: [], cold: false };
    return new Promise((resolve) => {
      let timer;
      const end = (ending) => {
        clearTimeout(timer);
        this.#waiting = undefined;
        resolve({ ...outcome, ...ending });
      };
      this.#waiting = (message) => {
        if (message.type === "out") outcome.lines.push(message.line);
        else if (message.type === "call") outcome.calls.push(message.call);
        else if (message.type === "sent") outcome.sent.push({ at: message.at, entry: message.entry });
        else if (message.type === "init") outcome.cold = true;
        else if (message.type === "invoke") {
          timer = setTimeout(() => end({ ending: { kind: "timed-out", during: "invoke" } }), whole.timeout * 1000);
        } else if (message.type === "end") {
          const { type: _, ...ending } = message;
          end(ending);
        }
      };
      this.#worker.postMessage({ type: "run", request: whole });
    });
  }

  stop() {
    return this.#worker.terminate();
  }
}

/** Runs one request in an interpreter of its own. */
export async function runPython(request) {
  const python = await Python.start(request.memory);
  try {
    return await python.run(request);
  } finally {
    await python.stop();
  }
}

export { REQUEST_ID };

/** A whole request; `source` has to be given. */
export function requestOf({ event = {}, context = {}, ...given }) {
  const memory = given.memory ?? 128;
  return {
    runtime: "python",
    file: "lambda_function.py",
    handler: "lambda_function.lambda_handler",
    event: typeof event === "string" ? event : JSON.stringify(event),
    context: {
      functionName: "orders",
      functionVersion: "$LATEST",
      invokedFunctionArn: "arn:aws:lambda:eu-west-1:111122223333:function:orders",
      memoryLimitInMB: memory,
      awsRequestId: REQUEST_ID,
      logGroupName: "/aws/lambda/orders",
      logStreamName: "2026/03/01/[$LATEST]3893xmpl7fac4485b47bb75b671a283c",
      ...context,
    },
    environment: {},
    account: "111122223333",
    region: "eu-west-1",
    now: Date.parse("2026-03-01T10:00:00Z"),
    timeout: 3,
    answers: {},
    warm: false,
    ...given,
    memory,
  };
}
