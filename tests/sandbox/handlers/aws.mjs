// The AWS SDK inside the engine, and what is recorded of it.

import { info } from "./plain.mjs";

export default [
  {
    name: "paginators and waiters",
    source: `import { EC2Client, paginateDescribeInstances, waitUntilInstanceRunning } from "@aws-sdk/client-ec2";
const client = new EC2Client({});
export const handler = async () => {
  let pages = 0;
  for await (const page of paginateDescribeInstances({ client }, { InstanceIds: ["i-0abc"] })) pages += page.Reservations.length;
  const { state } = await waitUntilInstanceRunning({ client, maxWaitTime: 60 }, { InstanceIds: ["i-0abc"] });
  return [pages, state];
};`,
    returns: [1, "SUCCESS"],
    calls: [{ service: "ec2", operation: "DescribeInstances" }, { service: "ec2", operation: "DescribeInstances" }],
  },
  {
    name: "a document client: what was put can be got",
    source: `import { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { DynamoDBDocumentClient, PutCommand, GetCommand } from "@aws-sdk/lib-dynamodb";
const table = DynamoDBDocumentClient.from(new DynamoDBClient({}));
export const handler = async () => {
  await table.send(new PutCommand({ TableName: "orders", Item: { id: "1", total: 12.5, tags: ["a"] } }));
  return (await table.send(new GetCommand({ TableName: "orders", Key: { id: "1" } }))).Item;
};`,
    returns: { id: "1", total: 12.5, tags: ["a"] },
    calls: [{ service: "dynamodb", operation: "PutItem" }, { service: "dynamodb", operation: "GetItem" }],
  },
  {
    name: "a body of S3, given by the user",
    answers: { "s3.get_object": { Body: "a,b\n1,2" } },
    file: "index.js",
    source: `const { S3 } = require("@aws-sdk/client-s3");
exports.handler = async () => (await (await new S3().getObject({ Bucket: "b", Key: "k" })).Body.transformToString()).split("\\n");`,
    returns: ["a,b", "1,2"],
    calls: [{ service: "s3", operation: "GetObject", parameters: { Bucket: "b", Key: "k" } }],
  },
  {
    name: "an error that the user asked for, caught and thrown on",
    answers: { "ec2.start_instances": { Error: { Code: "InsufficientInstanceCapacity", Message: "none left" } } },
    source: `import { EC2Client, StartInstancesCommand } from "@aws-sdk/client-ec2";
export const handler = async () => {
  try {
    await new EC2Client({}).send(new StartInstancesCommand({ InstanceIds: ["i-0abc"] }));
  } catch (error) {
    console.log(error.name, error.$metadata.httpStatusCode > 399, error instanceof Error);
    throw error;
  }
};`,
    fails: { errorType: "InsufficientInstanceCapacity", errorMessage: "none left" },
    lines: [info("InsufficientInstanceCapacity true true"), /Invoke Error/],
    calls: [{ error: { code: "InsufficientInstanceCapacity", message: "none left" }, line: 4 }],
  },
  {
    name: "events that are put reach the bus",
    source: `import { EventBridgeClient, PutEventsCommand } from "@aws-sdk/client-eventbridge";
export const handler = async () => (await new EventBridgeClient({}).send(new PutEventsCommand({ Entries: [{ Source: "my.app", DetailType: "Done", Detail: "{}" }] }))).FailedEntryCount;`,
    returns: 0,
    calls: [{ service: "events", operation: "PutEvents" }],
    sent: [{ entry: { Source: "my.app", DetailType: "Done", Detail: "{}" } }],
  },
  { name: "a command that there is not", source: `import { EC2Client, StartInstanceCommand } from "@aws-sdk/client-ec2";\nexport const handler = async () => 1;`, fails: { errorType: "Runtime.UserCodeSyntaxError", errorMessage: /^SyntaxError: Named export 'StartInstanceCommand' not found\. The requested module '@aws-sdk\/client-ec2' is a CommonJS module/, during: "init" } },
  {
    name: "a body in pieces, by for await and by events; an exception by its class",
    file: "index.js",
    source: `const { S3Client, PutObjectCommand, GetObjectCommand, DeleteObjectCommand, NoSuchKey } = require("@aws-sdk/client-s3");
const s3 = new S3Client();
const at = { Bucket: "b", Key: "k" };
exports.handler = async () => {
  await s3.send(new PutObjectCommand({ ...at, Body: Buffer.from("hello") }));
  const chunks = [];
  for await (const chunk of (await s3.send(new GetObjectCommand(at))).Body) chunks.push(chunk);
  const { Body } = await s3.send(new GetObjectCommand(at));
  const heard = await new Promise((done, fail) => {
    const parts = [];
    Body.on("data", (part) => parts.push(part));
    Body.once("error", fail);
    Body.on("end", () => done(Buffer.concat(parts).toString("utf8")));
  });
  await s3.send(new DeleteObjectCommand(at));
  try {
    await s3.send(new GetObjectCommand(at));
  } catch (error) {
    return [Buffer.concat(chunks).toString(), heard, error instanceof NoSuchKey, error.name, error.$metadata.httpStatusCode];
  }
};`,
    returns: ["hello", "hello", true, "NoSuchKey", 404],
    calls: [{ operation: "PutObject", line: 5 }, { operation: "GetObject", line: 7 }, { operation: "GetObject", line: 8 }, { operation: "DeleteObject", line: 15 }, { operation: "GetObject", line: 17, error: { code: "NoSuchKey" } }],
  },
  {
    name: "what the SDK itself refuses is no call",
    source: `import { S3Client, GetObjectCommand } from "@aws-sdk/client-s3";
export const handler = async () => {
  await new S3Client({}).send(new GetObjectCommand({ Key: "k" }));
};`,
    fails: { errorType: "Error", errorMessage: "No value provided for input HTTP label: Bucket.", line: 3 },
    calls: [],
  },
  {
    name: "uploads, signed URLs, marshalling, a payload, a default import",
    source: `import { Upload } from "@aws-sdk/lib-storage";
import { getSignedUrl } from "@aws-sdk/s3-request-presigner";
import { marshall, unmarshall } from "@aws-sdk/util-dynamodb";
import { LambdaClient, InvokeCommand } from "@aws-sdk/client-lambda";
import pkg from "@aws-sdk/client-s3";
const { S3Client, GetObjectCommand } = pkg;
const client = new S3Client({});
export const handler = async () => {
  const { Location } = await new Upload({ client, params: { Bucket: "b", Key: "k", Body: "x" } }).done();
  const url = new URL(await getSignedUrl(client, new GetObjectCommand({ Bucket: "b", Key: "k" }), { expiresIn: 60 }));
  const { Payload } = await new LambdaClient({}).send(new InvokeCommand({ FunctionName: "f", Payload: JSON.stringify({ a: 1 }) }));
  return [Location, url.host, url.searchParams.get("X-Amz-Expires"), unmarshall(marshall({ n: 1.5, l: [null] })), Buffer.from(Payload).toString(), Payload.transformToString()];
};`,
    returns: ["https://b.s3.eu-west-1.amazonaws.com/k", "b.s3.eu-west-1.amazonaws.com", "60", { n: 1.5, l: [null] }, "null", "null"],
    calls: [{ operation: "PutObject" }, { operation: "Invoke", parameters: { FunctionName: "f", Payload: '{"a":1}' } }],
  },
];
