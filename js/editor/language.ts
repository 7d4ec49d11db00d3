// The languages that the `language` attribute names.

import { json } from "@codemirror/lang-json";
import { StreamLanguage } from "@codemirror/language";
import { python } from "@codemirror/legacy-modes/mode/python";
import type { Extension } from "@codemirror/state";

/** Plain text for every name that is not known. */
export function language(name: string | null): Extension {
  switch (name) {
    case "json":
      return json();
    case "python":
      return StreamLanguage.define(python);
    default:
      return [];
  }
}
