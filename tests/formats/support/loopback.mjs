// AWS's endpoint on this machine: it takes what AWS would take, and keeps it.

import { createServer } from "node:http";

const ACCOUNT = "123456789012";
const REGION = "us-east-1";
const ID = "00000000-0000-4000-8000-000000000000";

const arn = (service, resource, region = REGION) => `arn:aws:${service}:${region}:${ACCOUNT}:${resource}`;
const ofRule = ({ Name, EventBusName = "default" }) =>
  arn("events", EventBusName === "default" ? `rule/${Name}` : `rule/${EventBusName.split("/").pop()}/${Name}`);

/** What AWS answers, by operation. */
const ANSWERS = {
  CreateEventBus: ({ Name }) => ({ EventBusArn: arn("events", `event-bus/${Name}`) }),
  DescribeEventBus: ({ Name = "default" }) => ({ Name, Arn: arn("events", `event-bus/${Name}`) }),
  PutRule: (request) => ({ RuleArn: ofRule(request) }),
  DescribeRule: (request) => ({ Name: request.Name, Arn: ofRule(request) }),
  PutPermission: () => ({}),
  PutTargets: () => ({ FailedEntryCount: 0, FailedEntries: [] }),
  CreateArchive: ({ ArchiveName }) => ({ ArchiveArn: arn("events", `archive/${ArchiveName}`) }),
  CreateConnection: ({ Name }) => ({ ConnectionArn: arn("events", `connection/${Name}/${ID}`) }),
  DescribeConnection: ({ Name }) => ({ ConnectionArn: arn("events", `connection/${Name}/${ID}`) }),
  CreateApiDestination: ({ Name }) => ({ ApiDestinationArn: arn("events", `api-destination/${Name}/${ID}`) }),
  DescribeApiDestination: ({ Name }) => ({ ApiDestinationArn: arn("events", `api-destination/${Name}/${ID}`) }),
  CreateSchedule: ({ Name, GroupName = "default" }) => ({ ScheduleArn: arn("scheduler", `schedule/${GroupName}/${Name}`) }),
  CreateScheduleGroup: ({ Name }) => ({ ScheduleGroupArn: arn("scheduler", `schedule-group/${Name}`) }),
  AddPermission: () => ({ Statement: "{}" }),
};

/** The operations of services with addresses for them. */
const ROUTES = [
  [/^\/schedules\/([^/?]+)/, "scheduler", "CreateSchedule", "Name"],
  [/^\/schedule-groups\/([^/?]+)/, "scheduler", "CreateScheduleGroup", "Name"],
  [/^\/2015-03-31\/functions\/([^/?]+)\/policy/, "lambda", "AddPermission", "FunctionName"],
];

/** Starts the endpoint: `{url, calls, close()}`; `calls` grows by `{service, operation, request}`. */
export async function loopback() {
  const calls = [];
  const server = createServer((incoming, outgoing) => {
    const parts = [];
    incoming.on("data", (part) => parts.push(part));
    incoming.on("end", () => {
      const call = read(incoming, Buffer.concat(parts).toString());
      if (call) calls.push(call);
      else calls.push({ operation: "unknown", request: { method: incoming.method, url: incoming.url, headers: incoming.headers } });
      const isQuery = call?.isQuery;
      const body = isQuery ? xml(call) : JSON.stringify((call && ANSWERS[call.operation]?.(call.request)) ?? {});
      outgoing.writeHead(call ? 200 : 400, { "content-type": isQuery ? "text/xml" : "application/x-amz-json-1.1" });
      outgoing.end(body);
    });
  });
  await new Promise((started) => server.listen(0, "127.0.0.1", started));
  const close = () => {
    server.closeAllConnections();
    return new Promise((closed) => server.close(closed));
  };
  return { url: `http://127.0.0.1:${server.address().port}`, calls, close };
}

function read(incoming, body) {
  const target = incoming.headers["x-amz-target"];
  if (target) {
    const [service, operation] = target.split(".");
    return { service, operation, request: JSON.parse(body) };
  }
  for (const [route, service, operation, name] of ROUTES) {
    const found = route.exec(incoming.url);
    if (found && incoming.method === "POST") {
      return { service, operation, request: { [name]: decodeURIComponent(found[1]), ...JSON.parse(body) } };
    }
  }
  const form = Object.fromEntries(new URLSearchParams(body));
  return form.Action && { service: "query", operation: form.Action, request: form, isQuery: true };
}

/** What services answer that speak in forms. */
function xml({ operation, request }) {
  const role = `<Role><RoleName>${request.RoleName}</RoleName><RoleId>A</RoleId><Path>/</Path>
    <Arn>${arn("iam", `role/${request.RoleName}`, "")}</Arn><CreateDate>2026-01-01T00:00:00Z</CreateDate></Role>`;
  const result = ["CreateRole", "GetRole"].includes(operation) ? role : "";
  return `<${operation}Response><${operation}Result>${result}</${operation}Result>
    <ResponseMetadata><RequestId>${ID}</RequestId></ResponseMetadata></${operation}Response>`;
}

/** A schedule with its dates as they are written; on their way they are seconds. */
function dated(schedule) {
  const date = (value) => new Date(value * 1000).toISOString().replace(".000Z", "Z");
  const dates = ["StartDate", "EndDate"].filter((name) => typeof schedule[name] === "number");
  return { ...schedule, ...Object.fromEntries(dates.map((name) => [name, date(schedule[name])])) };
}

/** The calls as what the `list-` commands print, which the page reads. */
export function asAnswer(calls) {
  const of = (operation) => calls.filter((call) => call.operation === operation).map((call) => call.request);
  const targets = of("PutTargets");
  const rules = of("PutRule").map((rule) => {
    const own = targets.filter(
      (put) => put.Rule === rule.Name && (put.EventBusName ?? "default") === (rule.EventBusName ?? "default"),
    );
    return own.length > 0 ? { ...rule, Targets: own.flatMap((put) => put.Targets) } : rule;
  });
  return {
    EventBuses: of("CreateEventBus").map((bus) => {
      const own = of("PutPermission").find((put) => put.EventBusName === bus.Name);
      return own ? { ...bus, Policy: own.Policy } : bus;
    }),
    Connections: of("CreateConnection"),
    ApiDestinations: of("CreateApiDestination"),
    Archives: of("CreateArchive"),
    Rules: rules,
    ScheduleGroups: of("CreateScheduleGroup").map(({ ClientToken, ...group }) => group),
    Schedules: of("CreateSchedule").map(({ ClientToken, ...schedule }) => dated(schedule)),
  };
}
