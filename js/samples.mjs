// The catalogue of samples: the entries of all files in samples/, as one list.

import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";

/** The whole catalogue as JSON without spaces, in the order of the files' names. */
export async function samples(folder = "samples") {
  const names = (await readdir(folder)).filter((name) => name.endsWith(".json")).sort();
  const lists = names.map(async (name) => entries(name, await readFile(join(folder, name), "utf8")));
  return `[${(await Promise.all(lists)).join(",")}]`;
}

/** What stands between the brackets of a list. */
function entries(name, text) {
  let list;
  try {
    list = JSON.parse(text);
  } catch (error) {
    throw new Error(`samples/${name}: ${error.message}`);
  }
  if (!Array.isArray(list) || list.length === 0) throw new Error(`samples/${name}: not a list of samples`);
  return compact(text).slice(1, -1);
}

/** Without the spaces between its tokens. The numbers stay as they are written: 5753.0 is not 5753. */
function compact(json) {
  return json.replace(/"(?:[^"\\]|\\.)*"|\s+/g, (token) => (token.startsWith('"') ? token : ""));
}
