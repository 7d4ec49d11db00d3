// Builds what runs a visitor's own handlers: the host module, the frame's document, and a worker with its engine for
// each language. Nothing of it is loaded before the first press of Run.

import { build } from "esbuild";
import { createHash } from "node:crypto";
import { appendFile, mkdir, readFile, rm, writeFile } from "node:fs/promises";
import { licences } from "./licences.mjs";
import { pythonPack } from "./sandbox/python/pack.mjs";

const HOST = "js/sandbox/host/main.ts";
const FRAME = "js/sandbox/host/frame.ts";
/** The engine of JavaScript, as its package has it. */
const QUICKJS = "node_modules/@jitl/quickjs-wasmfile-release-sync/dist/emscripten-module.wasm";

/** Of the tables of AWS's operations, which are under the Apache License. */
const DATA_LICENCES = ["js/sandbox/aws/data/NOTICE.txt", "LICENSE-APACHE"];

/** Node's modules as one text, which the worker evaluates inside QuickJS. */
export const insideNode = {
  name: "inside-node",
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /^inside:node$/ }, () => ({ path: "node", namespace: "inside" }));
    onLoad({ filter: /.*/, namespace: "inside" }, async () => ({ contents: await inside(), loader: "text" }));
  },
};

/** Names stay, since stacks are read by them. */
async function inside() {
  const { outputFiles } = await build({
    entryPoints: ["js/sandbox/node/inside/main.ts"],
    bundle: true,
    format: "iife",
    target: "es2022",
    minifyWhitespace: true,
    minifySyntax: true,
    loader: { ".txt": "text" },
    write: false,
    logLevel: "warning",
  });
  return outputFiles[0].text;
}

/** Options for what runs in a worker: a classic script, since module workers do not start from a blob: URL. */
export const worker = {
  bundle: true,
  format: "iife",
  target: "es2022",
  loader: { ".txt": "text" },
  // Emscripten looks for files beside it; it is given all of them.
  define: { "import.meta.url": '"https://runtime.invalid/"' },
  plugins: [insideNode],
  banner: { js: "/*! Licences of the bundled packages: licences.txt */" },
  logLevel: "warning",
};

/** Writes everything into `folder`: `sandbox.html`, `host.js`, a script and an engine for each language, `licences.txt`. */
export async function sandbox(folder) {
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  const entryPoints = { "js-worker": "js/sandbox/node/main.ts", "python-worker": "js/sandbox/python/worker.ts" };
  const workers = await build({ ...worker, minify: true, metafile: true, outdir: folder, entryPoints });
  const python = await pythonPack();
  await writeFile(`${folder}/js.wasm`, await readFile(QUICKJS));
  await writeFile(`${folder}/python.pack`, await readFile(python.pack));
  await writeFile(`${folder}/licences.txt`, await licences(workers.metafile));
  const texts = [python.licences, ...DATA_LICENCES];
  for (const path of texts) await appendFile(`${folder}/licences.txt`, `\n${await readFile(path, "utf8")}`);
  await writeFile(`${folder}/sandbox.html`, await frame());
  const bytes = {};
  for (const name of ["js-worker.js", "js.wasm", "python-worker.js", "python.pack"]) {
    bytes[name] = (await readFile(`${folder}/${name}`)).length;
  }
  await build({
    bundle: true,
    minify: true,
    format: "esm",
    target: "es2022",
    entryPoints: { host: HOST },
    outdir: folder,
    define: { BYTES: JSON.stringify(bytes) },
    logLevel: "warning",
  });
  for (const [name, size] of Object.entries(bytes)) console.log(`${folder}/${name}: ${(size / 1000).toFixed(1)} kB`);
}

/** The frame's document: one inline script, and a policy that allows it by its hash and nothing of the network. */
async function frame() {
  const { outputFiles } = await build({
    entryPoints: [FRAME],
    bundle: true,
    minify: true,
    format: "iife",
    target: "es2022",
    write: false,
    logLevel: "warning",
  });
  const script = outputFiles[0].text.trim();
  const hash = createHash("sha256").update(script).digest("base64");
  const page = await readFile("js/sandbox/host/sandbox.html", "utf8");
  return page.replace("HASH", () => hash).replace("SCRIPT", () => script);
}

// By hand: node js/sandbox.mjs [FOLDER]
if (process.argv[1]?.endsWith("js/sandbox.mjs")) await sandbox(process.argv[2] ?? "build/sandbox");
