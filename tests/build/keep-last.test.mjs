// The last release's files stay beside the new ones.

import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { after, before, test } from "node:test";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { serve } from "../../e2e/support/server.mjs";

const script = fileURLToPath(new URL("../../scripts/keep-last.mjs", import.meta.url));
const [old, now, other] = ["a".repeat(16), "b".repeat(16), "c".repeat(16)];
let root;
before(async () => (root = await mkdtemp(join(tmpdir(), "eventbridge-playground-"))));
after(() => rm(root, { recursive: true }));

async function release(name, files) {
  for (const [path, text] of Object.entries(files)) {
    await mkdir(dirname(join(root, name, path)), { recursive: true });
    await writeFile(join(root, name, path), text);
  }
  return join(root, name);
}

async function keep(address, folder) {
  const { stdout } = await promisify(execFile)(process.execPath, [script, address, folder]);
  return stdout;
}

test("an open page finds its parts, and nothing else is taken over", async () => {
  const published = await release("published", {
    "files.txt": [`page/bus-${old}.wasm`, `gone-${old}.js`, `same-${other}.css`, "index.html", `../up-${old}.js`].join("\n"),
    [`page/bus-${old}.wasm`]: "old bus",
    [`page/older-${other}.wasm`]: "of the release before",
    [`same-${other}.css`]: "as published",
    "index.html": "old",
  });
  const folder = await release("new", {
    [`page/bus-${now}.wasm`]: "new bus",
    [`same-${other}.css`]: "as built",
    "index.html": "new",
  });
  const server = await serve({ root: published });
  const told = await keep(server.url, folder);
  await server.close();
  assert.match(told, /1 files of the last release/);
  assert.match(told, new RegExp(`gone-${old}.js is missing`));
  assert.deepEqual((await readdir(join(folder, "page"))).sort(), [`bus-${old}.wasm`, `bus-${now}.wasm`]);
  assert.equal(await readFile(join(folder, "index.html"), "utf8"), "new");
  assert.equal(await readFile(join(folder, `same-${other}.css`), "utf8"), "as built");
});

test("packages of all versions are kept, since workflows name them", async () => {
  const name = (version) => `eventbridge-playground-${version}.tgz`;
  const published = await release("with-packages", {
    "packages.txt": [name("0.1.0"), name("0.2.0"), "../other.tgz", ""].join("\n"),
    [name("0.1.0")]: "first",
    [name("0.2.0")]: "second",
  });
  const folder = await release("third", { "packages.txt": `${name("0.2.0")}\n${name("0.3.0")}\n`, [name("0.2.0")]: "anew", [name("0.3.0")]: "third" });
  const server = await serve({ root: published });
  assert.match(await keep(server.url, folder), /1 older packages/);
  await server.close();
  assert.equal(await readFile(join(folder, "packages.txt"), "utf8"), [name("0.1.0"), name("0.2.0"), name("0.3.0"), ""].join("\n"));
  assert.equal(await readFile(join(folder, name("0.1.0")), "utf8"), "first");
  assert.equal(await readFile(join(folder, name("0.2.0")), "utf8"), "anew");
});

test("a first release has none before it", async () => {
  const folder = await release("first", { "index.html": "new" });
  assert.match(await keep("http://127.0.0.1:9/", folder), /nothing is published/);
  assert.deepEqual(await readdir(folder), ["index.html"]);
});
