// Pointing at a place of the text, for the page to do something with it.

import { syntaxTree } from "@codemirror/language";
import type { EditorState, Extension } from "@codemirror/state";
import { crosshairCursor, EditorView, keymap } from "@codemirror/view";
import type { CodeEditorElement } from "./contract.ts";
import { fire } from "./events.ts";

const isMac = /Mac|iP/.test(navigator.platform);

/** On a Mac, Command points too. Elsewhere that key is Control, which is no sign of pointing. */
function isPointing({ button, altKey, metaKey, shiftKey }: MouseEvent): boolean {
  return button === 0 && !shiftKey && (altKey || (isMac && metaKey));
}

/** Fires `point`; true when the page took it. */
function tell(host: HTMLElement, view: EditorView, offset: number): boolean {
  return !fire(host, "point", { offset, ...tokenAt(view.state, offset) });
}

/** The token that `offset` is in or at an end of; otherwise what is around it. */
function tokenAt(state: EditorState, offset: number): { from: number; to: number } {
  const tree = syntaxTree(state);
  const nodes = [tree.resolveInner(offset, 1), tree.resolveInner(offset, -1)];
  const token = nodes.find(({ name, firstChild }) => /^[A-Z]/.test(name) && firstChild === null);
  if (token) return { from: token.from, to: token.to };
  // A bracket or a separator has no name but itself. What it belongs to is around it.
  const [node] = nodes;
  const around = node && (/^[A-Z]/.test(node.name) ? node : node.parent);
  return around ? { from: around.from, to: around.to } : { from: offset, to: offset };
}

export function pointing(host: CodeEditorElement): Extension {
  return [
    keymap.of([
      {
        key: "Mod-Alt-Enter",
        run: (view) => tell(host, view, view.state.selection.main.head),
      },
    ]),
    EditorView.domEventHandlers({
      // Until the click tells whether the page takes it, nothing is selected.
      mousedown: (event) => isPointing(event),
      click(event, view) {
        const offset = isPointing(event) ? view.posAtCoords(event) : null;
        if (offset === null) return false;
        if (!tell(host, view, offset)) {
          view.dispatch({ selection: { anchor: offset }, userEvent: "select.pointer" });
          view.focus();
        }
        return true;
      },
    }),
  ];
}

/** Shows, while the key is held, that a click would point. */
export const crosshair: Extension = isMac
  ? [crosshairCursor({ key: "Alt" }), crosshairCursor({ key: "Meta" })]
  : crosshairCursor({ key: "Alt" });
