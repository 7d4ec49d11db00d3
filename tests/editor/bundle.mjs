// Modules of the editor as Node can load them.

import { build } from "esbuild";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("../../", import.meta.url));

/** Everything that these modules of `js/editor`, and packages, export. */
export async function modules(...names) {
  const paths = names.map((name) => (name.endsWith(".ts") ? `./js/editor/${name}` : name));
  const contents = paths.map((path) => `export * from "${path}";`).join("\n");
  const { outputFiles } = await build({
    stdin: { contents, resolveDir: root },
    bundle: true,
    format: "esm",
    write: false,
  });
  const text = Buffer.from(outputFiles[0].contents).toString("base64");
  return import(`data:text/javascript;base64,${text}`);
}
