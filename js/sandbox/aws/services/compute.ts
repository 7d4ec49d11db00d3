// What a handler starts elsewhere: functions, state machines, tasks, jobs, schedules.

import type { Json } from "../../contract.ts";
import { digits, type Call, type Family } from "../call.ts";
import { Refusal } from "../refusal.ts";
import { list, number, stream, text, toBase64, when, type Members } from "../values.ts";

export const lambda: Family = {
  Invoke(parameters): Json {
    if (parameters.InvocationType === "DryRun") return { StatusCode: 204, Payload: stream("") };
    if (parameters.InvocationType === "Event") return { StatusCode: 202, Payload: stream("") };
    return { StatusCode: 200, ExecutedVersion: text(parameters.Qualifier) ?? "$LATEST", Payload: stream(toBase64("null")) };
  },
  InvokeAsync: () => ({ Status: 202 }),
  GetFunction: (parameters, call) => ({
    Configuration: functionOf(parameters, call),
    Tags: {},
    Code: {
      RepositoryType: "S3",
      Location: `https://awslambda-${call.region}-tasks.s3.${call.region}.amazonaws.com/snapshots/example`,
    },
  }),
  GetFunctionConfiguration: (parameters, call) => functionOf(parameters, call),
  UpdateFunctionConfiguration: (parameters, call) => functionOf(parameters, call),
  UpdateFunctionCode: (parameters, call) => functionOf(parameters, call),
  ListFunctions: (_parameters, call) => ({
    Functions: call
      .inEvent(/\barn:aws[a-z-]*:lambda:[a-z0-9-]+:\d+:function:[A-Za-z0-9_-]+/g)
      .map((arn) => functionOf({ FunctionName: arn }, call)),
  }),
};

function functionOf(parameters: Members, call: Call): Members {
  const name = (text(parameters.FunctionName) ?? "").replace(/^.*:function:/, "").split(":")[0] ?? "";
  return {
    FunctionName: name,
    FunctionArn: call.arn("lambda", `function:${name}`),
    Runtime: "python3.13",
    Role: call.globalArn("iam", `role/${name}-role`),
    Handler: "lambda_function.lambda_handler",
    CodeSize: 1024,
    Description: "",
    Timeout: number(parameters.Timeout) ?? 3,
    MemorySize: number(parameters.MemorySize) ?? 128,
    LastModified: "2026-01-01T00:00:00.000+0000",
    Version: "$LATEST",
    State: "Active",
    LastUpdateStatus: "Successful",
    PackageType: "Zip",
    Architectures: ["x86_64"],
    ...when(parameters.Environment !== undefined, { Environment: parameters.Environment ?? {} }),
  };
}

export const stepfunctions: Family = {
  StartExecution(parameters, call) {
    const machine = text(parameters.stateMachineArn) ?? "";
    if (!/^arn:[^:]+:states:/.test(machine)) throw new Refusal("InvalidArn", `Invalid Arn: 'Invalid ARN prefix: ${machine}'`);
    const input = text(parameters.input) ?? "{}";
    if (!isJson(input))
      throw new Refusal("InvalidExecutionInput", "Invalid State Machine Execution Input: 'The input is not valid JSON.'");
    const name = text(parameters.name) ?? call.uuid();
    const arn = `${machine.replace(":stateMachine:", ":execution:")}:${name}`;
    const shelf = call.shelf<Members>("states");
    const before = shelf.get(arn);
    if (before && before.input !== input) {
      throw new Refusal("ExecutionAlreadyExists", `Execution Already Exists: '${arn}'`);
    }
    const started = before?.startDate ?? call.time();
    shelf.set(arn, { executionArn: arn, stateMachineArn: machine, name, status: "RUNNING", startDate: started, input });
    return { executionArn: arn, startDate: started };
  },
  StartSyncExecution: (parameters, call) => ({
    executionArn: `${(text(parameters.stateMachineArn) ?? "").replace(":stateMachine:", ":express:")}:${call.uuid()}`,
    startDate: call.time(),
    stopDate: call.time(),
    status: "SUCCEEDED",
    input: parameters.input ?? "{}",
    output: "{}",
  }),
  DescribeExecution(parameters, call): Json {
    const arn = text(parameters.executionArn) ?? "";
    const found = call.shelf<Members>("states").get(arn);
    if (found) return { ...found, status: "SUCCEEDED", output: "{}", stopDate: call.time() };
    const machine = arn.replace(":execution:", ":stateMachine:").replace(/:[^:]*$/, "");
    return {
      executionArn: arn,
      stateMachineArn: machine,
      status: "SUCCEEDED",
      startDate: call.time(-60),
      stopDate: call.time(),
      input: "{}",
      output: "{}",
    };
  },
  ListExecutions: (parameters, call) => ({
    executions: [...call.shelf<Members>("states").values()].filter(
      ({ stateMachineArn }) => stateMachineArn === parameters.stateMachineArn,
    ),
  }),
  StopExecution: (_parameters, call) => ({ stopDate: call.time() }),
};

export const scheduler: Family = {
  CreateSchedule(parameters, call) {
    const name = text(parameters.Name) ?? "";
    const arn = call.arn("scheduler", `schedule/${text(parameters.GroupName) ?? "default"}/${name}`);
    const shelf = call.shelf<Members>("scheduler");
    if (shelf.has(arn)) throw new Refusal("ConflictException", `Schedule ${name} already exists.`, 409);
    shelf.set(arn, {
      ...parameters,
      Arn: arn,
      GroupName: text(parameters.GroupName) ?? "default",
      State: parameters.State ?? "ENABLED",
    });
    return { ScheduleArn: arn };
  },
  UpdateSchedule: (parameters, call) => ({
    ScheduleArn: call.arn("scheduler", `schedule/${text(parameters.GroupName) ?? "default"}/${text(parameters.Name) ?? ""}`),
  }),
  GetSchedule(parameters, call) {
    const found = call
      .shelf<Members>("scheduler")
      .get(call.arn("scheduler", `schedule/${text(parameters.GroupName) ?? "default"}/${text(parameters.Name) ?? ""}`));
    if (found) return found;
    throw new Refusal("ResourceNotFoundException", `Schedule ${text(parameters.Name) ?? ""} does not exist.`, 404);
  },
  DeleteSchedule(parameters, call) {
    call
      .shelf("scheduler")
      .delete(call.arn("scheduler", `schedule/${text(parameters.GroupName) ?? "default"}/${text(parameters.Name) ?? ""}`));
    return {};
  },
};

export const ecs: Family = {
  RunTask: (parameters, call) => {
    const count = Math.min(Math.max(number(parameters.count) ?? 1, 1), 10);
    return { tasks: Array.from({ length: count }, () => task(parameters, call, call.hex(32), "PROVISIONING")), failures: [] };
  },
  StopTask: (parameters, call) => ({
    task: task(parameters, call, (text(parameters.task) ?? "").split("/").at(-1) ?? "", "STOPPED"),
  }),
  DescribeTasks: (parameters, call) => ({
    tasks: list(parameters.tasks).map((id) => task(parameters, call, (text(id) ?? "").split("/").at(-1) ?? "", "RUNNING")),
    failures: [],
  }),
  ListTasks: (_parameters, call) => ({ taskArns: call.inEvent(/\barn:aws[a-z-]*:ecs:[a-z0-9-]+:\d+:task\/[A-Za-z0-9/_-]+/g) }),
  UpdateService: (parameters, call) => ({ service: serviceOf(parameters, call, text(parameters.service) ?? "") }),
  DescribeServices: (parameters, call) => ({
    services: list(parameters.services).map((name) => serviceOf(parameters, call, text(name) ?? "")),
    failures: [],
  }),
};

function cluster(parameters: Members): string {
  return (text(parameters.cluster) ?? "default").replace(/^.*:cluster\//, "");
}

function task(parameters: Members, call: Call, id: string, status: string): Members {
  const definition = text(parameters.taskDefinition) ?? "example";
  return {
    taskArn: call.arn("ecs", `task/${cluster(parameters)}/${id}`),
    clusterArn: call.arn("ecs", `cluster/${cluster(parameters)}`),
    taskDefinitionArn: definition.startsWith("arn:")
      ? definition
      : call.arn("ecs", `task-definition/${definition}${definition.includes(":") ? "" : ":1"}`),
    lastStatus: status,
    desiredStatus: status === "STOPPED" ? "STOPPED" : "RUNNING",
    launchType: parameters.launchType ?? "FARGATE",
    createdAt: call.time(),
    cpu: "256",
    memory: "512",
    containers: [],
    overrides: parameters.overrides ?? {},
    attachments: [],
    tags: parameters.tags ?? [],
    group: `family:${definition.replace(/^.*\//, "").split(":")[0] ?? ""}`,
    version: 1,
    ...when(status === "STOPPED", { stoppedReason: parameters.reason ?? "", stoppedAt: call.time() }),
  };
}

function serviceOf(parameters: Members, call: Call, given: string): Members {
  const name = given.split("/").at(-1) ?? "";
  const shelf = call.shelf<number>("ecs.services");
  const wanted = number(parameters.desiredCount);
  if (wanted !== undefined) shelf.set(name, wanted);
  const count = shelf.get(name) ?? 1;
  return {
    serviceArn: call.arn("ecs", `service/${cluster(parameters)}/${name}`),
    serviceName: name,
    status: "ACTIVE",
    clusterArn: call.arn("ecs", `cluster/${cluster(parameters)}`),
    desiredCount: count,
    runningCount: count,
    pendingCount: 0,
    launchType: "FARGATE",
    deployments: [],
    events: [],
  };
}

export const batch: Family = {
  SubmitJob(parameters, call) {
    const jobId = call.uuid();
    return { jobArn: call.arn("batch", `job/${jobId}`), jobName: parameters.jobName ?? "", jobId };
  },
  DescribeJobs: (parameters, call) => ({
    jobs: list(parameters.jobs).map((jobId) => ({
      jobId,
      jobArn: call.arn("batch", `job/${text(jobId) ?? ""}`),
      jobName: "example",
      status: "SUCCEEDED",
      startedAt: call.settings.now() - 60_000,
      stoppedAt: call.settings.now(),
      jobQueue: call.arn("batch", "job-queue/example"),
      jobDefinition: call.arn("batch", "job-definition/example:1"),
    })),
  }),
};

export const autoscaling: Family = {
  DescribeAutoScalingGroups: (parameters, call) => ({
    AutoScalingGroups: list(parameters.AutoScalingGroupNames).map((name) => ({
      AutoScalingGroupName: name,
      MinSize: 0,
      MaxSize: 4,
      DesiredCapacity: call.shelf<number>("autoscaling").get(text(name) ?? "") ?? 1,
      AvailabilityZones: [`${call.region}a`],
      HealthCheckType: "EC2",
      DefaultCooldown: 300,
      HealthCheckGracePeriod: 300,
      AutoScalingGroupARN: call.arn(
        "autoscaling",
        `autoScalingGroup:${digits(text(name) ?? "", 8)}:autoScalingGroupName/${text(name) ?? ""}`,
      ),
      CreatedTime: call.time(-864_000),
      Instances: [],
      Tags: [],
    })),
  }),
  SetDesiredCapacity(parameters, call) {
    call.shelf<number>("autoscaling").set(text(parameters.AutoScalingGroupName) ?? "", number(parameters.DesiredCapacity) ?? 0);
    return {};
  },
};

function isJson(value: string): boolean {
  try {
    JSON.parse(value);
    return true;
  } catch {
    return false;
  }
}
