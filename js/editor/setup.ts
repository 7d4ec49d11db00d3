// The editor's features, put together.

import { closeBrackets } from "@codemirror/autocomplete";
import { history } from "@codemirror/commands";
import { bracketMatching, foldGutter, indentOnInput, indentUnit } from "@codemirror/language";
import { linter, lintGutter } from "@codemirror/lint";
import { search } from "@codemirror/search";
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
import { fixes } from "./fixes.ts";
import { hovers } from "./hover.ts";
import { keys } from "./keys.ts";
import { marks } from "./marks.ts";
import { fixMenu } from "./menu.ts";
import { pointing } from "./pointing.ts";
import { surfaces } from "./surfaces.ts";
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
    lintGutter({ markerFilter: (found) => found.filter(({ severity }) => severity !== "hint") }),
    lineNumbers(),
    foldGutter(),
    highlightActiveLineGutter(),
    hiddenCharacters,
    drawSelection(),
    dropCursor(),
    bracketMatching(),
    closeBrackets(),
    indentOnInput(),
    search({ top: true }),
    // No linter of its own: this only turns the lint package on. Problems come from the page.
    linter(null),
    fixes,
    fixMenu,
    marks,
    hovers(host),
    pointing(host),
    keys,
    syntax,
    theme,
    surfaces,
    events(host),
  ];
}
