// The answers that users write themselves.

import assert from "node:assert/strict";
import { test } from "node:test";
import { account, NOW } from "./support/aws.mjs";

const START = { InstanceIds: ["i-0123456789abcdef0"] };

test("an error is answered by the code that it names, completed by what AWS says with it", () => {
  const cases = [
    ["ec2", "StartInstances", START, { Code: "InsufficientInstanceCapacity", Message: "No room." }, "InsufficientInstanceCapacity", "No room.", 400],
    ["ec2", "StartInstances", START, { Code: "RequestLimitExceeded" }, "RequestLimitExceeded", "Request limit exceeded.", 503],
    ["s3", "GetObject", { Bucket: "b", Key: "k" }, { Code: "NoSuchKey" }, "NoSuchKey", "The specified key does not exist.", 404],
    ["s3", "GetObject", { Bucket: "b", Key: "k" }, { Code: "AccessDenied" }, "AccessDenied",
      "User: arn:aws:sts::123456789012:assumed-role/my-function-role/my-function is not authorized to perform: s3:GetObject because no identity-based policy allows the s3:GetObject action", 403],
    ["ec2", "StartInstances", START, { Code: "UnauthorizedOperation" }, "UnauthorizedOperation",
      "You are not authorized to perform this operation. User: arn:aws:sts::123456789012:assumed-role/my-function-role/my-function is not authorized to perform: ec2:StartInstances because no identity-based policy allows the ec2:StartInstances action", 403],
    ["stepfunctions", "StartExecution", { stateMachineArn: "m" }, { Code: "AccessDeniedException" }, "AccessDeniedException",
      "User: arn:aws:sts::123456789012:assumed-role/my-function-role/my-function is not authorized to perform: states:StartExecution because no identity-based policy allows the states:StartExecution action", 400],
    // The name of boto3's class stands for the code on the wire.
    ["rds", "DescribeDBSnapshots", {}, { Code: "DBSnapshotNotFoundFault", Message: "m" }, "DBSnapshotNotFound", "m", 404],
    ["lambda", "Invoke", { FunctionName: "f" }, { Code: "ServiceException" }, "ServiceException", "", 500],
    ["sns", "Publish", { TopicArn: "x", Message: "m" }, { Code: "MadeUp" }, "MadeUp", "", 400],
  ];
  for (const [service, operation, parameters, Error, code, message, status] of cases) {
    const { error } = account({ answers: { [`${service}.${operation}`]: { Error } } }).call(service, operation, parameters);
    const { code: a, message: b, status: c, fault } = error;
    assert.deepEqual([a, b, c, fault], [code, message, status, status >= 500 ? "server" : "client"]);
  }
});

test("what is beside an error's code and message comes along", () => {
  const CancellationReasons = [{ Code: "None" }];
  const answer = { Error: { Code: "TransactionCanceledException", Extra: 1 }, CancellationReasons, ResponseMetadata: { HTTPStatusCode: 418 } };
  const { error } = account({ answers: { "dynamodb.*": answer } }).call("dynamodb", "ListTables", {});
  assert.deepEqual([error.members, error.status], [{ CancellationReasons, Extra: 1 }, 418]);
});

test("answers go by boto3's names, by the API's, by JavaScript's and by patterns", () => {
  const answer = { MessageId: "mine" };
  const taken = ["events.put_events", "events.PutEvents", "events.putEvents", "eventbridge.PutEvents", "EventBridge.putEvents", "events.*", "*"];
  for (const key of taken) {
    const { value } = account({ answers: { [key]: { FailedEntryCount: 7 } } });
    assert.equal(value("events", "PutEvents", { Entries: [{ Source: "a" }] }).FailedEntryCount, 7, key);
  }
  for (const key of ["event.put_events", "sns.*", "events.put_event", "PutEvents", "events"]) {
    const { value } = account({ answers: { [key]: { FailedEntryCount: 7 } } });
    assert.notEqual(value("events", "PutEvents", { Entries: [{ Source: "a" }] }).FailedEntryCount, 7, key);
  }
  // The more a key names, the more it counts.
  const { value } = account({ answers: { "*": { MessageId: "all" }, "sns.*": { MessageId: "service" }, "sns.publish": answer } });
  assert.equal(value("sns", "Publish", { TopicArn: "x", Message: "m" }).MessageId, "mine");
});

test("faults of a whole service or of all", () => {
  const { refusal } = account({ answers: { "*": { Error: { Code: "ThrottlingException" } }, "dynamodb.*": { Error: { Code: "AccessDeniedException", Message: "No." } } } });
  assert.equal(refusal("sts", "GetCallerIdentity"), "ThrottlingException: Rate exceeded");
  assert.equal(refusal("dynamodb", "ListTables"), "AccessDeniedException: No.");
  // What boto3 itself refuses never gets to the service.
  assert.match(refusal("dynamodb", "GetItem"), /^Missing required parameter/);
});

test("a list gives one answer a call, then the call is answered as ever; a new run begins anew", () => {
  const list = () => ({ "sts.get_caller_identity": [{ Error: { Code: "Throttling" } }, null, { Account: "1" }] });
  const { refusal, value, settings } = account({ answers: list() });
  assert.equal(refusal("sts", "GetCallerIdentity"), "Throttling: Rate exceeded");
  assert.equal(value("sts", "GetCallerIdentity").Account, "123456789012");
  assert.equal(value("sts", "GetCallerIdentity").Account, "1");
  assert.equal(value("sts", "GetCallerIdentity").Account, "123456789012");
  settings.answers = list();
  assert.equal(refusal("sts", "GetCallerIdentity"), "Throttling: Rate exceeded");
  const { value: plain } = account({ answers: { "sts.*": [] } });
  assert.equal(plain("sts", "GetCallerIdentity").Account, "123456789012");
});

test("texts and numbers become what the model has in their place", () => {
  const body = (text) => ({ $stream: Buffer.from(text).toString("base64") });
  const cases = [
    ["s3", "GetObject", { Bucket: "b", Key: "k" }, { Body: "a,b\n1,é" }, { Body: body("a,b\n1,é") }],
    ["s3", "GetObject", { Bucket: "b", Key: "k" }, "a,b", { Body: body("a,b") }],
    ["s3", "GetObject", { Bucket: "b", Key: "k" }, { Body: { a: 1 } }, { Body: body('{"a":1}') }],
    ["s3", "GetObject", { Bucket: "b", Key: "k" }, { Body: { $bytes: "AA==" } }, { Body: { $stream: "AA==" } }],
    ["lambda", "Invoke", { FunctionName: "f" }, { StatusCode: 200, Payload: { ok: true } }, { StatusCode: 200, Payload: body('{"ok":true}') }],
    ["secretsmanager", "GetSecretValue", { SecretId: "s" }, { SecretString: { user: "u" } }, { SecretString: '{"user":"u"}' }],
    ["kms", "Decrypt", { CiphertextBlob: "x" }, { Plaintext: "secret" }, { Plaintext: { $bytes: Buffer.from("secret").toString("base64") } }],
    ["rds", "DescribeDBSnapshots", {}, { DBSnapshots: [{ SnapshotCreateTime: "2026-03-01T10:00:00Z", Engine: "2026-03-01" }] },
      { DBSnapshots: [{ SnapshotCreateTime: { $date: new Date(NOW).toISOString() }, Engine: "2026-03-01" }] }],
    ["stepfunctions", "StartExecution", { stateMachineArn: "x" }, { startDate: NOW / 1000 }, { startDate: { $date: new Date(NOW).toISOString() } }],
    ["s3", "HeadObject", { Bucket: "b", Key: "k" }, { LastModified: "never" }, { LastModified: "never" }],
    ["sns", "Publish", { TopicArn: "x", Message: "m" }, { MessageId: "m", ResponseMetadata: { HTTPStatusCode: 200 } }, { MessageId: "m" }],
    ["sns", "Publish", { TopicArn: "x", Message: "m" }, 7, {}],
    ["sns", "Publish", { TopicArn: "x", Message: "m" }, false, {}],
  ];
  for (const [service, operation, parameters, answer, wanted] of cases) {
    const { value } = account({ answers: { [`${service}.${operation}`]: answer } });
    const found = value(service, operation, parameters);
    // What S3 says of every object comes with it.
    const shown = operation === "GetObject" ? { Body: found.Body } : found;
    assert.deepEqual(shown, wanted, `${operation} ${JSON.stringify(answer)}`);
  }
});

test("an object whose content was given is described as S3 describes it, but for what was given, too", () => {
  const { value } = account({ answers: { "s3.get_object": { Body: "é", ContentType: "text/x-own" } } });
  const { Body: _, LastModified, ETag, ...found } = value("s3", "GetObject", { Bucket: "b", Key: "k.csv" });
  assert.deepEqual(found, { AcceptRanges: "bytes", ContentLength: 2, ContentType: "text/x-own", ServerSideEncryption: "AES256", Metadata: {} });
  assert.deepEqual(LastModified, { $date: new Date(NOW).toISOString() });
  assert.match(ETag, /^"[0-9a-f]{32}"$/);
});
