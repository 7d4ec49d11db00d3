// What an edit would do, drawn in the text before it is made: what would go is struck through, what would
// come stands faintly in its place. The text itself stays as it is.

import { type Extension, type Range, StateEffect, StateField } from "@codemirror/state";
import { Decoration, type DecorationSet, EditorView, WidgetType } from "@codemirror/view";
import type { Edit } from "./contract.ts";
import { token } from "./tokens.ts";

/** Puts the preview of these edits in the place of the earlier one; none takes it away. */
const setPreview = StateEffect.define<readonly Edit[]>();

class Coming extends WidgetType {
  readonly #text: string;

  constructor(text: string) {
    super();
    this.#text = text;
  }

  override eq(other: Coming): boolean {
    return other.#text === this.#text;
  }

  override toDOM(): HTMLElement {
    const coming = document.createElement("span");
    coming.className = "ebp-coming";
    // The page says the same in words, at the button that has the focus.
    coming.setAttribute("aria-hidden", "true");
    coming.textContent = this.#text;
    return coming;
  }
}

const field = StateField.define<DecorationSet>({
  create: () => Decoration.none,
  update(drawn, { docChanged, effects }) {
    // It was made for a text that is gone.
    let next = docChanged ? Decoration.none : drawn;
    for (const effect of effects) {
      if (effect.is(setPreview)) next = draw(effect.value);
    }
    return next;
  },
  provide: (self) => EditorView.decorations.from(self),
});

function draw(edits: readonly Edit[]): DecorationSet {
  const ranges: Range<Decoration>[] = [];
  for (const { from, to, text } of edits) {
    if (from < to) ranges.push(Decoration.mark({ class: "ebp-going" }).range(from, to));
    if (text) ranges.push(Decoration.widget({ widget: new Coming(text), side: 1 }).range(to));
  }
  return Decoration.set(ranges, true);
}

const theme = EditorView.theme({
  ".ebp-coming": {
    color: token.surfaceQuiet,
    fontStyle: "italic",
    whiteSpace: "pre-wrap",
    backgroundColor: token.surfaceSunken,
  },
  ".ebp-going": { textDecoration: "line-through" },
});

export const previews: Extension = [field, theme];

/** Shows what these edits would do to a text of `length`, and brings the first into view. */
export function preview(edits: readonly Edit[], length: number): StateEffect<unknown>[] {
  // An edit that was made for another text has no place in this one.
  const usable = edits.filter(({ from, to }) => from >= 0 && from <= to && to <= length);
  const [first] = usable;
  const effects: StateEffect<unknown>[] = [setPreview.of(usable)];
  if (first) effects.push(EditorView.scrollIntoView(first.from, { y: "nearest", yMargin: 24 }));
  return effects;
}
