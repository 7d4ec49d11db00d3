// The services that answer by more than the model's empty members; each file has those that belong together.

import type { Family } from "../call.ts";
import { athena, glue, rdsData, redshiftData } from "./analytics.ts";
import { autoscaling, batch, ecs, lambda, scheduler, stepfunctions } from "./compute.ts";
import { cloudformation, cloudfront, codebuild, codedeploy, codepipeline, ecr, route53 } from "./delivery.ts";
import { dynamodb } from "./dynamodb/index.ts";
import { ec2 } from "./ec2.ts";
import { events } from "./events.ts";
import { iam, sts } from "./identity.ts";
import { bedrockRuntime, comprehend, rekognition, translate } from "./insight.ts";
import { ses, sesv2 } from "./mail.ts";
import { rds } from "./rds.ts";
import { s3 } from "./s3.ts";
import { appconfigdata, kms, secretsmanager, ssm } from "./settings.ts";
import { sns } from "./sns.ts";
import { sqs } from "./sqs.ts";
import { firehose, kinesis } from "./streams.ts";
import { cloudwatch, logs } from "./telemetry.ts";

/** By boto3's name. */
export const families: Record<string, Family> = {
  appconfigdata,
  athena,
  autoscaling,
  batch,
  "bedrock-runtime": bedrockRuntime,
  cloudformation,
  cloudfront,
  cloudwatch,
  codebuild,
  codedeploy,
  codepipeline,
  comprehend,
  dynamodb,
  ec2,
  ecr,
  ecs,
  events,
  firehose,
  glue,
  iam,
  kinesis,
  kms,
  lambda,
  logs,
  rds,
  "rds-data": rdsData,
  "redshift-data": redshiftData,
  rekognition,
  route53,
  s3,
  scheduler,
  secretsmanager,
  ses,
  sesv2,
  sns,
  sqs,
  ssm,
  stepfunctions,
  sts,
  translate,
};
