// Exceptions, as the SDK throws them.

import type { Description } from "./host.ts";

export interface Failure {
  code: string;
  message: string;
  status: number;
  fault: "client" | "server";
  members?: Record<string, unknown>;
}

export interface Metadata {
  httpStatusCode: number;
  requestId: string;
  attempts: number;
  totalRetryDelay: number;
}

interface Options {
  name?: string;
  message?: string;
  $fault?: "client" | "server";
  $metadata?: Partial<Metadata>;
}

export class ServiceException extends Error {
  $fault: "client" | "server";
  $metadata: Partial<Metadata>;

  constructor(options: Options = {}) {
    super(options.message ?? "");
    this.name = options.name ?? "Error";
    this.$fault = options.$fault ?? "client";
    this.$metadata = options.$metadata ?? {};
  }
}

type Exception = new (options?: Options) => ServiceException;

/** The exceptions of a service: its base, and one for each declared error, by name. */
export interface Exceptions {
  base: Exception;
  baseName: string;
  declared: Map<string, Exception>;
  /** Makes the exception of a failure. */
  of(failure: Failure, metadata: Metadata): Error;
}

export function exceptions(service: Description): Exceptions {
  const baseName = service.client.replace(/Client$/, "ServiceException");
  const base = named(baseName, class extends ServiceException {});
  const declared = new Map(service.errors.map(({ name, status }) => [name, declare(name, status, base)]));
  return {
    base,
    baseName,
    declared,
    of({ code, message, status, fault, members }, metadata) {
      // The SDK itself refuses what it could not put into a request's path.
      if (status === 0) return new Error(message);
      const name = service.errors.find((error) => error.code === code || error.name === code)?.name ?? code;
      const made = new (declared.get(name) ?? base)({ name, message, $fault: fault, $metadata: metadata });
      if (service.protocol !== "json" && service.protocol !== "rest-json") Object.assign(made, { Code: code });
      return Object.assign(made, members ?? {});
    },
  };
}

function declare(name: string, status: number, base: Exception): Exception {
  const $fault = status >= 500 ? "server" : "client";
  return named(
    name,
    class extends base {
      constructor(options: Options = {}) {
        super({ name, $fault, ...options });
      }
    },
  );
}

export function named<T extends object>(name: string, made: T): T {
  Object.defineProperty(made, "name", { value: name, configurable: true });
  return made;
}
