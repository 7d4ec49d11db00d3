// What services say of parameters that the JavaScript SDK, which checks nothing, sends on.

import type { Service } from "./tables/names.ts";
import type { Invalid } from "./validate.ts";

/** A refusal; one with status 0 comes from the SDK itself, before anything is sent. */
export interface Refused {
  code: string;
  message: string;
  status: number;
  fault: "client" | "server";
}

/** The refusal that the first thing wrong leads to, or `undefined`: unknown members are not even sent. */
export function refused(service: Service, found: Invalid[]): Refused | undefined {
  const first = found.find(({ kind }) => kind !== "unknown");
  if (!first) return undefined;
  const { kind, parameter } = first;
  const answer = (code: string, message: string, status = 400) => ({ code, message, status, fault: "client" as const });
  if (first.inPath) return answer("Error", `No value provided for input HTTP label: ${parameter}.`, 0);
  const name = parameter.charAt(0).toLowerCase() + parameter.slice(1);
  if (kind === "type") return answer("SerializationException", `The value of '${name}' has the wrong type.`);
  // SQS went over to JSON and kept its errors.
  if (service.protocol === "ec2" || service.protocol === "query" || service.id === "sqs") {
    const stop = service.protocol === "ec2" ? "" : ".";
    return kind === "missing"
      ? answer("MissingParameter", `The request must contain the parameter ${parameter}${stop}`)
      : answer("InvalidParameterValue", `Value for parameter ${parameter} is invalid.`);
  }
  const constraint =
    kind === "missing"
      ? `Value null at '${name}' failed to satisfy constraint: Member must not be null`
      : `Value at '${name}' failed to satisfy constraint: Member must have length greater than or equal to 1`;
  return answer("ValidationException", `1 validation error detected: ${constraint}`);
}
