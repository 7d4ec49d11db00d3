// The language of the first view; the later bundle knows the others.

import { json } from "@codemirror/lang-json";
import type { Extension } from "@codemirror/state";
import type { Later } from "./loading.ts";

/** What the `language` attribute names: plain text while, or if, it is not known. */
export function language(name: string | null, later: Later | undefined): Extension {
  return name === "json" ? json() : (later?.language(name) ?? []);
}
