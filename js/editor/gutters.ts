// The room of the gutters that come with the later bundle, so that nothing moves when they do.

import type { Extension } from "@codemirror/state";
import { EditorView, GutterMarker, gutter } from "@codemirror/view";

/** The mark beside a line that can be folded, as the language package draws it. */
class FoldMark extends GutterMarker {
  override toDOM(): Node {
    const dom = document.createElement("span");
    dom.textContent = "›";
    return dom;
  }
}

const sizes = EditorView.theme({
  ".cm-gutter-lint": { width: "1.4em" },
  ".cm-foldGutter span": { padding: "0 1px" },
});

export const lintRoom: Extension = [gutter({ class: "cm-gutter-lint" }), sizes];

export const foldRoom: Extension = [
  gutter({ class: "cm-foldGutter", initialSpacer: () => new FoldMark() }),
  sizes,
];
