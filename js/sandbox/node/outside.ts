// What the engine answers to what runs inside it (inside/bridge.ts). All that comes from there is the user's to forge:
// plain values, checked for their kind, and never a way to the worker's own objects.

import type { Aws, AwsAnswer } from "../aws/index.ts";
import { forJavaScript, operation as operationOf } from "../aws/index.ts";
import type { AwsCall, Failure, Json } from "../contract.ts";
import type { Run } from "../worker.ts";
import { digest } from "./hash.ts";
import { intl } from "./intl.ts";
import { URL_PARTS } from "./url-parts.ts";

const text = (value: unknown) => (typeof value === "string" ? value : String(value));
const number = (value: unknown) => (typeof value === "number" && Number.isFinite(value) ? value : 0);

/** The answers by name; each takes and gives strings and numbers. */
export function answers(
  run: () => Run,
  aws: () => Aws,
): Record<string, (...args: unknown[]) => string | number | undefined | void> {
  return {
    write: (line, level) => run().write(text(line), level === "log" ? "log" : "print"),
    now: () => run().clock.now(),
    elapsed: () => run().clock.elapsed(),
    remaining: () => run().clock.remaining(),
    random: (size) => toBase64(crypto.getRandomValues(new Uint8Array(Math.min(65_536, number(size))))),
    digest: (algorithm, data) => {
      const found = digest(text(algorithm), fromBase64(text(data)));
      return found ? toBase64(found) : "";
    },
    url: (href, base) => {
      try {
        return parts(base === "" ? new URL(text(href)) : new URL(text(href), text(base)));
      } catch {
        return "";
      }
    },
    urlWith: (href, part, value) => {
      const url = new URL(text(href));
      const name = text(part);
      if (SETTABLE.includes(name)) (url as unknown as Record<string, string>)[name] = text(value);
      return parts(url);
    },
    intl: (kind, locales, options, value) => intl(text(kind), text(locales), text(options), value as number | string),
    aws: (service, operation, parameters, region, line) => {
      const given = JSON.parse(text(parameters)) as Json;
      const where = region === "" ? run().request.region : text(region);
      const answer = aws().call(text(service), text(operation), given, where);
      const name = operationOf(text(service), text(operation)) ?? text(operation);
      // With status 0 the SDK refuses by itself, and sends nothing.
      if (!("error" in answer && answer.error.status === 0))
        run().call(recorded(text(service), name, where, given, number(line), answer));
      if ("value" in answer) for (const entry of answer.sent ?? []) run().sent(entry);
      return JSON.stringify(answer);
    },
    describe: (module) => forJavaScript(aws()).describe(text(module)) ?? "",
    http: (method, url, headers, body, line) => {
      const parameters: Json = { headers: JSON.parse(text(headers)) as Json, body: text(body) };
      run().call({
        service: "http",
        operation: `${text(method)} ${text(url)}`,
        region: run().request.region,
        parameters,
        ...lineOf(line),
        answer: { StatusCode: 200, Body: "ok" },
      });
      return undefined;
    },
    invoke: () => run().invoke(),
    returned: (value) => run().returned(text(value)),
    failed: (failure) => run().failed(JSON.parse(text(failure)) as Failure),
    exited: (status) => run().exited(number(status)),
  };
}

const lineOf = (line: unknown) => (number(line) > 0 ? { line: number(line) } : {});

function recorded(
  service: string,
  operation: string,
  region: string,
  parameters: Json,
  line: number,
  answer: AwsAnswer,
): Omit<AwsCall, "at"> {
  const call = { service, operation, region, parameters, ...lineOf(line) };
  if ("value" in answer) return { ...call, answer: answer.value };
  if ("error" in answer) return { ...call, error: { code: answer.error.code, message: answer.error.message } };
  return {
    ...call,
    error: { code: "ValidationError", message: answer.invalid.messages.map((one) => one.text).join("\n") },
  };
}

const SETTABLE: readonly string[] = URL_PARTS.filter((part) => part !== "origin");

function parts(url: URL): string {
  return JSON.stringify(
    Object.fromEntries(URL_PARTS.map((part) => [part, (url as unknown as Record<string, string>)[part]])),
  );
}

function toBase64(bytes: Uint8Array): string {
  let binary = "";
  for (let at = 0; at < bytes.length; at += 8192) binary += String.fromCharCode(...bytes.subarray(at, at + 8192));
  return btoa(binary);
}

function fromBase64(data: string): Uint8Array {
  return Uint8Array.from(atob(data), (sign) => sign.charCodeAt(0));
}
