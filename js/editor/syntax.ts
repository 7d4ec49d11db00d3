// Colours of the languages' own parts.

import { HighlightStyle, syntaxHighlighting } from "@codemirror/language";
import { tags } from "@lezer/highlight";
import { token } from "./tokens.ts";

export const syntax = syntaxHighlighting(
  HighlightStyle.define([
    { tag: tags.propertyName, color: token.key },
    { tag: tags.string, color: token.string },
    { tag: tags.number, color: token.number },
    { tag: [tags.keyword, tags.bool, tags.null, tags.operatorKeyword], color: token.keyword },
    { tag: tags.comment, color: token.comment, fontStyle: "italic" },
    { tag: [tags.punctuation, tags.separator, tags.bracket], color: token.punctuation },
  ]),
);
