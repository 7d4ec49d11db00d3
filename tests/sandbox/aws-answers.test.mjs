// What the services answer: the right shapes, echoes of the parameters, and what was put can be got.

import assert from "node:assert/strict";
import { test } from "node:test";
import { account, covers, NOW } from "./support/aws.mjs";
import { base64, ID, QUEUE, SNAPSHOT, TOPIC, stories } from "./support/aws-stories.mjs";

for (const [name, steps] of Object.entries(stories)) {
  test(name, () => {
    const { value, refusal } = account();
    for (const [service, operation, parameters, wanted] of steps) {
      if ("refused" in wanted) {
        assert.equal(refusal(service, operation, parameters), wanted.refused, operation);
        continue;
      }
      const found = value(service, operation, parameters);
      assert.ok(covers(found, wanted), `${service} ${operation}: ${JSON.stringify(found)}`);
    }
  });
}

test("a list ends: no token leads to a next page", () => {
  const { value } = account();
  assert.deepEqual(value("guardduty", "ListDetectors"), { DetectorIds: [] });
});

test("a message is received once, hidden, and gone when it is deleted", () => {
  let now = NOW;
  const { value } = account({ now: () => now });
  value("sqs", "SendMessage", { QueueUrl: QUEUE, MessageBody: "m" });
  const receive = () => value("sqs", "ReceiveMessage", { QueueUrl: QUEUE, MessageSystemAttributeNames: ["All"] }).Messages?.[0];
  const first = receive();
  assert.equal(receive(), undefined);
  now += 31_000;
  const again = receive();
  assert.equal(again.Attributes.ApproximateReceiveCount, "2");
  assert.notEqual(again.ReceiptHandle, first.ReceiptHandle);
  value("sqs", "DeleteMessage", { QueueUrl: QUEUE, ReceiptHandle: again.ReceiptHandle });
  now += 60_000;
  assert.equal(receive(), undefined);
});

test("an object in parts becomes one", () => {
  const { value, refusal } = account();
  const at = { Bucket: "b", Key: "big.bin" };
  const { UploadId } = value("s3", "CreateMultipartUpload", { ...at, ContentType: "a/b" });
  const parts = ["one", "two"].map((text, index) => value("s3", "UploadPart", { ...at, UploadId, PartNumber: index + 1, Body: text }));
  const whole = value("s3", "CompleteMultipartUpload", { ...at, UploadId, MultipartUpload: { Parts: parts.map(({ ETag }, index) => ({ ETag, PartNumber: index + 1 })) } });
  assert.match(whole.ETag, /-2"$/);
  assert.match(refusal("s3", "CompleteMultipartUpload", { ...at, UploadId }), /^NoSuchUpload: /);
  assert.ok(covers(value("s3", "GetObject", at), { Body: { $stream: base64("onetwo") }, ContentType: "a/b" }));
});

test("what a handler does not name is taken from the event", () => {
  const event = { detail: { "instance-id": ID, state: "running", bucket: { name: "uploads" }, object: { key: "a.csv" } }, resources: [SNAPSHOT] };
  const { value } = account({ event });
  assert.ok(covers(value("ec2", "DescribeInstances"), { Reservations: [{ Instances: [{ InstanceId: ID, State: { Name: "running" } }] }] }));
  assert.ok(covers(value("rds", "DescribeDBSnapshots"), { DBSnapshots: [{ DBSnapshotArn: SNAPSHOT }] }));
  assert.ok(covers(value("s3", "ListObjectsV2", { Bucket: "uploads" }), { Contents: [{ Key: "a.csv" }] }));
});

test("what is remembered lasts as long as the environment, whatever event is next", () => {
  const { value, settings } = account();
  value("s3", "PutObject", { Bucket: "b", Key: "k", Body: "v" });
  settings.event = { id: "next" };
  assert.equal(value("s3", "GetObject", { Bucket: "b", Key: "k" }).ContentLength, 1);
  assert.deepEqual(account().value("s3", "ListObjectsV2", { Bucket: "b" }).KeyCount, 0);
});

test("the region of the client is the region of the answer", () => {
  const { made } = account();
  assert.equal(made.call("sqs", "GetQueueUrl", { QueueName: "q" }, "us-east-2").value.QueueUrl, "https://sqs.us-east-2.amazonaws.com/123456789012/q");
  assert.equal(made.call("sns", "CreateTopic", { Name: "t" }, "cn-north-1").value.TopicArn, "arn:aws-cn:sns:cn-north-1:123456789012:t");
});

test("entries of PutEvents that are accepted are sent, the others say why not", () => {
  const { made, refusal } = account();
  const good = { Source: "shop", DetailType: "Order", Detail: '{"id":1}', EventBusName: "orders" };
  const entries = [
    good, { ...good, Source: "" }, { ...good, Source: "aws.ec2" }, { ...good, Detail: "[1]" }, { ...good, Detail: "{" }, { DetailType: "t", Source: "s" }, { Source: "s", Detail: "{}" },
  ];
  const { value, sent } = made.call("events", "PutEvents", { Entries: entries });
  assert.deepEqual(sent, [good]);
  assert.equal(value.FailedEntryCount, 6);
  assert.deepEqual(value.Entries.map(({ EventId, ErrorCode }) => EventId ?? ErrorCode), [
    "00000000-0000-4000-8000-000000000001", "InvalidArgument", "NotAuthorizedForSourceException", "MalformedDetail", "MalformedDetail", "InvalidArgument", "InvalidArgument",
  ]);
  assert.equal(value.Entries[1].ErrorMessage, "Parameter Source is not valid. Reason: Source is a required argument.");
  assert.match(refusal("events", "PutEvents", { Entries: Array(11).fill(good) }), /Member must have length less than or equal to 10$/);
  const big = { ...good, Detail: JSON.stringify({ text: "x".repeat(1024 * 1024) }) };
  assert.equal(refusal("events", "PutEvents", { Entries: [big] }), "ValidationException: Total size of the entries in the request is over the limit.");
});

test("messages to topics are sent, too; with an answer of the user's nothing is", () => {
  const message = { TopicArn: TOPIC, Message: "m", MessageAttributes: { a: { DataType: "String", StringValue: "1" } } };
  const { sent } = account().call("sns", "Publish", message);
  assert.deepEqual(sent, [{ ...message, MessageId: "00000000-0000-4000-8000-000000000001" }]);
  const batch = account().call("sns", "PublishBatch", { TopicArn: TOPIC, PublishBatchRequestEntries: [{ Id: "1", Message: "a" }, { Id: "2", Message: "b" }] });
  assert.deepEqual(batch.sent.map(({ Message, TopicArn }) => [Message, TopicArn]), [["a", TOPIC], ["b", TOPIC]]);
  assert.equal(account({ answers: { "sns.publish": { MessageId: "x" } } }).call("sns", "Publish", message).sent, undefined);
  assert.equal(account().call("sts", "GetCallerIdentity", {}).sent, undefined);
});
