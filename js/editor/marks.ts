// Highlights that the page puts on the text.

import { type EditorState, type Extension, StateEffect, StateField } from "@codemirror/state";
import { Decoration, type DecorationSet, EditorView } from "@codemirror/view";
import type { Mark } from "./contract.ts";

/** Puts these marks in the place of all earlier ones. */
export const setMarks = StateEffect.define<readonly Mark[]>();

/**
 * What is active follows the cursor; all else changes with the text. So the two are apart, and the
 * many are built and drawn anew only when one of them differs.
 */
interface Layers {
  active: DecorationSet;
  others: DecorationSet;
  /** What `others` was built from, while the text is the same. */
  source: readonly Mark[] | undefined;
}

const field = StateField.define<Layers>({
  create: () => ({ active: Decoration.none, others: Decoration.none, source: undefined }),
  update(layers, { docChanged, changes, effects, newDoc }) {
    let next = layers;
    if (docChanged) {
      // Between an edit and the page's next verdict, the old marks move along with their text.
      const [active, others] = [layers.active.map(changes), layers.others.map(changes)];
      next = { active, others, source: undefined };
    }
    for (const effect of effects) {
      if (effect.is(setMarks)) next = build(effect.value, newDoc.length, next);
    }
    return next;
  },
  provide: (self) => [
    EditorView.decorations.from(self, ({ others }) => others),
    // Last, and so around the others: one outline, however many marks lie in it.
    EditorView.decorations.from(self, ({ active }) => active),
  ],
});

function build(marks: readonly Mark[], length: number, before: Layers): Layers {
  const active = decorate(
    marks.filter(({ kind }) => kind === "active"),
    length,
  );
  const source = marks.filter(({ kind }) => kind !== "active");
  const isSame = before.source !== undefined && areEqual(source, before.source);
  return { active, others: isSame ? before.others : decorate(source, length), source };
}

function areEqual(one: readonly Mark[], other: readonly Mark[]): boolean {
  if (one.length !== other.length) return false;
  return one.every(({ from, to, kind, title }, index) => {
    const mark = other[index];
    return mark?.from === from && mark.to === to && mark.kind === kind && mark.title === title;
  });
}

/** An empty mark decoration throws in CodeMirror, and a stale one may end behind the text. */
function decorate(marks: readonly Mark[], length: number): DecorationSet {
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
  const { active, others } = state.field(field);
  for (const layer of [active, others]) {
    layer.between(pos, pos, (from, to, { spec }) => {
      const covers = side < 0 ? from < pos : to > pos;
      if (!covers || !spec.title) return;
      titles.add(spec.title);
      start = Math.min(start, from);
      end = Math.max(end, to);
    });
  }
  return { titles: [...titles], start, end };
}

export const marks: Extension = field;
