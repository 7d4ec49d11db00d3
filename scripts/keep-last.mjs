// Puts the files of the published release beside those of the new one, so that a page that was left open over the
// release still finds its parts. Of older releases nothing is kept: files.txt lists what a release itself has. Packed
// npm packages are kept for ever, since workflows of other repositories name them; packages.txt lists all of them.
//   node scripts/keep-last.mjs ADDRESS [FOLDER]     FOLDER is dist, if no other is named

import { access, mkdir, readFile, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";

const [address, folder = "dist"] = process.argv.slice(2);
const base = address.endsWith("/") ? address : `${address}/`;
/** Files whose names tell their content: only these may lie beside those of another release. */
const named = /^(?:[a-z]+\/)?\w[\w-]*-[0-9a-f]{16}\.\w+$/;

/** A packed npm package. */
const packed = /^eventbridge-playground-\d+\.\d+\.\d+\.tgz$/;

const list = await get("files.txt");
if (!list) {
  console.log(`keep-last: nothing is published at ${address}`);
} else {
  const kept = await keep(lines(list).filter((line) => named.test(line)));
  console.log(`keep-last: ${kept} files of the last release are beside the new ones`);
}

const packages = lines((await get("packages.txt")) ?? "").filter((line) => packed.test(line));
if (packages.length > 0) {
  const kept = await keep(packages);
  const own = lines(await readFile(join(folder, "packages.txt"), "utf8").catch(() => ""));
  await writeFile(join(folder, "packages.txt"), `${[...new Set([...packages, ...own])].sort().join("\n")}\n`);
  console.log(`keep-last: ${kept} older packages are beside the new one`);
}

/** Takes over the files that are not in the folder; answers how many. */
async function keep(paths) {
  let kept = 0;
  for (const path of paths) {
    if (await isThere(join(folder, path))) continue;
    const bytes = await get(path);
    // A release must not wait for what is missing in the one before.
    if (!bytes) {
      console.log(`keep-last: ${path} is missing`);
      continue;
    }
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), bytes);
    kept += 1;
  }
  return kept;
}

function lines(text) {
  return text.toString().split("\n").filter((line) => line !== "");
}

/** The bytes of a published file; nothing if it cannot be had. */
async function get(path) {
  try {
    const answer = await fetch(new URL(path, base));
    return answer.ok ? Buffer.from(await answer.arrayBuffer()) : undefined;
  } catch {
    return undefined;
  }
}

async function isThere(path) {
  return access(path).then(() => true, () => false);
}
