// Reads the words of a verb: options and the rest.

import { WordsError } from "./failure.js";

/**
 * Reads words by a table of options: each has `takes`, the word for its value, or nothing for a switch; `isList` if it
 * may come several times; `oneOf`, the values that there are. Answers the options by name and the other words.
 */
export function readWords(words, table) {
  const options = Object.fromEntries(Object.entries(table).map(([name, { takes, isList }]) => [name, isList ? [] : takes ? undefined : false]));
  const rest = [];
  for (let at = 0; at < words.length; at += 1) {
    const word = words[at];
    if (word === "--") {
      rest.push(...words.slice(at + 1));
      break;
    }
    if (!word.startsWith("-") || word === "-") {
      rest.push(word);
      continue;
    }
    const [, name, given] = /^-{1,2}([^=]*)(?:=(.*))?$/s.exec(word);
    const option = word.startsWith("--") && Object.hasOwn(table, name) ? table[name] : undefined;
    if (!option) {
      const like = nearest(name, Object.keys(table));
      throw new WordsError(`there is no option “${word.split("=")[0]}”.${like ? ` Did you mean “--${like}”?` : ""}`);
    }
    if (!option.takes) {
      if (given !== undefined) throw new WordsError(`“--${name}” doesn't take a value.`);
      options[name] = true;
      continue;
    }
    const value = given ?? words[(at += 1)];
    if (value === undefined) throw new WordsError(`“--${name}” needs a value: --${name} ${option.takes}.`);
    if (option.oneOf && !option.oneOf.includes(value)) {
      throw new WordsError(`“--${name}” must be one of ${listed(option.oneOf)}, not “${value}”.`);
    }
    if (option.isList) options[name].push(value);
    else if (options[name] !== undefined) throw new WordsError(`“--${name}” is given twice.`);
    else options[name] = value;
  }
  return { options, rest };
}

/** `a, b and c`. */
export function listed(words) {
  return words.length < 2 ? words.join("") : `${words.slice(0, -1).join(", ")} and ${words.at(-1)}`;
}

/** The word that looks most like another; nothing if none does. */
export function nearest(word, known) {
  const [best] = known.map((name) => ({ name, steps: distance(word, name) })).sort((a, b) => a.steps - b.steps);
  return best && (best.steps <= Math.max(word.length > 3 ? 2 : 1, Math.floor(best.name.length / 3)) || (word.length > 1 && best.name.startsWith(word))) ? best.name : undefined;
}

/** How many letters must be put in, taken out or changed to make one word of another. */
function distance(from, to) {
  let row = Array.from({ length: to.length + 1 }, (_, at) => at);
  for (let i = 1; i <= from.length; i += 1) {
    const next = [i];
    for (let j = 1; j <= to.length; j += 1) {
      next[j] = Math.min(row[j] + 1, next[j - 1] + 1, row[j - 1] + (from[i - 1] === to[j - 1] ? 0 : 1));
    }
    row = next;
  }
  return row[to.length];
}

/** The values that `--set` gives to expressions. */
export function readKnown(settings) {
  return settings.map((setting) => {
    const [, source, json, value] = /^(.+?)(:)?=(.*)$/s.exec(setting) ?? [];
    if (source === undefined) throw new WordsError(`“--set ${setting}” needs a value: --set 'EXPRESSION=VALUE'.`);
    return { source, value, isJson: json !== undefined };
  });
}
