// Runs handlers in the worker's own code, in Node and without a browser.

import { readFile } from "node:fs/promises";
import { bundled } from "./bundle.mjs";

const WASM = "node_modules/@jitl/quickjs-wasmfile-release-sync/dist/emscripten-module.wasm";
const { NodeEngine } = await bundled("node/engine");
const { desk } = await bundled("worker");
const module = await WebAssembly.compile(await readFile(WASM));

export const REQUEST = {
  runtime: "nodejs",
  source: "",
  file: "index.mjs",
  handler: "index.handler",
  event: "{}",
  context: {
    functionName: "my-function",
    functionVersion: "$LATEST",
    invokedFunctionArn: "arn:aws:lambda:eu-west-1:111122223333:function:my-function",
    memoryLimitInMB: 128,
    awsRequestId: "8f507cfc-0000-4000-8000-000000000001",
    logGroupName: "/aws/lambda/my-function",
    logStreamName: "2026/03/01/[$LATEST]00000000000000000000000000000000",
  },
  environment: {},
  account: "111122223333",
  region: "eu-west-1",
  now: Date.UTC(2026, 2, 1, 10),
  timeout: 3,
  memory: 128,
  answers: {},
  warm: false,
};

/** A new environment: `run(request)` answers `{ ending, lines, calls, sent, … }`. */
export async function environment() {
  let messages = [];
  const take = desk(new NodeEngine(), (message) => messages.push(message), () => performance.now());
  await take({ type: "start", module, files: {}, memory: 128 });
  return async (request) => {
    messages = [];
    await take({ type: "run", request: { ...REQUEST, ...request } });
    const of = (type) => messages.filter((message) => message.type === type);
    const [end] = of("end");
    return { ...end, lines: of("out").map(({ line }) => line), calls: of("call").map(({ call }) => call), sent: of("sent"), messages };
  };
}

/** One run in an environment of its own. */
export async function run(request) {
  return (await environment())(request);
}
