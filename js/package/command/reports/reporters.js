// Which reports were asked for, and where they go.

import { WordsError } from "../failure.js";
import { listed, nearest } from "../options.js";

/** Reads `NAME` and `NAME=FILE`. Without any, a text goes to standard output. */
export function reportersOf(asked, known) {
  const reporters = (asked.length > 0 ? asked : ["text"]).map((word) => {
    const [, name, file] = /^([^=]*)(?:=(.*))?$/s.exec(word);
    if (!Object.hasOwn(known, name)) {
      const like = nearest(name, Object.keys(known));
      throw new WordsError(`there is no reporter “${name}”. ${like ? `Did you mean “${like}”?` : `The reporters are ${listed(Object.keys(known))}.`}`);
    }
    if (file === "") throw new WordsError(`“--reporter ${name}=” needs a file.`);
    return { name, write: known[name], file };
  });
  // A text and the lines for GitHub Actions may stand together; a document must be alone.
  const documents = reporters.filter(({ name, file }) => file === undefined && !["text", "github"].includes(name));
  if (documents.length > 0 && reporters.filter(({ file }) => file === undefined).length > 1) {
    throw new WordsError(`standard output can have only one report. Write “${documents[0].name}” to a file with --reporter ${documents[0].name}=FILE.`);
  }
  return reporters;
}
