// What the stubs inside the interpreters need to know of a service, as plain data that crosses as JSON.

import { enums } from "./tables/enums.ts";
import { ofPackage, services, type Pages, type Service, type ServiceError } from "./tables/names.ts";
import { shapes } from "./tables/shapes.ts";

/** A service, as boto3's clients show it. */
export interface Described {
  id: string;
  /** `EC2` in `'EC2' object has no attribute 'start_instance'`. */
  className: string;
  serviceId: string;
  endpointPrefix: string;
  protocol: string;
  /** Whether the methods are all there are; if not, any is taken. */
  known: boolean;
  /** `start_instances` → `StartInstances`. */
  methods: Record<string, string>;
  errors: readonly ServiceError[];
  /** By operation. */
  pages: Record<string, Pages>;
  /** `InstanceRunning` → `DescribeInstances`. */
  waiters: Record<string, string>;
}

/** A service by boto3's name, or `undefined` if there is none. */
export function describe(id: string): Described | undefined {
  const service = services.get(id);
  if (!service) return undefined;
  const { className, serviceId, endpointPrefix, protocol, known } = service;
  return {
    id,
    className,
    serviceId,
    endpointPrefix,
    protocol,
    known,
    methods: Object.fromEntries(service.methods),
    errors: service.errors,
    pages: Object.fromEntries(service.pages),
    waiters: Object.fromEntries(service.waiters),
  };
}

/** A client package of the JavaScript SDK. */
export interface DescribedModule extends Omit<Described, "methods"> {
  client: string;
  operations: readonly string[];
  /** The values that are exported by name; `undefined` where they are not known, and any name is taken. */
  enums: Record<string, string[]> | undefined;
  /** The operations whose answers have a body that is not read in pieces, such as Lambda's `Invoke`. */
  payloads: string[];
}

/** A module by its name (`@aws-sdk/client-ec2`), or `undefined` if AWS has no such client. */
export function describeModule(name: string): DescribedModule | undefined {
  const service = ofPackage(name);
  if (!service) return undefined;
  const described = describe(service.id);
  if (!described) return undefined;
  const { methods: _methods, ...rest } = described;
  return {
    ...rest,
    client: service.jsClient,
    operations: service.operations,
    enums: enums(service.id),
    payloads: payloads(service),
  };
}

function payloads({ id, operations }: Service): string[] {
  const types = shapes(id);
  return operations.filter((operation) => types?.output(operation).some(({ kind }) => kind === "P"));
}
