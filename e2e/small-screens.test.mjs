// A visitor with a phone or a tablet, or with the page enlarged to twice its size.

import assert from "node:assert/strict";
import { test } from "node:test";
import { playground } from "./support/playground.mjs";

const { visit } = playground();

const screens = {
  "a phone": { viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true },
  "a small phone": { viewport: { width: 320, height: 640 }, isMobile: true, hasTouch: true },
  "a tablet": { viewport: { width: 820, height: 1180 }, hasTouch: true },
  "a laptop at 200 %": { viewport: { width: 683, height: 384 }, deviceScaleFactor: 2 },
  "a desk's screen": { viewport: { width: 1920, height: 1080 } },
};

/** The panes of the tab Rule, and the region in each. */
const panes = {
  Pattern: "Event pattern",
  Event: "Events",
  Why: "Verdict in detail",
  Response: "Lambda function",
};

/** How far the page can be scrolled to the right. */
const overflow = (visitor) =>
  visitor.page.evaluate(() => {
    const { scrollWidth, clientWidth } = document.documentElement;
    return scrollWidth - clientWidth;
  });

for (const [what, screen] of Object.entries(screens)) {
  test(`on ${what} every tab fits, and every region can be reached`, async () => {
    const visitor = await visit(screen);
    for (const name of ["Examples", "Learn", "Schedule", "Bus", "Rule"]) {
      await visitor.tab(name).click();
      assert.equal(await overflow(visitor), 0, name);
    }
    await visitor.choose("RDS Cluster");
    await visitor.button("Add a matching event").waitFor();
    assert.equal(await overflow(visitor), 0, "with a fix");
    for (const [pane, name] of Object.entries(panes)) {
      await visitor.pane(pane);
      const { x, y, width, height } = await visitor.region(name).boundingBox();
      assert.ok(x >= 0 && width > 200 && x + width <= screen.viewport.width, `${name}: ${x}, ${width}`);
      assert.ok(y >= 0 && y + height <= screen.viewport.height, `${name}: ${y}, ${height}`);
    }
    visitor.assertQuiet();
  });

  test(`on ${what} the pattern is edited, events are pasted and the link is shared`, async () => {
    const visitor = await visit(screen);
    await visitor.pane("Pattern");
    await visitor.pattern.box.click();
    await visitor.pattern.write('{"source": ["shop"]}');
    await visitor.isTold("No match");
    await visitor.pasteEvents('{"source": "shop", "detail-type": "Sold"}');
    await visitor.isTold("Match", /Sold/);
    assert.equal(await overflow(visitor), 0);
    await visitor.share();
    assert.equal(await overflow(visitor), 0);
    visitor.assertQuiet();
  });
}

test("on a phone what is touched is large enough", async () => {
  const visitor = await visit(screens["a phone"]);
  const buttons = await visitor.page.getByRole("button").all();
  for (const button of buttons) {
    const box = await button.boundingBox();
    if (!box || box.width <= 1) continue;
    const name = (await button.innerText()) || (await button.getAttribute("aria-label"));
    assert.ok(box.height >= 43.5 && box.width >= 24, `${name}: ${box.width} by ${box.height}`);
  }
  visitor.assertQuiet();
});

test("an example and a dialog fit on a phone", async () => {
  const visitor = await visit(screens["a phone"]);
  await visitor.click("Search");
  const dialog = visitor.dialog("Search");
  const { x, width } = await dialog.boundingBox();
  assert.ok(x >= 0 && x + width <= 390, `${x}, ${width}`);
  await dialog.getByRole("button", { name: "Close" }).click();
  await visitor.openExample("Two conditions on one element of an array");
  await visitor.isTold("Match");
  assert.equal(await overflow(visitor), 0);
  visitor.assertQuiet();
});

test("a system that is opened on a phone is in view, and the page is as high as the window", async () => {
  const visitor = await visit(screens["a phone"]);
  await visitor.openExample("Four ways a delivery fails");
  await visitor.reads(visitor.page.getByRole("list", { name: "Steps" }), /Attempt 1/);
  const below = await visitor.page.evaluate(() => document.documentElement.scrollHeight - innerHeight);
  assert.ok(below < 2, `${below} pixels below the window`);
  visitor.assertQuiet();
});
