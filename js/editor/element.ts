// <code-editor>: CodeMirror as a form-like element that a declarative page can drive.
//
// It lives in a shadow root because CodeMirror then styles itself through adopted style sheets,
// which a strict Content-Security-Policy allows, and not through <style> elements.

import { history, isolateHistory } from "@codemirror/commands";
import {
  EditorSelection,
  EditorState,
  type Extension,
  type StateEffect,
  type Text,
  type TransactionSpec,
} from "@codemirror/state";
import { EditorView } from "@codemirror/view";
import type {
  CodeEditorElement,
  Completer,
  Edit,
  HelpSource,
  Mark,
  Problem,
} from "./contract.ts";
import { replacement } from "./diff.ts";
import { asOneStep } from "./edits.ts";
import { fromPage } from "./events.ts";
import { language } from "./language.ts";
import { type Later, load, loadWhenIdle, whenLoaded } from "./loading.ts";
import { setMarks } from "./marks.ts";
import { extensions, Slots } from "./setup.ts";

const hostSheet = new CSSStyleSheet();
hostSheet.replaceSync(`
  :host { display: block; --mark-strength: 100% }
  :host([hidden]) { display: none }
  :host([stale]) { --mark-strength: var(--stale-strength, 40%) }
`);

/** Properties that a page may have set before the element was upgraded. */
const properties = ["value", "marks", "diagnostics", "readOnly", "completer", "hover"] as const;

export class CodeEditor extends HTMLElement implements CodeEditorElement {
  static readonly observedAttributes = [
    "label",
    "describedby-text",
    "language",
    "readonly",
    "document",
    "pointing",
  ];

  readonly #slots = new Slots();
  readonly #shadow = this.attachShadow({ mode: "open" });
  /** The view exists while the element is in a document; the state outlives it. */
  #view: EditorView | undefined;
  #state = EditorState.create({ extensions: extensions(this, this.#slots) });
  #marks: readonly Mark[] = [];
  #diagnostics: readonly Problem[] = [];
  #completer: Completer | null = null;
  #hover: HelpSource | null = null;
  #stale = new Set<"marks" | "diagnostics">();
  #later: Later | undefined;
  /** A text that was asked for or set last, and what it is to the editor: many of them are long. */
  #known: { doc: Text; text: string } | undefined;

  constructor() {
    super();
    this.#shadow.adoptedStyleSheets.push(hostSheet);
    this.addEventListener("focusin", () => void load());
    whenLoaded((later) => this.#complete(later));
  }

  connectedCallback(): void {
    // Not in the constructor, where a reflected attribute does not yet call back.
    this.#honourEarly();
    this.#view = new EditorView({ state: this.#state, parent: this.#shadow, root: this.#shadow });
    this.#forgetHistory();
    loadWhenIdle();
  }

  disconnectedCallback(): void {
    if (this.#view) this.#state = this.#view.state;
    this.#view?.destroy();
    this.#view = undefined;
  }

  attributeChangedCallback(name: string, before: string | null, after: string | null): void {
    if (before === after) return;
    const { access, language: languageSlot, pointing } = this.#slots;
    if (name === "language") {
      this.#apply({ effects: languageSlot.reconfigure(language(after, this.#later)) });
    } else if (name === "readonly") {
      this.#apply({ effects: access.reconfigure(EditorState.readOnly.of(after !== null)) });
    } else if (name === "pointing") {
      this.#apply({ effects: pointing.reconfigure(this.#crosshair) });
    } else if (name === "document") {
      this.#startAfresh();
    } else {
      this.#name();
    }
  }

  get value(): string {
    const { doc } = this.#now;
    if (this.#known?.doc !== doc) this.#known = { doc, text: doc.toString() };
    return this.#known.text;
  }

  set value(text: string) {
    const changes = replacement(this.value, text ?? "");
    // A step of its own for Undo, so that it takes back what the page did before what was typed.
    if (changes) this.#apply({ changes, annotations: isolateHistory.of("full") });
    this.#known = { doc: this.#now.doc, text: text ?? "" };
  }

  get marks(): readonly Mark[] {
    return this.#marks;
  }

  set marks(list: readonly Mark[]) {
    this.#marks = list ?? [];
    this.#refreshSoon("marks");
  }

  get diagnostics(): readonly Problem[] {
    return this.#diagnostics;
  }

  set diagnostics(list: readonly Problem[]) {
    this.#diagnostics = list ?? [];
    this.#refreshSoon("diagnostics");
  }

  get readOnly(): boolean {
    return this.hasAttribute("readonly");
  }

  set readOnly(on: boolean) {
    this.toggleAttribute("readonly", on);
  }

  get completer(): Completer | null {
    return this.#completer;
  }

  set completer(completer: Completer | null) {
    const wasOn = this.#completer !== null;
    this.#completer = completer ?? null;
    const isOn = this.#completer !== null;
    if (isOn === wasOn) return;
    this.#apply({ effects: this.#slots.completion.reconfigure(this.#completion) });
  }

  get hover(): HelpSource | null {
    return this.#hover;
  }

  set hover(source: HelpSource | null) {
    this.#hover = source ?? null;
  }

  override focus(): void {
    this.#view?.focus();
  }

  reveal(from: number, to: number): void {
    const length = this.#now.doc.length;
    const within = (offset: number) => Math.min(Math.max(offset, 0), length);
    const range = EditorSelection.range(within(from), within(to));
    const effects = EditorView.scrollIntoView(range, { y: "nearest", yMargin: 48 });
    this.#apply({ selection: range, effects });
  }

  replaceSelection(text: string): void {
    const state = this.#now;
    this.#type({ ...state.replaceSelection(state.toText(text)), scrollIntoView: true });
  }

  replaceRange(from: number, to: number, text: string): void {
    this.applyEdits([{ from, to, text }]);
  }

  applyEdits(edits: readonly Edit[]): void {
    this.#type(asOneStep(this.#now, edits));
  }

  preview(edits: readonly Edit[]): void {
    // A preview that comes too late is of no use: nothing is kept for the later bundle.
    if (this.#later) this.#apply({ effects: this.#later.preview(edits, this.#now.doc.length) });
  }

  async loadRest(): Promise<boolean> {
    return (await load()) !== undefined;
  }

  get #now(): EditorState {
    return this.#view?.state ?? this.#state;
  }

  get #completion(): Extension {
    return (this.#completer && this.#later?.completion(this)) ?? [];
  }

  get #crosshair(): Extension {
    return (this.hasAttribute("pointing") && this.#later?.crosshair) || [];
  }

  /** Puts the later bundle's parts in their places, with what the page has set for them by now. */
  #complete(later: Later): void {
    this.#later = later;
    const slots = this.#slots;
    this.#apply({
      effects: [
        slots.features.reconfigure(later.features(this)),
        slots.lintGutter.reconfigure(later.lintMarks),
        slots.foldGutter.reconfigure(later.folding),
        slots.language.reconfigure(language(this.getAttribute("language"), later)),
        slots.completion.reconfigure(this.#completion),
        slots.pointing.reconfigure(this.#crosshair),
      ],
    });
    this.#refreshSoon("diagnostics");
  }

  /** Takes over what was set on the element before it was upgraded, which hides the accessor. */
  #honourEarly(): void {
    for (const name of properties) {
      if (!Object.hasOwn(this, name)) continue;
      const early = this[name];
      delete (this as Partial<CodeEditorElement>)[name];
      Object.assign(this, { [name]: early });
    }
  }

  /** A change that the page makes: no event tells it back. */
  #apply(spec: TransactionSpec): void {
    const transaction = this.#now.update(spec, { annotations: fromPage.of(true) });
    if (this.#view) this.#view.dispatch(transaction);
    else this.#state = transaction.state;
  }

  /** A change that the page makes in the user's name. */
  #type(spec: TransactionSpec): void {
    if (!this.readOnly) this.#view?.dispatch({ ...spec, userEvent: "input.replace" });
  }

  /**
   * A page that follows its state sets value, marks and diagnostics one after the other, in any
   * order. Waiting for the end of that turn keeps new marks from landing on the old text.
   */
  #refreshSoon(what: "marks" | "diagnostics"): void {
    if (this.#stale.size === 0) queueMicrotask(() => this.#refresh());
    this.#stale.add(what);
  }

  /** Both at once, as each transaction makes CodeMirror measure and draw anew. */
  #refresh(): void {
    const effects: StateEffect<unknown>[] = [];
    if (this.#stale.has("marks")) effects.push(setMarks.of(this.#marks));
    if (this.#stale.has("diagnostics") && this.#later) {
      effects.push(this.#later.problems(this, this.#diagnostics, this.#now.doc.length));
    }
    this.#stale.clear();
    if (effects.length > 0) this.#apply({ effects });
  }

  #name(): void {
    // In the tab order by its own word, too, so that what scrolls is known to take the focus.
    const attributes: Record<string, string> = { tabindex: "0" };
    const label = this.getAttribute("label");
    const description = this.getAttribute("describedby-text");
    if (label) attributes["aria-label"] = label;
    if (description) attributes["aria-description"] = description;
    this.#apply({
      effects: this.#slots.names.reconfigure(EditorView.contentAttributes.of(attributes)),
    });
  }

  #startAfresh(): void {
    this.#apply({ selection: { anchor: 0 } });
    if (this.#view) this.#view.scrollDOM.scrollTop = 0;
    this.#forgetHistory();
  }

  /** Only after this turn, as the new document's text may be set before or after its identity. */
  #forgetHistory(): void {
    setTimeout(() => {
      this.#apply({ effects: this.#slots.undo.reconfigure([]) });
      this.#apply({ effects: this.#slots.undo.reconfigure(history()) });
    });
  }
}
