// The small modules beside the clients: uploads, signed URLs, credentials, handlers of requests.

import { Body } from "./body.ts";
import type { Client, Command, Service } from "./client.ts";
import type { Input } from "./host.ts";
import type { Exports } from "./service.ts";

/** `@aws-sdk/lib-storage`. */
export function storageModule(s3: Service): Exports {
  return {
    Upload: class Upload {
      readonly #listeners: ((progress: unknown) => void)[] = [];

      constructor(private readonly options: { client: Client; params: Input }) {}

      async done(): Promise<unknown> {
        const { client, params } = this.options;
        const whole = { ...params, Body: await gathered(params.Body) };
        const answer = (await client.send(new (s3.command("PutObject"))(whole))) as Input;
        const { Bucket, Key } = params;
        for (const listener of this.#listeners) listener({ part: 1, Bucket, Key, loaded: 0, total: 0 });
        return { ...answer, Bucket, Key, Location: await address(client, params) };
      }

      on(_event: string, listener: (progress: unknown) => void): this {
        this.#listeners.push(listener);
        return this;
      }

      async abort(): Promise<void> {}
    },
  };
}

/** The bytes of a stream; anything else as it is. */
async function gathered(body: unknown): Promise<unknown> {
  const isStream = typeof body === "object" && body !== null && Symbol.asyncIterator in body && !(body instanceof Body);
  if (!isStream) return body;
  const parts: Uint8Array[] = [];
  for await (const chunk of body as AsyncIterable<string | Uint8Array>) {
    // A copy, since a stream may fill one buffer again and again.
    parts.push(typeof chunk === "string" ? new TextEncoder().encode(chunk) : Uint8Array.from(chunk));
  }
  const whole = new Uint8Array(parts.reduce((length, part) => length + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

/** `@aws-sdk/s3-request-presigner`: a URL of the right form, with a signature that nobody would take. */
export function presignerModule(): Exports {
  const getSignedUrl = async (client: Client, command: Command, options: { expiresIn?: number } = {}): Promise<string> => {
    const region = await client.config.region();
    const now = new Date().toISOString().replace(/[-:]|\.\d+/g, "");
    const query = {
      "X-Amz-Algorithm": "AWS4-HMAC-SHA256",
      "X-Amz-Content-Sha256": "UNSIGNED-PAYLOAD",
      "X-Amz-Credential": `ASIAIOSFODNN7EXAMPLE/${now.slice(0, 8)}/${region}/s3/aws4_request`,
      "X-Amz-Date": now,
      "X-Amz-Expires": String(options.expiresIn ?? 900),
      "X-Amz-Security-Token": "EXAMPLETOKEN",
      "X-Amz-Signature": "0".repeat(64),
      "X-Amz-SignedHeaders": "host",
      "x-id": command.constructor.name.replace(/Command$/, ""),
    };
    const parts = Object.entries(query).map(([name, value]) => `${name}=${encodeURIComponent(value)}`);
    return `${await address(client, command.input)}?${parts.join("&")}`;
  };
  return { getSignedUrl };
}

async function address(client: Client, { Bucket, Key }: Input): Promise<string> {
  const path = String(Key ?? "")
    .split("/")
    .map(encodeURIComponent)
    .join("/");
  return `https://${String(Bucket ?? "")}.s3.${await client.config.region()}.amazonaws.com/${path}`;
}

/** `@aws-sdk/credential-providers`: each gives what AWS's documentation uses as an example. */
export function credentialsModule(): Exports {
  const provider = () => async () => ({
    accessKeyId: "ASIAIOSFODNN7EXAMPLE",
    secretAccessKey: "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY",
    sessionToken: "EXAMPLETOKEN",
  });
  return Object.fromEntries(PROVIDERS.map((name) => [name, provider]));
}

const PROVIDERS = [
  "fromCognitoIdentity",
  "fromCognitoIdentityPool",
  "fromContainerMetadata",
  "fromEnv",
  "fromHttp",
  "fromIni",
  "fromInstanceMetadata",
  "fromLoginCredentials",
  "fromNodeProviderChain",
  "fromProcess",
  "fromSSO",
  "fromTemporaryCredentials",
  "fromTokenFile",
  "fromWebToken",
  "createCredentialChain",
  "propertyProviderChain",
];

/** `@smithy/node-http-handler`, which clients are given for time-outs. */
export function handlerModule(): Exports {
  class NodeHttpHandler {
    constructor(readonly config: unknown = {}) {}
    destroy(): void {}
  }
  return { NodeHttpHandler, NodeHttp2Handler: NodeHttpHandler };
}
