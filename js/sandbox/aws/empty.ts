// What a call is answered that has no answer of its own: the top members of the model, empty.

import type { Json } from "../contract.ts";
import type { Call } from "./call.ts";
import type { Given } from "./tables/shapes.ts";
import { bytes, stream, text, type Members } from "./values.ts";

/** The members of an answer; those that a parameter has, too, repeat it, since most such members are echoes. */
export function empty(given: Given[], parameters: Members, call: Call): Json {
  const value: Members = {};
  for (const { name, kind } of given) {
    // There is no next page.
    if (/^(?:next|last|start|is|has)?(?:continuation)?-?(?:token|marker|truncated)$/i.test(name)) continue;
    if (name === "LastEvaluatedKey") continue;
    const echo = Object.hasOwn(parameters, name) ? text(parameters[name]) : undefined;
    value[name] = kind === "s" && echo !== undefined ? echo : nothing(kind, call);
  }
  return value;
}

function nothing(kind: Given["kind"], call: Call): Json {
  switch (kind) {
    case "{":
      return {};
    case "[":
      return [];
    case "s":
      return "";
    case "b":
      return false;
    case "t":
      return call.time();
    case "B":
      return bytes("");
    case "S":
    case "P":
      return stream("");
    default:
      return 0;
  }
}
