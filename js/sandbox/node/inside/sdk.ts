// The AWS SDK's modules, and the functions by which they reach AWS.

import { module, type SdkHost } from "../../aws/sdk/index.ts";
import { host } from "./bridge.ts";
import { currentLine } from "./errors.ts";

const sdkHost: SdkHost = {
  call: (service, operation, parameters, region = "") =>
    host.aws(service, operation, parameters, region, currentLine()),
  describe: (name) => host.describe(name) || undefined,
};

/** Whether a name belongs to the SDK that Lambda's runtime has. */
export const isSdk = (name: string) => /^@(?:aws-sdk|smithy)\/[\w-]+$/.test(name);

/** A module of the SDK; undefined if there is none of that name. */
export const sdkModule = (name: string): unknown => module(name, sdkHost);
