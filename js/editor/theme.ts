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

/** Every kind has a shape of its own, so that none is told by colour alone. */
const signs = EditorView.theme({
  ".ebp-match": {
    backgroundColor: token.matchBackground,
    textDecoration: `underline solid 2px ${token.matchLine}`,
    textUnderlineOffset: "3px",
  },
  ".ebp-miss": {
    backgroundColor: token.missBackground,
    textDecoration: `underline dashed 2px ${token.missLine}`,
    textUnderlineOffset: "3px",
  },
  ".ebp-active": { outline: `2px solid ${token.focusRing}`, borderRadius: "2px" },
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

/** What floats above the text: search panel and tooltips. */
const surfaces = EditorView.theme({
  ".cm-panels": {
    color: token.surfaceText,
    backgroundColor: token.surface,
    fontFamily: token.fontUi,
  },
  ".cm-panels-top": { borderBottom: `1px solid ${token.border}` },
  ".cm-panels-bottom": { borderTop: `1px solid ${token.border}` },
  ".cm-panel.cm-search label, .cm-dialog label": { fontSize: "inherit" },
  ".cm-textfield, .cm-button": {
    fontSize: "inherit",
    color: token.surfaceText,
    backgroundColor: token.background,
    backgroundImage: "none",
    border: `1px solid ${token.border}`,
    borderRadius: "4px",
  },
  ".cm-button:active": { backgroundImage: "none" },
  ".cm-panels button": { minWidth: "24px", minHeight: "24px", cursor: "pointer" },
  ".cm-panels :focus-visible": { outline: `2px solid ${token.focusRing}`, outlineOffset: "1px" },
  ".cm-panel [name=close], .cm-dialog-close": { color: token.surfaceText },
  ".cm-tooltip": {
    maxWidth: "min(40rem, 90vw)",
    color: token.surfaceText,
    backgroundColor: token.surface,
    border: `1px solid ${token.border}`,
    borderRadius: "4px",
    fontFamily: token.fontUi,
  },
  ".ebp-titles": { padding: "4px 8px", whiteSpace: "pre-wrap" },
  ".ebp-titles p": { margin: "0" },
  ".cm-diagnostic-error": { borderLeftColor: token.errorLine },
  ".cm-diagnostic-warning": { borderLeftColor: token.warningLine },
  ".cm-diagnostic-info": { borderLeftColor: token.infoLine },
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

export const theme: Extension = [frame, signs, surfaces, wishes];
