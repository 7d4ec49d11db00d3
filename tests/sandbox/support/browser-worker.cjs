// Makes a thread of Node's look like a classic worker in a browser, as far as Python's worker looks, and runs the script.

const fs = require("node:fs");
const os = require("node:os");
const path = require("node:path");
const vm = require("node:vm");
const { pathToFileURL } = require("node:url");
const { parentPort, workerData } = require("node:worker_threads");

const folder = fs.mkdtempSync(path.join(os.tmpdir(), "python-worker-"));
let count = 0;

// A module from a blob has an address that Node can import from: a file's.
globalThis.Blob = class {
  constructor(parts) {
    this.parts = parts;
  }
};
URL.createObjectURL = (blob) => {
  const file = path.join(folder, `${count++}.mjs`);
  fs.writeFileSync(file, Buffer.concat(blob.parts.map((part) => Buffer.from(part))));
  return pathToFileURL(file).href;
};
URL.revokeObjectURL = () => {};

globalThis.self = globalThis;
globalThis.WorkerGlobalScope = class {
  static [Symbol.hasInstance](value) {
    return value === globalThis;
  }
};
globalThis.location = new URL("https://sandbox.invalid/worker.js");
Object.defineProperty(globalThis, "navigator", { value: { userAgent: "Chrome" }, configurable: true });
globalThis.postMessage = (message) => parentPort.postMessage(message);
globalThis.addEventListener = (type, listener) => type === "message" && parentPort.on("message", (data) => listener({ data }));
process.on("exit", () => fs.rmSync(folder, { recursive: true, force: true }));
// Without it, nothing takes the thread for Node.
globalThis.process = undefined;

vm.runInThisContext(workerData, { importModuleDynamically: vm.constants.USE_MAIN_CONTEXT_DEFAULT_LOADER });
