// Every tab opens. The one file that is run on the unsplit page, too (`make test-whole`).

import assert from "node:assert/strict";
import { test } from "node:test";
import { playground } from "./support/playground.mjs";

const { visit } = playground();

test("each tab opens and shows something, and nothing goes wrong", async () => {
  const visitor = await visit();
  await visitor.isTold("Match");
  const names = await visitor.page.getByRole("tablist", { name: "Main" }).getByRole("tab").allInnerTexts();
  assert.ok(names.length >= 5, names.join());
  for (const name of names) {
    await visitor.tab(name).click();
    const panel = visitor.page.getByRole("tabpanel", { name });
    await visitor.reads(panel, /\w+ \w+/);
  }
  visitor.assertQuiet();
});

test("the page takes what is typed, and tells the difference", async () => {
  const visitor = await visit();
  await visitor.pattern.write('{"source": ["shop"]}');
  await visitor.event.write('{"source": "shop"}');
  await visitor.isTold("Match");
  await visitor.event.write('{"source": "post"}');
  await visitor.isTold("No match");
  await visitor.event.lights("miss", ['"post"']);
  visitor.assertQuiet();
});
