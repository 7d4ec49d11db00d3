// SNS: messages go out to the page, which may put them onto its bus.

import type { Json } from "../../contract.ts";
import type { Call, Family } from "../call.ts";
import { Refusal } from "../refusal.ts";
import { list, member, text, type Members } from "../values.ts";

export const sns: Family = {
  Publish: (parameters, call) => publish(parameters, call),
  PublishBatch(parameters, call) {
    const Successful: Json[] = [];
    for (const entry of list(parameters.PublishBatchRequestEntries)) {
      const answer = publish({ ...(entry as Members), TopicArn: parameters.TopicArn ?? "" }, call);
      Successful.push({ ...answer, Id: member(entry, "Id") ?? "" });
    }
    return { Successful, Failed: [] };
  },
  CreateTopic(parameters, call) {
    const arn = call.arn("sns", text(parameters.Name) ?? "");
    call.shelf("sns.topics").set(arn, true);
    return { TopicArn: arn };
  },
  DeleteTopic(parameters, call) {
    call.shelf("sns.topics").delete(text(parameters.TopicArn) ?? "");
    return {};
  },
  ListTopics: (_parameters, call) => ({ Topics: [...call.shelf("sns.topics").keys()].map((TopicArn) => ({ TopicArn })) }),
  Subscribe: (parameters, call) => ({
    SubscriptionArn:
      parameters.Protocol === "lambda" || parameters.Protocol === "sqs" || parameters.ReturnSubscriptionArn === true
        ? `${text(parameters.TopicArn) ?? ""}:${call.uuid()}`
        : "pending confirmation",
  }),
};

function publish(parameters: Members, call: Call): Members {
  const topic = text(parameters.TopicArn) ?? text(parameters.TargetArn);
  if (topic === undefined && text(parameters.PhoneNumber) === undefined) {
    throw new Refusal("InvalidParameter", "Invalid parameter: TopicArn or TargetArn Reason: no value for required parameter");
  }
  if (topic !== undefined && !/^arn:[^:]*:sns:[^:]*:[^:]*:.+/.test(topic)) {
    const parts = topic.split(":").length;
    const reason = parts < 6 ? `An ARN must have at least 6 elements, not ${parts}` : "No valid topic";
    throw new Refusal("InvalidParameter", `Invalid parameter: TopicArn Reason: ${reason}`);
  }
  const message = text(parameters.Message) ?? "";
  if (message === "") throw new Refusal("InvalidParameter", "Invalid parameter: Empty message");
  const subject = text(parameters.Subject);
  if (subject !== undefined && (subject === "" || subject.length > 100 || /[\n\r]/.test(subject))) {
    throw new Refusal("InvalidParameter", "Invalid parameter: Subject");
  }
  if (parameters.MessageStructure === "json") checkStructure(message);
  const fifo = topic?.endsWith(".fifo") === true;
  if (fifo && text(parameters.MessageGroupId) === undefined) {
    throw new Refusal("InvalidParameter", "Invalid parameter: The MessageGroupId parameter is required for FIFO topics");
  }
  const id = call.uuid();
  const order: Members = fifo ? { SequenceNumber: `1${String(call.settings.now()).padStart(19, "0")}` } : {};
  const { Id: _id, ...sent } = parameters;
  call.sent.push({ ...sent, ...(topic === undefined ? {} : { TopicArn: topic }), MessageId: id });
  return { MessageId: id, ...order };
}

function checkStructure(message: string): void {
  let parsed: Json;
  try {
    parsed = JSON.parse(message) as Json;
  } catch {
    throw new Refusal("InvalidParameter", "Invalid parameter: Message Structure - JSON message body failed to parse");
  }
  if (text(member(parsed, "default")) === undefined) {
    throw new Refusal("InvalidParameter", "Invalid parameter: Message Structure - No default entry in JSON message body");
  }
}
