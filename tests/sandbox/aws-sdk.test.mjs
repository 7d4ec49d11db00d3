// The AWS SDK for JavaScript as handlers use it, in plain Node through the interface that the interpreter gives it.

import assert from "node:assert/strict";
import { test } from "node:test";
import { account, forJavaScript, NOW } from "./support/aws.mjs";
import { bundled } from "./support/bundle.mjs";

const ID = "i-0123456789abcdef0";
const TOPIC = "arn:aws:sns:eu-west-1:123456789012:t";

/** The SDK on a new account, with the calls that reach it. */
async function sdk(settings = {}) {
  // Each test has its own copy, as each environment has.
  const { module } = await bundled("aws/sdk/index");
  const { call, describe } = forJavaScript(account({ language: "nodejs", ...settings }).made);
  const calls = [];
  const host = {
    describe,
    call: (service, operation, parameters, region) => {
      calls.push({ service, operation, parameters: JSON.parse(parameters), region });
      return call(service, operation, parameters, region);
    },
  };
  return { use: (name) => module(name, host), calls };
}

test("a client sends a command", async () => {
  const { use, calls } = await sdk();
  const { EC2Client, StartInstancesCommand } = use("@aws-sdk/client-ec2");
  const client = new EC2Client({ region: "us-east-1" });
  const command = new StartInstancesCommand({ InstanceIds: [ID], DryRun: undefined });
  assert.deepEqual(command.input.InstanceIds, [ID]);
  const answer = await client.send(command);
  assert.deepEqual(answer.StartingInstances[0].PreviousState, { Code: 80, Name: "stopped" });
  const { requestId, ...metadata } = answer.$metadata;
  assert.deepEqual(metadata, { httpStatusCode: 200, attempts: 1, totalRetryDelay: 0 });
  assert.match(requestId, /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-8[0-9a-f]{3}-[0-9a-f]{12}$/);
  assert.notEqual((await client.send(command)).$metadata.requestId, requestId);
  assert.deepEqual(calls.slice(0, 1), [{ service: "ec2", operation: "StartInstances", parameters: { InstanceIds: [ID] }, region: "us-east-1" }]);
  assert.equal(await client.config.region(), "us-east-1");
  assert.deepEqual([EC2Client.name, StartInstancesCommand.name, client.constructor.name], ["EC2Client", "StartInstancesCommand", "EC2Client"]);
  client.middlewareStack.add(() => undefined, { step: "build" });
  client.destroy();
});

test("callbacks, and clients with a method an operation", async () => {
  const { use } = await sdk();
  const { SNS, SNSClient, PublishCommand } = use("@aws-sdk/client-sns");
  const message = { TopicArn: TOPIC, Message: "m" };
  const answered = await new Promise((done) => new SNSClient().send(new PublishCommand(message), (error, answer) => done([error, answer.MessageId])));
  assert.equal(answered[0], null);
  const sns = new SNS({});
  assert.ok(sns instanceof SNSClient);
  assert.match((await sns.publish(message)).MessageId, /^[0-9a-f-]{36}$/);
  const error = await new Promise((done) => sns.publish({ ...message, TopicArn: "t" }, (error) => done(error)));
  assert.deepEqual([error.name, error.Code], ["InvalidParameterException", "InvalidParameter"]);
});

test("a call is made at once, so that its line can be told", async () => {
  const { use, calls } = await sdk();
  const { S3Client, ListBucketsCommand } = use("@aws-sdk/client-s3");
  const { DynamoDBDocumentClient, ScanCommand } = use("@aws-sdk/lib-dynamodb");
  const { DynamoDBClient } = use("@aws-sdk/client-dynamodb");
  const asked = [
    new S3Client({}).send(new ListBucketsCommand({})),
    DynamoDBDocumentClient.from(new DynamoDBClient({})).send(new ScanCommand({ TableName: "t" })),
  ];
  assert.deepEqual(calls.map(({ operation }) => operation), ["ListBuckets", "Scan"]);
  await Promise.all(asked);
});

test("a region may be a function; without one it is the host's", async () => {
  const { use, calls } = await sdk();
  const { STSClient, GetCallerIdentityCommand } = use("@aws-sdk/client-sts");
  await new STSClient({ region: async () => "eu-north-1" }).send(new GetCallerIdentityCommand());
  await new STSClient().send(new GetCallerIdentityCommand({}));
  assert.deepEqual(calls.map(({ region }) => region), ["eu-north-1", undefined]);
});

test("a module has the names that AWS's has, and no others", async () => {
  const { use } = await sdk();
  const cases = [
    ["@aws-sdk/client-ec2", ["EC2Client", "EC2", "StartInstancesCommand", "paginateDescribeInstances", "waitUntilInstanceRunning", "InstanceStateName", "EC2ServiceException", "default"],
      ["StartInstanceCommand", "startInstancesCommand", "EC2client", "paginateStartInstances", "waitUntilNothing", "Command", "toString", "__proto__"]],
    ["@aws-sdk/client-s3", ["S3Client", "S3", "GetObjectCommand", "NoSuchKey", "S3ServiceException", "StorageClass", "paginateListObjectsV2", "waitUntilObjectExists"], ["ListObjectV2Command", "NoSuchThing"]],
    ["@aws-sdk/client-eventbridge", ["EventBridgeClient", "EventBridge", "PutEventsCommand"], ["EventsClient"]],
    ["@aws-sdk/client-sfn", ["SFNClient", "StartExecutionCommand"], ["StepFunctionsClient"]],
    ["@aws-sdk/client-guardduty", ["GuardDutyClient", "ListDetectorsCommand", "DetectorStatus"], ["ListDetectorCommand", "NoSuchException"]],
    ["@aws-sdk/client-medialive", ["MediaLiveClient", "StartChannelCommand"], ["MediaClient"]],
    ["@aws-sdk/lib-dynamodb", ["DynamoDBDocumentClient", "DynamoDBDocument", "PutCommand", "GetCommand", "QueryCommand", "paginateScan", "default"], ["PutItemCommand"]],
    ["@aws-sdk/util-dynamodb", ["marshall", "unmarshall"], ["Marshall"]],
    ["@aws-sdk/lib-storage", ["Upload"], []],
    ["@aws-sdk/s3-request-presigner", ["getSignedUrl"], []],
    ["@aws-sdk/credential-providers", ["fromNodeProviderChain", "fromTemporaryCredentials"], []],
    ["@smithy/node-http-handler", ["NodeHttpHandler"], []],
  ];
  for (const [name, has, hasNot] of cases) {
    const exports = use(name);
    for (const one of has) assert.ok(one in exports && exports[one] !== undefined, `${name} ${one}`);
    for (const one of hasNot) assert.ok(exports[one] === undefined || name.startsWith("@aws-sdk/util"), `${name} ${one}`);
  }
  const { GetObjectCommand } = use("@aws-sdk/client-s3");
  assert.equal(use("@aws-sdk/client-s3").GetObjectCommand, GetObjectCommand);
  assert.equal(use("@aws-sdk/client-s3").default.GetObjectCommand, GetObjectCommand);
  assert.ok(Object.keys(use("@aws-sdk/client-sqs")).includes("SendMessageCommand"));
  for (const name of ["aws-sdk", "@aws-sdk/client-nothing", "@aws-sdk/nothing", "fs"]) assert.equal(use(name), undefined);
});

test("enumerations have their values", async () => {
  const { use } = await sdk();
  assert.equal(use("@aws-sdk/client-s3").StorageClass.DEEP_ARCHIVE, "DEEP_ARCHIVE");
  assert.equal(use("@aws-sdk/client-s3").ServerSideEncryption.aws_kms, "aws:kms");
  assert.equal(use("@aws-sdk/client-lambda").Runtime.python3_13, "python3_13");
  assert.equal(use("@aws-sdk/client-ec2")._InstanceType.t2_micro, "t2_micro");
  assert.equal(use("@aws-sdk/client-s3").NoSuchState, undefined);
  assert.equal(use("@aws-sdk/client-guardduty").DetectorStatus.ENABLED, "ENABLED");
});

test("exceptions can be told apart", async () => {
  const { use } = await sdk({ answers: { "rds.describe_db_snapshots": { Error: { Code: "DBSnapshotNotFound", Message: "gone" } }, "sqs.*": { Error: { Code: "Made.Up", Message: "m" } } } });
  const s3 = use("@aws-sdk/client-s3");
  const client = new s3.S3Client({});
  const at = { Bucket: "b", Key: "k" };
  await client.send(new s3.DeleteObjectCommand(at));
  const error = await client.send(new s3.GetObjectCommand(at)).catch((error) => error);
  assert.ok(error instanceof s3.NoSuchKey && error instanceof s3.S3ServiceException && error instanceof Error && !(error instanceof s3.NoSuchBucket));
  assert.deepEqual([error.name, error.message, error.$fault, error.Code, error.$metadata.httpStatusCode, error.Key], ["NoSuchKey", "The specified key does not exist.", "client", "NoSuchKey", 404, "k"]);
  assert.match(String(error.stack), /^NoSuchKey: The specified key|^Error: The specified key/);
  const rds = use("@aws-sdk/client-rds");
  const gone = await new rds.RDS({}).describeDBSnapshots({}).catch((error) => error);
  assert.ok(gone instanceof rds.DBSnapshotNotFoundFault);
  assert.deepEqual([gone.name, gone.Code], ["DBSnapshotNotFoundFault", "DBSnapshotNotFound"]);
  const sqs = use("@aws-sdk/client-sqs");
  const other = await new sqs.SQS({}).listQueues({}).catch((error) => error);
  assert.ok(other instanceof sqs.SQSServiceException);
  assert.deepEqual([other.name, other.Code], ["Made.Up", undefined]);
  // Handlers' tests make them by hand.
  assert.equal(new s3.NoSuchKey({ message: "m", $metadata: {} }).name, "NoSuchKey");
});

test("what the SDK itself refuses", async () => {
  const { use } = await sdk();
  const { S3Client, GetObjectCommand } = use("@aws-sdk/client-s3");
  const client = new S3Client({});
  const missing = await client.send(new GetObjectCommand({ Key: "k" })).catch((error) => error);
  assert.deepEqual([missing.constructor, missing.message], [Error, "No value provided for input HTTP label: Bucket."]);
  assert.throws(() => client.send(GetObjectCommand), { message: "command.resolveMiddleware is not a function" });
  assert.throws(() => client.send({}), TypeError);
  assert.throws(() => GetObjectCommand({}), { message: /^Class constructors? (?:\w+ )?cannot be invoked without 'new'/ });
});

test("times, bytes and streams are what the SDK makes of them", async () => {
  const { use, calls } = await sdk();
  const { S3, PutObjectCommand } = use("@aws-sdk/client-s3");
  const s3 = new S3({});
  const at = { Bucket: "b", Key: "k" };
  await s3.send(new PutObjectCommand({ ...at, Body: Buffer.from("héllo"), Expires: new Date(NOW) }));
  assert.deepEqual(calls[0].parameters, { ...at, Body: { $bytes: Buffer.from("héllo").toString("base64") }, Expires: { $date: new Date(NOW).toISOString() } });
  const { Body, LastModified, ContentLength } = await s3.getObject(at);
  assert.equal(await Body.transformToString(), "héllo");
  await assert.rejects(Body.transformToString(), { message: "The stream has already been transformed." });
  assert.deepEqual([LastModified.getTime(), ContentLength], [NOW, 6]);
  const body = async () => (await s3.getObject(at)).Body;
  assert.equal(await (await body()).transformToString("base64"), Buffer.from("héllo").toString("base64"));
  assert.equal(Buffer.from(await (await body()).transformToByteArray()).toString(), "héllo");
  const chunks = [];
  for await (const chunk of await body()) chunks.push(chunk);
  assert.equal(Buffer.concat(chunks).toString(), "héllo");
  const listened = await new Promise(async (done) => {
    const parts = [];
    (await body()).on("data", (chunk) => parts.push(chunk)).on("error", assert.fail).on("end", () => done(Buffer.concat(parts).toString()));
  });
  assert.equal(listened, "héllo");
  // A body that is handed on.
  await s3.putObject({ Bucket: "b", Key: "copy", Body: await body() });
  assert.equal(await (await s3.getObject({ Bucket: "b", Key: "copy" })).Body.transformToString(), "héllo");
  const { LambdaClient, InvokeCommand } = use("@aws-sdk/client-lambda");
  const { Payload } = await new LambdaClient({}).send(new InvokeCommand({ FunctionName: "f", Payload: JSON.stringify({ a: 1 }) }));
  assert.deepEqual([Payload.transformToString(), Buffer.from(Payload).toString(), new TextDecoder().decode(Payload)], ["null", "null", "null"]);
  const { KMS } = use("@aws-sdk/client-kms");
  const kms = new KMS({});
  const { CiphertextBlob } = await kms.encrypt({ KeyId: "k", Plaintext: new TextEncoder().encode("secret") });
  assert.equal(Buffer.from((await kms.decrypt({ CiphertextBlob })).Plaintext).toString(), "secret");
});

test("pages come one after another, and end", async () => {
  const { use } = await sdk({ answers: { "guardduty.list_detectors": { DetectorIds: ["a"], NextToken: "for ever" } } });
  const { S3, paginateListObjectsV2 } = use("@aws-sdk/client-s3");
  const client = new S3({});
  for (const Key of ["a", "b", "c"]) await client.putObject({ Bucket: "b", Key, Body: "x" });
  const pages = [];
  for await (const page of paginateListObjectsV2({ client, pageSize: 2 }, { Bucket: "b" })) pages.push(page.Contents.map(({ Key }) => Key));
  assert.deepEqual(pages, [["a", "b"], ["c"]]);
  const { GuardDutyClient, paginateListDetectors } = use("@aws-sdk/client-guardduty");
  let seen = 0;
  for await (const _page of paginateListDetectors({ client: new GuardDutyClient({}) }, {})) seen += 1;
  assert.equal(seen, 2);
});

test("what is waited for has come", async () => {
  const { use, calls } = await sdk();
  const { EC2Client, waitUntilInstanceRunning } = use("@aws-sdk/client-ec2");
  const { state } = await waitUntilInstanceRunning({ client: new EC2Client({}), maxWaitTime: 60 }, { InstanceIds: [ID] });
  assert.deepEqual([state, calls.map(({ operation }) => operation)], ["SUCCESS", ["DescribeInstances"]]);
  const s3 = use("@aws-sdk/client-s3");
  const client = new s3.S3({});
  await client.deleteObject({ Bucket: "b", Key: "k" });
  assert.equal((await s3.waitUntilObjectNotExists({ client, maxWaitTime: 9 }, { Bucket: "b", Key: "k" })).state, "SUCCESS");
  await assert.rejects(s3.waitUntilObjectExists({ client, maxWaitTime: 9 }, { Bucket: "b", Key: "k" }));
});

test("documents", async () => {
  const { use, calls } = await sdk();
  const { DynamoDBClient } = use("@aws-sdk/client-dynamodb");
  const lib = use("@aws-sdk/lib-dynamodb");
  const client = lib.DynamoDBDocumentClient.from(new DynamoDBClient({ region: "eu-west-3" }), { marshallOptions: { removeUndefinedValues: true } });
  const Item = { id: "1", total: 7.5, paid: true, none: null, tags: new Set(["a", "b"]), lines: [{ sku: "x", n: 2 }], gone: undefined };
  await client.send(new lib.PutCommand({ TableName: "t", Item }));
  assert.deepEqual(calls[0], {
    service: "dynamodb", operation: "PutItem", region: "eu-west-3",
    parameters: {
      TableName: "t",
      Item: { id: { S: "1" }, total: { N: "7.5" }, paid: { BOOL: true }, none: { NULL: true }, tags: { SS: ["a", "b"] }, lines: { L: [{ M: { sku: { S: "x" }, n: { N: "2" } } }] } },
    },
  });
  const { gone: _gone, ...kept } = Item;
  assert.deepEqual((await client.send(new lib.GetCommand({ TableName: "t", Key: { id: "1" } }))).Item, kept);
  const { Attributes } = await client.send(new lib.UpdateCommand({
    TableName: "t", Key: { id: "1" }, UpdateExpression: "SET hits = if_not_exists(hits, :zero) + :one", ExpressionAttributeValues: { ":zero": 0, ":one": 1 }, ReturnValues: "ALL_NEW",
  }));
  assert.equal(Attributes.hits, 1);
  const documents = lib.DynamoDBDocument.from(new DynamoDBClient({}));
  assert.ok(documents instanceof lib.DynamoDBDocumentClient);
  const found = await documents.query({ TableName: "t", KeyConditionExpression: "id = :id", ExpressionAttributeValues: { ":id": "1" } });
  assert.deepEqual([found.Count, found.Items[0].lines], [1, Item.lines]);
  await documents.batchWrite({ RequestItems: { t: [{ PutRequest: { Item: { id: "2" } } }, { DeleteRequest: { Key: { id: "1" } } }] } });
  assert.deepEqual((await documents.batchGet({ RequestItems: { t: { Keys: [{ id: "2" }, { id: "1" }] } } })).Responses, { t: [{ id: "2" }] });
  await documents.transactWrite({ TransactItems: [{ Put: { TableName: "t", Item: { id: "3" } } }] });
  assert.deepEqual((await documents.transactGet({ TransactItems: [{ Get: { TableName: "t", Key: { id: "3" } } }] })).Responses, [{ Item: { id: "3" } }]);
  const pages = [];
  for await (const { Items } of lib.paginateScan({ client: documents, pageSize: 1 }, { TableName: "t" })) pages.push(...Items.map(({ id }) => id));
  assert.deepEqual(pages, ["2", "3"]);
  await assert.rejects(documents.put({ TableName: "t", Item: { id: "4", gone: undefined } }), { message: "Pass options.removeUndefinedValues=true to remove undefined values from map/array/set." });
  const refused = await documents.put({ TableName: "t", Item: { id: "3" }, ConditionExpression: "attribute_not_exists(id)" }).catch((error) => error);
  assert.ok(refused instanceof use("@aws-sdk/client-dynamodb").ConditionalCheckFailedException);
});

test("marshalling, both ways", async () => {
  const { marshall, unmarshall, convertToAttr, NumberValueImpl } = (await sdk()).use("@aws-sdk/util-dynamodb");
  const value = { s: "", n: -1.5, big: 2n ** 70n, list: [1, [null]], set: new Set([1, 2]), map: new Map([["k", "v"]]), bytes: new Uint8Array([1]) };
  const marshalled = marshall(value);
  assert.deepEqual(marshalled, {
    s: { S: "" }, n: { N: "-1.5" }, big: { N: String(2n ** 70n) }, list: { L: [{ N: "1" }, { L: [{ NULL: true }] }] }, set: { NS: ["1", "2"] }, map: { M: { k: { S: "v" } } }, bytes: { B: new Uint8Array([1]) },
  });
  assert.deepEqual(unmarshall(marshalled), { ...value, map: { k: "v" } });
  assert.equal(unmarshall({ n: { N: "9007199254740993" } }).n, 9007199254740993n);
  assert.equal(unmarshall({ n: { N: "1" } }, { wrapNumbers: true }).n.value, "1");
  assert.deepEqual(marshall("text"), { S: "text" });
  assert.deepEqual(convertToAttr(NumberValueImpl.from("1.10")), { N: "1.10" });
  class Order { id = 1; }
  assert.deepEqual(marshall(new Order(), { convertClassInstanceToMap: true }), { id: { N: "1" } });
  for (const [wrong, message] of [
    [{ a: undefined }, /removeUndefinedValues=true/], [{ a: new Order() }, /convertClassInstanceToMap=true/], [{ a: NaN }, /Special numeric value NaN is not allowed/],
    [{ a: 2 ** 60 }, /is greater than Number.MAX_SAFE_INTEGER. Use BigInt\./], [{ a: new Set() }, /Pass a non-empty set, or options.convertEmptyValues=true\./],
  ]) assert.throws(() => marshall(wrong), { message });
});

test("uploads, signed URLs, credentials", async () => {
  const { use, calls } = await sdk();
  const { S3Client, GetObjectCommand } = use("@aws-sdk/client-s3");
  const client = new S3Client({ region: "eu-west-1" });
  const params = { Bucket: "b", Key: "a b/c.txt", Body: "text" };
  const { Upload } = use("@aws-sdk/lib-storage");
  const upload = new Upload({ client, params });
  let progress;
  upload.on("httpUploadProgress", (told) => (progress = told));
  const done = await upload.done();
  assert.deepEqual([done.Location, progress.Key, calls.map(({ operation }) => operation)], ["https://b.s3.eu-west-1.amazonaws.com/a%20b/c.txt", "a b/c.txt", ["PutObject"]]);
  const { getSignedUrl } = use("@aws-sdk/s3-request-presigner");
  const url = new URL(await getSignedUrl(client, new GetObjectCommand({ Bucket: "b", Key: "k" }), { expiresIn: 60 }));
  assert.deepEqual([url.host, url.pathname, url.searchParams.get("X-Amz-Expires"), url.searchParams.get("x-id")], ["b.s3.eu-west-1.amazonaws.com", "/k", "60", "GetObject"]);
  assert.equal(calls.length, 1);
  const { fromTemporaryCredentials } = use("@aws-sdk/credential-providers");
  assert.match((await fromTemporaryCredentials({ params: { RoleArn: "r" } })()).accessKeyId, /EXAMPLE$/);
});

test("base64 and UTF-8 are Node's", async () => {
  const { toBase64, fromBase64, fromUtf8 } = await bundled("aws/sdk/bytes");
  for (const text of ["", "a", "ab", "abc", "é", "€", "😀", "\ud800", "a\u0000b", "x".repeat(1000)]) {
    const bytes = Buffer.from(text);
    assert.equal(toBase64(bytes), bytes.toString("base64"));
    assert.deepEqual(Buffer.from(fromBase64(bytes.toString("base64"))), bytes);
    assert.deepEqual(Buffer.from(fromBase64(bytes.toString("base64url"))), bytes);
    assert.equal(fromUtf8(bytes), bytes.toString());
  }
  for (const bytes of [[0xff], [0xc3], [0xe2, 0x82], [0x80, 0x41], [0xf0, 0x9f, 0x98, 0x80, 0xc0]]) {
    assert.match(fromUtf8(Uint8Array.from(bytes)), /\ufffd/);
    assert.equal(fromUtf8(Uint8Array.from(bytes)).replaceAll("\ufffd", ""), Buffer.from(bytes).toString().replaceAll("\ufffd", ""));
  }
});
