// What floats above the text: the search panel, tooltips and lists to choose from.

import type { Extension } from "@codemirror/state";
import { EditorView } from "@codemirror/view";
import { token } from "./tokens.ts";

const boxes = EditorView.theme({
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
  ".cm-tooltip-section:not(:first-child)": { borderTop: `1px solid ${token.border}` },
  ".ebp-titles, .ebp-help": { padding: "4px 8px", whiteSpace: "pre-wrap" },
  ".ebp-titles p, .ebp-help p": { margin: "0" },
  ".ebp-help": { maxWidth: "30rem", overflowWrap: "anywhere" },
  ".ebp-help pre": {
    margin: "4px 0",
    padding: "4px 8px",
    color: token.text,
    backgroundColor: token.surfaceSunken,
    borderRadius: "4px",
    fontFamily: token.font,
    whiteSpace: "pre-wrap",
  },
  ".cm-diagnostic-error": { borderLeftColor: token.errorLine },
  ".cm-diagnostic-warning": { borderLeftColor: token.warningLine },
  ".cm-diagnostic-info": { borderLeftColor: token.infoLine },
  ".cm-diagnosticAction": {
    display: "block",
    minHeight: "24px",
    margin: "4px 0 2px",
    padding: "2px 8px",
    textAlign: "start",
    color: token.accentText,
    backgroundColor: token.accent,
    border: "1px solid transparent",
  },
  ".cm-diagnosticAction:focus-visible": {
    outline: `2px solid ${token.focusRing}`,
    outlineOffset: "1px",
  },
});

const chosen = {
  color: token.accentText,
  background: token.accent,
  // Where the system forces its own colours, this alone tells.
  outline: "2px solid transparent",
  outlineOffset: "-2px",
};

/** Completions and fixes. */
const lists = EditorView.theme({
  ".cm-tooltip.cm-tooltip-autocomplete > ul": {
    minWidth: "16rem",
    maxHeight: "16em",
    fontFamily: token.font,
  },
  ".cm-tooltip.cm-tooltip-autocomplete > ul > li": { padding: "3px 8px", lineHeight: "1.4" },
  ".cm-tooltip-autocomplete ul li[aria-selected]": chosen,
  ".cm-completionDetail": {
    color: token.surfaceQuiet,
    fontFamily: token.fontUi,
    fontStyle: "normal",
  },
  "[aria-selected] .cm-completionDetail": { color: "inherit" },
  ".cm-tooltip.cm-completionInfo": { padding: "4px 8px" },
  ".cm-completionIcon": { opacity: "1", color: token.surfaceQuiet },
  "[aria-selected] .cm-completionIcon": { color: "inherit" },
  ".cm-completionIcon-property:after": { content: '":"' },
  ".cm-completionIcon-value:after": { content: '"="' },
  ".cm-completionIcon-operator:after": { content: '"~"' },
  ".cm-completionIcon-keyword:after": { content: '"$"' },
  ".cm-snippetField": { backgroundColor: token.selection },
  ".cm-snippetFieldPosition": { borderLeftColor: token.text },
  ".ebp-fixes ul": {
    maxHeight: "16em",
    margin: "0",
    padding: "0",
    overflowY: "auto",
    listStyle: "none",
  },
  ".ebp-fixes li": { padding: "3px 8px", cursor: "pointer" },
  ".ebp-fixes li[aria-selected=true]": chosen,
});

export const surfaces: Extension = [boxes, lists];
