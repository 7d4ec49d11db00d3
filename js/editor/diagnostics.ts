// Problems as the lint package wants them.

import type { Action, Diagnostic } from "@codemirror/lint";
import type { Fix, Problem } from "./contract.ts";
import { applyFix } from "./fixes.ts";

/** Pulls stale ends into the text, and gives errors the class by which they are found. */
export function toDiagnostics(
  host: HTMLElement,
  problems: readonly Problem[],
  length: number,
): Diagnostic[] {
  const toAction = (fix: Fix): Action => ({
    name: fix.label,
    apply: (view) => applyFix(host, view, fix),
  });
  return problems.map(({ from, to, severity, message, actions }) => {
    const start = clamp(from, 0, length);
    const end = clamp(to, start, length);
    const range = { from: start, to: end, severity, message, actions: actions?.map(toAction) };
    return severity === "error" ? { ...range, markClass: "ebp-error" } : range;
  });
}

function clamp(value: number, low: number, high: number): number {
  return Math.min(Math.max(value, low), high);
}
