// What a first visit loads, as a Markdown table on standard output: everything that dist/index.html
// refers to, by part, and what of the editor its first file imports.

import { readFileSync } from "node:fs";
import { brotliCompressSync, gzipSync } from "node:zlib";

const dist = new URL("../dist/", import.meta.url);
const budgets = { wasm: 150_000, total: 300_000 };

const index = readFileSync(new URL("index.html", dist), "utf8");
const references = [...index.matchAll(/\b(?:src|href|data-js|data-wasm)="([^"#]+)"/g)]
  .map(([, path]) => path.replace(/^\.\//, ""))
  .filter((path) => path !== "");
const editor = JSON.parse(readFileSync(new URL("editor/manifest.json", dist), "utf8"));
const files = new Set(["index.html", ...references, ...editor.first.map(({ file }) => `editor/${file}`)]);

/** The first part whose pattern fits takes the file. */
const parts = [
  ["WebAssembly", /\.wasm$/],
  ["JavaScript glue", /^eventbridge-playground-.*\.js$/],
  ["Editor", /^editor\/.*\.js$/],
  ["Styles", /\.css$/],
  ["Page, start script and icon", /./],
];

const rows = new Map(parts.map(([name]) => [name, { raw: 0, gzip: 0, brotli: 0 }]));
const total = { raw: 0, gzip: 0, brotli: 0 };
for (const file of files) {
  const [part] = parts.find(([, pattern]) => pattern.test(file));
  const bytes = readFileSync(new URL(file, dist));
  const sizes = {
    raw: bytes.length,
    gzip: gzipSync(bytes, { level: 9 }).length,
    brotli: brotliCompressSync(bytes).length,
  };
  for (const key of Object.keys(sizes)) {
    rows.get(part)[key] += sizes[key];
    total[key] += sizes[key];
  }
}

const wasm = rows.get("WebAssembly").brotli;
const kilobytes = (bytes) => (bytes / 1000).toFixed(1);
const line = (name, { raw, gzip, brotli }) =>
  `| ${name} | ${kilobytes(raw)} | ${kilobytes(gzip)} | ${kilobytes(brotli)} |`;

console.log(`# Size of a first visit

Written by \`make size\` from the release build. Numbers are kB (1000 bytes); gzip at level 9, brotli
at level 11.

| Part | raw | gzip | brotli |
| --- | ---: | ---: | ---: |
${[...rows].map(([name, sizes]) => line(name, sizes)).join("\n")}
${line("**Total**", total)}

Aim with brotli: ${kilobytes(total.brotli)} of ${kilobytes(budgets.total)} kB in all, \
${kilobytes(wasm)} of ${kilobytes(budgets.wasm)} kB for WebAssembly.`);
