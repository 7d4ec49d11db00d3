// What the tables know of AWS's services.

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { test } from "node:test";
import { brotliCompressSync } from "node:zlib";
import { describe, describeModule, forJavaScript, account, method, operation, services } from "./support/aws.mjs";
import { bundled } from "./support/bundle.mjs";

const { families } = await bundled("aws/services/index");
const { shapes } = await bundled("aws/tables/shapes");

test("operations go by boto3's methods and by the API's names", () => {
  const cases = [
    ["ec2", "start_instances", "StartInstances"],
    ["ec2", "StartInstances", "StartInstances"],
    ["rds", "describe_db_cluster_snapshots", "DescribeDBClusterSnapshots"],
    ["rds", "start_db_instance", "StartDBInstance"],
    ["s3", "list_objects_v2", "ListObjectsV2"],
    ["sns", "check_if_phone_number_is_opted_out", "CheckIfPhoneNumberIsOptedOut"],
    ["route53", "list_hosted_zones_by_vpc", "ListHostedZonesByVPC"],
    ["wafv2", "create_web_acl", "CreateWebACL"],
    ["wafv2", "list_web_acls", "ListWebACLs"],
    ["dynamodb", "execute_statement", "ExecuteStatement"],
    ["cloudwatch", "start_otel_enrichment", "StartOTelEnrichment"],
    ["ec2", "start_instance", undefined],
    ["ec2", "StartInstance", undefined],
    ["ec2", "startInstances", undefined],
    ["ec2", "__proto__", undefined],
    ["ec3", "start_instances", undefined],
    // Of services that the tables do not have, each is taken.
    ["medialive", "start_channel", "StartChannel"],
  ];
  for (const [service, name, wanted] of cases) assert.equal(operation(service, name), wanted, `${service}.${name}`);
});

test("every method leads to its operation and back", () => {
  let seen = 0;
  for (const { id, operations, methods } of services.values()) {
    assert.equal(methods.size, operations.length, id);
    for (const name of operations) {
      seen += 1;
      assert.equal(operation(id, method(id, name)), name, `${id} ${name}`);
    }
  }
  assert.ok(seen > 5000, `${seen}`);
});

test("services have their names in both SDKs", () => {
  const cases = [
    ["ec2", "EC2", "@aws-sdk/client-ec2", "EC2Client", "ec2"],
    ["stepfunctions", "SFN", "@aws-sdk/client-sfn", "SFNClient", "states"],
    ["events", "EventBridge", "@aws-sdk/client-eventbridge", "EventBridgeClient", "events"],
    ["logs", "CloudWatchLogs", "@aws-sdk/client-cloudwatch-logs", "CloudWatchLogsClient", "logs"],
    ["secretsmanager", "SecretsManager", "@aws-sdk/client-secrets-manager", "SecretsManagerClient", "secretsmanager"],
    ["sesv2", "SESV2", "@aws-sdk/client-sesv2", "SESv2Client", "email"],
    ["iot-data", "IoTDataPlane", "@aws-sdk/client-iot-data-plane", "IoTDataPlaneClient", "data-ats.iot"],
    ["elbv2", "ElasticLoadBalancingv2", "@aws-sdk/client-elastic-load-balancing-v2", "ElasticLoadBalancingV2Client", "elasticloadbalancing"],
    ["cognito-idp", "CognitoIdentityProvider", "@aws-sdk/client-cognito-identity-provider", "CognitoIdentityProviderClient", "cognito-idp"],
  ];
  for (const [id, className, jsPackage, jsClient, endpointPrefix] of cases) {
    const { className: a, jsPackage: b, jsClient: c, endpointPrefix: d } = services.get(id);
    assert.deepEqual([a, b, c, d], [className, jsPackage, jsClient, endpointPrefix]);
  }
  const known = [...services.values()].filter((service) => service.known);
  assert.ok(known.length >= 46, `${known.length}`);
});

test("the stubs are told what they need of a service", () => {
  const { made } = account();
  const ec2 = describe("ec2");
  assert.equal(ec2.methods.start_instances, "StartInstances");
  assert.deepEqual(ec2.pages.DescribeInstances, { results: ["Reservations"], input: ["NextToken"], output: ["NextToken"], limit: "MaxResults" });
  assert.equal(ec2.waiters.InstanceRunning, "DescribeInstances");
  const rds = describe("rds").errors.find(({ name }) => name === "DBSnapshotNotFoundFault");
  assert.deepEqual(rds, { name: "DBSnapshotNotFoundFault", code: "DBSnapshotNotFound", status: 404 });
  assert.equal(describe("ec3"), undefined);
  const s3 = JSON.parse(forJavaScript(made).describe("@aws-sdk/client-s3"));
  assert.deepEqual([s3.client, s3.id, s3.payloads], ["S3Client", "s3", []]);
  assert.deepEqual(describeModule("@aws-sdk/client-lambda").payloads, ["Invoke"]);
  assert.deepEqual(describeModule("@aws-sdk/client-sqs").enums.MessageSystemAttributeName.slice(0, 2), ["All", "SenderId"]);
  assert.equal(forJavaScript(made).describe("@aws-sdk/client-nothing"), undefined);
});

/** The least that an operation takes. */
function least(types, structure) {
  const made = {};
  const members = [...structure.members.values()];
  for (const { name, required, shape } of members) if (required) made[name] = some(types, shape);
  return structure.union ? { [members[0].name]: some(types, members[0].shape) } : made;
}

function some(types, shape) {
  switch (shape.kind) {
    case "structure": return least(types, types.structure(shape.number));
    case "list": return Array.from({ length: Math.max(shape.least, 1) }, () => some(types, shape.of));
    case "map": return { key: some(types, shape.of) };
    case "string": return "x".repeat(Math.max(shape.least, 1));
    case "integer":
    case "long":
    case "float":
    case "double": return Math.max(shape.least, 1);
    case "boolean": return true;
    case "timestamp": return "2026-01-01T00:00:00Z";
    case "blob":
    case "stream": return "x";
    default: return {};
  }
}

test("what answers is an operation of the model, and answers the model's members", () => {
  let [answered, all] = [0, 0];
  for (const [id, family] of Object.entries(families)) {
    const types = shapes(id);
    for (const name of Object.keys(family)) {
      all += 1;
      assert.ok(services.get(id)?.operations.includes(name), `${id} ${name}`);
      const input = types.input(name);
      const answer = account().call(id, name, input ? least(types, input) : {});
      assert.ok(!answer.invalid, `${id} ${name}: ${JSON.stringify(answer)}`);
      if (!answer.value) continue;
      answered += 1;
      const known = types.output(name).map((given) => given.name);
      for (const member of Object.keys(answer.value)) assert.ok(known.includes(member), `${id} ${name} has no ${member}`);
    }
  }
  assert.ok(all > 200 && answered > all * 0.9, `${answered} of ${all}`);
});

test("every operation of every service answers something to the least that it takes", () => {
  let seen = 0;
  const { call } = account();
  for (const { id, operations } of services.values()) {
    const types = shapes(id);
    for (const name of operations) {
      seen += 1;
      const input = types.input(name);
      const answer = call(id, name, input ? least(types, input) : {});
      assert.ok(answer.value ?? answer.error, `${id} ${name}: ${JSON.stringify(answer)}`);
    }
  }
  assert.ok(seen > 5000, `${seen}`);
});

test("the tables stay small", async () => {
  const limits = { "names.txt": 55, "shapes.txt": 125, "enums.txt": 18 };
  for (const [name, limit] of Object.entries(limits)) {
    const size = brotliCompressSync(await readFile(`js/sandbox/aws/data/${name}`)).length / 1000;
    assert.ok(size > limit / 3 && size < limit, `${name}: ${size} kB`);
  }
  assert.match(await readFile("js/sandbox/aws/data/NOTICE.txt", "utf8"), /Apache License/);
});
