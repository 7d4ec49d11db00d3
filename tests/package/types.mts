// What TypeScript knows of the package. This file is compiled, never run.

import {
  type EventBridgeError,
  type Explanation,
  explain,
  type PatternProblem,
  RuleSet,
  testEventPattern,
  validatePattern,
} from "eventbridge-playground";

const rules: RuleSet = new RuleSet();
new RuleSet({ mode: "structural" });
rules.add("name", { source: ["shop"] });
rules.add("name", '{"source": ["shop"]}');
const removed: boolean = rules.remove("name");
const names: string[] = [rules.match("{}"), rules.match({}), rules.match(new Uint8Array())].flat();
const size: number = rules.size;
const verdict: boolean = testEventPattern({}, "{}", { strict: true });
const problems: PatternProblem[] = validatePattern("{}").problems;
const explanation: Explanation = explain({}, {});

// @ts-expect-error there is no such mode
new RuleSet({ mode: "fast" });
// @ts-expect-error a name is a string
rules.add(1, {});
// @ts-expect-error a rule needs a pattern
rules.add("name");
// @ts-expect-error an event is no number
rules.match(1);
// @ts-expect-error how the engine is started is the package's own business
import { initSync } from "eventbridge-playground";

export function describe(error: EventBridgeError): string {
  const place = error.line === undefined ? "" : ` in line ${error.line}, column ${error.column}`;
  return `${error.code}${place}: ${error.reason}`;
}

export { explanation, initSync, names, problems, removed, size, verdict };
