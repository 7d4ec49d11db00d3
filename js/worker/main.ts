// A worker that reads parts of files, piece by piece, and hands them to an engine of its own.
// The page sends a job, and then one part after another; it ends the worker to cancel.

import init, { TrafficPass } from "./engine.js";
import { read, type Part } from "./read.ts";

type Asked =
  | { kind: "job"; job: unknown; place: unknown }
  | { kind: "part"; task: number; part: Part }
  | { kind: "pause" }
  | { kind: "resume" };

/** The job, once the engine has started and taken it. */
let pass: Promise<TrafficPass> | undefined;
let going = Promise.resolve();
let resume = () => {};

addEventListener("message", ({ data }: MessageEvent<Asked>) => {
  switch (data.kind) {
    case "job":
      pass = begin(data.job, data.place);
      // Whoever waits for it tells of the error.
      pass.catch(() => {});
      break;
    case "part":
      void take(data.task, data.part);
      break;
    case "pause":
      going = new Promise((go) => (resume = go));
      break;
    case "resume":
      resume();
      break;
  }
});

async function begin(job: unknown, place: unknown): Promise<TrafficPass> {
  try {
    await init({ module_or_path: new URL("./engine_bg.wasm", import.meta.url) });
  } catch (error) {
    // The engine uses 128-bit vectors, which all browsers have had since Safari 16.4 of 2023.
    if (error instanceof WebAssembly.CompileError) {
      throw new Error("Files need a browser whose WebAssembly has 128-bit vectors: one of 2023 or later.");
    }
    throw error;
  }
  return new TrafficPass(job, place);
}

/** What was found is told after so many milliseconds. */
const BEAT = 400;

async function take(task: number, part: Part): Promise<void> {
  try {
    const ready = await pass;
    if (!ready) throw new Error("There is no job.");
    let told = performance.now();
    const tell = (bytes: number) => {
      const output = ready.output();
      if (output.length > 0) {
        postMessage({ kind: "output", task, output }, { transfer: [output.buffer] });
      }
      postMessage({ kind: "progress", task, bytes, events: ready.events });
      if (performance.now() - told > BEAT) {
        told = performance.now();
        postMessage({ kind: "found", task, outcome: ready.soFar() });
      }
    };
    const trouble = await read(ready, part, { tell, wait: () => going });
    const outcome = ready.finish();
    told = Infinity;
    tell((part.until ?? part.file.size) - part.from);
    postMessage({ kind: "done", task, outcome, trouble });
  } catch (error) {
    postMessage({ kind: "failed", task, message: error instanceof Error ? error.message : String(error) });
  }
}
