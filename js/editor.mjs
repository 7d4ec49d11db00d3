// Builds the code editor: what the first view needs, and what is loaded when the page is idle.

import { build } from "esbuild";
import { mkdir, readFile, rm, writeFile } from "node:fs/promises";
import { basename } from "node:path";
import { licences } from "./licences.mjs";
import { report, sizes } from "./sizes.mjs";

/**
 * Writes the editor into a folder of its own, with a `manifest.json`:
 * `{ entry, first, later, licences }`. `entry` is the module to start; `first` has it and the files
 * that it imports, `later` those that the editor loads by itself, each as `{ file, bytes, brotli }`.
 * All names but those of the entry and the licences hold a hash of what is in them.
 */
export async function editor(options, folder) {
  // What an earlier build has left would be published.
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  const { metafile } = await build({
    ...options,
    entryPoints: { editor: "js/editor/main.ts" },
    outdir: folder,
    format: "esm",
    target: "es2022",
    splitting: true,
    chunkNames: "[name]-[hash]",
    banner: { js: "/*! Licences of the bundled packages: licences.txt */" },
  });
  await writeFile(`${folder}/licences.txt`, await licences(metafile));

  const outputs = Object.keys(metafile.outputs);
  const entry = outputs.find((path) => metafile.outputs[path].entryPoint === "js/editor/main.ts");
  const first = imported(metafile, entry);
  const manifest = {
    entry: basename(entry),
    first: await Promise.all(first.map(describe)),
    later: await Promise.all(outputs.filter((path) => !first.includes(path)).map(describe)),
    licences: "licences.txt",
  };
  await writeFile(`${folder}/manifest.json`, `${JSON.stringify(manifest, null, 2)}\n`);
  for (const part of [...manifest.first, ...manifest.later]) report(`${folder}/${part.file}`, part);
}

/** An output and all that must be there before it runs. */
function imported({ outputs }, entry) {
  const found = new Set([entry]);
  // A set may grow while it is gone through.
  for (const path of found) {
    for (const { path: next, kind } of outputs[path].imports) {
      if (kind === "import-statement") found.add(next);
    }
  }
  return [...found];
}

async function describe(path) {
  return { file: basename(path), ...sizes(await readFile(path)) };
}
