// The gallery's systems and those of `systems/`, written in every format, and what comes back from a text.

import { execFileSync } from "node:child_process";
import { existsSync, readFileSync, readdirSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";

const root = new URL("../../../", import.meta.url).pathname;

/** Where all is written, by `make test-formats` once before the tests. */
export const folder = join(root, "build/formats");

/** The files of the systems: the gallery's, and those made for what tools differ in. */
export function systemFiles() {
  const gallery = readdirSync(join(root, "gallery")).filter((name) => name !== "index.json");
  const made = readdirSync(join(root, "tests/formats/systems"));
  return [
    ...gallery.map((name) => join(root, "gallery", name)),
    ...made.map((name) => join(root, "tests/formats/systems", name)),
  ].filter((name) => name.endsWith(".json"));
}

/** Writes all systems in all formats anew. */
export function writeAll() {
  rmSync(folder, { recursive: true, force: true });
  execFileSync(join(root, "target/debug/examples/exports"), [folder, ...systemFiles()]);
}

/** Programs among the exports find the packages of these tests. */
export function linkPackages() {
  const link = join(folder, "node_modules");
  if (!existsSync(link)) symlinkSync(join(root, "tests/formats/node_modules"), link);
}

/** The systems as they were written: `{name, parts, file(format)}`. */
export function systems() {
  return systemFiles().map((path) => {
    const name = basename(path, ".json");
    const file = (written) => join(folder, name, written);
    return { name, file, parts: JSON.parse(readFileSync(file("parts.json"), "utf8")) };
  });
}

/** What the page finds in a file: `{kind, format, name, value, placeholders}` each. */
export function imported(path) {
  const out = execFileSync(join(root, "target/debug/examples/import"), [path], { encoding: "utf8" });
  return out.trim().split("\n").filter(Boolean).map((line) => JSON.parse(line));
}

/** What the page finds in a text that a tool has made; the text stays beside the exports. */
export function importedText(system, name, text) {
  writeFileSync(system.file(name), text);
  return imported(system.file(name));
}
