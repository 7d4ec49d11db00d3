// Metrics and logs.

import type { Json } from "../../contract.ts";
import type { Call, Family } from "../call.ts";
import { Refusal } from "../refusal.ts";
import { asSent, isEndless, list, member, number, text, texts, type Members } from "../values.ts";

export const cloudwatch: Family = {
  PutMetricData: (parameters) => {
    list(parameters.MetricData).forEach((datum, index) => refuseEndless(datum, `MetricData.member.${index + 1}`));
    return {};
  },
  GetMetricStatistics: (parameters, call) => ({
    Label: parameters.MetricName ?? "",
    Datapoints: [{ Timestamp: call.time(-300), Unit: parameters.Unit ?? "None", ...statistics(texts(parameters.Statistics)) }],
  }),
  GetMetricData: (parameters, call) => ({
    MetricDataResults: list(parameters.MetricDataQueries).map((query) => ({
      Id: member(query, "Id") ?? "",
      Label: member(query, "Label") ?? member(query, "Id") ?? "",
      Timestamps: [call.time(-300)],
      Values: [1],
      StatusCode: "Complete",
    })),
    Messages: [],
  }),
  DescribeAlarms: (parameters, call) => ({
    MetricAlarms: alarms(parameters, call).map((name) => ({
      AlarmName: name,
      AlarmArn: call.arn("cloudwatch", `alarm:${name}`),
      StateValue: "OK",
      StateReason: "",
      StateUpdatedTimestamp: call.time(-300),
      ActionsEnabled: true,
      AlarmActions: [],
      OKActions: [],
      MetricName: "CPUUtilization",
      Namespace: "AWS/EC2",
      Dimensions: [],
    })),
    CompositeAlarms: [],
  }),
};

function statistics(names: string[]): Members {
  return Object.fromEntries((names.length > 0 ? names : ["Average"]).map((name) => [name, 1]));
}

function alarms(parameters: Members, call: Call): string[] {
  const asked = texts(parameters.AlarmNames);
  const told = call.atEvent("detail", "alarmName");
  return asked.length > 0 || told === undefined ? asked : [told];
}

type Line = { timestamp: number; message: string; ingestionTime: number };

export const logs: Family = {
  CreateLogGroup(parameters, call) {
    const name = text(parameters.logGroupName) ?? "";
    if (groups(call).has(name)) throw new Refusal("ResourceAlreadyExistsException", "The specified log group already exists");
    groups(call).set(name, new Map());
    return {};
  },
  CreateLogStream(parameters, call) {
    const group = groupOf(parameters, call);
    const name = text(parameters.logStreamName) ?? "";
    if (group.has(name)) throw new Refusal("ResourceAlreadyExistsException", "The specified log stream already exists");
    group.set(name, []);
    return {};
  },
  PutLogEvents(parameters, call) {
    const group = groupOf(parameters, call);
    const stream = text(parameters.logStreamName) ?? "";
    const now = call.settings.now();
    const lines = list(parameters.logEvents).map((line) => ({
      timestamp: number(member(line, "timestamp")) ?? now,
      message: text(member(line, "message")) ?? "",
      ingestionTime: now,
    }));
    const sorted = lines.every((line, index) => index === 0 || line.timestamp >= (lines[index - 1]?.timestamp ?? 0));
    if (!sorted)
      throw new Refusal(
        "InvalidParameterException",
        "Log events in a single PutLogEvents request must be in chronological order.",
      );
    group.set(stream, [...(group.get(stream) ?? []), ...lines]);
    return { nextSequenceToken: call.hex(56) };
  },
  GetLogEvents: (parameters, call) => ({
    events: groupOf(parameters, call).get(text(parameters.logStreamName) ?? "") ?? [],
    nextForwardToken: "f/0/s",
    nextBackwardToken: "b/0/s",
  }),
  FilterLogEvents(parameters, call) {
    const pattern = (text(parameters.filterPattern) ?? "").replaceAll('"', "");
    const events = [...groupOf(parameters, call)].flatMap(([logStreamName, lines]) =>
      lines
        .filter(({ message }) => message.includes(pattern))
        .map((line, index) => ({ logStreamName, ...line, eventId: String(index) })),
    );
    return { events, searchedLogStreams: [] };
  },
  DescribeLogGroups(parameters, call) {
    const prefix = text(parameters.logGroupNamePrefix) ?? "";
    return {
      logGroups: [...groups(call).keys()]
        .filter((name) => name.startsWith(prefix))
        .map((name) => ({
          logGroupName: name,
          arn: call.arn("logs", `log-group:${name}:*`),
          creationTime: call.settings.now(),
          storedBytes: 0,
          metricFilterCount: 0,
        })),
    };
  },
  DescribeLogStreams: (parameters, call) => ({
    logStreams: [...groupOf(parameters, call).keys()].map((logStreamName) => ({
      logStreamName,
      creationTime: call.settings.now(),
      storedBytes: 0,
    })),
  }),
  StartQuery: (_parameters, call) => ({ queryId: call.uuid() }),
  GetQueryResults: (): Json => ({
    results: [],
    status: "Complete",
    statistics: { recordsMatched: 0, recordsScanned: 0, bytesScanned: 0 },
  }),
  CreateExportTask: (_parameters, call) => ({ taskId: call.uuid() }),
};

/** CloudWatch takes no special values; `at` is how its Query API names the datum. */
function refuseEndless(datum: Json, at: string): void {
  const found = (value: Json | undefined, name: string) => {
    if (value !== undefined && isEndless(value))
      throw new Refusal("InvalidParameterValue", `The value ${String(asSent(value))} for parameter ${at}.${name} is invalid.`, 400);
  };
  found(member(datum, "Value"), "Value");
  list(member(datum, "Values")).forEach((value, index) => found(value, `Values.member.${index + 1}`));
}

function groups(call: Call): Map<string, Map<string, Line[]>> {
  return call.shelf<Map<string, Line[]>>("logs");
}

/** A group; one that nobody made is taken to be there. */
function groupOf(parameters: Members, call: Call): Map<string, Line[]> {
  const name = text(parameters.logGroupName) ?? text(parameters.logGroupIdentifier) ?? "";
  const found = groups(call).get(name) ?? new Map<string, Line[]>();
  groups(call).set(name, found);
  return found;
}
