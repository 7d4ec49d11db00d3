// Calls of AWS and requests over HTTP: each is recorded, and answered by the pretended AWS.

import { describe } from "../aws/describe.ts";
import { aws, services, type Aws, type AwsSettings } from "../aws/index.ts";
import type { AwsCall, Json } from "../contract.ts";
import type { Run } from "../worker.ts";

/** What Python says of a call. */
interface Asked {
  service: string;
  operation: string;
  parameters: Json;
  region: string;
  line: number | null;
}

interface Request {
  method: string;
  url: string;
  headers: Record<string, string>;
  body: string;
  line: number | null;
}

export class Calls {
  readonly #settings: AwsSettings;
  /** Lives as long as the environment, so that a warm run finds what an earlier one has put. */
  readonly #aws: Aws;

  /** `now`: milliseconds since the epoch. */
  constructor(now: () => number) {
    this.#settings = { account: "", region: "", now, event: null, answers: {}, requestId, language: "python" };
    this.#aws = aws(this.#settings);
  }

  begin({ request }: Run): void {
    const { account, region, answers } = request;
    Object.assign(this.#settings, { account, region, answers, event: parsed(request.event) });
  }

  /** Returns the answer, as the stubs in Python read it. */
  call(asked: Json, run: Run): Json {
    const { service, operation, parameters, region, line } = asked as unknown as Asked;
    const answer = this.#aws.call(service, operation, parameters, region);
    // boto3 refuses the parameters before it sends anything.
    if ("invalid" in answer) return answer as unknown as Json;
    const call: Omit<AwsCall, "at"> = { service, operation, region, parameters };
    if (line !== null) call.line = line;
    if ("error" in answer) {
      call.error = { code: answer.error.code, message: answer.error.message };
    } else {
      call.answer = answer.value;
    }
    run.call(call);
    if ("value" in answer) for (const entry of answer.sent ?? []) run.sent(entry);
    return answer as unknown as Json;
  }

  http(asked: Json, run: Run): void {
    const { method, url, headers, body, line } = asked as unknown as Request;
    const { region } = run.request;
    const parameters: Json = { headers, body };
    const call: Omit<AwsCall, "at"> = { service: "http", operation: `${method} ${url}`, region, parameters };
    if (line !== null) call.line = line;
    run.call({ ...call, answer: { StatusCode: 200, Body: "ok" } });
  }

  /** What is known of a service by boto3's name; null if there is none. */
  describe(service: Json): Json {
    return (describe(String(service)) ?? null) as unknown as Json;
  }

  services(): Json {
    return [...services.keys()].sort();
  }
}

function parsed(text: string): Json {
  try {
    return JSON.parse(text) as Json;
  } catch {
    return null;
  }
}

/** A random UUID. `crypto.randomUUID` is not there in an opaque origin in Chromium. */
function requestId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = (bytes[6]! & 0x0f) | 0x40;
  bytes[8] = (bytes[8]! & 0x3f) | 0x80;
  const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join("-");
}
