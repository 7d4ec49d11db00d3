// What the page and the editor promise each other. Offsets are UTF-16 code units everywhere.

/** What a highlighted stretch of text means; each kind has its own CSS class, `ebp-<kind>`. */
export type MarkKind = "match" | "miss" | "error" | "active";

/** A highlighted stretch. `title` is shown when the pointer rests on it. */
export interface Mark {
  from: number;
  to: number;
  kind: MarkKind;
  title?: string;
}

/** A problem in the text, drawn under it and in the gutter. An error also carries `ebp-error`. */
export interface Problem {
  from: number;
  to: number;
  severity: "error" | "warning" | "info";
  message: string;
}

/**
 * `<code-editor label="Event pattern" language="json"><textarea>…</textarea></code-editor>`
 *
 * Attributes
 * - `label`: accessible name of the text box
 * - `describedby-text`: a longer accessible description
 * - `language`: `json`, `python` or `text` (anything else is text)
 * - `readonly`: the text can be focused, selected and copied, not changed
 * - `document`: identity of the document on show. Within one document, setting `value` is a step
 *   that Undo takes back; a new identity forgets the undo history, so that Undo never brings one
 *   document's text into another
 *
 * Light-DOM children are a fallback: they show only until the element is upgraded.
 */
export interface CodeEditorElement extends HTMLElement {
  /** The text. Setting it changes only what differs and fires no event. */
  value: string;
  /** Empty and out-of-range marks are left out. They follow later changes of the text. */
  marks: readonly Mark[];
  /** Out-of-range ends are pulled in. They follow later changes of the text. */
  diagnostics: readonly Problem[];
  /** Reflects the `readonly` attribute. */
  readOnly: boolean;

  /** Selects a range and scrolls it into view, without taking the focus or firing `cursor`. */
  reveal(from: number, to: number): void;
  /** Types `text` over the selection, as the user would: undoable, fires `edit`. */
  replaceSelection(text: string): void;
  /** Replaces a range, as the user would: one undo step, fires `edit`. */
  replaceRange(from: number, to: number, text: string): void;
}

/** Events that the element fires. All of them bubble and leave the shadow tree. */
export interface CodeEditorEvents {
  /** The user changed the text; the detail is the whole of it. */
  edit: CustomEvent<string>;
  /** The user moved the head of the selection; the detail is its offset. Fires after `edit`. */
  cursor: CustomEvent<number>;
  /** The user pastes the detail; cancel to keep it out and handle it elsewhere. */
  pastetext: CustomEvent<string>;
}

declare global {
  interface HTMLElementTagNameMap {
    "code-editor": CodeEditorElement;
  }
}
