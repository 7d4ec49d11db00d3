// What may be written at the cursor, as the page knows it.

import {
  autocompletion,
  type Completion,
  type CompletionSource,
  insertCompletionText,
  pickedCompletion,
  snippet,
} from "@codemirror/autocomplete";
import { syntaxTree } from "@codemirror/language";
import type { EditorState, Extension } from "@codemirror/state";
import type { CodeEditorElement, CompletionOption } from "./contract.ts";

/** Asks the `completer` of `host`. */
export function completion(host: CodeEditorElement): Extension {
  return autocompletion({
    override: [source(host)],
    // The order of options that fit alike is the page's.
    compareCompletions: () => 0,
  });
}

function source(host: CodeEditorElement): CompletionSource {
  return ({ state, pos, explicit }) => {
    if (state.readOnly || !(explicit || beginsSomething(state, pos))) return null;
    const answer = host.completer?.({ text: host.value, offset: pos, explicit });
    if (!answer || answer.from > pos || answer.to < pos) return null;
    const { from, to, options } = answer;
    // CodeMirror compares labels with all that it replaces, but labels have no quotes around them,
    // and what is behind the cursor was not typed to find one. So both ends are added afterwards.
    const before = from < pos && state.sliceDoc(from, from + 1) === '"' ? 1 : 0;
    const after = to - pos;
    return {
      from: from + before,
      options: options.map((option) => toCompletion(option, before, after)),
      validFor: /^[^"]*$/,
    };
  };
}

/** True behind a letter and behind a quote, but not the one that closes a string. */
function beginsSomething(state: EditorState, pos: number): boolean {
  const last = state.sliceDoc(pos - 1, pos);
  if (last !== '"') return /\p{L}/u.test(last);
  const { name, from, to } = syntaxTree(state).resolveInner(pos, -1);
  const isString = name === "String" || name === "PropertyName";
  return !(isString && to === pos && to - from > 1);
}

function toCompletion(option: CompletionOption, before: number, after: number): Completion {
  return {
    ...option,
    apply(view, picked, from, to) {
      const [start, end] = [from - before, to + after];
      if (option.apply != null) return snippet(option.apply)(view, picked, start, end);
      view.dispatch({
        ...insertCompletionText(view.state, option.label, start, end),
        annotations: pickedCompletion.of(picked),
      });
    },
  };
}
