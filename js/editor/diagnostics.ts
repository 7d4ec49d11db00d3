// Problems as the lint package wants them.

import { type Action, type Diagnostic, setDiagnosticsEffect } from "@codemirror/lint";
import type { StateEffect } from "@codemirror/state";
import type { Fix, Problem } from "./contract.ts";
import { applyFix } from "./fixes.ts";

/** Puts these problems in the place of all earlier ones. */
export function problems(
  host: HTMLElement,
  list: readonly Problem[],
  length: number,
): StateEffect<unknown> {
  return setDiagnosticsEffect.of(toDiagnostics(host, list, length));
}

/** Pulls stale ends into the text, and gives errors the class by which they are found. */
function toDiagnostics(
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
