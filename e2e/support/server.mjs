// A static server as plain as the plainest host: no headers of its own, no rewriting, and the site
// in a sub-folder, so that an absolute path in the build would be found out.

import { readdir, readFile } from "node:fs/promises";
import { createServer } from "node:http";
import { extname, join, normalize, sep } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { brotliCompress } from "node:zlib";

const types = {
  ".css": "text/css; charset=utf-8",
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".json": "application/json",
  ".mjs": "text/javascript; charset=utf-8",
  ".svg": "image/svg+xml",
  ".txt": "text/plain; charset=utf-8",
  ".wasm": "application/wasm",
  ".woff2": "font/woff2",
};

const compress = promisify(brotliCompress);

/** The build under test; `SITE=folder` takes another. */
export const site = process.env.SITE ?? fileURLToPath(new URL("../../dist/", import.meta.url));

/**
 * Serves `root` under `base` on a free port. Answers `{ url, close }`, where `url` is the address
 * of the page. With `brotli` it sends what a good host sends, compressed before the first request. `onRequest` hears
 * the path of each request, and `headers(path)` answers further headers.
 */
export async function serve({ root = site, base = "/some/dir/", brotli = false, onRequest, headers } = {}) {
  const packed = brotli ? await pack(root) : new Map();
  const server = createServer(async (request, response) => {
    const path = decodeURIComponent(new URL(request.url, "http://localhost").pathname);
    onRequest?.(path);
    const file = fileFor(path, root, base);
    try {
      const body = packed.get(file) ?? (await readFile(file));
      response.writeHead(200, {
        "Content-Type": types[extname(file)] ?? "application/octet-stream",
        ...(packed.has(file) ? { "Content-Encoding": "br" } : {}),
        ...headers?.(path),
      });
      response.end(body);
    } catch {
      response.writeHead(404).end();
    }
  });
  await new Promise((listening) => server.listen(0, "127.0.0.1", listening));
  const url = `http://127.0.0.1:${server.address().port}${base}`;
  const close = () => {
    server.closeAllConnections();
    return new Promise((closed) => server.close(closed));
  };
  return { url, close };
}

/** All files below a folder, compressed, by their paths. */
async function pack(root) {
  const entries = await readdir(root, { recursive: true, withFileTypes: true });
  const paths = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  return new Map(await Promise.all(paths.map(async (path) => [path, await compress(await readFile(path))])));
}

/** Nothing outside of `base` and `root` is there to be served. */
function fileFor(path, root, base) {
  if (!path.startsWith(base)) return "";
  const inside = normalize(path.slice(base.length) || "index.html");
  if (inside === ".." || inside.startsWith(`..${sep}`)) return "";
  return join(root, inside);
}
