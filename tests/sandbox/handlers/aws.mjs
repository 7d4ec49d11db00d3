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
];
