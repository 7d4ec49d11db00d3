// The modules of the AWS SDK for JavaScript, version 3, for handlers: this runs inside the interpreter, as one script.

import { documentModule } from "./document.ts";
import type { Description, SdkHost } from "./host.ts";
import { convertToAttr, convertToNative, marshall, NumberValueImpl, unmarshall } from "./marshall.ts";
import { serviceModule, serviceOf, type Exports } from "./service.ts";
import type { Service } from "./client.ts";
import { credentialsModule, handlerModule, presignerModule, storageModule } from "./tools.ts";

export type { SdkHost } from "./host.ts";

const made = new Map<string, Exports | undefined>();

/**
 * The exports of a module, or `undefined` if it is none of these. `name in module(…)` tells whether it has an export,
 * for the error that an `import` of another name is. `require` gets the same object, and `default` is it, too.
 */
export function module(name: string, host: SdkHost): Exports | undefined {
  if (!made.has(name)) {
    const exports = make(name, host);
    // The packages are CommonJS, whose default export is the whole.
    if (exports) Object.defineProperty(exports, "default", { value: exports, configurable: true });
    made.set(name, exports);
  }
  return made.get(name);
}

function make(name: string, host: SdkHost): Exports | undefined {
  switch (name) {
    case "@aws-sdk/lib-dynamodb":
      return from("@aws-sdk/client-dynamodb", host, documentModule);
    case "@aws-sdk/lib-storage":
      return from("@aws-sdk/client-s3", host, storageModule);
    case "@aws-sdk/s3-request-presigner":
      return presignerModule();
    case "@aws-sdk/util-dynamodb":
      return { marshall, unmarshall, convertToAttr, convertToNative, NumberValueImpl, NumberValue: NumberValueImpl };
    case "@aws-sdk/credential-providers":
    case "@aws-sdk/credential-provider-node":
      return credentialsModule();
    case "@smithy/node-http-handler":
    case "@aws-sdk/node-http-handler":
      return handlerModule();
  }
  const description = name.startsWith("@aws-sdk/client-") ? host.describe(name) : undefined;
  return description === undefined ? undefined : serviceModule(JSON.parse(description) as Description, host);
}

/** A module that builds on a client's. */
function from(name: string, host: SdkHost, build: (service: Service) => Exports): Exports | undefined {
  const exports = module(name, host);
  const service = exports && serviceOf(exports);
  return service && build(service);
}
