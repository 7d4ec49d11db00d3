// A static server as plain as the plainest host: no headers of its own, no rewriting, and the site
// in a sub-folder, so that an absolute path in the build would be found out.

import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import { extname, join, normalize, sep } from "node:path";
import { fileURLToPath } from "node:url";

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

/** The build under test; `SITE=folder` takes another. */
export const site = process.env.SITE ?? fileURLToPath(new URL("../../dist/", import.meta.url));

/**
 * Serves `root` under `base` on a free port. Answers `{ url, close }`, where `url` is the address
 * of the page.
 */
export async function serve({ root = site, base = "/some/dir/" } = {}) {
  const server = createServer(async (request, response) => {
    const path = decodeURIComponent(new URL(request.url, "http://localhost").pathname);
    const file = fileFor(path, root, base);
    try {
      const body = await readFile(file);
      response.writeHead(200, { "Content-Type": types[extname(file)] ?? "application/octet-stream" });
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

/** Nothing outside of `base` and `root` is there to be served. */
function fileFor(path, root, base) {
  if (!path.startsWith(base)) return "";
  const inside = normalize(path.slice(base.length) || "index.html");
  if (inside === ".." || inside.startsWith(`..${sep}`)) return "";
  return join(root, inside);
}
