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

/** What of a place is cut off by what it lies in, as texts. */
const cut = (page, selector) =>
  page.evaluate((within) => {
    const found = [];
    for (const element of document.querySelectorAll(`${within} *`)) {
      if (element.closest("svg, code-editor") || !element.checkVisibility()) continue;
      const { overflowX, overflowY } = getComputedStyle(element);
      const hides = [overflowX, overflowY].some((overflow) => overflow !== "visible");
      const isLarger = element.scrollHeight > element.clientHeight + 1 || element.scrollWidth > element.clientWidth + 1;
      if (hides && isLarger && element.clientHeight > 1) found.push(`${element.className}: ${element.textContent.slice(0, 40)}`);
    }
    return found;
  }, selector);

for (const [tab, link, place, says, gone] of [
  ["Bus", "#/bus", ".bus", /The event matched rule-1/, ["Smaller", "Next step"]],
  ["Schedule", "#/schedule", ".schedule", /Monday to Friday/, ["Now", "Next month", "Every 5 minutes"]],
  ["Learn", "#/learn/first-rule/rules/run-a-function-when-an-instance-starts", ".learn", /Complete the pattern/, ["Check", "Next", "Hint"]],
  ["Learn, a function", "#/learn/handlers/logs-and-errors/fail-on-purpose", ".learn", /raise a ValueError/, ["Run", "Solution"]],
]) {
  test(`on paper the tab ${tab} is what it says, whole and without tools`, async () => {
    const visitor = await visit({ viewport: { width: 794, height: 1123 }, colorScheme: "dark", link });
    const { page } = visitor;
    await visitor.reads(page.locator(place), says);
    await page.emulateMedia({ media: "print", colorScheme: "dark" });
    await eventually(async () => {
      for (const name of gone) assert.equal(await visitor.button(name).isVisible(), false, name);
      assert.deepEqual(await cut(page, place), []);
    });
    // Dark letters on white.
    const [letters, ground] = await page.locator(place).evaluate((root) => {
      const pane = root.querySelector(".pane");
      return [getComputedStyle(pane).color, getComputedStyle(pane).backgroundColor];
    });
    const light = (colour) => colour.match(/[\d.]+/g).slice(0, 3).reduce((sum, part) => sum + Number(part), 0);
    assert.ok(light(letters) < 200 && light(ground) > 700, `${letters} on ${ground}`);
    visitor.assertQuiet();
  });
}
