// The worker for JavaScript.

import { work } from "../worker.ts";
import { NodeEngine } from "./engine.ts";

// Lambda's clock is UTC, whatever the visitor's is; QuickJS asks the worker's dates for the local time.
const dates = Date.prototype as unknown as Record<string, unknown>;
for (const part of ["FullYear", "Month", "Date", "Day", "Hours", "Minutes", "Seconds", "Milliseconds"])
  dates[`get${part}`] = dates[`getUTC${part}`];
dates.getTimezoneOffset = () => 0;
// The engine writes of its own end there.
for (const level of ["log", "warn", "error"] as const) console[level] = () => undefined;

work(new NodeEngine());
