// What a service refuses.

import type { Json } from "../contract.ts";
import type { Service } from "./tables/names.ts";

/** Thrown by an answerer; becomes the answer's `error`. */
export class Refusal extends Error {
  constructor(
    readonly code: string,
    message: string,
    readonly status?: number,
    readonly members?: Json,
  ) {
    super(message);
  }
}

/** Errors that services answer without declaring them. */
const COMMON: Record<string, { status: number; message: string }> = {
  AccessDenied: { status: 403, message: "" },
  AccessDeniedException: { status: 400, message: "" },
  AuthFailure: { status: 401, message: "AWS was not able to validate the provided access credentials" },
  ExpiredToken: { status: 403, message: "The security token included in the request is expired" },
  ExpiredTokenException: { status: 400, message: "The security token included in the request is expired" },
  InternalError: { status: 500, message: "An internal error has occurred" },
  InternalFailure: {
    status: 500,
    message: "The request processing has failed because of an unknown error, exception or failure.",
  },
  InternalServerError: { status: 500, message: "Internal server error" },
  NoSuchBucket: { status: 404, message: "The specified bucket does not exist" },
  NoSuchKey: { status: 404, message: "The specified key does not exist." },
  ProvisionedThroughputExceededException: {
    status: 400,
    message:
      "The level of configured provisioned throughput for the table was exceeded. Consider increasing your provisioning level with the UpdateTable API.",
  },
  RequestLimitExceeded: { status: 503, message: "Request limit exceeded." },
  RequestTimeout: {
    status: 400,
    message: "Your socket connection to the server was not read from or written to within the timeout period.",
  },
  ServiceUnavailable: { status: 503, message: "The request has failed due to a temporary failure of the server." },
  SlowDown: { status: 503, message: "Please reduce your request rate." },
  Throttling: { status: 400, message: "Rate exceeded" },
  ThrottlingException: { status: 400, message: "Rate exceeded" },
  TooManyRequestsException: { status: 429, message: "Rate Exceeded." },
  UnauthorizedOperation: { status: 403, message: "" },
};

/** Code, status and words of an error, completed by what the service's model and AWS's common errors say. */
export function completed(service: Service | undefined, code: string, message?: string, status?: number) {
  // Who writes an answer by hand may name the class; on the wire is its code.
  const declared = service?.errors.find((error) => error.code === code) ?? service?.errors.find((error) => error.name === code);
  const common = Object.hasOwn(COMMON, code) ? COMMON[code] : undefined;
  const found = status ?? declared?.status ?? common?.status ?? 400;
  return {
    code: declared?.code ?? code,
    message: message ?? common?.message ?? "",
    status: found,
    fault: found >= 500 ? ("server" as const) : ("client" as const),
  };
}
