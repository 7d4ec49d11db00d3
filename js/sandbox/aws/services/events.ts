// EventBridge: what PutEvents accepts goes out to the page, which may put it onto its bus. The refusals are those of
// the library's `event::put_events`.

import type { Json } from "../../contract.ts";
import type { Call, Family } from "../call.ts";
import { Refusal } from "../refusal.ts";
import { isMembers, list, member, text, texts, type Members } from "../values.ts";

const MOST_ENTRIES = 10;
const MOST_BYTES = 1024 * 1024;

export const events: Family = {
  PutEvents(parameters, call) {
    const entries = list(parameters.Entries);
    if (entries.length > MOST_ENTRIES) {
      throw new Refusal(
        "ValidationException",
        "1 validation error detected: Value at 'entries' failed to satisfy constraint: " +
          `Member must have length less than or equal to ${MOST_ENTRIES}`,
      );
    }
    if (entries.reduce<number>((sum, entry) => sum + size(entry), 0) > MOST_BYTES) {
      throw new Refusal("ValidationException", "Total size of the entries in the request is over the limit.");
    }
    const answers = entries.map((entry) => put(entry, call));
    return { FailedEntryCount: answers.filter((answer) => answer.ErrorCode !== undefined).length, Entries: answers };
  },
  PutRule(parameters, call) {
    const arn = call.arn("events", `rule/${bus(parameters.EventBusName)}${text(parameters.Name) ?? ""}`);
    call.shelf<Members>("events.rules").set(arn, { ...parameters, Arn: arn, State: parameters.State ?? "ENABLED" });
    return { RuleArn: arn };
  },
  DescribeRule: (parameters, call) => rule(parameters, call),
  EnableRule: (parameters, call) => state(parameters, call, "ENABLED"),
  DisableRule: (parameters, call) => state(parameters, call, "DISABLED"),
  DeleteRule(parameters, call) {
    call.shelf("events.rules").delete(call.arn("events", `rule/${bus(parameters.EventBusName)}${text(parameters.Name) ?? ""}`));
    return {};
  },
  ListRules(parameters, call) {
    const prefix = text(parameters.NamePrefix) ?? "";
    const rules = [...call.shelf<Members>("events.rules").values()];
    return { Rules: rules.filter(({ Name }) => (text(Name) ?? "").startsWith(prefix)) };
  },
  PutTargets(parameters, call) {
    const targets = targetsOf(parameters, call);
    for (const target of list(parameters.Targets)) targets.set(text(member(target, "Id")) ?? "", target);
    return { FailedEntryCount: 0, FailedEntries: [] };
  },
  RemoveTargets(parameters, call) {
    for (const id of texts(parameters.Ids)) targetsOf(parameters, call).delete(id);
    return { FailedEntryCount: 0, FailedEntries: [] };
  },
  ListTargetsByRule: (parameters, call) => ({ Targets: [...targetsOf(parameters, call).values()] }),
  CreateEventBus(parameters, call) {
    const name = text(parameters.Name) ?? "";
    if (buses(call).has(name)) throw new Refusal("ResourceAlreadyExistsException", `Event bus ${name} already exists.`);
    buses(call).set(name, busOf(name, call));
    return { EventBusArn: busOf(name, call).Arn ?? "" };
  },
  DescribeEventBus: (parameters, call) => busOf((text(parameters.Name) ?? "default").replace(/^.*event-bus\//, ""), call),
  ListEventBuses: (_parameters, call) => ({ EventBuses: [busOf("default", call), ...buses(call).values()] }),
};

function put(entry: Json, call: Call): Members {
  const refused = problem(entry);
  if (refused) return { ErrorCode: refused[0], ErrorMessage: refused[1] };
  call.sent.push(entry);
  return { EventId: call.uuid() };
}

/** Code and message with which an entry is refused, or `undefined`. */
function problem(entry: Json): [string, string] | undefined {
  const missing = (name: string): [string, string] => [
    "InvalidArgument",
    `Parameter ${name} is not valid. Reason: ${name} is a required argument.`,
  ];
  const source = text(member(entry, "Source")) ?? "";
  const detail = text(member(entry, "Detail")) ?? "";
  if (source === "") return missing("Source");
  if (source.startsWith("aws.")) return ["NotAuthorizedForSourceException", "Not authorized for the source."];
  if (!text(member(entry, "DetailType"))) return missing("DetailType");
  if (detail === "") return missing("Detail");
  return isObject(detail) ? undefined : ["MalformedDetail", "Detail is malformed."];
}

function isObject(detail: string): boolean {
  try {
    return isMembers(JSON.parse(detail) as Json);
  } catch {
    return false;
  }
}

/** The size of an entry as the guide counts it: 14 bytes for a time, and the bytes of the texts. */
function size(entry: Json): number {
  const parts = [
    text(member(entry, "Source")),
    text(member(entry, "DetailType")),
    text(member(entry, "Detail")),
    ...texts(member(entry, "Resources")),
  ];
  const length = parts.reduce((sum, part) => sum + new TextEncoder().encode(part ?? "").length, 0);
  return length + (member(entry, "Time") === undefined ? 0 : 14);
}

function bus(name: Json | undefined): string {
  const found = (text(name) ?? "default").replace(/^.*event-bus\//, "");
  return found === "default" ? "" : `${found}/`;
}

function rule(parameters: Members, call: Call): Members {
  const name = text(parameters.Name) ?? "";
  const found = call.shelf<Members>("events.rules").get(call.arn("events", `rule/${bus(parameters.EventBusName)}${name}`));
  if (found) return found;
  const shown = bus(parameters.EventBusName).slice(0, -1) || "default";
  throw new Refusal("ResourceNotFoundException", `Rule ${name} does not exist on EventBus ${shown}.`);
}

/** The targets of a rule by their ids; of one that nobody has put, none. */
function targetsOf(parameters: Members, call: Call): Map<string, Json> {
  return call.shelf<Json>(`events.targets ${bus(parameters.EventBusName)}${text(parameters.Rule) ?? ""}`);
}

function buses(call: Call): Map<string, Members> {
  return call.shelf<Members>("events.buses");
}

function busOf(name: string, call: Call): Members {
  return { Name: name, Arn: call.arn("events", `event-bus/${name}`) };
}

function state(parameters: Members, call: Call, state: string): Json {
  const arn = call.arn("events", `rule/${bus(parameters.EventBusName)}${text(parameters.Name) ?? ""}`);
  const found = call.shelf<Members>("events.rules").get(arn);
  if (found) found.State = state;
  return {};
}
