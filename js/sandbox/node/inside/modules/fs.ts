// Node's `fs` on a file system of its own: /tmp, which can be written, and /var/task with the user's file.

import { Buffer } from "../buffer.ts";
import { path as paths } from "./path.ts";

interface Node {
  /** Undefined for a folder. */
  bytes?: Uint8Array;
  changed: number;
}

const nodes = new Map<string, Node>();
const NUMBERS: Record<string, number> = {
  ENOENT: -2,
  EACCES: -13,
  EEXIST: -17,
  ENOTDIR: -20,
  EISDIR: -21,
  EROFS: -30,
  ENOTEMPTY: -39,
  ENOSPC: -28,
};
const WORDS: Record<string, string> = {
  ENOENT: "no such file or directory",
  EEXIST: "file already exists",
  ENOTDIR: "not a directory",
  EISDIR: "illegal operation on a directory",
  EROFS: "read-only file system",
  ENOTEMPTY: "directory not empty",
  ENOSPC: "no space left on device",
};
/** Bytes that /tmp holds, as with Lambda's default. */
const SPACE = 512 * 1_048_576;

/** Empties the file system and puts the user's file into it. */
export function resetFiles(file: string, source: string): void {
  nodes.clear();
  for (const folder of ["/", "/tmp", "/var", "/var/task", "/opt"]) nodes.set(folder, { changed: Date.now() });
  nodes.set(`/var/task/${file}`, { bytes: Buffer.from(source), changed: Date.now() });
}

function refuse(code: string, call: string, path: string): Error {
  const error = new Error(`${code}: ${WORDS[code]}, ${call} '${path}'`);
  return Object.assign(error, { errno: NUMBERS[code], code, syscall: call, path });
}

const whole = (path: unknown) => paths.resolve(decodeURIComponent(String(path).replace(/^file:\/\//, "")));

function find(path: unknown, call: string): Node {
  const node = nodes.get(whole(path));
  if (!node) throw refuse("ENOENT", call, String(path));
  return node;
}

function mayWrite(path: unknown, call: string): string {
  const at = whole(path);
  if (!at.startsWith("/tmp/")) throw refuse("EROFS", call, String(path));
  const folder = nodes.get(paths.dirname(at));
  if (!folder) throw refuse("ENOENT", call, String(path));
  if (folder.bytes) throw refuse("ENOTDIR", call, String(path));
  return at;
}

type Options =
  | string
  | { encoding?: string | null; recursive?: boolean; force?: boolean; withFileTypes?: boolean; flag?: string }
  | null
  | undefined;
const encodingOf = (options: Options) => (typeof options === "string" ? options : options?.encoding);
const optionsOf = (options: Options) => (typeof options === "object" && options !== null ? options : {});

function existsSync(path: unknown): boolean {
  return nodes.has(whole(path));
}

function readFileSync(path: unknown, options?: Options): string | Buffer {
  const { bytes } = find(path, "open");
  if (!bytes)
    throw Object.assign(new Error("EISDIR: illegal operation on a directory, read"), {
      errno: -21,
      code: "EISDIR",
      syscall: "read",
    });
  const encoding = encodingOf(options);
  const copy = Buffer.from(bytes);
  return encoding && encoding !== "buffer" ? copy.toString(encoding) : copy;
}

function writeFileSync(path: unknown, data: unknown, options?: Options): void {
  const at = mayWrite(path, "open");
  const before = nodes.get(at);
  if (before && !before.bytes) throw refuse("EISDIR", "open", String(path));
  const flag = optionsOf(options).flag;
  if (flag === "wx" && before) throw refuse("EEXIST", "open", String(path));
  const bytes = typeof data === "string" ? Buffer.from(data, encodingOf(options) ?? "utf8") : Buffer.from(data);
  const all = flag === "a" && before?.bytes ? Buffer.concat([before.bytes, bytes]) : bytes;
  const used = [...nodes].reduce(
    (sum, [name, node]) => sum + (name.startsWith("/tmp/") && name !== at ? (node.bytes?.length ?? 0) : 0),
    0,
  );
  if (used + all.length > SPACE) throw refuse("ENOSPC", "write", String(path));
  nodes.set(at, { bytes: all, changed: Date.now() });
}

function appendFileSync(path: unknown, data: unknown, options?: Options): void {
  writeFileSync(path, data, { encoding: encodingOf(options) ?? "utf8", flag: "a" });
}

function mkdirSync(path: unknown, options?: Options): string | undefined {
  const at = whole(path);
  if (optionsOf(options).recursive) {
    const missing = at
      .split("/")
      .map((_, index, all) => all.slice(0, index + 1).join("/"))
      .filter((one) => one !== "" && !nodes.has(one));
    for (const one of missing) mkdirSync(one);
    return missing[0];
  }
  if (nodes.has(at)) throw refuse("EEXIST", "mkdir", String(path));
  nodes.set(mayWrite(path, "mkdir"), { changed: Date.now() });
  return undefined;
}

const childrenOf = (at: string) =>
  [...nodes.keys()].filter((name) => name !== "/" && name !== at && paths.dirname(name) === at).sort();

function readdirSync(path: unknown, options?: Options): unknown[] {
  const node = find(path, "scandir");
  if (node.bytes) throw refuse("ENOTDIR", "scandir", String(path));
  const found = childrenOf(whole(path));
  if (!optionsOf(options).withFileTypes) return found.map((name) => paths.basename(name));
  return found.map((name) => ({
    name: paths.basename(name),
    parentPath: whole(path),
    ...kinds(nodes.get(name) as Node),
  }));
}

const kinds = ({ bytes }: Node) => ({
  isFile: () => bytes !== undefined,
  isDirectory: () => bytes === undefined,
  isSymbolicLink: () => false,
});

function statSync(path: unknown, options?: { throwIfNoEntry?: boolean }) {
  if (options?.throwIfNoEntry === false && !existsSync(path)) return undefined;
  const node = find(path, "stat");
  const time = new Date(node.changed);
  return {
    size: node.bytes?.length ?? 4096,
    mode: node.bytes ? 0o100644 : 0o40755,
    mtime: time,
    ctime: time,
    atime: time,
    birthtime: time,
    mtimeMs: node.changed,
    ...kinds(node),
  };
}

function unlinkSync(path: unknown): void {
  if (!find(path, "unlink").bytes) throw refuse("EISDIR", "unlink", String(path));
  nodes.delete(mayWrite(path, "unlink"));
}

function rmSync(path: unknown, options?: Options): void {
  const { recursive, force } = optionsOf(options);
  if (!existsSync(path) && force) return;
  const node = find(path, "rm");
  const at = mayWrite(path, "rm");
  if (!node.bytes && !recursive) throw refuse("EISDIR", "rm", String(path));
  for (const name of [...nodes.keys()]) if (name === at || name.startsWith(`${at}/`)) nodes.delete(name);
}

function rmdirSync(path: unknown): void {
  if (childrenOf(whole(path)).length > 0) throw refuse("ENOTEMPTY", "rmdir", String(path));
  rmSync(path, { recursive: true });
}

function renameSync(from: unknown, to: unknown): void {
  const node = find(from, "rename");
  const [a, b] = [mayWrite(from, "rename"), mayWrite(to, "rename")];
  for (const [name, one] of [...nodes]) {
    if (!name.startsWith(`${a}/`)) continue;
    nodes.delete(name);
    nodes.set(b + name.slice(a.length), one);
  }
  nodes.delete(a);
  nodes.set(b, node);
}

const copyFileSync = (from: unknown, to: unknown) => writeFileSync(to, readFileSync(from));
const accessSync = (path: unknown) => void find(path, "access");
const mkdtempSync = (prefix: string) => {
  const made = `${prefix}${Math.random().toString(36).slice(2, 8).padEnd(6, "x")}`;
  mkdirSync(made);
  return made;
};
const realpathSync = (path: unknown) => (find(path, "realpath"), whole(path));

const sync = {
  readFileSync,
  writeFileSync,
  appendFileSync,
  mkdirSync,
  readdirSync,
  statSync,
  lstatSync: statSync,
  unlinkSync,
  rmSync,
  rmdirSync,
  renameSync,
  copyFileSync,
  accessSync,
  mkdtempSync,
  realpathSync,
};
type Call = (...args: unknown[]) => unknown;

const promises: Record<string, Call> = {};
const callbacks: Record<string, Call> = {};
for (const [name, made] of Object.entries(sync)) {
  const run = made as Call;
  const short = name.slice(0, -"Sync".length);
  promises[short] = async (...args) => run(...args);
  callbacks[short] = (...args) => {
    const done = args.pop() as (error: unknown, value?: unknown) => void;
    void Promise.resolve()
      .then(() => run(...args))
      .then((value) => done(null, value), done);
  };
}

const constants = { F_OK: 0, R_OK: 4, W_OK: 2, X_OK: 1 };
export const fsPromises = { ...promises, constants };
export const fs = {
  existsSync,
  ...sync,
  ...callbacks,
  exists: (path: unknown, done: (found: boolean) => void) => done(existsSync(path)),
  promises: fsPromises,
  constants,
};
