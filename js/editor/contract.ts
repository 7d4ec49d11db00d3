// What the page and the editor promise each other. Offsets are UTF-16 code units everywhere.

/** What a highlighted stretch of text means; each kind has its own CSS class, `ebp-<kind>`. */
export type MarkKind = "match" | "miss" | "error" | "active" | "uncovered";

/** A highlighted stretch. `title` is shown when the pointer rests on it. */
export interface Mark {
  from: number;
  to: number;
  kind: MarkKind;
  title?: string;
}

/** One replacement. Those of one list refer to the same text, and do not overlap. */
export interface Edit {
  from: number;
  to: number;
  text: string;
}

/** A change of the text by the user. */
export interface Change {
  /** All that was replaced, in the order of the text before the change, which they refer to. */
  edits: readonly Edit[];
  /**
   * How long the text is afterwards. A page that applies the edits to a text of its own, and comes
   * to another length, has lost step and should ask for `value`.
   */
  length: number;
}

/** A fix. The edits refer to the text that its problem was found in. */
export interface Fix {
  label: string;
  edits: readonly Edit[];
}

/** A problem in the text, drawn under it and in the gutter. An error also carries `ebp-error`. */
export interface Problem {
  from: number;
  to: number;
  /** A hint is not drawn; it only offers its actions. */
  severity: "error" | "warning" | "info" | "hint";
  message: string;
  /** Buttons beside the message, and the menu of Mod-. */
  actions?: readonly Fix[];
}

/** What may be written at `offset`? `explicit` when asked for by key and not by typing. */
export interface CompletionRequest {
  text: string;
  offset: number;
  explicit: boolean;
}

export interface CompletionOption {
  /** What is shown, and what is typed to find it: without quotes around it. */
  label: string;
  /**
   * What is put in the place of the stretch; the label unless given. A snippet: `${}` is a stop of
   * Tab, `${name}` one with a text in it; a brace that is not to be read so has a `\` before it.
   * Further lines are indented like the first, and by one step for each leading tab.
   */
  apply?: string;
  /** A few words behind the label. */
  detail?: string;
  /** Sentences beside the list, while the option is the chosen one. */
  info?: string;
  type?: "property" | "value" | "operator" | "keyword";
  /** From -99 to 99: how much higher it is put than its likeness to the typed text earns. */
  boost?: number;
}

/**
 * The stretch to replace, around or beside the asked offset, and what with. Options that fit the
 * typed text alike keep the page's order. The text that narrows the options down runs from `from`,
 * or from behind the quote that stands there, to the cursor.
 */
export interface CompletionAnswer {
  from: number;
  to: number;
  options: readonly CompletionOption[];
}

/** Asked once where something is begun; while it is typed on, the editor narrows the answer. */
export type Completer = (request: CompletionRequest) => CompletionAnswer | null;

/** What is to say about a stretch of text. All of it is plain text. */
export interface Help {
  from: number;
  to: number;
  title: string;
  body: string;
  /** An example. */
  code?: string;
}

/** Answers what is to say about the character that begins at `offset`. */
export type HelpSource = (offset: number) => Help | null;

/** A place pointed at, and the JSON token or, between tokens, the value around it. */
export interface Point {
  offset: number;
  from: number;
  to: number;
}

/**
 * `<code-editor label="Event pattern" language="json"><textarea>…</textarea></code-editor>`
 *
 * Attributes
 * - `label`: accessible name of the text box
 * - `describedby-text`: a longer accessible description
 * - `language`: `json`, `python`, `yaml`, `hcl`, `typescript`, `javascript`, `shell`, `powershell` or `text`
 *   (anything else is text); all but the first two are fetched when they are first asked for
 * - `readonly`: the text can be focused, selected and copied, not changed
 * - `document`: identity of the document on show. Within one document, setting `value` is a step
 *   that Undo takes back; a new identity forgets the undo history, so that Undo never brings one
 *   document's text into another
 * - `pointing`: a crosshair shows, while Alt is held, that pointing at the text does something
 * - `stale`: the marks are of an earlier text, so they are drawn fainter; the text itself is not.
 *   How much of their colour is left is the custom property `--stale-strength`
 *
 * Keys beside CodeMirror's own, "Mod" being Command on a Mac and Control elsewhere
 * - Mod-.: the fixes at the cursor or selection. A single one is applied, several make a
 *   menu; without any the key is the page's
 * - Mod-i: what resting the pointer at the cursor would show; Escape closes it
 * - Control-Space: completions, with a `completer`. Enter takes the chosen one, Escape closes
 * - Mod-Alt-Enter: points at the cursor
 * - Tab and Shift-Tab leave the editor, except between the stops of an accepted completion
 *
 * Light-DOM children are a fallback: they show only until the element is upgraded. From then on the
 * element has a `shadowRoot`, and what it should show has to be set on it alone.
 *
 * It comes in two parts. The first can show, colour (JSON) and change a text, undo, and draw marks.
 * All else comes with the second, which the element loads by itself once the page is idle, at the
 * latest when an editor gets the focus; if that fails, it tries again. Nothing moves when it arrives,
 * and what the page has set for it before (problems, sources, attributes) holds from then on.
 * `loadRest` loads it at once.
 */
export interface CodeEditorElement extends HTMLElement {
  /**
   * The text. Setting it changes only what differs and fires no event; a page need not set what an
   * `edit` has told it.
   */
  value: string;
  /** Empty and out-of-range marks are left out. They follow later changes of the text. */
  marks: readonly Mark[];
  /** Out-of-range ends are pulled in. They follow later changes of the text. */
  diagnostics: readonly Problem[];
  /** Reflects the `readonly` attribute. */
  readOnly: boolean;
  /** Asked when a quote that opens a string or a letter is typed, and by key. */
  completer: Completer | null;
  /** Asked where the pointer rests, and by key. */
  hover: HelpSource | null;

  /** Selects a range and scrolls it into view, without taking the focus or firing `cursor`. */
  reveal(from: number, to: number): void;
  /** Types `text` over the selection, as the user would: undoable, fires `edit`. */
  replaceSelection(text: string): void;
  /** Replaces a range, as the user would: one undo step, fires `edit`. */
  replaceRange(from: number, to: number, text: string): void;
  /** Makes all edits at once, as the user would: one undo step, fires `edit` once. */
  applyEdits(edits: readonly Edit[]): void;
  /**
   * Draws what these edits would do, without making them; none takes the drawing away, and so does any
   * change of the text. Needs the second part, and does nothing without it.
   */
  preview(edits: readonly Edit[]): void;
  /** Loads the second part now, for all editors; false if that is not possible at the moment. */
  loadRest(): Promise<boolean>;
}

/** Events that the element fires. All of them bubble and leave the shadow tree. */
export interface CodeEditorEvents {
  /**
   * The user changed the text: what differs from the text before, which was the one of the `edit`
   * before or, if that came later, the one that the page has set. While this is fired, `value` is
   * the text afterwards.
   */
  edit: CustomEvent<Change>;
  /** The user moved the cursor or selected something; the detail has offsets. Fires after `edit`. */
  cursor: CustomEvent<{ anchor: number; head: number }>;
  /** The user pastes the detail; cancel to keep it out and handle it elsewhere. */
  pastetext: CustomEvent<string>;
  /** The user applied the fix with this label. Fires after `edit`; screen readers were told. */
  fixed: CustomEvent<string>;
  /**
   * The user pointed at a place: Alt-click, Command-click on a Mac, or Mod-Alt-Enter. Cancel to
   * handle it; otherwise a click places the cursor, as it does without the key.
   */
  point: CustomEvent<Point>;
}

declare global {
  interface HTMLElementTagNameMap {
    "code-editor": CodeEditorElement;
  }
}
