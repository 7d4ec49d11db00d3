// How the editor looks. Everything that may differ between light, dark and presentation is a
// custom property, so that changing the page's theme needs no word to the editor.

import type { Extension } from "@codemirror/state";
import { EditorView } from "@codemirror/view";
import { token } from "./tokens.ts";

const frame = EditorView.theme({
  "&": {
    height: "100%",
    color: token.text,
    backgroundColor: token.background,
    fontSize: token.fontSize,
  },
  // Inside the box, as the panes around it clip their content; and above the gutters.
  "&.cm-focused": { outline: "none" },
  "&.cm-focused::after": {
    content: '""',
    position: "absolute",
    inset: "0",
    zIndex: "400",
    border: `2px solid ${token.focusRing}`,
    pointerEvents: "none",
  },
  ".cm-scroller": { overflow: "auto", fontFamily: token.font, lineHeight: "1.5" },
  ".cm-content": { caretColor: token.cursor },
  ".cm-cursor, .cm-dropCursor": { borderLeft: `2px solid ${token.cursor}` },
  ".cm-gutters": { color: token.gutter, backgroundColor: token.background, border: "none" },
  ".cm-activeLineGutter": { color: token.text, backgroundColor: "transparent" },
  ".cm-foldGutter span": { cursor: "pointer" },
  ".cm-foldPlaceholder": {
    color: token.gutter,
    backgroundColor: token.surface,
    border: `1px solid ${token.border}`,
  },
  ".cm-specialChar": { color: token.errorLine },
  "& > .cm-scroller > .cm-selectionLayer .cm-selectionBackground": {
    background: token.selection,
  },
  "&.cm-focused > .cm-scroller > .cm-selectionLayer .cm-selectionBackground": {
    background: token.selection,
  },
  "&.cm-focused .cm-matchingBracket": {
    backgroundColor: "transparent",
    outline: `1px solid ${token.border}`,
  },
  "&.cm-focused .cm-nonmatchingBracket": {
    backgroundColor: "transparent",
    outline: `1px solid ${token.errorLine}`,
  },
});

/** A mark's colour, fainter while the marks are stale: see the host's style sheet. */
const mark = (colour: string) => `color-mix(in srgb, ${colour} var(--mark-strength), transparent)`;

/** Every kind has a shape of its own, so that none is told by colour alone. */
const signs = EditorView.theme({
  ".ebp-match": {
    backgroundColor: mark(token.matchBackground),
    textDecoration: `underline solid 2px ${mark(token.matchLine)}`,
    textUnderlineOffset: "3px",
  },
  ".ebp-miss": {
    backgroundColor: mark(token.missBackground),
    textDecoration: `underline dashed 2px ${mark(token.missLine)}`,
    textUnderlineOffset: "3px",
  },
  // Above the text, as it may lie on a match or a miss, and with a bar where it begins.
  ".ebp-uncovered": {
    textDecoration: `overline dotted 2px ${mark(token.uncoveredLine)}`,
    boxShadow: `-2px 0 ${mark(token.uncoveredLine)}`,
  },
  ".ebp-active": {
    outline: `2px solid ${token.focusRing}`,
    outlineOffset: "1px",
    borderRadius: "2px",
  },
  ".cm-lintRange": { backgroundImage: "none" },
  ".cm-lintRange-warning": { textDecoration: `underline wavy 1px ${token.warningLine}` },
  ".cm-lintRange-info": { textDecoration: `underline dotted 2px ${token.infoLine}` },
  ".cm-lintRange-active": { backgroundColor: "transparent" },
  // Last, as an error may lie on a match or a miss.
  ".ebp-error": {
    textDecoration: `underline wavy 1px ${token.errorLine}`,
    textUnderlineOffset: "3px",
  },
  ".cm-lintPoint:after": { borderBottomColor: token.infoLine },
  ".cm-lintPoint-warning:after": { borderBottomColor: token.warningLine },
  ".cm-lintPoint-error:after": { borderBottomColor: token.errorLine },
  ".cm-searchMatch": { backgroundColor: token.search, outline: `1px dotted ${token.text}` },
  ".cm-searchMatch-selected": { outline: `2px solid ${token.focusRing}` },
});

const wishes = EditorView.theme({
  // CodeMirror names the animation on the element itself, hence the weight.
  "@media (prefers-reduced-motion: reduce)": {
    ".cm-cursorLayer": { animation: "none !important" },
  },
  // A painted layer is the only sign of a selection here, so it must keep its colour.
  "@media (forced-colors: active)": {
    ".cm-selectionLayer .cm-selectionBackground": {
      forcedColorAdjust: "none",
      background: "Highlight !important",
      opacity: "0.5",
    },
  },
});

export const theme: Extension = [frame, signs, wishes];
