import { readFile, writeFile } from "node:fs/promises";

/** Puts a section at the end of a file, between two marks; it replaces the one of the last time. */
export async function writeSection(file, name, section) {
  const [begin, end] = [`<!-- ${name} -->`, `<!-- /${name} -->`];
  const [before, rest = ""] = (await readFile(file, "utf8")).split(begin);
  const [, after = ""] = rest.split(end);
  await writeFile(file, `${before.trimEnd()}\n\n${begin}\n${section}${end}\n${after.trimStart()}`);
}
