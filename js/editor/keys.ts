// Which keys the editor keeps for itself.

import type { Extension } from "@codemirror/state";
import { type KeyBinding, keymap } from "@codemirror/view";

/** Shortcuts of the page: run, palette, save, and moving between panes with Alt and an arrow. */
const pageKeys = /^(Mod-Enter|Mod-k|Mod-s|.*Alt-Arrow(Up|Down|Left|Right))$/;

function leftToEditor({ key }: KeyBinding): boolean {
  // On a Mac, Option with an arrow moves by word in every text box; those bindings have another
  // name in `key` and stay.
  return key === undefined || !pageKeys.test(key);
}

/** Tab is not bound on purpose: it moves the focus on, so that no keyboard user is trapped. */
export function keysOf(...maps: (readonly KeyBinding[])[]): Extension {
  return keymap.of(maps.flat().filter(leftToEditor));
}
