// The files that the command reads.

import { createReadStream } from "node:fs";
import { open, opendir, stat } from "node:fs/promises";
import { extname, join, relative, resolve, sep } from "node:path";
import { gunzip } from "node:zlib";
import { promisify } from "node:util";
import { UsageError } from "./failure.js";

/** Folders that hold what others wrote or a tool made. */
const PASSED_OVER = new Set([
  "node_modules",
  "bower_components",
  "vendor",
  "target",
  "dist",
  "build",
  "coverage",
  "venv",
  "__pycache__",
  "site-packages",
]);

/** Folders with a dot before their name that hold rules all the same. */
const DOTTED = new Set([".github", ".aws", ".config"]);

/** What templates and code are written in. */
const EXTENSIONS = new Set(
  ".yaml .yml .json .template .tf .hcl .tfjson .ts .mts .cts .js .mjs .cjs .tsx .jsx .py .sh .bash .ps1".split(" "),
);

/** Larger files in a folder are no templates, in bytes. */
export const LARGEST = 2 * 1024 * 1024;

/** The most bytes of a file that is named on the command line. */
const MOST = 20 * 1024 * 1024;

/** The files of a folder that may hold rules, in the order of their names. Those that are too large are handed to `tooLarge`. */
export async function* walk(folder, tooLarge) {
  const entries = [];
  try {
    for await (const entry of await opendir(folder)) entries.push(entry);
  } catch (error) {
    throw new UsageError(`${folder} can't be read: ${reason(error)}.`);
  }
  entries.sort((a, b) => (a.name < b.name ? -1 : 1));
  for (const entry of entries) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) {
      const isDotted = entry.name.startsWith(".") && !DOTTED.has(entry.name);
      if (!PASSED_OVER.has(entry.name) && !isDotted) yield* walk(path, tooLarge);
    } else if (entry.isFile() && EXTENSIONS.has(extname(entry.name).toLowerCase()) && !/^package-lock\.json$|\.min\.js$|\.map$/.test(entry.name)) {
      const { size } = await stat(path);
      if (size > LARGEST) tooLarge(path, size);
      else yield path;
    }
  }
}

/** Whether a path is a folder. */
export async function isFolder(path) {
  try {
    return (await stat(path)).isDirectory();
  } catch (error) {
    throw new UsageError(`${path} can't be read: ${reason(error)}.`);
  }
}

/** The text of a file that was named; `-` is standard input. It must be UTF-8, and may be packed. */
export async function readText(path, stdin) {
  const bytes = path === "-" ? await all(stdin) : await readBytes(path);
  const text = decode(await unpacked(bytes, path));
  if (text === undefined) throw new UsageError(`${nameOf(path)} isn't UTF-8 text.`);
  return text;
}

/** The text of a file that was found; nothing if it is none. */
export async function readFound(path) {
  return decode(await readBytes(path));
}

/** The bytes of a file or of standard input, piece by piece. */
export async function* pieces(path, stdin) {
  const stream = path === "-" ? stdin : createReadStream(path, { highWaterMark: 1024 * 1024 });
  try {
    yield* stream;
  } catch (error) {
    throw new UsageError(`${nameOf(path)} can't be read: ${reason(error)}.`);
  }
}

/** How a file is called in what the command says. */
export function nameOf(path) {
  return path === "-" ? "standard input" : path;
}

/** A path as reports have it: from the root of the repository on, with slashes. */
export function inRepository(path, env) {
  const root = env.GITHUB_WORKSPACE ?? process.cwd();
  const from = relative(root, resolve(path));
  return (from.startsWith("..") ? path : from).split(sep).join("/");
}

async function readBytes(path) {
  let file;
  try {
    file = await open(path);
    const { size } = await file.stat();
    if (size > MOST) throw new UsageError(`${path} is too large: ${size} bytes, with a limit of ${MOST}.`);
    return await file.readFile();
  } catch (error) {
    if (error instanceof UsageError) throw error;
    throw new UsageError(`${path} can't be read: ${reason(error)}.`);
  } finally {
    await file?.close();
  }
}

async function all(stream) {
  const chunks = [];
  let size = 0;
  for await (const chunk of stream) {
    size += chunk.length;
    if (size > MOST) throw new UsageError(`standard input is too large: the limit is ${MOST} bytes.`);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

async function unpacked(bytes, path) {
  if (bytes[0] !== 0x1f || bytes[1] !== 0x8b) return bytes;
  try {
    return await promisify(gunzip)(bytes, { maxOutputLength: MOST });
  } catch (error) {
    throw new UsageError(`${nameOf(path)} can't be unpacked: ${error.message}.`);
  }
}

function decode(bytes) {
  if (bytes.includes(0)) return undefined;
  try {
    // This takes a byte order mark off.
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

function reason(error) {
  const words = { ENOENT: "there is no such file", EACCES: "that is not allowed", EISDIR: "it is a folder" };
  return words[error.code] ?? error.message;
}
