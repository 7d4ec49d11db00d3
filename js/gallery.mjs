// The gallery: the worked examples of all files in gallery/, as one object.

import { readFile } from "node:fs/promises";
import { join } from "node:path";

/**
 * The whole gallery as JSON, `{ group: { id: example } }`, in the order of `index.json`. The examples keep the layout of
 * their files, as it is what the editors show.
 */
export async function gallery(folder = "gallery") {
  const index = JSON.parse(await readFile(join(folder, "index.json"), "utf8"));
  const groups = Object.entries(index).map(async ([group, ids]) => {
    const examples = ids.map(async (id) => `${JSON.stringify(id)}: ${await example(folder, id)}`);
    return `${JSON.stringify(group)}: {${(await Promise.all(examples)).join(",")}}`;
  });
  return `{${(await Promise.all(groups)).join(",")}}`;
}

/** The text of one file. */
async function example(folder, id) {
  const text = await readFile(join(folder, `${id}.json`), "utf8");
  try {
    JSON.parse(text);
  } catch (error) {
    throw new Error(`gallery/${id}.json: ${error.message}`);
  }
  return text.trim();
}
