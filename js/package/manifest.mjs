// The package's package.json, on standard output. Its version is the engine's.

import { readFile } from "node:fs/promises";

const cargo = await readFile(new URL("../../Cargo.toml", import.meta.url), "utf8");
const [, version] = cargo.match(/^version = "(.+)"$/m);

const manifest = {
  name: "eventbridge-playground",
  version,
  description: "Amazon EventBridge event patterns in JavaScript: validate, match, explain, many rules at once; test and check rules in CI",
  keywords: ["aws", "eventbridge", "event-pattern", "rules", "wasm"],
  license: "MIT OR Apache-2.0",
  type: "module",
  engines: { node: ">=20" },
  main: "./node.js",
  types: "./index.d.ts",
  bin: { "eventbridge-playground": "./command.js" },
  exports: {
    ".": { types: "./index.d.ts", node: "./node.js", default: "./index.js" },
    "./package.json": "./package.json",
  },
  // These start the engine, and so must run even where only what they pass on is used.
  sideEffects: ["./index.js", "./node.js", "./command.js", "./command/load.js"],
};

console.log(JSON.stringify(manifest, null, 2));
