// The module of a service, `@aws-sdk/client-…`: hundreds of exports, each made when it is asked for.

import { Client, Command, Service } from "./client.ts";
import type { Description, SdkHost } from "./host.ts";

export type Exports = Record<string, unknown>;

const known = new WeakMap<object, Service>();

/** The service behind a module, for the modules that build on another. */
export function serviceOf(exports: Exports): Service | undefined {
  return known.get(exports);
}

export function serviceModule(description: Description, host: SdkHost): Exports {
  const service = new Service(description, host);
  const fixed: Exports = {
    [description.client]: service.client,
    [service.exceptions.baseName]: service.exceptions.base,
    $Command: Command,
    __Client: Client,
  };
  const made = lazily(
    fixed,
    (name) => find(service, name),
    () => names(service),
  );
  known.set(made, service);
  return made;
}

function find(service: Service, name: string): unknown {
  const { description, exceptions } = service;
  if (`${name}Client` === description.client) return service.aggregated();
  const [, operation] = /^(\w+)Command$/.exec(name) ?? [];
  if (operation !== undefined && has(description, operation)) return service.command(operation);
  const [, paged] = /^paginate(\w+)$/.exec(name) ?? [];
  if (paged !== undefined && Object.hasOwn(description.pages, paged)) return service.paginator(paged);
  const [, waited] = /^wait(?:Until|For)(\w+)$/.exec(name) ?? [];
  if (waited !== undefined && Object.hasOwn(description.waiters, waited)) return service.waiter(waited);
  return exceptions.declared.get(name) ?? enumeration(description, name);
}

function has(description: Description, operation: string): boolean {
  return description.known ? description.operations.includes(operation) : /^[A-Z]/.test(operation);
}

/** The values of an enumeration; where the table has not got them, each name stands for itself. */
function enumeration({ enums }: Description, name: string): unknown {
  if (!/^_?[A-Z]\w*$/.test(name) || /(?:command|client|exception)$/i.test(name)) return undefined;
  // EC2's generator puts a line before some names, such as _InstanceType.
  const known = name.replace(/^_/, "");
  const values = enums ? (Object.hasOwn(enums, known) ? enums[known] : undefined) : [];
  if (values?.length === 0) return new Proxy({}, { get: (_values, key) => key });
  return values && Object.fromEntries(values.map((value) => [keyOf(value), value]));
}

/** As the SDK's generator names a value. */
function keyOf(value: string): string {
  return value.replace(/[^A-Za-z0-9_]+/g, "_").replace(/^(?=\d)/, "_");
}

function names({ description, exceptions }: Service): string[] {
  return [
    description.client.replace(/Client$/, ""),
    ...description.operations.map((name) => `${name}Command`),
    ...Object.keys(description.pages).map((name) => `paginate${name}`),
    ...Object.keys(description.waiters).map((name) => `waitUntil${name}`),
    ...exceptions.declared.keys(),
    ...Object.keys(description.enums ?? {}),
  ];
}

/** An object with properties that are made when they are first asked for, and that can be asked for with `in`. */
function lazily(fixed: Exports, find: (name: string) => unknown, names: () => string[]): Exports {
  const get = (name: string) => {
    if (!Object.hasOwn(fixed, name)) {
      const found = find(name);
      if (found === undefined) return undefined;
      fixed[name] = found;
    }
    return fixed[name];
  };
  return new Proxy(fixed, {
    get: (_fixed, key) => (typeof key === "string" ? get(key) : undefined),
    has: (_fixed, key) => typeof key === "string" && get(key) !== undefined,
    ownKeys: () => [...new Set([...Object.keys(fixed), ...names()])],
    getOwnPropertyDescriptor(_fixed, key) {
      const value = typeof key === "string" ? get(key) : undefined;
      return value === undefined ? undefined : { value, enumerable: true, configurable: true, writable: true };
    },
  });
}
