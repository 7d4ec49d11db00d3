/** What is to be said of an event pattern. */
export interface PatternValidation {
  /** Whether EventBridge would take it. */
  valid: boolean;
  /** What is wrong with it, at most 100 problems. A valid pattern has warnings at most. */
  problems: PatternProblem[];
  /** The whole message of AWS for a pattern that it refuses. */
  awsMessage?: string;
}

/** One thing wrong with a pattern. Offsets count UTF-16 units, as JavaScript does. */
export interface PatternProblem {
  /** What is wrong, in plain words. */
  message: string;
  /** What AWS calls it. */
  reason: string;
  severity: "error" | "warning";
  /** Where it begins, from 1. AWS's own place, where its reader stops, is in `awsMessage`. */
  line: number;
  column: number;
  from: number;
  to: number;
}

/** Options of `testEventPattern`. */
export interface TestOptions {
  /** Demand the fields of the envelope that AWS demands. */
  strict?: boolean;
}

/** Options of a `RuleSet`. */
export interface RuleSetOptions {
  /**
   * How much of an event is looked at. `strict`, the default: every byte must be sound JSON.
   * `structural`: fields that no rule names may be malformed as long as their quotes and brackets can
   * be paired. `early`: reading may stop when each field that rules name was met once, and what stands
   * behind that may go unnoticed, even a second value of a repeated key.
   */
  mode?: "strict" | "structural" | "early";
}

/** What the functions throw for a request that AWS would refuse. */
export interface EventBridgeError extends Error {
  name: "InvalidEventPatternException" | "ValidationException";
  /** The same as `name`. */
  code: "InvalidEventPatternException" | "ValidationException";
  /** What is wrong, in plain words; `message` is AWS's. */
  reason: string;
  /** Where it begins, from 1, if it has a place. */
  line?: number;
  column?: number;
}

/** Why a pattern matches an event or does not. Offsets count UTF-16 units, as JavaScript does; for
 * a pattern or event given as an object they are those of `JSON.stringify` of it. */
export interface Explanation {
  matched: boolean;
  /** What decided, in a sentence or two. */
  summary: string;
  /** The pattern, part by part, in its own order; of `$or` the branch that is closest comes first. */
  fields: ExplainedPart[];
}

/** A part of a pattern, and what became of it. */
export interface ExplainedPart {
  /** How deep it lies in the pattern, from 0. */
  depth: number;
  /** A field that holds others, a field with matchers, a matcher, `$or`, or a branch of it. */
  kind: "object" | "field" | "matcher" | "or" | "branch";
  /** The field's name, the matcher as written, `$or`, or the number of the branch, from 1. */
  text: string;
  /** `replaced`: it does not count, since a later field of the same name replaces it. `not-reached`:
   * the event has nothing that it could look at; the reasons of a part above say why. */
  status: "matched" | "failed" | "replaced" | "not-reached";
  /** Where it stands in the pattern. */
  from: number;
  to: number;
  /** Why all of it does not hold, where that can be said. */
  reasons: string[];
  /** The values of the event that a matcher looked at; those that it accepts come first. */
  values: ExplainedValue[];
  /** How many more values there were. */
  more: number;
}

/** A value of the event that a matcher looked at. */
export interface ExplainedValue {
  /** The way to it, as in `detail.items[2].sku`. */
  path: string;
  /** The value as written, shortened. */
  text: string;
  /** Where it stands in the event. */
  from: number;
  to: number;
  accepted: boolean;
  /** Why the matcher does not accept it, where that can be said. */
  reason?: string;
}
