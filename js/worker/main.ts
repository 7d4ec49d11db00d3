// A worker of the page, with an engine of its own. See contract.ts for what it is asked and what it answers.

import init, { SimulationRun, TrafficPass } from "./engine.js";
import type { WorkerRequest } from "./contract.ts";
import { Desk } from "./desk.ts";

/** The engine is started at once: a worker that has said `ready` needs nothing more from the network. */
async function start() {
  try {
    await init({ module_or_path: new URL("./engine_bg.wasm", import.meta.url) });
  } catch (error) {
    // The engine uses 128-bit vectors, which all browsers have had since Safari 16.4 of 2023.
    if (error instanceof WebAssembly.CompileError) {
      throw new Error("This needs a browser from 2023 or later, with 128-bit SIMD in WebAssembly.");
    }
    throw error;
  }
  return {
    pass: (...job: ConstructorParameters<typeof TrafficPass>) => new TrafficPass(...job),
    run: (...request: ConstructorParameters<typeof SimulationRun>) => new SimulationRun(...request),
  };
}

const desk = new Desk(start(), (message, transfer = []) => postMessage(message, { transfer }));
addEventListener("message", ({ data }: MessageEvent<WorkerRequest>) => desk.take(data));
