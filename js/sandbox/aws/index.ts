// A pretended AWS: a call goes in, the answer that the service would give comes out. Nothing leaves; what was put can
// be got as long as the environment is warm. Both languages' stubs stand on it.

import type { Json } from "../contract.ts";
import { ownAnswer, ownError, ownValue, type Asked } from "./answers.ts";
import { Call, type AwsSettings, type Store } from "./call.ts";
import { prepared } from "./customs.ts";
import { empty } from "./empty.ts";
import { refused } from "./javascript.ts";
import { completed, Refusal } from "./refusal.ts";
import { families } from "./services/index.ts";
import { describedObject } from "./services/s3.ts";
import { services, type Service } from "./tables/names.ts";
import { shapes } from "./tables/shapes.ts";
import { validate, type Invalid } from "./validate.ts";
import { isMembers, member, text, type Members } from "./values.ts";

export type { AwsSettings } from "./call.ts";
export { describe, describeModule } from "./describe.ts";
export { forJavaScript } from "./hosts.ts";
export { method, operation, services, type Service } from "./tables/names.ts";
export type { Invalid } from "./validate.ts";

export type AwsAnswer =
  /**
   * Members as the API has them, without ResponseMetadata. `sent` has what is for the simulated bus: accepted entries
   * of PutEvents (`{"Source", "DetailType", "Detail", …}`), and of SNS `{"TopicArn", "Message", "MessageId", …}`.
   */
  | { value: Json; sent?: Json[] }
  /** `status` 0: the JavaScript SDK itself would throw a plain `Error` of this message. */
  | { error: { code: string; message: string; status: number; fault: "client" | "server"; members?: Json } }
  /** boto3 refuses the parameters; only in Python. */
  | { invalid: { messages: Invalid[] } };

export interface Aws {
  /** Answers a call; never throws. `service` is boto3's name, `operation` the API's. */
  call(service: string, operation: string, parameters: Json, region?: string): AwsAnswer;
}

/**
 * An account without resources. The settings are read at each call, so that a warm environment can be given the next
 * event, answers and clock by changing them.
 */
export function aws(settings: AwsSettings): Aws {
  const store: Store = new Map();
  const asked: Asked = new WeakMap();
  return {
    call(service, operation, parameters, region) {
      const found = services.get(service);
      if (!found) return failure(undefined, "UnknownService", `There is no service '${service}'.`);
      try {
        return answer(new Call(found, operation, region ?? settings.region, settings, store), parameters, asked);
      } catch (error) {
        if (error instanceof Refusal) return failure(found, error.code, error.message, error.status, error.members);
        // Such as parameters of a depth that no service takes.
        return failure(found, "InternalFailure");
      }
    },
  };
}

function answer(call: Call, given: Json, asked: Asked): AwsAnswer {
  const { service, operation, settings } = call;
  if (service.known && !service.operations.includes(operation)) {
    return failure(service, "UnknownOperationException", `The operation ${operation} is not known.`);
  }
  const ready = settings.language === "nodejs" ? { parameters: given } : prepared(service.id, operation, given);
  if ("invalid" in ready) return { invalid: { messages: [ready.invalid] } };
  const { parameters } = ready;
  const types = shapes(service.id);
  const wrong = types ? validate(types, operation, parameters) : [];
  if (settings.language === "nodejs") {
    const error = refused(service, wrong);
    if (error) return { error };
  } else if (wrong.length > 0) {
    return { invalid: { messages: wrong } };
  }
  const output = types?.output(operation) ?? [];
  const own = ownAnswer(settings.answers, asked, service, operation);
  if (own !== undefined) {
    const error = ownError(call, own);
    if (error) return { error };
    const value = ownValue(own, output, types);
    const isObject = service.id === "s3" && operation === "GetObject";
    return { value: isObject ? describedObject(value, text(member(parameters, "Key")) ?? "", call) : value };
  }
  const members: Members = isMembers(parameters) ? parameters : {};
  if (service.id === "ec2" && members.DryRun === true) {
    throw new Refusal("DryRunOperation", "Request would have succeeded, but DryRun flag is set.", 412);
  }
  const family = families[service.id];
  const answerer = family && Object.hasOwn(family, operation) ? family[operation] : undefined;
  const value = answerer ? answerer(members, call) : empty(output, members, call);
  return call.sent.length > 0 ? { value, sent: call.sent } : { value };
}

function failure(service: Service | undefined, code: string, message?: string, status?: number, members?: Json): AwsAnswer {
  const error = completed(service, code, message, status);
  return { error: members === undefined ? error : { ...error, members } };
}
