// The languages of templates and programs, fetched when a text in one of them is first shown. Nothing of CodeMirror is
// imported here: what the first bundle shares with this one would have to lie in a file of its own.

import type { StreamParser } from "@codemirror/language";
import { javascript, typescript } from "@codemirror/legacy-modes/mode/javascript";
import { powerShell } from "@codemirror/legacy-modes/mode/powershell";
import { shell } from "@codemirror/legacy-modes/mode/shell";
import { yaml } from "@codemirror/legacy-modes/mode/yaml";
import { hcl } from "./hcl.ts";

const parsers: Readonly<Record<string, StreamParser<unknown>>> = {
  hcl: hcl as StreamParser<unknown>,
  javascript,
  powershell: powerShell,
  shell,
  typescript,
  yaml,
};

/** The parser of the language with this name; nothing for all else. */
export function parser(name: string): StreamParser<unknown> | undefined {
  return Object.hasOwn(parsers, name) ? parsers[name] : undefined;
}
