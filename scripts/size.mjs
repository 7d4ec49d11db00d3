// What a first visit loads and what comes later, as a Markdown table on standard output. Fails if a first visit is
// over its budget.
//   node scripts/size.mjs

import { readdirSync, readFileSync, statSync } from "node:fs";
import { brotliCompressSync, gzipSync } from "node:zlib";

/**
 * Bytes with brotli that a first visit may ask for before the verdict stands there and the editors take keys. The aim is
 * 280 kB; what is over it is mostly the framework's share, and the texts on operators.
 */
const BUDGET = 300_000;

const dist = new URL("../dist/", import.meta.url);
const index = read("index.html").toString();
/** What index.html has a browser load at once; each name is written in it with the folder and the hash. */
const atOnce = new Set([...index.matchAll(/<(?:link(?! rel="(?:icon|apple-touch-icon|canonical)")|script)\b[^>]*\b(?:href|src)="(?:\.\/)?([^"#]+)"/g)].map(([, path]) => path));
const files = readdirSync(dist, { recursive: true }).filter((file) => statSync(new URL(file, dist)).isFile());

/** The first part whose pattern fits takes the file. */
const first = [
  ["Page, styles, start and icon", /^(?!404)[^/]*\.(html|css|mjs)$/],
  ["JavaScript glue", /^page\/.*\.js$/],
  ["WebAssembly", /^page\/page-.*\.wasm$/],
  ["Editor", /^editor\/.*\.js$/],
];
const later = [
  ["Wing: $1", /^page\/([a-z]+)-.*\.wasm$/],
  ["Shared by wings", /^page\/chunk_.*\.wasm$/],
  ["Editor, second part", /^editor\/.*\.js$/],
  ["Styles of the wings", /^later-.*\.css$/],
  ["Embed", /^embed[.-]/],
  ["Worker and engine", /^worker\//],
  ["A handler in JavaScript", /^(?:sandbox\/(?:host|js)\b.*|sandbox\.html)$/],
  ["A handler in Python", /^sandbox\/python\b.*\.(?:js|pack)$/],
  ["Samples", /^samples-/],
  ["Examples", /^examples-/],
  ["Lessons", /^lessons-/],
  ["Link previews, page not found", /^(card\.png|apple-touch-icon\.png|404\.html)$/],
];

const isFirst = (file) => file === "index.html" || atOnce.has(file);
const now = table(files.filter(isFirst), first);
const then = table(files.filter((file) => !isFirst(file)), later);
const total = sum([...now.values()]);

const kilobytes = (bytes) => (bytes / 1000).toFixed(1);
const row = ([name, { count, raw, gzip, brotli }]) =>
  `| ${name} | ${count} | ${kilobytes(raw)} | ${kilobytes(gzip)} | ${kilobytes(brotli)} |`;
const head = `| Part | files | raw | gzip | brotli |
| --- | ---: | ---: | ---: | ---: |`;

console.log(`# Size

Written by \`make size\` from the release build. Numbers are kB (1000 bytes); gzip at level 9, brotli
at level 11.

## A first visit

Everything that is requested before the first verdict is shown and the editors accept keys; a browser test
compares this list with Chromium's requests.

${head}
${[...now].map(row).join("\n")}
${row(["**Total**", total])}

Budget with brotli: ${kilobytes(total.brotli)} of ${kilobytes(BUDGET)} kB.

## Later

The wings, the examples, the lessons, the editor's second part, and the worker with its engine load when they are opened
or the page is idle; the samples, when they are first used; the runtimes of handlers, when your own handler first runs.

${head}
${[...then].map(row).join("\n")}
${row(["**Total**", sum([...then.values()])])}`);

const early = files.filter((file) => isFirst(file) && file.startsWith("sandbox"));
if (early.length > 0) {
  console.error(`size: a first visit loads ${early.join(", ")}, which only running a handler needs`);
  process.exitCode = 1;
}
if (total.brotli > BUDGET) {
  console.error(`size: a first visit is ${kilobytes(total.brotli - BUDGET)} kB over its budget`);
  process.exitCode = 1;
}

/** The sizes of files by part, in the order of the parts. What is in no part is not for browsers, as the licences. */
function table(files, parts) {
  const rows = new Map();
  const left = new Set(files.sort());
  for (const [name, pattern] of parts) {
    for (const file of left) {
      const fit = pattern.exec(file);
      if (!fit) continue;
      left.delete(file);
      const key = name.replace("$1", fit[1]);
      rows.set(key, sum([rows.get(key) ?? sum([]), sizes(file)]));
    }
  }
  return rows;
}

function sizes(file) {
  const bytes = read(file);
  return {
    count: 1,
    raw: bytes.length,
    gzip: gzipSync(bytes, { level: 9 }).length,
    brotli: brotliCompressSync(bytes).length,
  };
}

function sum(list) {
  const total = { count: 0, raw: 0, gzip: 0, brotli: 0 };
  for (const one of list) for (const key of Object.keys(total)) total[key] += one[key];
  return total;
}

function read(file) {
  return readFileSync(new URL(file, dist));
}
