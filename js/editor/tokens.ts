// The custom properties that the page's style sheet gives the editor. Each falls back to a system
// colour, so that the editor is readable in light and dark even before that sheet has arrived.

export const token = {
  background: "var(--editor-bg, Canvas)",
  text: "var(--editor-fg, CanvasText)",
  gutter: "var(--editor-gutter-fg, GrayText)",
  selection: "var(--editor-selection, Highlight)",
  cursor: "var(--editor-cursor, CanvasText)",
  search: "var(--editor-search-bg, transparent)",

  key: "var(--syntax-key, inherit)",
  string: "var(--syntax-string, inherit)",
  number: "var(--syntax-number, inherit)",
  keyword: "var(--syntax-keyword, inherit)",
  comment: "var(--syntax-comment, inherit)",
  punctuation: "var(--syntax-punctuation, inherit)",

  matchBackground: "var(--match-bg, transparent)",
  matchLine: "var(--match-line, currentColor)",
  missBackground: "var(--miss-bg, transparent)",
  missLine: "var(--miss-line, currentColor)",
  uncoveredLine: "var(--uncovered-line, var(--border-strong, currentColor))",
  errorLine: "var(--error-line, currentColor)",
  warningLine: "var(--warning-line, currentColor)",
  infoLine: "var(--info-line, currentColor)",

  font: "var(--font-mono, monospace)",
  fontUi: "var(--font-ui, sans-serif)",
  fontSize: "var(--font-size-code, 0.875rem)",
  focusRing: "var(--focus-ring, Highlight)",
  surface: "var(--surface, Canvas)",
  surfaceText: "var(--text, CanvasText)",
  surfaceSunken: "var(--surface-sunken, Canvas)",
  surfaceQuiet: "var(--text-quiet, CanvasText)",
  border: "var(--border, GrayText)",
  accent: "var(--accent, Highlight)",
  accentText: "var(--accent-text, HighlightText)",
} as const;
