// Entry of the later bundle: all that the first view does without.

import { closeBrackets, closeBracketsKeymap } from "@codemirror/autocomplete";
import {
  bracketMatching,
  foldGutter,
  foldKeymap,
  indentOnInput,
  StreamLanguage,
} from "@codemirror/language";
import { javascript } from "@codemirror/legacy-modes/mode/javascript";
import { python } from "@codemirror/legacy-modes/mode/python";
import { lintGutter, linter, lintKeymap } from "@codemirror/lint";
import { search, searchKeymap } from "@codemirror/search";
import type { Extension } from "@codemirror/state";
import type { CodeEditorElement } from "./contract.ts";
import { fixes } from "./fixes.ts";
import { hovers } from "./hover.ts";
import { keysOf } from "./keys.ts";
import { fixMenu } from "./menu.ts";
import { pointing } from "./pointing.ts";
import { previews } from "./preview.ts";
import { surfaces } from "./surfaces.ts";

export { completion } from "./completion.ts";
export { problems } from "./diagnostics.ts";
export { crosshair } from "./pointing.ts";
export { preview } from "./preview.ts";

/** In the place of `foldRoom`. */
export const folding: Extension = foldGutter();

/** In the place of `lintRoom`. */
export const lintMarks: Extension = lintGutter({
  markerFilter: (found) => found.filter(({ severity }) => severity !== "hint"),
});

/** The languages that the first bundle does not know; plain text for all else. */
export function language(name: string | null): Extension {
  if (name === "python") return StreamLanguage.define(python);
  return name === "javascript" ? StreamLanguage.define(javascript) : [];
}

export function features(host: CodeEditorElement): Extension {
  return [
    bracketMatching(),
    closeBrackets(),
    indentOnInput(),
    search({ top: true }),
    // No linter of its own: this only turns the lint package on. Problems come from the page.
    linter(null),
    fixes,
    fixMenu,
    hovers(host),
    pointing(host),
    previews,
    keysOf(closeBracketsKeymap, searchKeymap, foldKeymap, lintKeymap),
    surfaces,
  ];
}
