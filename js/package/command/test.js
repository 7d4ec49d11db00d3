// `test`: a workspace's events against its pattern, or against a rule of a template.

import { UsageError, WordsError } from "./failure.js";
import { inRepository, nameOf, readText } from "./files.js";
import { readKnown, readWords } from "./options.js";
import { annotateTests } from "./reports/github.js";
import { junit } from "./reports/junit.js";
import { reportersOf } from "./reports/reporters.js";
import { tap } from "./reports/tap.js";
import { testText } from "./reports/text.js";

const REPORTERS = { text: testText, tap, junit, github: annotateTests };

const OPTIONS = {
  template: { takes: "FILE" },
  rule: { takes: "NAME" },
  set: { takes: "EXPRESSION=VALUE", isList: true },
  reporter: { takes: "NAME[=FILE]", isList: true },
};

/** Runs the tests; answers whether all passed. */
export async function test(words, output, { stdin, env }) {
  const { options, rest } = readWords(words, OPTIONS);
  const reporters = reportersOf(options.reporter, REPORTERS);
  if (rest.length === 0) throw new WordsError("test needs a workspace file. Download one from the page's Share menu.");
  if (options.rule !== undefined && options.template === undefined) {
    throw new WordsError("“--rule” is a rule of a template: add --template FILE.");
  }
  if ([...rest, options.template].filter((path) => path === "-").length > 1) {
    throw new WordsError("standard input can be used for only one file.");
  }
  const known = readKnown(options.set);
  const template = options.template === undefined ? undefined : await readText(options.template, stdin);
  const { runTests } = await import("./load.js");
  const suites = [];
  for (const path of rest) {
    const workspace = await readText(path, stdin);
    const found = runTests({ workspace, template, rule: options.rule, known });
    if (found.trouble !== undefined) throw new UsageError(sentence(path, options.template, options.rule, found));
    suites.push(suite(path, options.template, found, env));
  }
  for (const line of warnings(suites, options.template)) output.tell(line);
  for (const { write, file } of reporters) await output.report(write(suites, file === undefined ? output.paint : unpainted), file);
  return suites.every(({ tests }) => tests.some(({ state }) => state !== "skipped") && tests.every(({ state }) => state !== "failed"));
}

function sentence(path, template, rule, { trouble, isTemplate, place }) {
  if (!isTemplate) return `${at(nameOf(path), place)}: this isn't a workspace that can be tested. ${trouble}`;
  return `${nameOf(template)}${rule === undefined ? "" : `, rule ${rule}`}: ${trouble}`;
}

function at(path, place) {
  return place ? `${path}:${place.line}:${place.column}` : path;
}

/** The tests of one workspace as the reports have them. A test that fails against a template is told where the rule is. */
function suite(path, template, { tests, events, leftOut, expressions }, env) {
  const names = new Map();
  return {
    name: path === "-" ? "standard input" : inRepository(path, env),
    events,
    leftOut,
    expressions,
    tests: tests.map(({ name, isPassed, isSkipped, expected, verdict, reasons, place, inTemplate }, index) => {
      const own = name || `event ${index + 1}`;
      const count = (names.get(own) ?? 0) + 1;
      names.set(own, count);
      const file = inTemplate ? template : path;
      return {
        // Reports tell tests apart by their names.
        name: count > 1 ? `${own} (${count})` : own,
        state: isSkipped ? "skipped" : isPassed ? "passed" : "failed",
        expected,
        verdict,
        reasons,
        place: file === "-" ? undefined : { file: inRepository(file, env), ...(inTemplate ?? place) },
      };
    }),
  };
}

function* warnings(suites, template) {
  const expressions = new Set(suites.flatMap((suite) => suite.expressions));
  if (expressions.size > 0) {
    yield `${template}: only the deployment tool knows ${[...expressions].join(", ")}. They're used as they are written. To set a value, use --set 'EXPRESSION=VALUE'.`;
  }
  for (const { name, leftOut, events, tests } of suites) {
    if (leftOut > 0) yield `${name}: a workspace can have ${events} events, so ${leftOut} were left out.`;
    if (!tests.some(({ state }) => state !== "skipped")) {
      yield `${name}: no event has an expected result, so nothing was tested. Set one on the page's Tests tab.`;
    }
  }
}

function unpainted(_style, text) {
  return text;
}
