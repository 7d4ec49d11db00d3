// What the stubs inside the interpreters reach, as functions that take and give texts. A worker that records its calls
// wraps `call`.

import type { Json } from "../contract.ts";
import { describe, describeModule } from "./describe.ts";
import type { Aws } from "./index.ts";

interface Host {
  /** Makes a call: parameters and answer are JSON. */
  call(service: string, operation: string, parameters: string, region?: string): string;
  /** Tells of a service as JSON, or `undefined` if there is none. */
  describe(name: string): string | undefined;
}

/** The host of sdk/: services go by their package, `@aws-sdk/client-ec2`. */
export function forJavaScript(aws: Aws): Host {
  return { call: caller(aws), describe: (name) => JSON.stringify(describeModule(name)) };
}

/** The host of boto3's clients: services go by boto3's name, `ec2`. */
export function forPython(aws: Aws): Host {
  return { call: caller(aws), describe: (name) => JSON.stringify(describe(name)) };
}

function caller(aws: Aws): Host["call"] {
  return (service, operation, parameters, region) =>
    JSON.stringify(aws.call(service, operation, JSON.parse(parameters) as Json, region));
}
