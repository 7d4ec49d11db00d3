// Makes what the page needs beside its own wasm: the editor, the style sheet from its parts, the
// samples, the examples, the lessons, the workers with their engine and the sandbox, which the page loads when they are
// first asked for.
// Trunk runs this before each build; `node js/build.mjs` does the same by hand.

import { build } from "esbuild";
import { execFileSync } from "node:child_process";
import { mkdir, readFile, writeFile } from "node:fs/promises";
import { editor } from "./editor.mjs";
import { gallery } from "./gallery.mjs";
import { lessons } from "./lessons.mjs";
import { samples } from "./samples.mjs";
import { sandbox } from "./sandbox.mjs";
import { report, sizes } from "./sizes.mjs";

const out = "build";
const common = {
  bundle: true,
  minify: true,
  metafile: true,
  logLevel: "warning",
  outdir: out,
};

await mkdir(out, { recursive: true });

await editor(common, `${out}/editor`);
await sandbox(`${out}/sandbox`);

await build({
  ...common,
  entryPoints: { style: "style/main.css", later: "style/later.css", embed: "style/embed.css" },
  // The first versions with the cascade layers and colour functions that the sheets may use.
  target: ["chrome111", "firefox113", "safari16.4"],
});

await writeFile(`${out}/samples.json`, await samples());
await writeFile(`${out}/examples.json`, await gallery());
await writeFile(`${out}/lessons.json`, await lessons());

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

const made = ["style.css", "later.css", "embed.css", "samples.json", "examples.json", "lessons.json", "worker.js", "engine/engine.js", "engine/engine_bg.wasm"];
for (const name of made) {
  report(`${out}/${name}`, sizes(await readFile(`${out}/${name}`)));
}
