// From CodeMirror's updates and DOM events to the element's own events.

import { Annotation, type Extension } from "@codemirror/state";
import { EditorView, type ViewUpdate } from "@codemirror/view";
import type { CodeEditorEvents } from "./contract.ts";
import { toEdits } from "./edits.ts";

/** Marks a transaction that the page made, which must not be told back to it. */
export const fromPage = Annotation.define<true>();

type Details = { [K in keyof CodeEditorEvents]: CodeEditorEvents[K]["detail"] };

/** Fires one of the element's events; false when a listener cancelled it. */
export function fire<K extends keyof Details>(
  host: HTMLElement,
  type: K,
  detail: Details[K],
): boolean {
  const cancelable = type === "pastetext" || type === "point";
  const event = new CustomEvent(type, { detail, bubbles: true, composed: true, cancelable });
  return host.dispatchEvent(event);
}

function tellUpdate(host: HTMLElement, update: ViewUpdate): void {
  const byUser = update.transactions.filter((transaction) => !transaction.annotation(fromPage));
  if (byUser.some((transaction) => transaction.docChanged)) {
    fire(host, "edit", { edits: toEdits(update.changes), length: update.state.doc.length });
  }
  // The listener above may have set a new value: tell the selection as it was in this update.
  const { main } = update.state.selection;
  if (byUser.length > 0 && !main.eq(update.startState.selection.main)) {
    fire(host, "cursor", { anchor: main.anchor, head: main.head });
  }
}

/** The ends of what is selected on screen, of which CodeMirror may not have heard yet. */
function domRange(view: EditorView): { from: number; to: number } {
  const { anchorNode, anchorOffset, focusNode, focusOffset } = domSelection(view) ?? {};
  const { main } = view.state.selection;
  const place = (node: Node | null | undefined, offset: number | undefined, otherwise: number) =>
    node && view.contentDOM.contains(node) ? view.posAtDOM(node, offset) : otherwise;
  const anchor = place(anchorNode, anchorOffset, main.anchor);
  const head = place(focusNode, focusOffset, main.head);
  return { from: Math.min(anchor, head), to: Math.max(anchor, head) };
}

/** Types `text` over a range, as CodeMirror does with what the browser typed. */
function type(view: EditorView, from: number, to: number, text: string): void {
  const insert = () =>
    view.state.update({
      changes: { from, to, insert: view.state.toText(text) },
      selection: { anchor: from + text.length },
      scrollIntoView: true,
      userEvent: "input.type",
    });
  const handlers = view.state.facet(EditorView.inputHandler);
  if (!handlers.some((handle) => handle(view, from, to, text, insert))) view.dispatch(insert());
}

/** The selection inside the shadow root, where the browser has one for it. */
function domSelection(view: EditorView): Selection | null {
  const root = view.root as { getSelection?(): Selection | null };
  return root.getSelection?.() ?? document.getSelection();
}

/** Reports edits, cursor moves and pastes as events of `host`. */
export function events(host: HTMLElement): Extension {
  return [
    EditorView.updateListener.of((update) => tellUpdate(host, update)),
    EditorView.domEventHandlers({
      paste(event, view) {
        const text = event.clipboardData?.getData("text/plain") ?? "";
        if (text === "" || view.state.readOnly || fire(host, "pastetext", text)) return false;
        // The page took the text; `true` keeps both CodeMirror and the browser from inserting it.
        return true;
      },
      // Where the browser replaces a selection or breaks a line, it builds elements of its own, with
      // style attributes that the Content-Security-Policy refuses.
      beforeinput(event, view) {
        const text = event.data ?? "";
        if (event.inputType !== "insertText" || text === "") return false;
        const { from, to } = domRange(view);
        if (from === to && !text.includes("\n")) return false;
        event.preventDefault();
        if (!view.state.readOnly) type(view, from, to, text);
        return true;
      },
      // A dropped file is the page's to read (it may hold thousands of events). `true` keeps it
      // out of the text; the event goes on to bubble.
      drop: (event) => (event.dataTransfer?.files.length ?? 0) > 0,
    }),
  ];
}
