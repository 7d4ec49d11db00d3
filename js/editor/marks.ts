// Highlights that the page puts on the text.

import { type EditorState, type Extension, StateEffect, StateField } from "@codemirror/state";
import { Decoration, type DecorationSet, EditorView } from "@codemirror/view";
import type { Mark } from "./contract.ts";

/** Puts these marks in the place of all earlier ones. */
export const setMarks = StateEffect.define<readonly Mark[]>();

const field = StateField.define<DecorationSet>({
  create: () => Decoration.none,
  update(set, transaction) {
    // Between an edit and the page's next verdict, the old marks move along with their text.
    let next = set.map(transaction.changes);
    for (const effect of transaction.effects) {
      if (effect.is(setMarks)) next = build(effect.value, transaction.newDoc.length);
    }
    return next;
  },
  provide: (self) => EditorView.decorations.from(self),
});

/** An empty mark decoration throws in CodeMirror, and a stale one may end behind the text. */
function build(marks: readonly Mark[], length: number): DecorationSet {
  const usable = marks.filter(({ from, to }) => from >= 0 && from < to && to <= length);
  const ranges = usable.map(({ from, to, kind, title }) =>
    Decoration.mark({ class: `ebp-${kind}`, title }).range(from, to),
  );
  return Decoration.set(ranges, true);
}

/** Titles of the marks over the character on the given side of `pos`, and the stretch they cover. */
export function titlesAt(state: EditorState, pos: number, side: -1 | 1) {
  const titles = new Set<string>();
  let start = pos;
  let end = pos;
  state.field(field).between(pos, pos, (from, to, { spec }) => {
    const covers = side < 0 ? from < pos : to > pos;
    if (!covers || !spec.title) return;
    titles.add(spec.title);
    start = Math.min(start, from);
    end = Math.max(end, to);
  });
  return { titles: [...titles], start, end };
}

export const marks: Extension = field;
