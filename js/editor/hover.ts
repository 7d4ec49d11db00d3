// The small window over the text: titles of marks, and what the page has to say about a place.
// It opens under a resting pointer, and by key at the cursor.

import type { Extension, Transaction } from "@codemirror/state";
import {
  activateHover,
  type Command,
  closeHoverTooltips,
  EditorView,
  hasHoverTooltips,
  hoverTooltip,
  keymap,
  ViewPlugin,
} from "@codemirror/view";
import type { CodeEditorElement, Help } from "./contract.ts";
import { titlesAt } from "./marks.ts";

/** So many lines at the top of the editor have the window below them. */
const TOP_LINES = 10;

/** Whether the window may open above a place: near the top it would cover what stands over the editor. */
function hasRoomAbove(view: EditorView, pos: number): boolean {
  const place = view.coordsAtPos(pos);
  const top = view.scrollDOM.getBoundingClientRect().top;
  return place !== null && place.top - top > TOP_LINES * view.defaultLineHeight;
}

const markTitles = hoverTooltip((view, pos, side) => {
  const { titles, start, end } = titlesAt(view.state, pos, side);
  if (titles.length === 0) return null;
  return {
    pos: start,
    end,
    above: hasRoomAbove(view, start),
    create: () => ({ dom: box("ebp-titles", ...titles.map((title) => part("p", title))) }),
  };
});

function helpOf(host: CodeEditorElement): Extension {
  return hoverTooltip((view, pos, side) => {
    const help = host.hover?.(side < 0 ? pos - 1 : pos);
    if (!help || help.from > pos || help.to > view.state.doc.length) return null;
    const { from, to } = help;
    const above = hasRoomAbove(view, from);
    return { pos: from, end: to, above, create: () => ({ dom: card(help) }) };
  });
}

function card({ title, body, code }: Help): HTMLElement {
  const parts = [part("strong", title), part("p", body)];
  if (code) parts.push(part("pre", code));
  return box("ebp-help", ...parts);
}

function box(className: string, ...children: HTMLElement[]): HTMLElement {
  const dom = document.createElement("div");
  dom.className = className;
  dom.append(...children);
  return dom;
}

function part(tag: string, text: string): HTMLElement {
  const dom = document.createElement(tag);
  dom.textContent = text;
  return dom;
}

/** Shows all that the pointer would show at the cursor, and says it to screen readers. */
const showAtCursor: Command = (view) => {
  const { head } = view.state.selection.main;
  const until = (transaction: Transaction) =>
    transaction.docChanged || transaction.selection !== undefined;
  view.dispatch({ effects: closeHoverTooltips });
  activateHover(view, head, 1, { until });
  if (!hasHoverTooltips(view.state) && head > 0) activateHover(view, head, -1, { until });
  const shown = view.dom.querySelector<HTMLElement>(".cm-tooltip-hover")?.innerText;
  view.dispatch({ effects: EditorView.announce.of(shown ?? "Nothing to show at the cursor") });
  return true;
};

const close: Command = (view) => {
  const isOpen = hasHoverTooltips(view.state);
  if (isOpen) view.dispatch({ effects: closeHoverTooltips });
  return isOpen;
};

/** Closes the window when the focus leaves the editor. It may go into the window, to its buttons. */
const closeWithFocus = ViewPlugin.define((view) => {
  const left = ({ relatedTarget }: FocusEvent) => {
    if (relatedTarget instanceof Node && view.dom.contains(relatedTarget)) return;
    // Not during an update, which may be what takes the focus.
    setTimeout(() => close(view));
  };
  const pressed = (event: KeyboardEvent) => {
    if (event.key !== "Escape" || event.defaultPrevented || !close(view)) return;
    event.preventDefault();
    view.focus();
  };
  view.dom.addEventListener("focusout", left);
  view.dom.addEventListener("keydown", pressed);
  return {
    destroy() {
      view.dom.removeEventListener("focusout", left);
      view.dom.removeEventListener("keydown", pressed);
    },
  };
});

const hoverKeys = keymap.of([{ key: "Mod-i", run: showAtCursor, preventDefault: true }]);

export function hovers(host: CodeEditorElement): Extension {
  return [markTitles, helpOf(host), hoverKeys, closeWithFocus];
}
