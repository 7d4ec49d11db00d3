// Puts the program, the editor, the worker, the samples and the examples into what Trunk has assembled, under names that
// change with their content, and writes these names into index.html, of which it makes embed.html. Trunk runs this as
// the last thing of a build.
//   TRUNK_STAGING_DIR=FOLDER node scripts/assemble.mjs

import { readdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { files, folder, put, putSandbox } from "./put.mjs";
import { addressSite } from "./site-url.mjs";

const site = process.env.TRUNK_STAGING_DIR;

const page = await put(site, "page", await folder("build/page", /\.(js|wasm)$/));
const editor = await put(site, "editor", await folder("build/editor", /\.js$/));
const worker = await put(site, "worker", await files("build/worker.js", "build/engine/engine.js", "build/engine/engine_bg.wasm"));
const sandbox = await putSandbox(site, "build/sandbox");
const others = await put(site, "", await files("build/samples.json", "build/examples.json", "build/lessons.json", "build/later.css", "build/embed.css", "public/boot.mjs", "public/embed.mjs"));

const { entry, first, licences } = JSON.parse(await readFile("build/editor/manifest.json", "utf8"));
await writeFile(join(site, "editor", licences), await readFile(join("build/editor", licences)));

const scripts = [...page.keys()].filter((file) => file.endsWith(".js"));
const tags = [
  // All that the first view needs is asked for at once. Without integrity: browsers ignore it on a preload of
  // this kind, and say so in the console.
  ...scripts.map((file) => `<link rel="modulepreload" href="${page.get(file)}">`),
  `<link rel="preload" href="${page.get("page_bg.wasm")}" as="fetch" type="application/wasm" crossorigin>`,
  // A plain text box stands in for the editor, so the program goes before it.
  ...first.map(({ file }) => `<link rel="modulepreload" href="${editor.get(file)}" fetchpriority="low">`),
  `<script type="module" src="${others.get("boot.mjs")}" data-js="${page.get("page.js")}" ` +
    `data-wasm="${page.get("page_bg.wasm")}" data-worker="${worker.get("worker.js")}" ` +
    `data-samples="${others.get("samples.json")}" data-examples="${others.get("examples.json")}" ` +
    `data-lessons="${others.get("lessons.json")}" data-styles="${others.get("later.css")}" data-sandbox="${sandbox.get("host.js")}"></script>`,
  // Neither waits for the other.
  `<script type="module" async src="${editor.get(entry)}"></script>`,
];

const index = join(site, "index.html");
const parts = (await readFile(index, "utf8")).split(/<link[^>]*\brel="rust"[^>]*>/);
if (parts.length !== 2) throw new Error(`${index} should have one link with rel="rust", in whose place the program goes`);
// In the page itself, since Chromium asks for an icon again with each address that a page gives itself.
const icon = `data:image/svg+xml;base64,${(await readFile("public/icon.svg")).toString("base64")}`;
const whole = parts.join(tags.join("\n    ")).replace("public/icon.svg", icon);
await writeFile(index, whole);
await writeFile(join(site, "embed.html"), embedded(whole));
if (process.env.SITE_URL) await addressSite(site, process.env.SITE_URL);

// For the next release, which keeps these (scripts/keep-last.mjs).
const published = (await readdir(site, { recursive: true })).filter((path) => /-[0-9a-f]{16}\.\w+$/.test(path));
await writeFile(join(site, "files.txt"), `${published.sort().join("\n")}\n`);

/** The page that is shown in frames: the same with a word on its root, and styles and a script of its own. Nobody finds it by searching. */
function embedded(page) {
  const told = page.replace('<html lang="en">', '<html lang="en" data-embed="panes">');
  const tags = [
    '<meta name="robots" content="noindex">',
    `<link rel="stylesheet" href="${others.get("embed.css")}">`,
    `<script type="module" src="${others.get("embed.mjs")}"></script>`,
  ];
  const made = told.replace("</head>", `${tags.join("\n    ")}\n  </head>`);
  if (told === page || made === told) throw new Error("index.html should begin with <html lang=\"en\"> and have a head");
  return made;
}
