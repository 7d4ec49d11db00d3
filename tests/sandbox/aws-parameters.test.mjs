// Parameters that are refused, in boto3's words; and as services refuse what the JavaScript SDK sends on.

import assert from "node:assert/strict";
import { test } from "node:test";
import { account } from "./support/aws.mjs";

const QUEUE = "https://sqs.eu-west-1.amazonaws.com/123456789012/q";

test("boto3 names what is missing, unknown or of a wrong type", () => {
  const cases = [
    ["ec2", "StartInstances", {}, 'Missing required parameter in input: "InstanceIds"'],
    ["ec2", "StartInstances", { InstanceIds: "i-1" },
      "Invalid type for parameter InstanceIds, value: i-1, type: <class 'str'>, valid types: <class 'list'>, <class 'tuple'>"],
    ["ec2", "StartInstances", { InstanceIds: [1] },
      "Invalid type for parameter InstanceIds[0], value: 1, type: <class 'int'>, valid types: <class 'str'>"],
    ["ec2", "StartInstances", { InstanceIds: [], Instance: 1 },
      'Unknown parameter in input: "Instance", must be one of: InstanceIds, AdditionalInfo, DryRun'],
    ["s3", "PutObject", { Bucket: "b" }, 'Missing required parameter in input: "Key"'],
    ["s3", "GetObject", { Bucket: "b", Key: "" }, "Invalid length for parameter Key, value: 0, valid min length: 1"],
    ["s3", "PutObject", { Bucket: "b", Key: "k", Body: { a: 1 } },
      "Invalid type for parameter Body, value: {'a': 1}, type: <class 'dict'>, valid types: <class 'bytes'>, <class 'bytearray'>, file-like object"],
    ["s3", "GetObject", { Bucket: "s3://b", Key: "k" }, /^Invalid bucket name "s3:\/\/b": Bucket name must match the regex "\^\[a-zA-Z0-9\.\\-_\]\{1,255\}\$" or be an ARN/],
    ["s3", "CopyObject", { Bucket: "b", Key: "k", CopySource: { Bucket: "b" } }, "Missing required parameter: 'Key'"],
    ["sqs", "SendMessage", { QueueUrl: QUEUE, MessageBody: { a: [true, null, "it's"] } },
      `Invalid type for parameter MessageBody, value: {'a': [True, None, "it's"]}, type: <class 'dict'>, valid types: <class 'str'>`],
    ["sqs", "SendMessage", { QueueUrl: null, MessageBody: "m" },
      "Invalid type for parameter QueueUrl, value: None, type: <class 'NoneType'>, valid types: <class 'str'>"],
    ["sqs", "SendMessage", { QueueUrl: QUEUE, MessageBody: "m", DelaySeconds: 1.5 },
      "Invalid type for parameter DelaySeconds, value: 1.5, type: <class 'float'>, valid types: <class 'int'>"],
    ["dynamodb", "PutItem", { TableName: "t", Item: { id: "a" } },
      "Invalid type for parameter Item.id, value: a, type: <class 'str'>, valid types: <class 'dict'>"],
    ["dynamodb", "PutItem", { TableName: "t", Item: { id: { S: 1 }, n: { X: "1" } } },
      "Invalid type for parameter Item.id.S, value: 1, type: <class 'int'>, valid types: <class 'str'>\n"
      + 'Unknown parameter in Item.n: "X", must be one of: S, N, B, SS, NS, BS, M, L, NULL, BOOL'],
    ["events", "PutEvents", { Entries: [{ source: "a" }] },
      'Unknown parameter in Entries[0]: "source", must be one of: Time, Source, Resources, DetailType, Detail, EventBusName, TraceHeader'],
    ["events", "PutEvents", { Entries: [{ Detail: { a: 1 } }] },
      "Invalid type for parameter Entries[0].Detail, value: {'a': 1}, type: <class 'dict'>, valid types: <class 'str'>"],
    ["events", "PutEvents", { Entries: [{ Time: "soon" }] },
      "Invalid type for parameter Entries[0].Time, value: soon, type: <class 'str'>, valid types: <class 'datetime.datetime'>, timestamp-string"],
    ["lambda", "Invoke", { FunctionName: "f", Payload: null },
      "Invalid type for parameter Payload, value: None, type: <class 'NoneType'>, valid types: <class 'bytes'>, <class 'bytearray'>, file-like object"],
    ["cloudwatch", "PutMetricData", { Namespace: "n", MetricData: [{ Value: 1 }] }, 'Missing required parameter in MetricData[0]: "MetricName"'],
    ["logs", "PutLogEvents", { logGroupName: "g", logStreamName: "s", logEvents: [{ timestamp: 1, message: { $date: "2026-03-01T10:00:00.000Z" } }] },
      "Invalid type for parameter logEvents[0].message, value: 2026-03-01 10:00:00+00:00, type: <class 'datetime.datetime'>, valid types: <class 'str'>"],
    ["dynamodb", "CreateBackup", { TableName: "t", BackupName: "b" }, "Invalid length for parameter BackupName, value: 1, valid min length: 3"],
    ["bedrock-runtime", "Converse", { modelId: "m", messages: [{ role: "user", content: [{}] }] },
      /^Must set one of the following keys for tagged unionstructure messages\[0\]\.content\[0\]: text, image/],
    ["ec2", "StartInstances", ["i-1"], "Invalid type for parameter input, value: ['i-1'], type: <class 'list'>, valid types: <class 'dict'>"],
  ];
  const { refusal, call } = account();
  for (const [service, operation, parameters, wanted] of cases) {
    const found = refusal(service, operation, parameters);
    if (wanted instanceof RegExp) assert.match(found, wanted);
    else assert.equal(found, wanted, `${service} ${operation}`);
  }
  const { messages } = call("s3", "PutObject", { Key: "k", Boody: 1 }).invalid;
  assert.deepEqual(messages.map(({ kind, parameter, path }) => [kind, parameter, path]), [["missing", "Bucket", "input"], ["unknown", "Boody", "input"]]);
});

test("what boto3 takes is taken", () => {
  const cases = [
    ["s3", "PutObject", { Bucket: "b", Key: "k", Body: "text" }],
    ["s3", "PutObject", { Bucket: "b", Key: "k", Body: { $bytes: "AA==" } }],
    ["s3", "PutObject", { Bucket: "b", Key: "k", Body: { $stream: "AA==" }, Expires: { $date: "2026-01-01T00:00:00Z" } }],
    ["events", "PutEvents", { Entries: [{ Source: "a", DetailType: "b", Detail: "{}", Time: 1_700_000_000 }] }],
    ["cloudwatch", "PutMetricData", { Namespace: "n", MetricData: [{ MetricName: "m", Value: 1 }] }],
    ["sqs", "ReceiveMessage", { QueueUrl: QUEUE, WaitTimeSeconds: true }],
    ["sts", "GetCallerIdentity", {}],
    ["medialive", "Anything", { at: "all" }],
  ];
  const { refusal } = account();
  for (const [service, operation, parameters] of cases) assert.equal(refusal(service, operation, parameters), undefined, operation);
});

test("a long list of mistakes is cut", () => {
  const { call } = account();
  const { messages } = call("ec2", "StartInstances", { InstanceIds: Array(100_000).fill(1) }).invalid;
  assert.equal(messages.length, 100);
});

test("for JavaScript the services refuse, and unknown members are never sent", () => {
  const cases = [
    ["ec2", "StartInstances", {}, "MissingParameter: The request must contain the parameter InstanceIds"],
    ["ec2", "StartInstances", { InstanceIds: [], Instance: 1 }, undefined],
    ["s3", "GetObject", { Key: "k" }, "Error: No value provided for input HTTP label: Bucket."],
    ["lambda", "Invoke", {}, "Error: No value provided for input HTTP label: FunctionName."],
    ["dynamodb", "GetItem", { Key: { id: { S: "a" } } },
      "ValidationException: 1 validation error detected: Value null at 'tableName' failed to satisfy constraint: Member must not be null"],
    ["sqs", "SendMessage", { QueueUrl: QUEUE }, "MissingParameter: The request must contain the parameter MessageBody."],
    ["sns", "Subscribe", { TopicArn: "t" }, "MissingParameter: The request must contain the parameter Protocol."],
    ["sqs", "SendMessage", { QueueUrl: QUEUE, MessageBody: 1 }, "SerializationException: The value of 'messageBody' has the wrong type."],
  ];
  const { refusal, call } = account({ language: "nodejs" });
  for (const [service, operation, parameters, wanted] of cases) assert.equal(refusal(service, operation, parameters), wanted, operation);
  assert.equal(call("s3", "GetObject", { Key: "k" }).error.status, 0);
});

test("a service or an operation that is not there is an error, not an exception", () => {
  const { refusal } = account();
  assert.equal(refusal("ec3", "StartInstances", {}), "UnknownService: There is no service 'ec3'.");
  assert.equal(refusal("ec2", "StartInstance", {}), "UnknownOperationException: The operation StartInstance is not known.");
});
