// Writes the types of the npm package: those of the engine, without what only the page's workers use, and without
// how the engine is started, which would ask for the types of a browser.

import { readFile } from "node:fs/promises";

const OF_WORKERS = ["SimulationRun", "TrafficPass"];

let types = await readFile("build/engine/engine.d.ts", "utf8");
types = types.slice(0, types.indexOf("export type InitInput"));
for (const name of OF_WORKERS) {
  // With the comment before it, which ends where the class begins.
  const declaration = new RegExp(`(/\\*\\*(?:(?!\\*/)[^])*\\*/\\n)?export class ${name} \\{\\n[^]*?\\n\\}\\n+`);
  if (!declaration.test(types)) throw new Error(`the engine declares no ${name}`);
  types = types.replace(declaration, "");
}
process.stdout.write(`/// <reference lib="esnext.disposable" />\n${types}`);
