// Terraform's language, as far as its colours go.

import type { StreamParser, StringStream } from "@codemirror/language";

interface State {
  /** In a comment of several lines. */
  isComment: boolean;
  /** The word that ends the heredoc. */
  heredoc: string;
  /** The heredoc begins in the next line. */
  isNext: boolean;
}

function text(stream: StringStream): string {
  let isEscaped = false;
  while (!stream.eol()) {
    const next = stream.next();
    if (next === '"' && !isEscaped) break;
    isEscaped = next === "\\" && !isEscaped;
  }
  return "string";
}

function comment(stream: StringStream, state: State): string {
  state.isComment = !stream.match(/^.*?\*\//);
  if (state.isComment) stream.skipToEnd();
  return "comment";
}

export const hcl: StreamParser<State> = {
  name: "hcl",
  startState: () => ({ isComment: false, heredoc: "", isNext: false }),
  token(stream, state) {
    if (state.isComment) return comment(stream, state);
    if (stream.sol() && state.heredoc) state.isNext = false;
    if (state.heredoc && !state.isNext) {
      if (stream.string.trim() === state.heredoc) state.heredoc = "";
      stream.skipToEnd();
      return "string";
    }
    if (stream.eatSpace()) return null;
    if (stream.match(/^(#|\/\/).*/)) return "comment";
    if (stream.match("/*")) return comment(stream, state);
    const heredoc = stream.match(/^<<-?([\w-]+)/) as RegExpMatchArray | null;
    if (heredoc) {
      state.heredoc = heredoc[1] ?? "";
      state.isNext = true;
      return "string";
    }
    if (stream.eat('"')) {
      const kind = text(stream);
      return stream.match(/^\s*[=:](?!=)/, false) ? "property" : kind;
    }
    if (stream.match(/^-?\d+(\.\d+)?([eE][+-]?\d+)?/)) return "number";
    if (stream.match(/^[A-Za-z_][\w-]*/)) {
      const word = stream.current();
      if (/^(true|false|null|for|in|if)$/.test(word)) return "keyword";
      if (stream.match(/^\s*=(?!=)/, false)) return "property";
      // A block begins with a keyword.
      return stream.match(/^\s*("[^"]*"\s*)*\{/, false) ? "keyword" : "variable";
    }
    stream.next();
    return "punctuation";
  },
};
