// The console as Lambda's runtime for Node has it: time, request id, level and text, with tabs between them.

import { host } from "./bridge.ts";
import { stackOf } from "./errors.ts";
import { format } from "./format.ts";
import { inspect } from "./inspect/index.ts";
import { table } from "./table.ts";

let requestId: string | undefined;

/** From the first request on, the request's id stands in each line. */
export function setRequestId(id: string): void {
  requestId = id;
}

export function log(level: string, ...args: unknown[]): void {
  const margin = " ".repeat(groups * 2);
  const text = format(...args);
  const shown = margin === "" ? text : margin + text.replaceAll("\n", `\n${margin}`);
  host.write(`${new Date().toISOString()}\t${requestId}\t${level}\t${shown}`, "log");
}

/** What the runtime writes about an error that nobody caught: a tab, and the error as JSON. */
export function logError(title: string, error: unknown): void {
  const shown = error instanceof Error ? error : new Error(String(error));
  log("ERROR", title, `\t${asJson(shown)}`);
}

function asJson(error: Error): string {
  const withHidden = (_: string, value: unknown): unknown => {
    if (!(value instanceof Error)) return value;
    const { name, message, code } = value as Error & { code?: unknown };
    return { errorType: name, errorMessage: message, code, ...value, stack: stackOf(value).split("\n") };
  };
  try {
    return JSON.stringify(error, withHidden);
  } catch {
    return JSON.stringify({ errorType: error.name, errorMessage: error.message, trace: stackOf(error).split("\n") });
  }
}

let groups = 0;
const counts = new Map<string, number>();
const started = new Map<string, number>();

function since(label: string): string | undefined {
  const from = started.get(label);
  if (from === undefined) return undefined;
  const ms = host.elapsed() - from;
  return ms >= 1000 ? `${(ms / 1000).toFixed(3)}s` : `${Number(ms.toFixed(3))}ms`;
}

const info = (...args: unknown[]) => log("INFO", ...args);
const warn = (...args: unknown[]) => log("WARN", ...args);

export const consoleObject = {
  log: info,
  info,
  warn,
  error: (...args: unknown[]) => log("ERROR", ...args),
  debug: (...args: unknown[]) => log("DEBUG", ...args),
  trace: (...args: unknown[]) => log("TRACE", ...args),
  fatal: (...args: unknown[]) => log("FATAL", ...args),
  assert: (condition?: unknown, ...args: unknown[]) => {
    if (condition) return;
    if (typeof args[0] === "string") warn(`Assertion failed: ${args[0]}`, ...args.slice(1));
    else warn("Assertion failed", ...args);
  },
  dir: (value: unknown, options?: object) => info(inspect(value, { customInspect: false, ...options })),
  dirxml: info,
  table: (data: unknown, columns?: string[]) => {
    const shown = table(data, columns);
    if (shown === undefined) info(data);
    else info(shown);
  },
  group: (...args: unknown[]) => {
    if (args.length > 0) info(...args);
    groups++;
  },
  groupCollapsed: (...args: unknown[]) => consoleObject.group(...args),
  groupEnd: () => void (groups = Math.max(0, groups - 1)),
  count: (label: unknown = "default") => {
    const now = (counts.get(String(label)) ?? 0) + 1;
    counts.set(String(label), now);
    info(`${label}: ${now}`);
  },
  countReset: (label: unknown = "default") => void counts.delete(String(label)),
  time: (label: unknown = "default") => void started.set(String(label), host.elapsed()),
  timeLog: (label: unknown = "default", ...args: unknown[]) => {
    const passed = since(String(label));
    if (passed !== undefined) info(`${label}: ${passed}`, ...args);
  },
  timeEnd: (label: unknown = "default") => {
    const passed = since(String(label));
    if (passed !== undefined) info(`${label}: ${passed}`);
    started.delete(String(label));
  },
};
