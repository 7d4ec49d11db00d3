// What the modules reach outside the interpreter: two functions that take and give texts.

import type { DescribedModule } from "../describe.ts";

export interface SdkHost {
  /**
   * Makes a call; `parameters` and the answer are JSON (`AwsAnswer` of ../index.ts). `service` is boto3's name,
   * `operation` the API's; without a region it is the function's.
   */
  call(service: string, operation: string, parameters: string, region?: string): string;
  /** `describeModule` of ../describe.ts as JSON, or `undefined`. */
  describe(module: string): string | undefined;
}

/** What `describe` tells. */
export type Description = DescribedModule;

export type Input = Record<string, unknown>;

/** Node's variables, where there is a process. */
export function environment(name: string): string | undefined {
  const { process } = globalThis as { process?: { env?: Record<string, string | undefined> } };
  return process?.env?.[name];
}
