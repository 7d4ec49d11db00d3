// Changes of the text as lists of edits, to the page and from it.

import { isolateHistory } from "@codemirror/commands";
import type { ChangeSet, EditorState, TransactionSpec } from "@codemirror/state";
import type { Edit } from "./contract.ts";

/** What the page is told of a change: its edits, in the order of the text before it. */
export function toEdits(changes: ChangeSet): Edit[] {
  const edits: Edit[] = [];
  changes.iterChanges((from, to, _start, _end, inserted) => {
    edits.push({ from, to, text: inserted.toString() });
  });
  return edits;
}

/** All edits at once: Undo takes them back together, and nothing else with them. */
export function asOneStep(state: EditorState, edits: readonly Edit[]): TransactionSpec {
  return {
    changes: edits.map(({ from, to, text }) => ({ from, to, insert: state.toText(text) })),
    annotations: isolateHistory.of("full"),
    userEvent: "input.replace",
  };
}
