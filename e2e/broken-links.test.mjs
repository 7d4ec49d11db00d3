// A visitor opens a link that cannot be read.

import assert from "node:assert/strict";
import { randomBytes } from "node:crypto";
import { test } from "node:test";
import { deflateRawSync } from "node:zlib";
import { eventually } from "./support/eventually.mjs";
import { playground } from "./support/playground.mjs";

const { visit } = playground();

const own = '{"source": ["mine"]}';
const base64url = (bytes) => Buffer.from(bytes).toString("base64url");

/** What is wrong with the link, and what the page says to it. */
const broken = [
  ["random bytes", () => `#1${base64url(randomBytes(400))}`, /incomplete or was altered on the way/],
  ["random text", () => `#${base64url(randomBytes(400)).replace(/^./, "x")}`, /It isn.t a workspace of this playground/],
  ["one that was cut off", (good) => good.slice(0, -20), /incomplete or was altered on the way/],
  ["one with a letter changed", (good) => good.replace(/(.{60})./, "$1~"), /incomplete or was altered/],
  ["a version that is still to come", (good) => good.replace("#1", "#9"), /newer version of the playground \(format 9\)/],
  ["one without end", () => `#1${"A".repeat(40_000)}`, /too large for a link/],
  [
    "one that unpacks without end",
    () => `#1${base64url([...deflateRawSync(Buffer.alloc(20 << 20, " "), { level: 9 }), 0, 0, 0, 0])}`,
    /too large for a link/,
  ],
  ["percent signs", () => "#1%E0%A4%A", /incomplete or was altered/],
  ["an anchor of another page", () => "#about", /It isn.t a workspace of this playground/],
];

for (const [what, make, told] of broken) {
  test(`${what}: a clear message, and the own work as it was`, async () => {
    const visitor = await visit();
    const good = await visitor.share();
    await visitor.pattern.write(own);
    await isKept(visitor);

    const tab = await visitor.newTab(make(good));
    await tab.hears(/The link couldn't be opened\. .* Your own work is unchanged\./);
    await tab.hears(told);
    await tab.pattern.shows(own);
    assert.equal(new URL(tab.page.url()).hash, "");
    await tab.reload();
    await tab.pattern.shows(own);
    assert.equal(await tab.messages.innerText(), "");
    visitor.assertQuiet();
  });
}

test("in an open page it changes nothing that is open", async () => {
  const visitor = await visit();
  await visitor.pattern.write(own);
  await visitor.page.evaluate(() => (location.hash = "#1nonsense"));
  await visitor.hears(/The link couldn't be opened/);
  await visitor.pattern.shows(own);
  visitor.assertQuiet();
});

test("on top of another link, that one stays open, also after a reload", async () => {
  const visitor = await visit();
  await visitor.pattern.write(own);
  const link = await visitor.share();
  const colleague = await visit({ link });
  await colleague.pattern.shows(own);
  await colleague.page.evaluate(() => (location.hash = "#1nonsense"));
  await colleague.hears(/The link couldn't be opened/);
  await colleague.pattern.shows(own);
  await colleague.reload();
  await colleague.pattern.shows(own);
  colleague.assertQuiet();
});

/** Waits until the browser has written the work down. */
function isKept(visitor) {
  return eventually(async () => {
    const kept = await visitor.page.evaluate(() => Object.values(localStorage).join());
    assert.match(kept, /mine/);
  });
}
