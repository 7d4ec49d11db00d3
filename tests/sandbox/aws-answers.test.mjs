// What the services answer: the right shapes, echoes of the parameters, and what was put can be got.

import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { test } from "node:test";
import { account, covers, NOW } from "./support/aws.mjs";

const ID = "i-0123456789abcdef0";
const TOPIC = "arn:aws:sns:eu-west-1:123456789012:t";
const QUEUE = "https://sqs.eu-west-1.amazonaws.com/123456789012/q";
const MACHINE = "arn:aws:states:eu-west-1:123456789012:stateMachine:m";
const SNAPSHOT = "arn:aws:rds:eu-west-1:123456789012:snapshot:rds:mydb-2026-03-01-04-00";
const base64 = (text) => Buffer.from(text).toString("base64");
const refused = (text) => ({ refused: text });

/** Name → [service, operation, parameters, what the answer has to have, or how it is refused] one after another. */
const stories = {
  "instances keep their state": [
    ["ec2", "StartInstances", { InstanceIds: [ID] }, { StartingInstances: [{ InstanceId: ID, CurrentState: { Code: 0, Name: "pending" }, PreviousState: { Code: 80, Name: "stopped" } }] }],
    ["ec2", "DescribeInstances", { InstanceIds: [ID] }, { Reservations: [{ OwnerId: "123456789012", Instances: [{ InstanceId: ID, State: { Code: 16, Name: "running" } }] }] }],
    ["ec2", "StartInstances", { InstanceIds: [ID] }, { StartingInstances: [{ CurrentState: { Name: "running" }, PreviousState: { Name: "running" } }] }],
    ["ec2", "StopInstances", { InstanceIds: [ID] }, { StoppingInstances: [{ CurrentState: { Code: 64, Name: "stopping" }, PreviousState: { Code: 16, Name: "running" } }] }],
    ["ec2", "DescribeInstanceStatus", {}, { InstanceStatuses: [] }],
    ["ec2", "DescribeInstanceStatus", { IncludeAllInstances: true }, { InstanceStatuses: [{ InstanceId: ID, InstanceState: { Name: "stopped" } }] }],
    ["ec2", "TerminateInstances", { InstanceIds: [ID] }, { TerminatingInstances: [{ CurrentState: { Code: 32, Name: "shutting-down" }, PreviousState: { Name: "stopped" } }] }],
    ["ec2", "StartInstances", { InstanceIds: [ID] }, refused(`IncorrectInstanceState: This instance '${ID}' is not in a state from which it can be started.`)],
    ["ec2", "StopInstances", { InstanceIds: [ID], DryRun: true }, refused("DryRunOperation: Request would have succeeded, but DryRun flag is set.")],
    ["ec2", "StartInstances", { InstanceIds: ["my server"] }, refused('InvalidInstanceID.Malformed: Invalid id: "my server"')],
  ],
  "instances are found by what they are asked for": [
    ["ec2", "DescribeInstances", { Filters: [{ Name: "tag:Stage", Values: ["test*"] }, { Name: "instance-state-name", Values: ["stopped"] }] },
      { Reservations: [{ Instances: [{ State: { Name: "stopped" }, Tags: [{ Key: "Name", Value: "example" }, { Key: "Stage", Value: "test" }] }] }] }],
    ["ec2", "DescribeInstances", { Filters: [{ Name: "tag:Stage", Values: ["prod"] }] }, { Reservations: [] }],
    ["ec2", "RunInstances", { ImageId: "ami-1", MinCount: 2, MaxCount: 2, InstanceType: "t3.nano", TagSpecifications: [{ ResourceType: "instance", Tags: [{ Key: "a", Value: "b" }] }] },
      { Instances: [{ ImageId: "ami-1", InstanceType: "t3.nano", State: { Name: "pending" } }, { InstanceType: "t3.nano" }] }],
    ["ec2", "DescribeInstances", { Filters: [{ Name: "tag:a", Values: ["b"] }] }, { Reservations: [{ Instances: [{}, {}] }] }],
    ["ec2", "CreateTags", { Resources: [ID, "vol-1"], Tags: [{ Key: "Owner", Value: "me" }] }, {}],
    ["ec2", "DescribeTags", { Filters: [{ Name: "resource-id", Values: ["vol-1"] }] }, { Tags: [{ Key: "Owner", Value: "me", ResourceId: "vol-1", ResourceType: "volume" }] }],
  ],
  "snapshots of databases": [
    ["rds", "DescribeDBSnapshots", { DBSnapshotIdentifier: SNAPSHOT },
      { DBSnapshots: [{ DBSnapshotIdentifier: "rds:mydb-2026-03-01-04-00", DBInstanceIdentifier: "mydb", DBSnapshotArn: SNAPSHOT, SnapshotType: "automated", Status: "available", PercentProgress: 100 }] }],
    ["rds", "CopyDBSnapshot", { SourceDBSnapshotIdentifier: SNAPSHOT, TargetDBSnapshotIdentifier: "copy", KmsKeyId: "alias/k", Tags: [{ Key: "a", Value: "b" }] },
      { DBSnapshot: { DBSnapshotIdentifier: "copy", DBInstanceIdentifier: "mydb", Status: "creating", SnapshotType: "manual", SourceDBSnapshotIdentifier: SNAPSHOT, KmsKeyId: "arn:aws:kms:eu-west-1:123456789012:alias/k" } }],
    ["rds", "CopyDBSnapshot", { SourceDBSnapshotIdentifier: SNAPSHOT, TargetDBSnapshotIdentifier: "copy" },
      refused("DBSnapshotAlreadyExists: Cannot create the snapshot because a snapshot with the identifier copy already exists.")],
    ["rds", "DescribeDBSnapshots", { DBInstanceIdentifier: "mydb" }, { DBSnapshots: [{}, { DBSnapshotIdentifier: "copy", Status: "available" }] }],
    ["rds", "DeleteDBSnapshot", { DBSnapshotIdentifier: "copy" }, { DBSnapshot: { Status: "deleted" } }],
    ["rds", "DescribeDBSnapshots", { DBSnapshotIdentifier: "copy" }, refused("DBSnapshotNotFound: DBSnapshot copy not found.")],
    ["rds", "ModifyDBSnapshotAttribute", { DBSnapshotIdentifier: "s", AttributeName: "restore", ValuesToAdd: ["111122223333"] },
      { DBSnapshotAttributesResult: { DBSnapshotIdentifier: "s", DBSnapshotAttributes: [{ AttributeName: "restore", AttributeValues: ["111122223333"] }] } }],
    ["rds", "StartExportTask", { ExportTaskIdentifier: "e", SourceArn: SNAPSHOT, S3BucketName: "b", IamRoleArn: "r", KmsKeyId: "k" },
      { ExportTaskIdentifier: "e", S3Bucket: "b", Status: "STARTING", PercentProgress: 0, SourceType: "SNAPSHOT", KmsKeyId: "arn:aws:kms:eu-west-1:123456789012:key/k" }],
    ["rds", "CreateDBClusterSnapshot", { DBClusterSnapshotIdentifier: "cs", DBClusterIdentifier: "c" }, { DBClusterSnapshot: { DBClusterIdentifier: "c", Engine: "aurora-postgresql", Status: "creating" } }],
  ],
  "databases start and stop": [
    ["rds", "StopDBInstance", { DBInstanceIdentifier: "mydb" }, { DBInstance: { DBInstanceIdentifier: "mydb", DBInstanceStatus: "stopping" } }],
    ["rds", "DescribeDBInstances", { DBInstanceIdentifier: "mydb" }, { DBInstances: [{ DBInstanceStatus: "stopped" }] }],
    ["rds", "StopDBInstance", { DBInstanceIdentifier: "mydb" }, refused("InvalidDBInstanceState: Instance mydb is not in available state.")],
    ["rds", "StartDBInstance", { DBInstanceIdentifier: "mydb" }, { DBInstance: { DBInstanceStatus: "starting" } }],
    ["rds", "StartDBCluster", { DBClusterIdentifier: "c" }, { DBCluster: { Status: "starting" } }],
    ["rds", "AddTagsToResource", { ResourceName: "arn", Tags: [{ Key: "a", Value: "b" }] }, {}],
    ["rds", "ListTagsForResource", { ResourceName: "arn" }, { TagList: [{ Key: "a", Value: "b" }] }],
  ],
  "objects": [
    ["s3", "PutObject", { Bucket: "b", Key: "in/a.txt", Body: { $bytes: base64("hello") }, Metadata: { k: "v" }, ContentType: "text/plain" },
      { ETag: `"${createHash("md5").update("hello").digest("hex")}"`, ServerSideEncryption: "AES256" }],
    ["s3", "GetObject", { Bucket: "b", Key: "in/a.txt" }, { Body: { $stream: base64("hello") }, ContentLength: 5, ContentType: "text/plain", Metadata: { k: "v" } }],
    ["s3", "GetObject", { Bucket: "b", Key: "in/a.txt", Range: "bytes=-2" }, { Body: { $stream: base64("lo") }, ContentRange: "bytes 3-4/5" }],
    ["s3", "GetObject", { Bucket: "b", Key: "in/a.txt", Range: "bytes=9-" }, refused("InvalidRange: The requested range is not satisfiable")],
    ["s3", "CopyObject", { Bucket: "b", Key: "out/ä.txt", CopySource: "b/in/a.txt" }, { CopyObjectResult: { ETag: '"5d41402abc4b2a76b9719d911017c592"' } }],
    ["s3", "CopyObject", { Bucket: "b", Key: "out/c.txt", CopySource: { Bucket: "b", Key: "out/ä.txt" } }, {}],
    ["s3", "HeadObject", { Bucket: "b", Key: "out/c.txt" }, { ContentLength: 5, ContentType: "text/plain" }],
    ["s3", "ListObjectsV2", { Bucket: "b", Prefix: "out/" }, { KeyCount: 2, IsTruncated: false, Contents: [{ Key: "out/c.txt", Size: 5 }, { Key: "out/ä.txt" }] }],
    ["s3", "ListObjectsV2", { Bucket: "b", Delimiter: "/" }, { KeyCount: 2, CommonPrefixes: [{ Prefix: "in/" }, { Prefix: "out/" }] }],
    ["s3", "ListObjectsV2", { Bucket: "b", MaxKeys: 2 }, { IsTruncated: true, NextContinuationToken: "out/c.txt" }],
    ["s3", "ListObjectsV2", { Bucket: "b", ContinuationToken: "out/c.txt" }, { Contents: [{ Key: "out/ä.txt" }] }],
    ["s3", "DeleteObject", { Bucket: "b", Key: "in/a.txt" }, {}],
    ["s3", "GetObject", { Bucket: "b", Key: "in/a.txt" }, refused("NoSuchKey: The specified key does not exist.")],
    ["s3", "HeadObject", { Bucket: "b", Key: "in/a.txt" }, refused("404: Not Found")],
    ["s3", "DeleteObjects", { Bucket: "b", Delete: { Objects: [{ Key: "out/c.txt" }] } }, { Deleted: [{ Key: "out/c.txt" }] }],
    ["s3", "GetObject", { Bucket: "other", Key: "made/up.json" }, { ContentType: "application/json", Body: { $stream: base64('{"id": 1, "name": "example"}') } }],
    ["s3", "ListObjectsV2", { Bucket: "empty" }, { KeyCount: 0 }],
  ],
  "rules and their targets": [
    ["events", "CreateEventBus", { Name: "orders" }, { EventBusArn: "arn:aws:events:eu-west-1:123456789012:event-bus/orders" }],
    ["events", "CreateEventBus", { Name: "orders" }, refused("ResourceAlreadyExistsException: Event bus orders already exists.")],
    ["events", "ListEventBuses", {}, { EventBuses: [{ Name: "default" }, { Name: "orders" }] }],
    ["events", "PutRule", { Name: "r", EventBusName: "orders", EventPattern: "{}" }, { RuleArn: "arn:aws:events:eu-west-1:123456789012:rule/orders/r" }],
    ["events", "DisableRule", { Name: "r", EventBusName: "orders" }, {}],
    ["events", "DescribeRule", { Name: "r", EventBusName: "orders" }, { State: "DISABLED", EventPattern: "{}" }],
    ["events", "DescribeRule", { Name: "r" }, refused("ResourceNotFoundException: Rule r does not exist on EventBus default.")],
    ["events", "PutTargets", { Rule: "r", EventBusName: "orders", Targets: [{ Id: "1", Arn: "a" }, { Id: "2", Arn: "b" }] }, { FailedEntryCount: 0 }],
    ["events", "RemoveTargets", { Rule: "r", EventBusName: "orders", Ids: ["1"] }, { FailedEntryCount: 0 }],
    ["events", "ListTargetsByRule", { Rule: "r", EventBusName: "orders" }, { Targets: [{ Id: "2", Arn: "b" }] }],
    ["events", "ListTargetsByRule", { Rule: "r" }, { Targets: [] }],
  ],
  "topics": [
    ["sns", "Publish", { TopicArn: TOPIC, Message: "m", Subject: "s" }, { MessageId: "00000000-0000-4000-8000-000000000001" }],
    ["sns", "Publish", { Message: "m" }, refused("InvalidParameter: Invalid parameter: TopicArn or TargetArn Reason: no value for required parameter")],
    ["sns", "Publish", { TopicArn: "t", Message: "m" }, refused("InvalidParameter: Invalid parameter: TopicArn Reason: An ARN must have at least 6 elements, not 1")],
    ["sns", "Publish", { TopicArn: TOPIC, Message: "" }, refused("InvalidParameter: Invalid parameter: Empty message")],
    ["sns", "Publish", { TopicArn: TOPIC, Message: "m", MessageStructure: "json" }, refused("InvalidParameter: Invalid parameter: Message Structure - JSON message body failed to parse")],
    ["sns", "PublishBatch", { TopicArn: TOPIC, PublishBatchRequestEntries: [{ Id: "1", Message: "m" }] }, { Successful: [{ Id: "1" }], Failed: [] }],
    ["sns", "CreateTopic", { Name: "new" }, { TopicArn: "arn:aws:sns:eu-west-1:123456789012:new" }],
    ["sns", "ListTopics", {}, { Topics: [{ TopicArn: "arn:aws:sns:eu-west-1:123456789012:new" }] }],
  ],
  "queues": [
    ["sqs", "GetQueueUrl", { QueueName: "q" }, { QueueUrl: QUEUE }],
    ["sqs", "SendMessage", { QueueUrl: QUEUE, MessageBody: "hello", MessageAttributes: { a: { DataType: "String", StringValue: "1" } } }, { MD5OfMessageBody: "5d41402abc4b2a76b9719d911017c592" }],
    ["sqs", "SendMessageBatch", { QueueUrl: QUEUE, Entries: [{ Id: "1", MessageBody: "b", DelaySeconds: 5 }] }, { Successful: [{ Id: "1" }], Failed: [] }],
    ["sqs", "GetQueueAttributes", { QueueUrl: QUEUE, AttributeNames: ["All"] }, { Attributes: { ApproximateNumberOfMessages: "1", ApproximateNumberOfMessagesDelayed: "1", QueueArn: "arn:aws:sqs:eu-west-1:123456789012:q" } }],
    ["sqs", "ReceiveMessage", { QueueUrl: QUEUE, MaxNumberOfMessages: 10, MessageAttributeNames: ["All"], AttributeNames: ["ApproximateReceiveCount"] },
      { Messages: [{ Body: "hello", Attributes: { ApproximateReceiveCount: "1" }, MessageAttributes: { a: { StringValue: "1" } } }] }],
    ["sqs", "ReceiveMessage", { QueueUrl: QUEUE }, {}],
    ["sqs", "SendMessage", { QueueUrl: `${QUEUE}.fifo`, MessageBody: "m" }, refused("MissingParameter: The request must contain the parameter MessageGroupId.")],
    ["sqs", "ReceiveMessage", { QueueUrl: QUEUE, MaxNumberOfMessages: 11 }, refused("InvalidParameterValue: Value 11 for parameter MaxNumberOfMessages is invalid. Reason: Must be between 1 and 10, if provided.")],
    ["sqs", "SendMessageBatch", { QueueUrl: QUEUE, Entries: [{ Id: "1", MessageBody: "b" }, { Id: "1", MessageBody: "b" }] }, refused("BatchEntryIdsNotDistinct: Id 1 repeated.")],
  ],
  "parameters and secrets": [
    ["ssm", "GetParameter", { Name: "/app/url" }, { Parameter: { Name: "/app/url", Type: "String", Value: "example-url", Version: 1, ARN: "arn:aws:ssm:eu-west-1:123456789012:parameter/app/url" } }],
    ["ssm", "PutParameter", { Name: "/app/key", Value: "v", Type: "SecureString" }, { Version: 1, Tier: "Standard" }],
    ["ssm", "PutParameter", { Name: "/app/key", Value: "w" }, refused("ParameterAlreadyExists: The parameter already exists. To overwrite this value, set the overwrite option in the request to true.")],
    ["ssm", "PutParameter", { Name: "/app/key", Value: "w", Overwrite: true }, { Version: 2 }],
    ["ssm", "GetParameter", { Name: "/app/key", WithDecryption: true }, { Parameter: { Value: "w", Type: "SecureString", Version: 2 } }],
    ["ssm", "GetParametersByPath", { Path: "/app" }, { Parameters: [{ Name: "/app/url" }, { Name: "/app/key" }] }],
    ["ssm", "DeleteParameter", { Name: "/app/key" }, {}],
    ["ssm", "GetParameter", { Name: "/app/key" }, refused("ParameterNotFound: ")],
    ["ssm", "GetParameters", { Names: ["/app/url", "/app/key"] }, { Parameters: [{ Name: "/app/url" }], InvalidParameters: ["/app/key"] }],
    ["secretsmanager", "GetSecretValue", { SecretId: "db" }, { Name: "db", SecretString: '{"username":"example","password":"example"}', VersionStages: ["AWSCURRENT"] }],
    ["secretsmanager", "CreateSecret", { Name: "new", SecretString: "s" }, { Name: "new" }],
    ["secretsmanager", "PutSecretValue", { SecretId: "arn:aws:secretsmanager:eu-west-1:123456789012:secret:new-AbCdEf", SecretString: "t" }, { Name: "new" }],
    ["secretsmanager", "GetSecretValue", { SecretId: "new" }, { SecretString: "t" }],
    ["secretsmanager", "DeleteSecret", { SecretId: "new" }, { Name: "new" }],
    ["secretsmanager", "GetSecretValue", { SecretId: "new" }, refused("ResourceNotFoundException: Secrets Manager can't find the specified secret.")],
    ["kms", "Decrypt", { CiphertextBlob: { $bytes: base64(`kms:${base64("secret")}`) } }, { Plaintext: { $bytes: base64("secret") } }],
    ["kms", "Encrypt", { KeyId: "k", Plaintext: "secret" }, { CiphertextBlob: { $bytes: base64(`kms:${base64("secret")}`) }, KeyId: "arn:aws:kms:eu-west-1:123456789012:key/k" }],
  ],
  "what is started elsewhere": [
    ["lambda", "Invoke", { FunctionName: "f", InvocationType: "Event" }, { StatusCode: 202 }],
    ["lambda", "Invoke", { FunctionName: "f" }, { StatusCode: 200, ExecutedVersion: "$LATEST", Payload: { $stream: base64("null") } }],
    ["stepfunctions", "StartExecution", { stateMachineArn: MACHINE, name: "n", input: "{}" }, { executionArn: MACHINE.replace("stateMachine", "execution") + ":n", startDate: { $date: new Date(NOW).toISOString() } }],
    ["stepfunctions", "StartExecution", { stateMachineArn: MACHINE, name: "n", input: "[]" }, refused(`ExecutionAlreadyExists: Execution Already Exists: '${MACHINE.replace("stateMachine", "execution")}:n'`)],
    ["stepfunctions", "StartExecution", { stateMachineArn: MACHINE, input: "{" }, refused("InvalidExecutionInput: Invalid State Machine Execution Input: 'The input is not valid JSON.'")],
    ["stepfunctions", "StartExecution", { stateMachineArn: "m" }, refused("InvalidArn: Invalid Arn: 'Invalid ARN prefix: m'")],
    ["stepfunctions", "DescribeExecution", { executionArn: `${MACHINE.replace("stateMachine", "execution")}:n` }, { status: "SUCCEEDED", name: "n", input: "{}" }],
    ["ecs", "RunTask", { taskDefinition: "job", cluster: "c" }, { tasks: [{ clusterArn: "arn:aws:ecs:eu-west-1:123456789012:cluster/c", taskDefinitionArn: "arn:aws:ecs:eu-west-1:123456789012:task-definition/job:1", lastStatus: "PROVISIONING" }], failures: [] }],
    ["ecs", "UpdateService", { service: "s", desiredCount: 3 }, { service: { desiredCount: 3 } }],
    ["ecs", "DescribeServices", { services: ["s"] }, { services: [{ serviceName: "s", desiredCount: 3 }] }],
    ["batch", "SubmitJob", { jobName: "j", jobQueue: "q", jobDefinition: "d" }, { jobName: "j" }],
    ["athena", "StartQueryExecution", { QueryString: "SELECT 1" }, { QueryExecutionId: "00000000-0000-4000-8000-000000000003" }],
    ["athena", "GetQueryExecution", { QueryExecutionId: "00000000-0000-4000-8000-000000000003" }, { QueryExecution: { Query: "SELECT 1", Status: { State: "SUCCEEDED" } } }],
    ["glue", "StartJobRun", { JobName: "j", Arguments: { a: "b" } }, {}],
    ["codepipeline", "StartPipelineExecution", { name: "p" }, { pipelineExecutionId: "00000000-0000-4000-8000-000000000005" }],
    ["codebuild", "StartBuild", { projectName: "p" }, { build: { projectName: "p", buildStatus: "IN_PROGRESS" } }],
    ["scheduler", "CreateSchedule", { Name: "s", ScheduleExpression: "rate(1 day)", FlexibleTimeWindow: { Mode: "OFF" }, Target: { Arn: "a", RoleArn: "r" } }, { ScheduleArn: "arn:aws:scheduler:eu-west-1:123456789012:schedule/default/s" }],
    ["scheduler", "GetSchedule", { Name: "s" }, { Name: "s", State: "ENABLED", ScheduleExpression: "rate(1 day)" }],
    ["scheduler", "DeleteSchedule", { Name: "s" }, {}],
    ["scheduler", "GetSchedule", { Name: "s" }, refused("ResourceNotFoundException: Schedule s does not exist.")],
  ],
  "who calls, metrics, logs, mail, streams": [
    ["sts", "GetCallerIdentity", {}, { Account: "123456789012", Arn: "arn:aws:sts::123456789012:assumed-role/my-function-role/my-function" }],
    ["sts", "AssumeRole", { RoleArn: "arn:aws:iam::111122223333:role/r", RoleSessionName: "me" }, { AssumedRoleUser: { Arn: "arn:aws:sts::111122223333:assumed-role/r/me" }, Credentials: { Expiration: { $date: new Date(NOW + 3_600_000).toISOString() } } }],
    ["cloudwatch", "PutMetricData", { Namespace: "n", MetricData: [{ MetricName: "m", Value: 1 }] }, {}],
    ["logs", "PutLogEvents", { logGroupName: "g", logStreamName: "s", logEvents: [{ timestamp: 1, message: "an ERROR" }, { timestamp: 2, message: "fine" }] }, {}],
    ["logs", "PutLogEvents", { logGroupName: "g", logStreamName: "s", logEvents: [{ timestamp: 2, message: "b" }, { timestamp: 1, message: "a" }] }, refused("InvalidParameterException: Log events in a single PutLogEvents request must be in chronological order.")],
    ["logs", "FilterLogEvents", { logGroupName: "g", filterPattern: "ERROR" }, { events: [{ message: "an ERROR", logStreamName: "s" }] }],
    ["logs", "CreateLogStream", { logGroupName: "g", logStreamName: "s" }, refused("ResourceAlreadyExistsException: The specified log stream already exists")],
    ["ses", "SendEmail", { Source: "a@example.com", Destination: { ToAddresses: ["b@example.com"] }, Message: { Subject: { Data: "s" }, Body: { Text: { Data: "t" } } } }, {}],
    ["sesv2", "SendEmail", { Destination: { ToAddresses: ["nobody"] }, Content: {} }, refused("InvalidParameterValue: Missing final '@domain'")],
    ["kinesis", "PutRecord", { StreamName: "s", Data: { $bytes: base64("d") }, PartitionKey: "p" }, { ShardId: "shardId-000000000000" }],
    ["kinesis", "GetRecords", { ShardIterator: "s|0" }, { Records: [{ Data: { $bytes: base64("d") }, PartitionKey: "p" }] }],
    ["firehose", "PutRecordBatch", { DeliveryStreamName: "s", Records: [{ Data: "d" }, { Data: "e" }] }, { FailedPutCount: 0, RequestResponses: [{}, {}] }],
    ["bedrock-runtime", "InvokeModel", { modelId: "anthropic.claude-v2", body: "{}" }, { contentType: "application/json" }],
  ],
  "all else has the model's members, empty": [
    ["guardduty", "ListDetectors", {}, { DetectorIds: [] }],
    ["config", "DescribeConfigRules", {}, { ConfigRules: [] }],
    ["inspector2", "GetMember", { accountId: "123456789012" }, { member: {} }],
    ["cognito-idp", "AdminGetUser", { UserPoolId: "p", Username: "u" }, { Username: "u", Enabled: false, UserAttributes: [] }],
    ["medialive", "StartChannel", { ChannelId: "1" }, {}],
  ],
};

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
