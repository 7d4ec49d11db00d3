// The AWS SDK's modules, and the one function by which they call AWS.

import { host } from "./bridge.ts";
import { currentLine } from "./errors.ts";

export interface SdkHost {
  /** Parameters and answer (`AwsAnswer` of ../../aws/index.ts) are JSON. */
  call(service: string, operation: string, parameters: string, region?: string): string;
}

export const sdkHost: SdkHost = {
  call: (service, operation, parameters, region = "") => host.aws(service, operation, parameters, region, currentLine()),
};

/** Whether a name belongs to the SDK that Lambda's runtime has. */
export const isSdk = (name: string) => /^@aws-sdk\/[\w-]+$/.test(name) || /^@smithy\/[\w-]+$/.test(name);

/** A module of the SDK; undefined if there is none of that name. */
export function sdkModule(name: string): unknown {
  const service = /^@aws-sdk\/client-([\w-]+)$/.exec(name)?.[1];
  if (!service) return undefined;
  class Client {
    constructor(readonly config: { region?: string } = {}) {}
    async send(command: { _operation: string; input: unknown }): Promise<unknown> {
      const answer = JSON.parse(sdkHost.call(service as string, command._operation, JSON.stringify(command.input ?? {}), this.config.region)) as { value?: object; error?: { code: string; message: string } };
      if (answer.error) throw Object.assign(new Error(answer.error.message), { name: answer.error.code });
      return { ...answer.value, $metadata: { httpStatusCode: 200 } };
    }
  }
  const made = new Map<string, unknown>();
  const get = (_: object, key: string | symbol): unknown => {
    if (typeof key !== "string" || (!key.endsWith("Client") && !key.endsWith("Command"))) return undefined;
    if (!made.has(key)) made.set(key, key.endsWith("Client") ? Client : commandOf(key.slice(0, -"Command".length)));
    return made.get(key);
  };
  return new Proxy({}, { get, has: (target, key) => get(target, key) !== undefined });
}

function commandOf(operation: string): unknown {
  return class {
    readonly _operation = operation;
    constructor(readonly input: unknown) {}
  };
}
