// Printed, the page is the verdict, the pattern, the event and the reasons.

import assert from "node:assert/strict";
import { test } from "node:test";
import { eventually } from "./support/eventually.mjs";
import { playground } from "./support/playground.mjs";

const { visit } = playground();

test("paper gets the work and no tools, whatever is open", async () => {
  // A phone in the dark shows one pane; paper has room for all, in dark letters.
  const visitor = await visit({ viewport: { width: 390, height: 700 }, colorScheme: "dark" });
  await visitor.hasAll();
  await visitor.choose("RDS Cluster");
  await visitor.dock("Tips");
  await visitor.page.emulateMedia({ media: "print" });
  const { page } = visitor;
  await eventually(async () => {
    for (const shown of [visitor.verdict, visitor.pattern.box, visitor.event.box]) {
      assert.ok(await shown.isVisible());
    }
    assert.ok(await page.getByRole("tabpanel", { name: "Why", exact: true }).isVisible());
    assert.equal(await page.getByRole("tabpanel", { name: "Tips", exact: true }).isVisible(), false);
  });
  for (const gone of ["Share", "Run", "Add event", "Format pattern"]) {
    assert.equal(await visitor.button(gone).isVisible(), false, gone);
  }
  assert.equal(await page.getByRole("tablist", { name: "Main" }).isVisible(), false);
  await visitor.reads(visitor.verdict, /^No match RDS Cluster detail-type: .*kind of event\.$/);
  // Nothing is cut off by a pane that would scroll.
  const ends = await Promise.all(
    [visitor.pattern, visitor.event].map(({ box }) =>
      box.evaluate((content) => {
        const pane = content.getRootNode().host.closest("section").getBoundingClientRect();
        return pane.bottom - content.getBoundingClientRect().bottom;
      }),
    ),
  );
  for (const room of ends) assert.ok(room >= -1, `${room}`);
  assert.equal(await page.evaluate(() => getComputedStyle(document.documentElement).colorScheme), "light");
  visitor.assertQuiet();
});
