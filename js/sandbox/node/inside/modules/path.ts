// Node's `path`, with POSIX's rules.

function normalizeParts(parts: string[], isAbsolute: boolean): string[] {
  const kept: string[] = [];
  for (const part of parts) {
    if (part === "" || part === ".") continue;
    if (part !== "..") kept.push(part);
    else if (kept.length > 0 && kept.at(-1) !== "..") kept.pop();
    else if (!isAbsolute) kept.push("..");
  }
  return kept;
}

function check(value: unknown): asserts value is string {
  if (typeof value === "string") return;
  const error = new TypeError(
    `The "path" argument must be of type string. Received ${value === undefined || value === null ? String(value) : `type ${typeof value}`}`,
  );
  throw Object.assign(error, { code: "ERR_INVALID_ARG_TYPE" });
}

function normalize(path: string): string {
  check(path);
  const isAbsolute = path.startsWith("/");
  const body = normalizeParts(path.split("/"), isAbsolute).join("/");
  const tail = body !== "" && path.endsWith("/") ? "/" : "";
  return (isAbsolute ? `/${body}` : body || ".") + tail;
}

function join(...parts: string[]): string {
  parts.forEach(check);
  const path = parts.filter((part) => part !== "").join("/");
  return path === "" ? "." : normalize(path);
}

function resolve(...parts: string[]): string {
  let path = "";
  for (const part of [...parts].reverse()) {
    check(part);
    if (part === "") continue;
    path = path === "" ? part : `${part}/${path}`;
    if (part.startsWith("/")) break;
  }
  const whole = path.startsWith("/") ? path : `/var/task/${path}`;
  return `/${normalizeParts(whole.split("/"), true).join("/")}`;
}

function dirname(path: string): string {
  check(path);
  const bare = path.replace(/\/+$/, "");
  const at = bare.lastIndexOf("/");
  if (at < 0) return path.startsWith("/") ? "/" : ".";
  return at === 0 ? "/" : bare.slice(0, at).replace(/\/+$/, "") || "/";
}

function basename(path: string, suffix = ""): string {
  check(path);
  const name = path.replace(/\/+$/, "").split("/").at(-1) ?? "";
  return suffix !== "" && name !== suffix && name.endsWith(suffix) ? name.slice(0, -suffix.length) : name;
}

function extname(path: string): string {
  const name = basename(path);
  const at = name.lastIndexOf(".");
  return at <= 0 ? "" : name.slice(at);
}

function relative(from: string, to: string): string {
  const [a, b] = [resolve(from), resolve(to)].map((path) => path.split("/").filter(Boolean)) as [string[], string[]];
  let same = 0;
  while (same < a.length && a[same] === b[same]) same++;
  return [...a.slice(same).map(() => ".."), ...b.slice(same)].join("/");
}

function parse(path: string) {
  const base = basename(path);
  const ext = extname(path);
  const dir = path.includes("/") ? dirname(path) : "";
  return { root: path.startsWith("/") ? "/" : "", dir, base, ext, name: ext ? base.slice(0, -ext.length) : base };
}

function format({
  root = "",
  dir,
  base,
  name = "",
  ext = "",
}: {
  root?: string;
  dir?: string;
  base?: string;
  name?: string;
  ext?: string;
}): string {
  const last = base ?? `${name}${ext}`;
  if (!dir) return root + last;
  return dir === root ? dir + last : `${dir}/${last}`;
}

const isAbsolute = (path: string) => path.startsWith("/");
const plain = {
  sep: "/",
  delimiter: ":",
  normalize,
  join,
  resolve,
  dirname,
  basename,
  extname,
  relative,
  parse,
  format,
  isAbsolute,
  toNamespacedPath: (path: string) => path,
};
export const path = Object.assign(plain, { posix: plain });
