// Modules of js/sandbox as the site's build makes them, ready to be used in Node.

import { build } from "esbuild";
import { mkdtemp } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { insideNode, worker } from "../../../js/sandbox.mjs";

/** A module of js/sandbox, by its path there without the ending. */
export async function bundled(path) {
  const outfile = join(await mkdtemp(join(tmpdir(), "sandbox-")), "module.mjs");
  await build({
    ...worker,
    format: "esm",
    platform: "node",
    plugins: [insideNode],
    // The engine's package asks for Node's own modules where it finds Node.
    define: {},
    banner: {},
    entryPoints: [`js/sandbox/${path}.ts`],
    outfile,
  });
  return import(pathToFileURL(outfile));
}
