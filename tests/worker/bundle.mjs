// A module of js/worker as the page's build makes it, ready to be used in Node.

import { build } from "esbuild";

export async function bundled(name) {
  const { outputFiles } = await build({
    entryPoints: [`js/worker/${name}.ts`],
    bundle: true,
    format: "esm",
    target: "es2022",
    write: false,
    logLevel: "warning",
  });
  return import(`data:text/javascript;base64,${Buffer.from(outputFiles[0].contents).toString("base64")}`);
}
