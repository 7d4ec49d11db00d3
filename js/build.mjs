// Makes what the page needs beside its own wasm: the editor, the style sheet from its parts, the
// samples and the workers with their engine, which the page loads when they are first asked for.
// Trunk runs this before each build; `node js/build.mjs` does the same by hand.

import { build } from "esbuild";
import { execFileSync } from "node:child_process";
import { mkdir, readFile, writeFile } from "node:fs/promises";
import { brotliCompressSync } from "node:zlib";
import { licences } from "./licences.mjs";
import { samples } from "./samples.mjs";

const out = "build";
const common = {
  bundle: true,
  minify: true,
  metafile: true,
  logLevel: "warning",
  outdir: out,
};

await mkdir(out, { recursive: true });

const editor = await build({
  ...common,
  entryPoints: { editor: "js/editor/main.ts" },
  outdir: `${out}/editor`,
  format: "esm",
  target: "es2022",
  banner: { js: "/*! Licences of the bundled packages: licences.txt */" },
});
await writeFile(`${out}/editor/licences.txt`, await licences(editor.metafile));
const manifest = { entry: "editor.js", first: [{ file: "editor.js" }], later: [], licences: "licences.txt" };
await writeFile(`${out}/editor/manifest.json`, JSON.stringify(manifest));

await build({
  ...common,
  entryPoints: { style: "style/main.css" },
  // The first versions with the cascade layers and colour functions that the sheets may use.
  target: ["chrome111", "firefox113", "safari16.4"],
});

await writeFile(`${out}/samples.json`, await samples());

await build({
  ...common,
  entryPoints: { worker: "js/worker/main.ts" },
  format: "esm",
  target: "es2022",
  // Lies beside the worker; it is not of JavaScript's making.
  external: ["./engine.js"],
});
execFileSync("scripts/engine.sh", [process.env.TRUNK_PROFILE === "release" ? "release" : "debug"], {
  stdio: "inherit",
});

for (const name of ["editor/editor.js", "style.css", "samples.json", "worker.js", "engine/engine.js", "engine/engine_bg.wasm"]) {
  const bytes = await readFile(`${out}/${name}`);
  const packed = brotliCompressSync(bytes).length;
  console.log(`${out}/${name}: ${kilobytes(bytes.length)}, ${kilobytes(packed)} with brotli`);
}

function kilobytes(bytes) {
  return `${(bytes / 1000).toFixed(1)} kB`;
}
