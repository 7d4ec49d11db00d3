// Names that change with what a file holds, so that a browser may keep each file for ever and an open page never
// gets a part of another release.

import { createHash } from "node:crypto";

/** Where JavaScript names a file beside itself. */
const reference = /(\b(?:from|import|URL)\s*\(?\s*")\.\/([^"/]+)"/g;

/**
 * Gives each file of a folder, a map from name to bytes, a name with a hash of its content in it, and writes the new
 * names into the scripts that mention the old ones. Answers a map from the old name to `{ name, bytes }`.
 *
 * A script's hash covers the names in it, so what it mentions is named first. Scripts that mention each other
 * share one hash.
 */
export function nameByContent(files) {
  const named = new Map();
  const mentions = (file) => {
    if (!file.endsWith(".js")) return [];
    const found = [...files.get(file).toString().matchAll(reference)].map(([, , name]) => name);
    return found.filter((name) => files.has(name) && name !== file);
  };
  const left = new Set([...files.keys()].sort());
  while (left.size > 0) {
    const ready = [...left].filter((file) => mentions(file).every((name) => named.has(name)));
    const groups = ready.length > 0 ? ready.map((file) => [file]) : [[...left]];
    for (const group of groups) {
      for (const [file, one] of name(group, files, named)) named.set(file, one);
      group.forEach((file) => left.delete(file));
    }
  }
  return named;
}

/** Names files whose mentions, but for those of each other, are named already. */
function name(group, files, named) {
  const rewritten = (file, names) =>
    Buffer.from(
      files.get(file).toString().replace(reference, (whole, before, old) => {
        const now = names.get(old)?.name;
        return now ? `${before}./${now}"` : whole;
      }),
    );
  const bytes = (file, names) => (file.endsWith(".js") ? rewritten(file, names) : files.get(file));
  const hash = createHash("sha256");
  for (const file of group) hash.update(file).update(bytes(file, named));
  const digest = hash.digest("hex").slice(0, 16);
  const names = new Map([...named, ...group.map((file) => [file, { name: withHash(file, digest) }])]);
  return group.map((file) => [file, { name: names.get(file).name, bytes: bytes(file, names) }]);
}

/** Without what the tools put around a name: `split_bus.wasm`, `page_bg.wasm`, `__wasm_split.js`. */
function withHash(file, digest) {
  const [, stem, extension] = /^(?:__wasm_|split_)?(.*?)(?:_bg)?(\.\w+)$/.exec(file);
  return `${stem}-${digest}${extension}`;
}
