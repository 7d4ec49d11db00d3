// A visitor likes it light, dark, or as the system has it.

import assert from "node:assert/strict";
import { test } from "node:test";
import { eventually } from "./support/eventually.mjs";
import { playground } from "./support/playground.mjs";

const { visit } = playground();

/** How light the page is, from 0 to 255. */
const lightness = (visitor) =>
  visitor.page.evaluate(() => {
    const canvas = document.createElement("canvas").getContext("2d");
    canvas.fillStyle = getComputedStyle(document.documentElement).backgroundColor;
    canvas.fillRect(0, 0, 1, 1);
    const [red, green, blue] = canvas.getImageData(0, 0, 1, 1).data;
    return (red + green + blue) / 3;
  });

const isDark = (visitor) => eventually(async () => assert.ok((await lightness(visitor)) < 70));
const isLight = (visitor) => eventually(async () => assert.ok((await lightness(visitor)) > 190));
const themes = (visitor) => visitor.page.getByRole("combobox", { name: "Theme" });

/** Opens the menu Help, unless it is open, and chooses a theme there. */
async function choose(visitor, theme) {
  if (!(await themes(visitor).isVisible())) await visitor.click("Help");
  await themes(visitor).selectOption(theme);
}

test("at first as the system has it, and it follows when that changes", async () => {
  const visitor = await visit({ colorScheme: "dark" });
  await isDark(visitor);
  await visitor.page.emulateMedia({ colorScheme: "light" });
  await isLight(visitor);
  visitor.assertQuiet();
});

for (const [theme, other, isSo] of [
  ["Dark", "light", isDark],
  ["Light", "dark", isLight],
]) {
  test(`${theme}, on a system that is ${other}, and still so on the next visit`, async () => {
    const visitor = await visit({ colorScheme: other });
    await choose(visitor, theme);
    await isSo(visitor);
    await visitor.reload();
    await isSo(visitor);
    await visitor.click("Help");
    const selected = themes(visitor);
    assert.equal(await selected.evaluate((select) => select.selectedOptions[0].label), theme);
    await choose(visitor, "System");
    await (isSo === isDark ? isLight : isDark)(visitor);
    visitor.assertQuiet();
  });
}

test("nothing moves for those who asked for less motion", async () => {
  const visitor = await visit({ reducedMotion: "reduce" });
  await visitor.click("Search");
  const running = await visitor.page.evaluate(
    () => document.getAnimations().filter(({ effect }) => effect.getComputedTiming().duration > 1).length,
  );
  assert.equal(running, 0);
  visitor.assertQuiet();
});
