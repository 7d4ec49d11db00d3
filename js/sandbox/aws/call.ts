// One call, as an answerer sees it: its parameters, and the pretended account that it is made in.

import type { Json } from "../contract.ts";
import type { Service } from "./tables/names.ts";
import { date, isMembers, member, text, type Members } from "./values.ts";

export interface AwsSettings {
  account: string;
  region: string;
  /** Milliseconds since the epoch, by the run's clock. */
  now: () => number;
  /** The event of the invocation: ids that a handler does not name are taken from it. */
  event: Json;
  /** The user's own answers, by `ec2.start_instances`, `ec2.*` or `*`. */
  answers: Record<string, Json>;
  /** A new UUID. */
  requestId: () => string;
  /** Who calls; JavaScript's SDK leaves checking to the services. `python` if absent. */
  language?: "python" | "nodejs";
  /** The function that calls, for its role's ARN; `my-function` if absent. */
  functionName?: string;
}

/** Answers a call with the members of the API, or throws a `Refusal`. */
export type Answerer = (parameters: Members, call: Call) => Json;
/** The answerers of a service, by operation. */
export type Family = Record<string, Answerer>;

/** What a warm environment remembers: a shelf for each kind of resource. */
export type Store = Map<string, Map<string, unknown>>;

export class Call {
  /** Entries and messages for the simulated bus. */
  readonly sent: Json[] = [];

  constructor(
    readonly service: Service,
    readonly operation: string,
    readonly region: string,
    readonly settings: AwsSettings,
    private readonly store: Store,
  ) {}

  get account(): string {
    return this.settings.account;
  }

  /** Now, or so many seconds from now, as a time. */
  time(seconds = 0): Json {
    return date(this.settings.now() + seconds * 1000);
  }

  uuid(): string {
    return this.settings.requestId();
  }

  /** So many new hexadecimal digits, all of which differ from the last ones, however the UUIDs are made. */
  hex(count: number): string {
    return digits(this.uuid(), count);
  }

  arn(service: string, resource: string): string {
    return `arn:${partition(this.region)}:${service}:${this.region}:${this.account}:${resource}`;
  }

  /** The ARN of what has no Region, such as a role. */
  globalArn(service: string, resource: string): string {
    return `arn:${partition(this.region)}:${service}::${this.account}:${resource}`;
  }

  /** The ARN that the function's role has in a call. */
  get caller(): string {
    const name = this.settings.functionName ?? "my-function";
    return this.globalArn("sts", `assumed-role/${name}-role/${name}`);
  }

  shelf<T>(name: string): Map<string, T> {
    let shelf = this.store.get(name);
    if (!shelf) this.store.set(name, (shelf = new Map()));
    return shelf as Map<string, T>;
  }

  /** All strings of the event that the expression finds, without repetitions. */
  inEvent(expression: RegExp): string[] {
    const found = new Set<string>();
    for (const text of strings(this.settings.event)) for (const [match] of text.matchAll(expression)) found.add(match);
    return [...found];
  }

  /** The string at a path of the event. */
  atEvent(...path: string[]): string | undefined {
    let value: Json | undefined = this.settings.event;
    for (const key of path) value = member(value, key);
    return text(value);
  }
}

function partition(region: string): string {
  if (region.startsWith("cn-")) return "aws-cn";
  return region.startsWith("us-gov-") ? "aws-us-gov" : "aws";
}

/** The strings of a value; not those of an event that is deeper than any of AWS's. */
function* strings(value: Json, depth = 0): Generator<string> {
  if (typeof value === "string") yield value;
  if (depth > 20) return;
  if (Array.isArray(value)) for (const item of value) yield* strings(item, depth + 1);
  else if (isMembers(value)) for (const item of Object.values(value)) yield* strings(item, depth + 1);
}

/** A number made of a text, the same for the same text; for made-up attributes such as addresses. */
export function hash(text: string): number {
  let value = 0x811c9dc5;
  for (let index = 0; index < text.length; index += 1) value = Math.imul(value ^ text.charCodeAt(index), 0x01000193) >>> 0;
  return value;
}

/** So many hexadecimal digits made of a text. */
export function digits(text: string, count: number): string {
  let made = "";
  for (let round = 0; made.length < count; round += 1) made += hash(`${text}${round}`).toString(16).padStart(8, "0");
  return made.slice(0, count);
}
