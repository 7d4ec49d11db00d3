// A visitor sees all of a rule at once, and the page keeps calm while they type.

import assert from "node:assert/strict";
import { test } from "node:test";
import { eventually } from "./support/eventually.mjs";
import { playground } from "./support/playground.mjs";

const { visit } = playground();

const desk = { viewport: { width: 1280, height: 800 } };

/** Whether all of a place is in the window, and nothing of it is scrolled away. */
async function isInView(visitor, place, what) {
  const { width, height } = visitor.page.viewportSize();
  const box = await place.boundingBox();
  assert.ok(box, `${what} is not drawn`);
  const { x, y } = box;
  assert.ok(x >= 0 && y >= 0 && x + box.width <= width && y + box.height <= height, `${what}: ${JSON.stringify(box)}`);
  return box;
}

/** How many lines of code an editor has room for. */
async function linesOf(editor) {
  const [line, box] = await editor.box.evaluate((content) => [
    content.querySelector(".cm-line").getBoundingClientRect().height,
    content.closest(".cm-scroller").getBoundingClientRect().height,
  ]);
  return Math.floor(box / line);
}

for (const [width, height] of [
  [1280, 800],
  [1280, 720],
  [1440, 900],
]) {
  test(`at ${width} by ${height} pattern, events, verdict, reasons and response are in view`, async () => {
    const visitor = await visit({ viewport: { width, height } });
    await visitor.choose("RDS Cluster");
    await visitor.isTold("No match", /detail-type/);
    for (const name of ["Event pattern", "Events", "Verdict in detail", "Lambda function"]) {
      await isInView(visitor, visitor.region(name), name);
    }
    await isInView(visitor, visitor.verdict, "the verdict");
    await isInView(visitor, visitor.list, "the list of events");
    await isInView(visitor, visitor.button("Add a matching event"), "the first fix");
    const why = visitor.page.getByRole("tabpanel", { name: "Why" });
    await isInView(visitor, why.getByRole("button", { name: "detail-type" }), "the first reason");
    await isInView(visitor, visitor.page.getByRole("tabpanel", { name: "Response" }).getByText("Not invoked: the event"), "what the function did");
    const lines = height < 800 ? 13 : 16;
    assert.ok((await linesOf(visitor.pattern)) >= lines, `pattern: ${await linesOf(visitor.pattern)} lines`);
    assert.ok((await linesOf(visitor.event)) >= lines, `event: ${await linesOf(visitor.event)} lines`);
    const scrolls = await visitor.page.evaluate(() => document.documentElement.scrollHeight > innerHeight);
    assert.equal(scrolls, false, "the page itself does not scroll");
    visitor.assertQuiet();
  });
}

test("in a wide window the reasons are beside the editors", async () => {
  const visitor = await visit({ viewport: { width: 1440, height: 900 } });
  const events = await visitor.region("Events").boundingBox();
  const why = await visitor.region("Verdict in detail").boundingBox();
  assert.ok(why.x >= events.x + events.width);
  assert.ok(Math.abs(why.y - events.y) < 2);
  visitor.assertQuiet();
});

test("on a phone one pane is there at a time, and the verdict always", async () => {
  const visitor = await visit({ viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true });
  const panes = { Pattern: "Event pattern", Event: "Events", Why: "Verdict in detail", Response: "Lambda function" };
  for (const [pane, shown] of Object.entries(panes)) {
    await visitor.pane(pane);
    await isInView(visitor, visitor.verdict, "the verdict");
    for (const name of Object.values(panes)) {
      assert.equal(await visitor.region(name).isVisible(), name === shown, `${name} in ${pane}`);
    }
    const { height } = await isInView(visitor, visitor.region(shown), shown);
    assert.ok(height > 500, `${shown}: ${height}`);
  }
  visitor.assertQuiet();
});

test("at most 24 controls are in view", async () => {
  const visitor = await visit(desk);
  await visitor.isTold("Match");
  await visitor.button("Run").waitFor();
  // A row of tabs is one control to the keyboard, and so it counts.
  const controls = visitor.page.locator(
    ":is(button:not([role=tab]), a, input, select, textarea, summary, [role=textbox], [role=tablist]):visible",
  );
  const names = await controls.evaluateAll((found) =>
    found
      .filter((control) => control.getBoundingClientRect().width > 1)
      .map((control) => control.getAttribute("aria-label") ?? control.innerText),
  );
  assert.ok(names.length <= 24, `${names.length}: ${names.join(", ")}`);
  visitor.assertQuiet();
});

test("while one types, nothing moves and half a word is no mistake", async () => {
  const visitor = await visit(desk);
  await visitor.choose("RDS Cluster");
  await visitor.isTold("No match");
  await visitor.page.evaluate(() => {
    globalThis.shift = 0;
    globalThis.said = new Set();
    // The browser leaves out what follows a key within half a second; here that counts, too. Only the text in the
    // editors moves, whose nodes are not told, and the rows of Why, which come and go with the conditions.
    const isAPlace = ({ node }) => node && !(node.parentElement ?? document.body).closest("#panel-why");
    new PerformanceObserver((list) => {
      for (const { value, sources, hadRecentInput } of list.getEntries()) {
        if (!hadRecentInput || sources.some(isAPlace)) globalThis.shift += value;
      }
    }).observe({ type: "layout-shift", buffered: false });
    const verdict = document.querySelector("[aria-label=Verdict]");
    const note = () => globalThis.said.add(verdict.innerText.split(" ").slice(0, 2).join(" "));
    new MutationObserver(note).observe(verdict, { childList: true, subtree: true, characterData: true });
  });
  await visitor.pattern.place('["aws.rds"],');
  await visitor.page.keyboard.type('\n"account": ["123456789012"],', { delay: 10 });
  await visitor.isTold("No match");
  const { shift, said } = await visitor.page.evaluate(() => ({ shift, said: [...globalThis.said] }));
  assert.equal(shift, 0);
  assert.ok(!said.some((text) => text.startsWith("Invalid")), said.join());
  visitor.assertQuiet();
});

/** Makes the page's pauses the test's: a visitor has paused once `pause` is called, and not before. */
async function holdPauses(visitor) {
  await visitor.page.evaluate((pauseLength) => {
    const setTimeout = globalThis.setTimeout;
    const held = [];
    globalThis.setTimeout = (work, time, ...rest) =>
      time === pauseLength ? -held.push(work) : setTimeout(work, time, ...rest);
    globalThis.pause = () => held.splice(0).forEach((work) => work());
  }, 600);
  return () => visitor.page.evaluate(() => globalThis.pause());
}

test("an unfinished text keeps the verdict until a pause, and is then invalid", async () => {
  const visitor = await visit(desk);
  await visitor.isTold("Match");
  const pause = await holdPauses(visitor);
  await visitor.pattern.place('["SNAPSHOT"');
  await visitor.press("Backspace");
  assert.equal(await visitor.verdict.getAttribute("aria-busy"), "true");
  assert.match(await visitor.verdict.innerText(), /^Match/);
  await pause();
  await visitor.isTold("Invalid pattern");
  assert.equal(await visitor.verdict.getAttribute("aria-busy"), null);
  visitor.assertQuiet();
});

for (const [how, leave] of Object.entries({
  "an arrow": (visitor) => visitor.press("ArrowUp"),
  "the other editor": (visitor) => visitor.event.focus(),
})) {
  test(`an unfinished text is invalid once ${how} has left the place`, async () => {
    const visitor = await visit(desk);
    await visitor.isTold("Match");
    await holdPauses(visitor);
    await visitor.pattern.place('["SNAPSHOT"');
    await visitor.press("Backspace");
    await visitor.press("Backspace");
    assert.equal(await visitor.verdict.getAttribute("aria-busy"), "true");
    await leave(visitor);
    await visitor.isTold("Invalid pattern");
    visitor.assertQuiet();
  });
}

test("more reasons are one press away, over the panes", async () => {
  const visitor = await visit(desk);
  await visitor.choose("RDS Cluster");
  await visitor.click("2 more reasons");
  await visitor.page.getByText(/detail\.SourceType: The event has "CLUSTER_SNAPSHOT"/).first().waitFor();
  await visitor.press("Escape");
  visitor.assertQuiet();
});

/** Makes the time of messages the test's: it is over when the answered function is called, and not before. */
async function holdMessages(visitor) {
  await visitor.page.evaluate((shown) => {
    const { setTimeout, clearTimeout } = globalThis;
    const held = new Map();
    let last = 0;
    globalThis.setTimeout = (work, time, ...rest) => {
      if (!(time >= shown)) return setTimeout(work, time, ...rest);
      const handle = (last -= 1);
      held.set(handle, work);
      return handle;
    };
    globalThis.clearTimeout = (handle) => held.delete(handle) || clearTimeout(handle);
    globalThis.over = () => {
      const all = [...held.values()];
      held.clear();
      all.forEach((work) => work());
    };
  }, 6_000);
  return () => visitor.page.evaluate(() => globalThis.over());
}

test("one message is shown at a time, and it goes by itself unless it is looked at", async () => {
  const visitor = await visit(desk);
  const over = await holdMessages(visitor);
  const dismiss = visitor.button("Dismiss message");
  await visitor.click("Remove");
  await visitor.hears(/Removed RDS Standalone/);
  await visitor.click("Generate near misses");
  await visitor.hears(/^Near misses are generated from a matching event/);
  assert.equal(await dismiss.count(), 1);
  await visitor.page.getByText(/Near misses are generated/).hover();
  await over();
  assert.equal(await dismiss.count(), 1, "as long as the pointer is on it");
  await visitor.verdict.hover();
  assert.equal(await dismiss.count(), 1, "its time begins again");
  await over();
  await eventually(async () => assert.equal(await dismiss.count(), 0));
  visitor.assertQuiet();
});

test("splitters are remembered", async () => {
  const visitor = await visit(desk);
  const bar = visitor.page.getByRole("separator", { name: "Height of the editors" });
  await bar.focus();
  const before = await visitor.region("Event pattern").boundingBox();
  for (const _ of [1, 2, 3]) await visitor.press("ArrowUp");
  const after = await visitor.region("Event pattern").boundingBox();
  assert.ok(after.height < before.height - 20, `${before.height}, ${after.height}`);
  await visitor.reload();
  const kept = await visitor.region("Event pattern").boundingBox();
  assert.ok(Math.abs(kept.height - after.height) < 2, `${after.height}, ${kept.height}`);
  visitor.assertQuiet();
});

test("an empty pattern is a beginning", async () => {
  const visitor = await visit(desk);
  await visitor.pattern.write("");
  await visitor.isTold("No pattern yet");
  const start = visitor.page.getByRole("group", { name: "Start a pattern" });
  await start.getByRole("button", { name: "From this event" }).click();
  await visitor.pattern.shows(/"source": \[\s*"aws\.rds"\s*\],\s*"detail-type": \[\s*"RDS DB Snapshot Event"/);
  await visitor.isTold("Match");
  await start.waitFor({ state: "detached" });
  visitor.assertQuiet();
});

test("an event in the pattern's place, or a pattern in the event's, is offered a move", async () => {
  const visitor = await visit(desk);
  const event = '{"source": "shop", "detail-type": "Sold", "detail": {"total": 5}}';
  await visitor.pattern.write(event);
  await visitor.isTold("Invalid pattern");
  await visitor.click("Make a pattern from it");
  await visitor.isTold("Match", /Event 3/);
  await visitor.event.shows(event);
  await visitor.event.write('{"source": ["shop"]}');
  await visitor.click("Move to the pattern");
  await visitor.pattern.shows('{"source": ["shop"]}');
  await visitor.click("Undo");
  await visitor.event.shows('{"source": ["shop"]}');
  visitor.assertQuiet();
});
