// The menu of fixes at the cursor. The focus stays in the text, as with completions.

import { closeCompletion } from "@codemirror/autocomplete";
import { type Action, forEachDiagnostic, setDiagnosticsEffect } from "@codemirror/lint";
import {
  type EditorState,
  type Extension,
  Prec,
  StateEffect,
  StateField,
} from "@codemirror/state";
import {
  type Command,
  closeHoverTooltips,
  EditorView,
  keymap,
  showTooltip,
  type Tooltip,
  type TooltipView,
} from "@codemirror/view";

interface Menu {
  tooltip: Tooltip;
  choices: readonly (() => void)[];
  chosen: number;
}

const listId = "ebp-fixes";
const optionId = (index: number) => `ebp-fix-${index}`;

const setMenu = StateEffect.define<Menu | null>();

const field = StateField.define<Menu | null>({
  create: () => null,
  update(menu, { effects, docChanged, selection }) {
    const set = effects.find((effect) => effect.is(setMenu));
    if (set) return set.value;
    const isOver = docChanged || selection || effects.some((one) => one.is(setDiagnosticsEffect));
    return isOver ? null : menu;
  },
  provide: (self) => [
    showTooltip.from(self, (menu) => menu?.tooltip ?? null),
    EditorView.contentAttributes.from(self, (menu): Record<string, string> => {
      if (!menu) return {};
      return {
        "aria-haspopup": "listbox",
        "aria-controls": listId,
        "aria-activedescendant": optionId(menu.chosen),
      };
    }),
  ],
});

/** The fixes of all problems that the selection touches. */
function actionsHere(state: EditorState): Action[] {
  const { main } = state.selection;
  const found: Action[] = [];
  forEachDiagnostic(state, ({ actions }, from, to) => {
    if (from <= main.to && to >= main.from) found.push(...(actions ?? []));
  });
  return found;
}

const open: Command = (view) => {
  const { state } = view;
  if (state.readOnly) return false;
  const { head } = state.selection.main;
  const actions = actionsHere(state);
  const choices = actions.map(({ apply }) => () => apply(view, head, head));
  if (choices.length === 1) {
    choices[0]?.();
  } else if (choices.length === 0) {
    // The page may have a use for the key.
    return false;
  } else {
    closeCompletion(view);
    const labels = actions.map(({ name }) => name);
    const tooltip = { pos: head, create: () => list(view, labels) };
    const menu = { tooltip, choices, chosen: 0 };
    view.dispatch({ effects: [closeHoverTooltips, setMenu.of(menu)] });
  }
  return true;
};

function list(view: EditorView, labels: readonly string[]): TooltipView {
  const dom = document.createElement("div");
  dom.className = "ebp-fixes";
  const ul = dom.appendChild(document.createElement("ul"));
  ul.id = listId;
  ul.setAttribute("role", "listbox");
  ul.setAttribute("aria-label", "Fixes");
  const options = labels.map((label, index) => {
    const option = ul.appendChild(document.createElement("li"));
    option.id = optionId(index);
    option.setAttribute("role", "option");
    option.textContent = label;
    option.addEventListener("mousedown", (event) => {
      event.preventDefault();
      take(view, index);
    });
    return option;
  });
  const show = (state: EditorState) => {
    const chosen = state.field(field)?.chosen;
    options.forEach((option, index) => {
      option.setAttribute("aria-selected", String(index === chosen));
    });
    return options[chosen ?? 0];
  };
  return {
    dom,
    mount: () => show(view.state),
    update: ({ state }) => show(state)?.scrollIntoView({ block: "nearest" }),
  };
}

function take(view: EditorView, index: number): void {
  const choice = view.state.field(field)?.choices[index];
  view.dispatch({ effects: setMenu.of(null) });
  choice?.();
}

/** A command that does something only while the menu is open. */
function inMenu(act: (view: EditorView, menu: Menu) => void): Command {
  return (view) => {
    const menu = view.state.field(field);
    if (menu) act(view, menu);
    return menu !== null;
  };
}

/** Where to go in a list of `count`, from the entry `chosen`. */
function choose(next: (chosen: number, count: number) => number): Command {
  return inMenu((view, menu) => {
    const chosen = next(menu.chosen, menu.choices.length);
    view.dispatch({ effects: setMenu.of({ ...menu, chosen }) });
  });
}

const menuKeys = keymap.of([
  { key: "ArrowDown", run: choose((chosen, count) => (chosen + 1) % count) },
  { key: "ArrowUp", run: choose((chosen, count) => (chosen + count - 1) % count) },
  { key: "Home", run: choose(() => 0) },
  { key: "End", run: choose((_, count) => count - 1) },
  { key: "Enter", run: inMenu((view, { chosen }) => take(view, chosen)) },
  { key: "Escape", run: inMenu((view) => view.dispatch({ effects: setMenu.of(null) })) },
  { key: "Mod-.", run: open },
]);

const closeWithFocus = EditorView.focusChangeEffect.of((state, focusing) =>
  !focusing && state.field(field) ? setMenu.of(null) : null,
);

export const fixMenu: Extension = [field, Prec.highest(menuKeys), closeWithFocus];
