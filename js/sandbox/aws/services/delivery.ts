// How code gets to where it runs: CodePipeline, CodeBuild, CodeDeploy, CloudFormation, ECR, CloudFront, Route 53.

import { digits, type Call, type Family } from "../call.ts";
import { list, member, text, texts, type Members } from "../values.ts";

export const codepipeline: Family = {
  StartPipelineExecution: (_parameters, call) => ({ pipelineExecutionId: call.uuid() }),
  StopPipelineExecution: (parameters) => ({ pipelineExecutionId: parameters.pipelineExecutionId ?? "" }),
  PutApprovalResult: (_parameters, call) => ({ approvedAt: call.time() }),
  GetPipelineExecution: (parameters) => ({
    pipelineExecution: {
      pipelineName: parameters.pipelineName ?? "",
      pipelineVersion: 1,
      pipelineExecutionId: parameters.pipelineExecutionId ?? "",
      status: "Succeeded",
      artifactRevisions: [],
    },
  }),
  GetPipelineState: (parameters, call) => ({
    pipelineName: parameters.name ?? "",
    pipelineVersion: 1,
    stageStates: [],
    created: call.time(-864_000),
    updated: call.time(-86_400),
  }),
};

export const codebuild: Family = {
  StartBuild(parameters, call) {
    const project = text(parameters.projectName) ?? "";
    return { build: build(`${project}:${call.uuid()}`, "IN_PROGRESS", call) };
  },
  BatchGetBuilds: (parameters, call) => ({
    builds: texts(parameters.ids).map((id) => build(id, "SUCCEEDED", call)),
    buildsNotFound: [],
  }),
  StopBuild: (parameters, call) => ({ build: build(text(parameters.id) ?? "", "STOPPED", call) }),
};

function build(id: string, status: string, call: Call): Members {
  return {
    id,
    arn: call.arn("codebuild", `build/${id}`),
    projectName: id.split(":")[0] ?? "",
    buildNumber: 1,
    buildStatus: status,
    currentPhase: status === "IN_PROGRESS" ? "QUEUED" : "COMPLETED",
    buildComplete: status !== "IN_PROGRESS",
    startTime: call.time(),
    initiator: "my-function",
    phases: [],
  };
}

export const codedeploy: Family = {
  CreateDeployment: (_parameters, call) => ({ deploymentId: `d-${call.hex(9).toUpperCase()}` }),
  GetDeployment: (parameters) => ({ deploymentInfo: { deploymentId: parameters.deploymentId ?? "", status: "Succeeded" } }),
  PutLifecycleEventHookExecutionStatus: (parameters) => ({
    lifecycleEventHookExecutionId: parameters.lifecycleEventHookExecutionId ?? "",
  }),
};

export const cloudformation: Family = {
  CreateStack: (parameters, call) => ({ StackId: stackId(text(parameters.StackName) ?? "", call) }),
  UpdateStack: (parameters, call) => ({ StackId: stackId(text(parameters.StackName) ?? "", call) }),
  DescribeStacks(parameters, call) {
    const asked =
      text(parameters.StackName) ?? call.inEvent(/\barn:aws[a-z-]*:cloudformation:[a-z0-9-]+:\d+:stack\/[A-Za-z0-9/-]+/g)[0];
    if (asked === undefined) return { Stacks: [] };
    const name = asked.replace(/^arn:.*:stack\//, "").split("/")[0] ?? "";
    return {
      Stacks: [
        {
          StackId: asked.startsWith("arn:") ? asked : stackId(name, call),
          StackName: name,
          StackStatus: "CREATE_COMPLETE",
          CreationTime: call.time(-864_000),
          Parameters: [],
          Outputs: [],
          Tags: [],
          Capabilities: [],
          DisableRollback: false,
          NotificationARNs: [],
        },
      ],
    };
  },
};

function stackId(name: string, call: Call): string {
  const made = digits(name, 32);
  return call.arn(
    "cloudformation",
    `stack/${name}/${made.slice(0, 8)}-${made.slice(8, 12)}-${made.slice(12, 16)}-${made.slice(16, 20)}-${made.slice(20)}`,
  );
}

export const ecr: Family = {
  DescribeImages(parameters, call) {
    const tags = list(parameters.imageIds).map((id) => member(id, "imageTag") ?? "latest");
    return {
      imageDetails: (tags.length > 0 ? tags : ["latest"]).map((tag) => ({
        registryId: call.account,
        repositoryName: parameters.repositoryName ?? "",
        imageDigest: `sha256:${digits(String(tag), 64)}`,
        imageTags: [tag],
        imageSizeInBytes: 50_000_000,
        imagePushedAt: call.time(-86_400),
      })),
    };
  },
  GetAuthorizationToken: (_parameters, call) => ({
    authorizationData: [
      {
        authorizationToken: "QVdTOmV4YW1wbGU=",
        expiresAt: call.time(43_200),
        proxyEndpoint: `https://${call.account}.dkr.ecr.${call.region}.amazonaws.com`,
      },
    ],
  }),
};

export const cloudfront: Family = {
  CreateInvalidation(parameters, call) {
    const id = `I${call.hex(13).toUpperCase()}`;
    const at = `https://cloudfront.amazonaws.com/2020-05-31/distribution/${text(parameters.DistributionId) ?? ""}/invalidation/${id}`;
    return {
      Location: at,
      Invalidation: {
        Id: id,
        Status: "InProgress",
        CreateTime: call.time(),
        InvalidationBatch: parameters.InvalidationBatch ?? {},
      },
    };
  },
};

export const route53: Family = {
  ChangeResourceRecordSets: (_parameters, call) => ({
    ChangeInfo: { Id: `/change/C${call.hex(20).toUpperCase()}`, Status: "PENDING", SubmittedAt: call.time() },
  }),
  GetChange: (parameters, call) => ({ ChangeInfo: { Id: parameters.Id ?? "", Status: "INSYNC", SubmittedAt: call.time(-60) } }),
};
