// `match`: rules over files of events, or over standard input.

import { UsageError, WordsError } from "./failure.js";
import { nameOf, pieces, readText } from "./files.js";
import { nearest, readKnown, readWords } from "./options.js";
import { plain } from "./output.js";

const OPTIONS = {
  rules: { takes: "FILE" },
  template: { takes: "FILE" },
  rule: { takes: "NAME", isList: true },
  set: { takes: "EXPRESSION=VALUE", isList: true },
  filter: {},
  invert: {},
  names: {},
  json: {},
};

/** Events that could not be read and are told of, each file's first. */
const TOLD = 20;

/** Runs the rules; answers whether all events could be read. */
export async function match(words, output, { stdin, env }) {
  const { options, rest } = readWords(words, OPTIONS);
  const paths = rest.length > 0 ? rest : ["-"];
  demandSense(options, paths);
  const engine = await import("./load.js");
  const rules = await readRules(options, stdin, engine.listRules, output);
  const isOutput = options.filter || options.names || options.invert;
  const wanted = isOutput ? (options.invert ? "unmatched" : "matched") : undefined;
  const run = new engine.MatchRun(rules.map(({ pattern }) => pattern), wanted, new Date().toISOString());
  const namer = options.names ? withNames(rules, engine.RuleSet) : undefined;

  const total = { events: 0, unmatched: 0, malformed: 0, matches: rules.map(() => 0) };
  for (const path of paths) {
    run.begin();
    for await (const piece of pieces(path, stdin)) {
      run.push(piece);
      await give(run.output(), namer, output);
      if (output.isClosed) return true;
    }
    const found = run.finish();
    await give(run.output(), namer, output);
    add(total, found);
    for (const { line, message } of found.problems.slice(0, TOLD)) output.tell(plain(`${nameOf(path)}:${line}: ${message}`));
    if (found.malformed > TOLD) output.tell(`${nameOf(path)}: ${found.malformed - TOLD} more entries aren't events.`);
  }
  if (!isOutput) await output.print(options.json ? asJson(rules, total) : asTable(rules, total));
  if (!options.json || isOutput) output.tell(`${counted(total.events, "event")}, ${total.events - total.unmatched} matched, ${total.malformed} unreadable`);
  return total.malformed === 0;
}

function demandSense({ rules, template, names, invert, filter, json }, paths) {
  if ((rules === undefined) === (template === undefined)) {
    throw new WordsError("match needs rules: use either --rules FILE or --template FILE.");
  }
  if (names && (filter || invert)) throw new WordsError("“--names” also prints events, so it can't be used with “--filter” or “--invert”.");
  if (json && (names || filter || invert)) throw new WordsError("“--json” prints counts, so it can't be used with options that print events.");
  if ([...paths, rules, template].filter((path) => path === "-").length > 1) {
    throw new WordsError("standard input can't be used for both rules and events.");
  }
}

/** The rules that are to run, each with its name. One that AWS refuses ends the command. */
async function readRules(options, stdin, listRules, output) {
  const path = options.rules ?? options.template;
  const isTemplate = options.template !== undefined;
  const found = listRules({ text: await readText(path, stdin), isTemplate, known: readKnown(options.set) });
  if (found.problems.length > 0) {
    const told = found.problems.map(({ place, message }) => `${nameOf(path)}${place ? `:${place.line}:${place.column}` : ""}: ${message}`);
    throw new UsageError(told.join("\n"));
  }
  for (const name of found.unknown) output.tell(`${nameOf(path)}: ${name} was left out, because only the deployment tool knows its pattern.`);
  if (found.expressions.length > 0) {
    output.tell(`${nameOf(path)}: only the deployment tool knows ${[...new Set(found.expressions)].join(", ")}. They're used as they are written. To set a value, use --set 'EXPRESSION=VALUE'.`);
  }
  const chosen = found.rules.filter(({ name }) => options.rule.length === 0 || options.rule.includes(name));
  for (const name of options.rule) {
    if (chosen.some((rule) => rule.name === name)) continue;
    const like = nearest(name, found.rules.map((rule) => rule.name));
    throw new UsageError(`${nameOf(path)} has no rule “${name}”.${like ? ` Did you mean “${like}”?` : ""}`);
  }
  if (chosen.length === 0) throw new UsageError(`${nameOf(path)} has no rules.`);
  const repeated = chosen.find(({ name }, index) => chosen.findIndex((rule) => rule.name === name) < index);
  if (repeated) throw new UsageError(`${nameOf(path)} has several rules named “${repeated.name}”.`);
  return chosen;
}

/** Turns lines of events into lines of `{"rules": […], "event": …}`. */
function withNames(rules, RuleSet) {
  const set = new RuleSet({ mode: "structural" });
  for (const { name, pattern } of rules) set.add(name, pattern);
  return (event) => `{"rules":${JSON.stringify(set.match(event))},"event":${event}}\n`;
}

async function give(bytes, namer, output) {
  if (bytes.length === 0) return;
  if (!namer) return output.print(bytes);
  const lines = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString("utf8").trimEnd().split("\n");
  return output.print(lines.map(namer).join(""));
}

function add(total, found) {
  for (const what of ["events", "unmatched", "malformed"]) total[what] += found[what];
  found.matches.forEach((count, index) => (total.matches[index] += count));
}

function asTable(rules, { matches }) {
  return rules.map(({ name }, index) => `${plain(name)}\t${matches[index]}\n`).join("");
}

function asJson(rules, { events, unmatched, malformed, matches }) {
  const counts = Object.fromEntries(rules.map(({ name }, index) => [name, matches[index]]));
  return `${JSON.stringify({ events, unmatched, malformed, matches: counts }, null, 2)}\n`;
}

function counted(count, one) {
  return `${count} ${count === 1 ? one : `${one}s`}`;
}
