// From the words of the command line to a verb and an exit code.

import { readFileSync } from "node:fs";
import { check } from "./check.js";
import { FINDINGS, OK, USAGE, UsageError } from "./failure.js";
import { GENERAL, HELP } from "./help.js";
import { match } from "./match.js";
import { nearest } from "./options.js";
import { Output } from "./output.js";
import { test } from "./test.js";

const VERBS = { test, check, match };

/** Runs the command with these words; answers its exit code. `process` may be a stand-in with the same streams. */
export async function run(words, process) {
  const output = new Output(process);
  try {
    return await dispatch(words, output, process);
  } catch (error) {
    if (output.isClosed) return OK;
    if (!(error instanceof UsageError)) throw error;
    output.tell(`eventbridge-playground: ${error.message}`);
    if (error.verb !== undefined) output.tell(`Run “eventbridge-playground ${`${error.verb} --help`.trim()}” for help.`);
    return USAGE;
  } finally {
    await output.end();
  }
}

async function dispatch([verb, ...words], output, process) {
  if (verb === undefined) {
    output.tell(GENERAL.trimEnd());
    return USAGE;
  }
  if (["--help", "-h", "help"].includes(verb)) {
    const topic = words.find((word) => Object.hasOwn(HELP, word));
    output.print(topic ? HELP[topic] : GENERAL);
    return OK;
  }
  if (["--version", "-v"].includes(verb)) {
    output.print(`${version()}\n`);
    return OK;
  }
  if (!Object.hasOwn(VERBS, verb)) {
    const like = nearest(verb, Object.keys(VERBS));
    throw new UsageError(`there is no command “${verb}”.${like ? ` Did you mean “${like}”?` : " The commands are test, check and match."}`, "");
  }
  const isHelp = words.slice(0, words.includes("--") ? words.indexOf("--") : undefined).some((word) => ["--help", "-h"].includes(word));
  if (isHelp) {
    output.print(HELP[verb]);
    return OK;
  }
  try {
    return (await VERBS[verb](words, output, process)) ? OK : FINDINGS;
  } catch (error) {
    if (error instanceof UsageError && error.isAboutWords) error.verb = verb;
    throw error;
  }
}

function version() {
  return JSON.parse(readFileSync(new URL("../package.json", import.meta.url), "utf8")).version;
}
