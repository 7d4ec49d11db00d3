// What the JavaScript SDK's modules reach from inside the interpreter: two functions that take and give texts. A worker
// that records its calls wraps `call`.

import type { Json } from "../contract.ts";
import { describeModule } from "./describe.ts";
import type { Aws } from "./index.ts";
import type { SdkHost } from "./sdk/host.ts";

export function forJavaScript(aws: Aws): SdkHost {
  return {
    call: (service, operation, parameters, region) =>
      JSON.stringify(aws.call(service, operation, JSON.parse(parameters) as Json, region)),
    describe: (name) => JSON.stringify(describeModule(name)),
  };
}
