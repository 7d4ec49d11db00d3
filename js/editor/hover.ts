// The small window that shows the titles of marks under the pointer.

import { hoverTooltip } from "@codemirror/view";
import { titlesAt } from "./marks.ts";

export const markTitles = hoverTooltip((view, pos, side) => {
  const { titles, start, end } = titlesAt(view.state, pos, side);
  if (titles.length === 0) return null;
  return {
    pos: start,
    end,
    above: true,
    create: () => ({ dom: list(titles) }),
  };
});

function list(titles: readonly string[]): HTMLElement {
  const dom = document.createElement("div");
  dom.className = "ebp-titles";
  for (const title of titles) {
    dom.appendChild(document.createElement("p")).textContent = title;
  }
  return dom;
}
