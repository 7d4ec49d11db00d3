// Runs handlers in the worker's own code, in Node and without a browser.

import { readFile } from "node:fs/promises";
import { bundled } from "./bundle.mjs";
import { REQUEST } from "./request.mjs";

const WASM = "node_modules/@jitl/quickjs-wasmfile-release-sync/dist/emscripten-module.wasm";
const { NodeEngine } = await bundled("node/engine");
const { desk } = await bundled("worker");
const module = await WebAssembly.compile(await readFile(WASM));

/** A new environment: `run(request)` answers `{ ending, lines, calls, sent, … }`. */
export async function environment() {
  let messages = [];
  const take = desk(new NodeEngine(), (message) => messages.push(message), () => performance.now());
  await take({ type: "start", module, files: {}, memory: 128 });
  return async (request) => {
    messages = [];
    await take({ type: "run", request: { ...REQUEST, source: "", event: "{}", ...request } });
    const of = (type) => messages.filter((message) => message.type === type);
    const [end] = of("end");
    return { ...end, lines: of("out").map(({ line }) => line), calls: of("call").map(({ call }) => call), sent: of("sent"), messages };
  };
}

/** One run in an environment of its own. */
export async function run(request) {
  return (await environment())(request);
}
