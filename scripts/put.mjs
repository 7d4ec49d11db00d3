// Puts files into a site under names that change with their content.

import { appendFile, mkdir, readdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { nameByContent } from "./names.mjs";

/** The files of a folder whose names fit, by their names. */
export async function folder(path, pattern) {
  const names = (await readdir(path)).filter((name) => pattern.test(name)).sort();
  return files(...names.map((name) => join(path, name)));
}

/** Files by their names, without their folders. */
export async function files(...paths) {
  return new Map(await Promise.all(paths.map(async (path) => [path.split("/").at(-1), await readFile(path)])));
}

/** Writes files into a folder of the site; answers their paths there by their old names. */
export async function put(site, into, files) {
  await mkdir(join(site, into), { recursive: true });
  const paths = new Map();
  for (const [old, { name, bytes }] of nameByContent(files)) {
    await writeFile(join(site, into, name), bytes);
    paths.set(old, join(into, name));
  }
  return paths;
}

/**
 * Puts in what runs a visitor's own handlers, from the folder that js/sandbox.mjs made. The frame's document keeps its
 * name, as _headers has to name it, and gets its own policy there.
 */
export async function putSandbox(site, from) {
  const paths = await put(site, "sandbox", await folder(from, /\.(js|wasm|pack)$/));
  await writeFile(join(site, "sandbox", "licences.txt"), await readFile(join(from, "licences.txt")));
  const frame = await readFile(join(from, "sandbox.html"), "utf8");
  await writeFile(join(site, "sandbox.html"), frame);
  const [, policy] = /http-equiv="Content-Security-Policy" content="([^"]+)"/.exec(frame);
  await appendFile(join(site, "_headers"), `/sandbox.html\n  Content-Security-Policy: ${policy}; frame-ancestors *\n`);
  return paths;
}
