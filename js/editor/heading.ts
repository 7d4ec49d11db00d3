// The comments that a file begins with, folded where they would fill the screen.

import { foldEffect } from "@codemirror/language";
import type { EditorState, StateEffect } from "@codemirror/state";

/** On a screen this narrow, long lines take several rows each. */
const NARROW = "(max-width: 40rem)";

/** So many lines of comment do no harm. */
const FEW = 2;

/** The end of the comment at the start of a text: its lines, and where it can be folded to one. */
export function heading(state: EditorState): { from: number; to: number } | undefined {
  let last = 0;
  while (last < state.doc.lines && /^\s*(#|\/\/)/.test(state.doc.line(last + 1).text)) last++;
  if (last <= FEW) return undefined;
  return { from: state.doc.line(1).to, to: state.doc.line(last).to };
}

/** What folds the heading, on a screen that has little room. */
export function foldHeading(state: EditorState): StateEffect<unknown>[] {
  const range = matchMedia(NARROW).matches ? heading(state) : undefined;
  return range ? [foldEffect.of(range)] : [];
}
