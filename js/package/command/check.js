// `check`: the patterns and schedules of templates and code.

import { WordsError } from "./failure.js";
import { inRepository, isFolder, LARGEST, nameOf, readFound, readText, walk } from "./files.js";
import { readWords } from "./options.js";
import { annotateProblems } from "./reports/github.js";
import { jsonLines } from "./reports/json.js";
import { reportersOf } from "./reports/reporters.js";
import { sarif } from "./reports/sarif.js";
import { checkText as checkReport } from "./reports/text.js";

const REPORTERS = { text: checkReport, json: jsonLines, sarif, github: annotateProblems };

/** What matters, the most first. */
const SEVERITIES = ["error", "warning", "note"];

const OPTIONS = {
  level: { takes: "LEVEL", oneOf: SEVERITIES },
  "fail-on": { takes: "LEVEL", oneOf: SEVERITIES },
  silence: { takes: "ID[,ID]", isList: true },
  reporter: { takes: "NAME[=FILE]", isList: true },
};

/** Checks files and folders; answers whether nothing was found that counts. */
export async function check(words, output, { stdin, env }) {
  const { options, rest } = readWords(words, OPTIONS);
  const reporters = reportersOf(options.reporter, REPORTERS);
  const engine = await import("./load.js");
  const silenced = options.silence.flatMap((ids) => ids.split(",")).map((id) => id.trim());
  const advice = engine.lints();
  const unknown = silenced.find((id) => !advice.some((lint) => lint.id === id));
  if (unknown !== undefined) throw new WordsError(`there is no tip with the ID “${unknown}”.`);
  const rank = (severity) => SEVERITIES.indexOf(severity);
  const level = rank(options.level ?? "note");
  const failing = rank(options["fail-on"] ?? "error");

  const result = { files: [], passedOver: [], checked: 0, patterns: 0, schedules: 0, unknown: 0, advice };
  let isFailed = false;
  for await (const { path, text, isFound } of texts(rest, stdin, result.passedOver)) {
    const found = engine.checkText(text, silenced.join());
    if (isFound) found.problems = found.problems.filter(({ language }) => language === undefined || isWrittenIn(path, language));
    if (found.patterns + found.schedules + found.unknown + found.problems.length === 0) continue;
    result.checked += 1;
    for (const what of ["patterns", "schedules", "unknown"]) result[what] += found[what];
    isFailed ||= found.problems.some(({ severity }) => rank(severity) <= failing);
    const problems = found.problems.filter(({ severity }) => rank(severity) <= level);
    const file = path === "-" ? nameOf(path) : inRepository(path, env);
    if (problems.length > 0) result.files.push({ file, problems, more: found.more });
  }
  const unpainted = (_style, text) => text;
  for (const { write, file } of reporters) await output.report(write(result, file === undefined ? output.paint : unpainted), file);
  return !isFailed;
}

/** The texts of files and folders; of this folder if none is named. A file that is named is read, whatever it is called. */
async function* texts(paths, stdin, passedOver) {
  const seen = new Set();
  for (const path of paths.length > 0 ? paths : ["."]) {
    if (path === "-" || !(await isFolder(path))) {
      yield { path, text: await readText(path, stdin) };
      continue;
    }
    const tooLarge = (file, size) => passedOver.push(`${file}: skipped. It has ${size} bytes, and the limit for files in folders is ${LARGEST}.`);
    for await (const file of walk(path, tooLarge)) {
      if (seen.has(file)) continue;
      seen.add(file);
      const text = await readFound(file);
      if (text !== undefined) yield { path: file, text, isFound: true };
    }
  }
}

/** The ends of names by language. */
const ENDINGS = { HCL: /\.(tf|hcl)$/i, YAML: /\.(ya?ml|template)$/i, JSON: /\.(json|template|tfjson)$/i };

/** Whether a file that was found is meant to be in a language: much code has a sign of a template in a string. */
function isWrittenIn(path, language) {
  return ENDINGS[language]?.test(path) ?? !/\.(ya?ml|json|tf|hcl)$/i.test(path);
}
