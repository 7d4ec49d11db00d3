// The names of AWS's services: operations, errors, pages and waiters. `table.py` makes the table.

import table from "../data/names.txt";
import { blocks } from "./blocks.ts";

/** An error that a service declares. */
export interface ServiceError {
  /** The class in boto3's `client.exceptions`, and in JavaScript: `DBSnapshotNotFoundFault`. */
  name: string;
  /** `Error.Code`: `DBSnapshotNotFound`. */
  code: string;
  status: number;
}

/** How an answer of several pages is put together; expressions are JMESPath, mostly plain names. */
export interface Pages {
  results: string[];
  input: string[];
  output: string[];
  /** The parameter with the size of a page, if there is one. */
  limit?: string;
}

/** A service. */
export interface Service {
  /** boto3's name: `stepfunctions`. */
  id: string;
  /** The class of boto3's client: `SFN`. */
  className: string;
  /** The name in the SDKs: `CloudWatch Logs`. */
  serviceId: string;
  /** The first label of the service's host names: `states`. */
  endpointPrefix: string;
  protocol: string;
  jsonVersion: string;
  /** `@aws-sdk/client-sfn`. */
  jsPackage: string;
  /** `SFNClient`. */
  jsClient: string;
  /** Whether the table has the operations. Of the others every operation is taken. */
  known: boolean;
  /** In the order of the model. */
  operations: readonly string[];
  /** boto3's method → operation. */
  methods: ReadonlyMap<string, string>;
  errors: readonly ServiceError[];
  pages: ReadonlyMap<string, Pages>;
  /** `InstanceRunning` → `DescribeInstances`. */
  waiters: ReadonlyMap<string, string>;
}

const [known = "", rest = ""] = table.split("\nothers ");

/** All services, by boto3's name. */
export const services: ReadonlyMap<string, Service> = new Map(
  [...blocks(known)]
    .map(([id, { head, lines }]) => [id, service(head, lines)] as const)
    .concat(rest.trim().split(" ").map(other)),
);

/** The service of a package of the JavaScript SDK: `@aws-sdk/client-s3`. */
export function ofPackage(name: string): Service | undefined {
  for (const service of services.values()) if (service.jsPackage === name) return service;
  return undefined;
}

/**
 * The operation of a method, which may be boto3's (`start_instances`) or the API's own name (`StartInstances`).
 * Returns `undefined` for a service or a method that is not there.
 */
export function operation(service: string, method: string): string | undefined {
  const found = services.get(service);
  if (!found) return undefined;
  if (!found.known) return /^[A-Za-z][A-Za-z0-9_]*$/.test(method) ? pascalCase(method) : undefined;
  return found.methods.get(method) ?? (found.operations.includes(method) ? method : undefined);
}

/** boto3's method of an operation: `StartInstances` → `start_instances`. */
export function method(service: string, operation: string): string {
  for (const [name, found] of services.get(service)?.methods ?? []) if (found === operation) return name;
  return snakeCase(operation);
}

function service(head: string, lines: string[]): Service {
  const [id = "", className = "", serviceId = "", endpointPrefix = "", protocol = "", jsonVersion = ""] = head.split("|");
  const words = (letter: string) => {
    const line = lines.find((line) => line.startsWith(`${letter} `));
    return line ? line.slice(2).split(" ") : [];
  };
  return {
    ...inJavaScript(serviceId),
    id,
    className,
    serviceId,
    endpointPrefix,
    protocol,
    jsonVersion,
    known: true,
    ...lazily({
      methods: () =>
        new Map(
          words("o").map((word) => {
            const [name = "", method] = word.split("=");
            return [method ?? snakeCase(name), name];
          }),
        ),
      operations: () => words("o").map((word) => word.split("=")[0] ?? ""),
      errors: () => words("e").map(error),
      pages: () => new Map(words("p").map(pages)),
      waiters: () => new Map(words("w").map((word) => word.split(":") as [string, string])),
    }),
  };
}

function other(word: string): readonly [string, Service] {
  const [id = "", joined = ""] = word.split("|");
  const serviceId = joined.replaceAll("_", " ");
  const nothing = { operations: [], methods: new Map(), errors: [], pages: new Map(), waiters: new Map() };
  const className = serviceId.replace(/\W+/g, "");
  return [
    id,
    {
      ...inJavaScript(serviceId),
      id,
      className,
      serviceId,
      endpointPrefix: id,
      protocol: "json",
      jsonVersion: "1.1",
      known: false,
      ...nothing,
    },
  ];
}

/** Package and client, as the JavaScript SDK's generator makes them of the service's id. */
function inJavaScript(serviceId: string): { jsPackage: string; jsClient: string } {
  const words = serviceId.split(/[^A-Za-z0-9]+/);
  return {
    jsPackage: `@aws-sdk/client-${words.join("-").toLowerCase()}`,
    jsClient: `${words.map((word) => word.charAt(0).toUpperCase() + word.slice(1)).join("")}Client`,
  };
}

function error(word: string): ServiceError {
  const [name = "", status = "400"] = word.split(":");
  const [shape = "", code] = name.split("=");
  return { name: shape, code: code ?? shape, status: Number(status) };
}

function pages(word: string): [string, Pages] {
  const [name = "", results = "", input = "", output = "", limit = ""] = word.split(":");
  const list = (text: string) => text.split(",").filter((item) => item !== "");
  return [name, { results: list(results), input: list(input), output: list(output), ...(limit === "" ? {} : { limit }) }];
}

/** As botocore's `xform_name` does it; where that knows better, the table says so. */
function snakeCase(name: string): string {
  return name
    .replace(/[A-Z]{2,}s$/, (end) => `_${end.toLowerCase()}`)
    .replace(/(.)([A-Z][a-z]+)/g, "$1_$2")
    .replace(/([a-z0-9])([A-Z])/g, "$1_$2")
    .toLowerCase();
}

function pascalCase(method: string): string {
  return method
    .split("_")
    .map((word) => word.charAt(0).toUpperCase() + word.slice(1))
    .join("");
}

/** An object whose properties are made when they are first read, since most services are never asked for. */
function lazily<T extends object>(makers: { [K in keyof T]: () => T[K] }): T {
  const made = {};
  for (const key of Object.keys(makers) as (keyof T)[]) {
    let value: { is: T[keyof T] } | undefined;
    Object.defineProperty(made, key, { enumerable: true, get: () => (value ??= { is: makers[key]() }).is });
  }
  return made as T;
}
