// What an editor is made of in the first view, and where the rest goes when it comes.

import { defaultKeymap, history, historyKeymap } from "@codemirror/commands";
import { indentUnit } from "@codemirror/language";
import { Compartment, EditorState, type Extension } from "@codemirror/state";
import {
  drawSelection,
  dropCursor,
  EditorView,
  highlightActiveLineGutter,
  highlightSpecialChars,
  lineNumbers,
} from "@codemirror/view";
import type { CodeEditorElement } from "./contract.ts";
import { events } from "./events.ts";
import { foldRoom, lintRoom } from "./gutters.ts";
import { keysOf } from "./keys.ts";
import { marks } from "./marks.ts";
import { syntax } from "./syntax.ts";
import { theme } from "./theme.ts";

/** The parts that change while an editor lives. */
export class Slots {
  readonly language = new Compartment();
  readonly access = new Compartment();
  readonly names = new Compartment();
  readonly undo = new Compartment();
  readonly completion = new Compartment();
  readonly pointing = new Compartment();
  readonly lintGutter = new Compartment();
  readonly foldGutter = new Compartment();
  /** What else the later bundle brings. */
  readonly features = new Compartment();
}

/**
 * Only "\n" ends a line for CodeMirror. Were "\r\n" taken for one unit, the offsets that the page
 * computes from its own text would drift by one a line. Pasted text is brought to "\n" instead.
 */
const lineEnds: Extension = [
  EditorState.lineSeparator.of("\n"),
  EditorView.clipboardInputFilter.of((text) => text.replace(/\r\n?/g, "\n")),
];

/** Shows what hides in a text (zero-width spaces, control characters), except for "\r". */
const hiddenCharacters = highlightSpecialChars({
  render(code, description, placeholder) {
    const dom = document.createElement("span");
    if (code === 0x0d) return dom;
    dom.className = "cm-specialChar";
    dom.title = description ?? "";
    dom.textContent = placeholder;
    return dom;
  },
});

export function extensions(host: CodeEditorElement, slots: Slots): Extension {
  return [
    slots.names.of([]),
    slots.access.of([]),
    slots.language.of([]),
    slots.undo.of(history()),
    slots.completion.of([]),
    slots.pointing.of([]),
    lineEnds,
    indentUnit.of("  "),
    EditorView.lineWrapping,
    slots.lintGutter.of(lintRoom),
    lineNumbers(),
    slots.foldGutter.of(foldRoom),
    highlightActiveLineGutter(),
    hiddenCharacters,
    drawSelection(),
    dropCursor(),
    // Before the keys here, as some of its own are for the same.
    slots.features.of([]),
    marks,
    keysOf(historyKeymap, defaultKeymap),
    syntax,
    theme,
    events(host),
  ];
}
