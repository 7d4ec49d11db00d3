// The fixes of problems.

import { setDiagnosticsEffect } from "@codemirror/lint";
import { type ChangeDesc, ChangeSet, type Extension, StateField } from "@codemirror/state";
import { EditorView } from "@codemirror/view";
import type { Edit, Fix } from "./contract.ts";
import { asOneStep } from "./edits.ts";
import { fire } from "./events.ts";

/**
 * What happened to the text since the page last set its problems. A problem that stays as it is
 * while the text around it changes is not set again, so its edits have to follow the text.
 */
const sinceProblems = StateField.define<ChangeDesc>({
  create: (state) => ChangeSet.empty(state.doc.length),
  update(changes, transaction) {
    const isFresh = transaction.effects.some((effect) => effect.is(setDiagnosticsEffect));
    if (isFresh) return ChangeSet.empty(transaction.newDoc.length);
    return transaction.docChanged ? changes.composeDesc(transaction.changes) : changes;
  },
});

/** Like the underline of its problem, an edit does not grow by what is typed at its ends. */
function follow({ from, to, text }: Edit, changes: ChangeDesc): Edit {
  const start = changes.mapPos(from, 1);
  return { from: start, to: Math.max(start, changes.mapPos(to, -1)), text };
}

/** Applies a fix in the user's name, and tells both the page and screen readers. */
export function applyFix(host: HTMLElement, view: EditorView, { label, edits }: Fix): void {
  const { state } = view;
  if (state.readOnly) return;
  const changes = state.field(sinceProblems);
  const followed = edits.map((edit) => follow(edit, changes));
  // First, as the button in use goes away with the problem and would take the focus with it.
  view.focus();
  view.dispatch({
    ...asOneStep(state, followed),
    effects: EditorView.announce.of(`Fixed: ${label}`),
  });
  fire(host, "fixed", label);
}

export const fixes: Extension = sinceProblems;
