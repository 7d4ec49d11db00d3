// SQS: what was sent can be received, until it is deleted.

import type { Json } from "../../contract.ts";
import type { Call, Family } from "../call.ts";
import { md5 } from "../md5.ts";
import { Refusal } from "../refusal.ts";
import { isMembers, list, member, number, text, texts, when, type Members } from "../values.ts";

interface Message {
  id: string;
  body: string;
  attributes: Members;
  sent: number;
  /** When it can be received next. */
  visible: number;
  group: string | undefined;
  receives: number;
  first: number;
  handle: string;
}

/** The 30 seconds that a queue hides what it gave, unless somebody says otherwise. */
const VISIBILITY = 30;
/** 1 MiB since August 2025. */
const MOST_BYTES = 1024 * 1024;

export const sqs: Family = {
  SendMessage: (parameters, call) => send(parameters, queue(parameters, call), call),
  SendMessageBatch(parameters, call) {
    const entries = list(parameters.Entries).filter(isMembers);
    batch(entries);
    return {
      Successful: entries.map((entry) => ({ Id: entry.Id ?? "", ...send(entry, queue(parameters, call), call) })),
      Failed: [],
    };
  },
  ReceiveMessage(parameters, call) {
    const now = call.settings.now();
    const most = number(parameters.MaxNumberOfMessages) ?? 1;
    if (most < 1 || most > 10) {
      throw new Refusal(
        "InvalidParameterValue",
        `Value ${most} for parameter MaxNumberOfMessages is invalid. Reason: Must be between 1 and 10, if provided.`,
      );
    }
    const hidden = (number(parameters.VisibilityTimeout) ?? VISIBILITY) * 1000;
    const found = queue(parameters, call)
      .filter(({ visible }) => visible <= now)
      .slice(0, most);
    return when(found.length > 0, { Messages: found.map((message) => receive(message, hidden, parameters, call)) });
  },
  DeleteMessage(parameters, call) {
    remove(parameters.ReceiptHandle, parameters, call);
    return {};
  },
  DeleteMessageBatch(parameters, call) {
    const entries = list(parameters.Entries).filter(isMembers);
    batch(entries);
    for (const entry of entries) remove(entry.ReceiptHandle, parameters, call);
    return { Successful: entries.map(({ Id = "" }) => ({ Id })), Failed: [] };
  },
  ChangeMessageVisibility(parameters, call) {
    const message = queue(parameters, call).find(({ handle }) => handle === parameters.ReceiptHandle);
    if (message) message.visible = call.settings.now() + (number(parameters.VisibilityTimeout) ?? 0) * 1000;
    return {};
  },
  PurgeQueue(parameters, call) {
    queue(parameters, call).length = 0;
    return {};
  },
  GetQueueUrl: (parameters, call) => ({ QueueUrl: url(text(parameters.QueueName) ?? "", call) }),
  CreateQueue(parameters, call) {
    const made = url(text(parameters.QueueName) ?? "", call);
    queue({ QueueUrl: made }, call);
    return { QueueUrl: made };
  },
  DeleteQueue(parameters, call) {
    call.shelf("sqs").delete(text(parameters.QueueUrl) ?? "");
    return {};
  },
  ListQueues(parameters, call) {
    const prefix = text(parameters.QueueNamePrefix) ?? "";
    const urls = [...call.shelf("sqs").keys()].filter((url) => (url.split("/").at(-1) ?? "").startsWith(prefix));
    return when(urls.length > 0, { QueueUrls: urls });
  },
  GetQueueAttributes(parameters, call) {
    const now = call.settings.now();
    const messages = queue(parameters, call);
    const waiting = messages.filter(({ visible }) => visible <= now).length;
    const delayed = messages.filter(({ visible, receives }) => visible > now && receives === 0).length;
    const all: Members = {
      QueueArn: call.arn("sqs", (text(parameters.QueueUrl) ?? "").split("/").at(-1) ?? ""),
      ApproximateNumberOfMessages: String(waiting),
      ApproximateNumberOfMessagesNotVisible: String(messages.length - waiting - delayed),
      ApproximateNumberOfMessagesDelayed: String(delayed),
      CreatedTimestamp: seconds(now),
      LastModifiedTimestamp: seconds(now),
      VisibilityTimeout: String(VISIBILITY),
      MaximumMessageSize: String(MOST_BYTES),
      MessageRetentionPeriod: "345600",
      DelaySeconds: "0",
      ReceiveMessageWaitTimeSeconds: "0",
      SqsManagedSseEnabled: "true",
    };
    const names = texts(parameters.AttributeNames);
    const isAll = names.includes("All");
    const chosen = Object.entries(all).filter(([name]) => isAll || names.includes(name));
    return when(chosen.length > 0, { Attributes: Object.fromEntries(chosen) });
  },
};

function queue(parameters: Members, call: Call): Message[] {
  const shelf = call.shelf<Message[]>("sqs");
  const url = text(parameters.QueueUrl) ?? "";
  const found = shelf.get(url) ?? [];
  shelf.set(url, found);
  return found;
}

function url(name: string, call: Call): string {
  return `https://sqs.${call.region}.amazonaws.com/${call.account}/${name}`;
}

function send(parameters: Members, messages: Message[], call: Call): Members {
  const body = text(parameters.MessageBody) ?? "";
  if (body === "") {
    throw new Refusal("MissingParameter", "The request must contain the parameter MessageBody.");
  }
  if (new TextEncoder().encode(body).length > MOST_BYTES) {
    throw new Refusal(
      "InvalidParameterValue",
      "One or more parameters are invalid. Reason: Message must be shorter than 1048576 bytes.",
    );
  }
  const fifo = (text(parameters.QueueUrl) ?? "").endsWith(".fifo");
  const group = text(parameters.MessageGroupId);
  if (fifo && group === undefined)
    throw new Refusal("MissingParameter", "The request must contain the parameter MessageGroupId.");
  const now = call.settings.now();
  const id = call.uuid();
  messages.push({
    id,
    body,
    group,
    sent: now,
    visible: now + (number(parameters.DelaySeconds) ?? 0) * 1000,
    receives: 0,
    first: 0,
    handle: "",
    attributes: isMembers(parameters.MessageAttributes) ? parameters.MessageAttributes : {},
  });
  const order: Members = fifo ? { SequenceNumber: String(18_849_496_460_467_696_128n + BigInt(messages.length) * 256n) } : {};
  return { MD5OfMessageBody: digest(body), MessageId: id, ...order };
}

function receive(message: Message, hidden: number, parameters: Members, call: Call): Json {
  const now = call.settings.now();
  message.visible = now + hidden;
  message.receives += 1;
  if (message.receives === 1) message.first = now;
  message.handle = `AQEB${call.hex(60)}`;
  const names = [...texts(parameters.AttributeNames), ...texts(parameters.MessageSystemAttributeNames)];
  const system: Members = {
    SenderId: `AROAEXAMPLE:${call.account}`,
    SentTimestamp: String(message.sent),
    ApproximateReceiveCount: String(message.receives),
    ApproximateFirstReceiveTimestamp: String(message.first),
    ...(message.group === undefined ? {} : { MessageGroupId: message.group }),
  };
  const shown = Object.entries(system).filter(([name]) => names.includes("All") || names.includes(name));
  const wanted = texts(parameters.MessageAttributeNames);
  const attributes = Object.entries(message.attributes).filter(([name]) =>
    wanted.some(
      (pattern) => pattern === "All" || pattern === name || (pattern.endsWith(".*") && name.startsWith(pattern.slice(0, -1))),
    ),
  );
  return {
    MessageId: message.id,
    ReceiptHandle: message.handle,
    MD5OfBody: digest(message.body),
    Body: message.body,
    ...when(shown.length > 0, { Attributes: Object.fromEntries(shown) }),
    ...when(attributes.length > 0, { MessageAttributes: Object.fromEntries(attributes) }),
  };
}

function remove(handle: Json | undefined, parameters: Members, call: Call): void {
  const messages = queue(parameters, call);
  const index = messages.findIndex((message) => message.handle !== "" && message.handle === handle);
  // The handle of the event's own message, which came from outside, is as good.
  if (index >= 0) messages.splice(index, 1);
}

function batch(entries: Members[]): void {
  if (entries.length === 0)
    throw new Refusal("EmptyBatchRequest", "There should be at least one SendMessageBatchRequestEntry in the request.");
  if (entries.length > 10)
    throw new Refusal(
      "TooManyEntriesInBatchRequest",
      `Maximum number of entries per request are 10. You have sent ${entries.length}.`,
    );
  const ids = entries.map((entry) => member(entry, "Id"));
  const twice = ids.find((id, index) => ids.indexOf(id) !== index);
  if (twice !== undefined) throw new Refusal("BatchEntryIdsNotDistinct", `Id ${text(twice) ?? ""} repeated.`);
}

function digest(body: string): string {
  return md5(new TextEncoder().encode(body));
}

function seconds(millis: number): string {
  return String(Math.floor(millis / 1000));
}
