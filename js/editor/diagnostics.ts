// Problems as the lint package wants them.

import type { Diagnostic } from "@codemirror/lint";
import type { Problem } from "./contract.ts";

/** Pulls stale ends into the text, and gives errors the class by which they are found. */
export function toDiagnostics(problems: readonly Problem[], length: number): Diagnostic[] {
  return problems.map(({ from, to, severity, message }) => {
    const start = clamp(from, 0, length);
    const range = { from: start, to: clamp(to, start, length), severity, message };
    return severity === "error" ? { ...range, markClass: "ebp-error" } : range;
  });
}

function clamp(value: number, low: number, high: number): number {
  return Math.min(Math.max(value, low), high);
}
