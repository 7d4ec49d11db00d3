// The licence texts that must travel with a bundle.

import { readdir, readFile } from "node:fs/promises";

/** Folders of this repository with what others made, and the files that have to go along with it. */
const TAKEN = { "js/sandbox/aws/data/": ["js/sandbox/aws/data/NOTICE.txt", "LICENSE-APACHE"] };

/** One text with the licence of every npm package that esbuild took code from, and of the data of others. */
export async function licences(metafile) {
  const packages = new Set();
  const files = new Set();
  for (const { inputs } of Object.values(metafile.outputs)) {
    for (const path of Object.keys(inputs)) {
      for (const [folder, texts] of Object.entries(TAKEN)) if (path.startsWith(folder)) texts.forEach((text) => files.add(text));
      const found = path.match(/^node_modules\/((?:@[^/]+\/)?[^/]+)\//);
      if (found) packages.add(found[1]);
    }
  }
  const texts = await Promise.all([...[...packages].sort().map(licence), ...[...files].map((file) => readFile(file, "utf8"))]);
  return texts.join("\n");
}

async function licence(name) {
  const folder = `node_modules/${name}`;
  const { version } = JSON.parse(await readFile(`${folder}/package.json`, "utf8"));
  const file = (await readdir(folder)).find((entry) => /^licen[cs]e/i.test(entry));
  if (!file) throw new Error(`${name} ${version} comes without a licence text`);
  return `${name} ${version}\n\n${await readFile(`${folder}/${file}`, "utf8")}`;
}
