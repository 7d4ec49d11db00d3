// Accessibility rules, run in the page.

import { readFile } from "node:fs/promises";

const source = await readFile(
  new URL("../../node_modules/axe-core/axe.min.js", import.meta.url),
  "utf8",
);
const tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

/**
 * Violations of WCAG 2.2 A and AA, and of what is good practice, in the page (or in `selector`), each a text with the rule, what
 * it asks for and the elements. None is an empty list: `assert.deepEqual(await violations(page), [])`.
 */
export async function violations(page, selector = "html") {
  // Evaluated, as the page's Content-Security-Policy would refuse a script tag.
  await page.evaluate(source);
  const found = await page.evaluate(
    async ([within, values]) => {
      const options = { runOnly: { type: "tag", values }, resultTypes: ["violations"] };
      return (await globalThis.axe.run(within, options)).violations;
    },
    [selector, tags],
  );
  return found.map(describe);
}

function describe({ id, impact, help, nodes }) {
  const places = nodes.map(({ target, failureSummary }) => {
    const why = failureSummary.split("\n").slice(1).join("; ").trim();
    return `  ${target.flat().join(" >> ")}: ${why}`;
  });
  return [`${id} (${impact}): ${help}`, ...places].join("\n");
}
