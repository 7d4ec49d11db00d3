// What a worker says, taken apart and put together again: the user's code may have said it. What has another shape is
// dropped.

import type { AwsCall, Ending, Failure, Json, Line } from "./contract.ts";
import type { FromWorker } from "./messages.ts";

type Loose = Record<string, unknown>;

/** The message in its own shape, or undefined. */
export function received(data: unknown): FromWorker | undefined {
  if (!isRecord(data)) return undefined;
  switch (data.type) {
    case "ready":
    case "invoke":
      return { type: data.type };
    case "init":
      return isTime(data.ms) ? { type: "init", ms: data.ms } : undefined;
    case "out": {
      const line = lineOf(data.line);
      return line && { type: "out", line };
    }
    case "call": {
      const call = callOf(data.call);
      return call && { type: "call", call };
    }
    case "sent": {
      const entry = json(data.entry);
      return isTime(data.at) && entry !== undefined ? { type: "sent", at: data.at, entry } : undefined;
    }
    case "end": {
      const ending = endingOf(data.ending);
      const { initDuration, duration, heapGrowth } = data;
      if (!ending || !isTime(initDuration) || !isTime(duration) || !isTime(heapGrowth)) return undefined;
      return { type: "end", ending, initDuration, duration, heapGrowth };
    }
    default:
      return undefined;
  }
}

function lineOf(value: unknown): Line | undefined {
  if (!isRecord(value) || !isTime(value.at) || typeof value.text !== "string") return undefined;
  const { at, text, level } = value;
  return level === "print" || level === "log" ? { at, text, level } : { at, text };
}

function callOf(value: unknown): AwsCall | undefined {
  if (!isRecord(value)) return undefined;
  const { at, service, operation, region } = value;
  const parameters = json(value.parameters);
  if (
    !isTime(at) ||
    typeof service !== "string" ||
    typeof operation !== "string" ||
    typeof region !== "string" ||
    parameters === undefined
  )
    return undefined;
  const call: AwsCall = { at, service, operation, region, parameters };
  if (isPlace(value.line)) call.line = value.line;
  const answer = value.answer === undefined ? undefined : json(value.answer);
  if (answer !== undefined) call.answer = answer;
  const error = value.error;
  if (isRecord(error) && typeof error.code === "string" && typeof error.message === "string")
    call.error = { code: error.code, message: error.message };
  return call;
}

function endingOf(value: unknown): Ending | undefined {
  if (!isRecord(value)) return undefined;
  const during = value.during === "init" || value.during === "invoke" ? value.during : undefined;
  switch (value.kind) {
    case "returned":
      return typeof value.value === "string" ? { kind: "returned", value: value.value } : undefined;
    case "failed": {
      const failure = failureOf(value.failure);
      return failure && during && { kind: "failed", failure, during };
    }
    case "timed-out":
      return during && { kind: "timed-out", during };
    case "too-large":
      return isTime(value.bytes) ? { kind: "too-large", bytes: value.bytes } : undefined;
    case "out-of-memory":
      return { kind: "out-of-memory" };
    case "exited": {
      const { status, message } = value;
      if (typeof message !== "string" || (status !== null && !Number.isInteger(status))) return undefined;
      return { kind: "exited", status: status as number | null, message };
    }
    default:
      return undefined;
  }
}

function failureOf(value: unknown): Failure | undefined {
  if (!isRecord(value)) return undefined;
  const { errorType, errorMessage, stackTrace, requestId, line, column, hint } = value;
  if (typeof errorType !== "string" || typeof errorMessage !== "string" || !Array.isArray(stackTrace)) return undefined;
  const failure: Failure = { errorType, errorMessage, stackTrace: stackTrace.map(String) };
  if (typeof requestId === "string") failure.requestId = requestId;
  if (isPlace(line)) failure.line = line;
  if (isPlace(column)) failure.column = column;
  if (typeof hint === "string") failure.hint = hint;
  const cause = value.cause === undefined ? undefined : json(value.cause);
  if (cause !== undefined) failure.cause = cause;
  return failure;
}

const isRecord = (value: unknown): value is Loose => typeof value === "object" && value !== null;
const isTime = (value: unknown): value is number => typeof value === "number" && Number.isFinite(value) && value >= 0;
const isPlace = (value: unknown): value is number => typeof value === "number" && Number.isInteger(value) && value >= 1;

/** A copy that JSON can carry, or undefined: messages may hold cycles, dates and bytes. */
function json(value: unknown): Json | undefined {
  try {
    const text = JSON.stringify(value) as string | undefined;
    return text === undefined ? undefined : (JSON.parse(text) as Json);
  } catch {
    return undefined;
  }
}
