// The answers that the user has written, which go before ours. They are keyed as boto3 names calls
// (`ec2.start_instances`); the names of the API and of the JavaScript SDK are taken as well, and `*` for all.

import type { Json } from "../contract.ts";
import type { Call } from "./call.ts";
import { completed } from "./refusal.ts";
import { method, type Service } from "./tables/names.ts";
import type { Given, Shapes } from "./tables/shapes.ts";
import { bytes, isMembers, list, member, number, special, stream, text, toBase64, type Members } from "./values.ts";

/** How often each list was asked. A new run brings new lists, and so begins anew. */
export type Asked = WeakMap<object, number>;

/**
 * The user's answer to a call, or `undefined` if there is none. Of a list it is the next item, one a call; after the
 * last one, and for `null`, the call is answered as if nothing had been written.
 */
export function ownAnswer(answers: Record<string, Json>, asked: Asked, service: Service, operation: string): Json | undefined {
  for (const key of keys(service, operation)) {
    if (!Object.hasOwn(answers, key)) continue;
    const found = answers[key];
    if (!Array.isArray(found)) return found ?? undefined;
    const turn = asked.get(found) ?? 0;
    asked.set(found, turn + 1);
    return found[turn] ?? undefined;
  }
  return undefined;
}

function keys(service: Service, operation: string): string[] {
  const services = [service.id, service.jsPackage.replace("@aws-sdk/client-", ""), service.className];
  const names = [method(service.id, operation), operation, operation.charAt(0).toLowerCase() + operation.slice(1), "*"];
  return [...names.flatMap((name) => services.map((id) => `${id}.${name}`)), "*"];
}

/** The error that an answer stands for (`{"Error": {"Code": …}}`), or `undefined`. */
export function ownError(call: Call, answer: Json) {
  const error = member(answer, "Error");
  const code = text(member(error, "Code"));
  if (!isMembers(error) || code === undefined) return undefined;
  const status = number(member(member(answer, "ResponseMetadata"), "HTTPStatusCode"));
  const { Code: _code, Message: _message, ...more } = error;
  const { Error: _error, ResponseMetadata: _metadata, ...beside } = answer as Members;
  const message = text(member(error, "Message")) ?? denied(call, code);
  return { ...completed(call.service, code, message, status), members: { ...beside, ...more } };
}

/** IAM's names of services, where they differ from boto3's. */
const IN_POLICIES: Record<string, string> = {
  apigatewaymanagementapi: "execute-api",
  "bedrock-runtime": "bedrock",
  elb: "elasticloadbalancing",
  elbv2: "elasticloadbalancing",
  efs: "elasticfilesystem",
  emr: "elasticmapreduce",
  "iot-data": "iot",
  opensearch: "es",
  sesv2: "ses",
  stepfunctions: "states",
};

/** What IAM says where the user only said that it refuses. */
function denied({ service, operation, caller }: Call, code: string): string | undefined {
  if (!["AccessDenied", "AccessDeniedException", "UnauthorizedOperation"].includes(code)) return undefined;
  const action = `${IN_POLICIES[service.id] ?? service.id}:${service.id === "lambda" && operation === "Invoke" ? "InvokeFunction" : operation}`;
  const start = code === "UnauthorizedOperation" ? "You are not authorized to perform this operation. " : "";
  return `${start}User: ${caller} is not authorized to perform: ${action} because no identity-based policy allows the ${action} action`;
}

/**
 * An answer as the service would have given it: bodies, bytes and times, which JSON does not have, are made of the
 * texts and numbers that stand in their places.
 */
export function ownValue(answer: Json, given: Given[], shapes: Shapes | undefined): Json {
  const body = given.find(({ kind }) => kind === "S" || kind === "P" || kind === "B");
  // A bare text can only be the body: "s3.get_object": "a,b".
  const members: Members = isMembers(answer) ? { ...answer } : body ? { [body.name]: answer } : {};
  delete members.ResponseMetadata;
  for (const { name, kind } of given) {
    const value = members[name];
    if (value !== undefined && value !== null) members[name] = fitted(value, kind);
  }
  return shapes ? withTimes(members, shapes.times, 0) : members;
}

function fitted(value: Json, kind: Given["kind"]): Json {
  if (["$date", "$bytes", "$stream"].some((form) => special(value, form as "$date") !== undefined)) {
    const base64 = special(value, "$bytes") ?? special(value, "$stream");
    return isStream(kind) && base64 !== undefined ? stream(base64) : value;
  }
  if (isStream(kind)) return stream(toBase64(written(value)));
  if (kind === "B") return bytes(toBase64(written(value)));
  // A secret or a message may be written as the JSON that it holds.
  if (kind === "s") return written(value);
  return value;
}

function isStream(kind: Given["kind"]): boolean {
  return kind === "S" || kind === "P";
}

function written(value: Json): string {
  return typeof value === "string" ? value : JSON.stringify(value);
}

function withTimes(value: Json, times: ReadonlySet<string>, depth: number): Json {
  if (depth > 32) return value;
  if (Array.isArray(value)) return list(value).map((item) => withTimes(item, times, depth + 1));
  if (!isMembers(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, item]) => {
      const millis = typeof item === "string" ? Date.parse(item) : typeof item === "number" ? item * 1000 : Number.NaN;
      const isTime = times.has(name) && Math.abs(millis) <= 8.64e15;
      return [name, isTime ? { $date: new Date(millis).toISOString() } : withTimes(item, times, depth + 1)];
    }),
  );
}
