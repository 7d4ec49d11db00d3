// A visitor runs rules over files of events.
// Runs alone: a run over a large file must last until its buttons were pressed.

import assert from "node:assert/strict";
import { createWriteStream } from "node:fs";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { once } from "node:events";
import { after, test } from "node:test";
import { gzipSync } from "node:zlib";
import { violations } from "./support/axe.mjs";
import { Editor } from "./support/editor.mjs";
import { playground } from "./support/playground.mjs";

const { visit } = playground();

const folder = await mkdtemp(join(tmpdir(), "traffic-"));
after(() => rm(folder, { recursive: true }));

const rules = {
  stopped: { source: ["aws.ec2"], detail: { state: ["stopped"] } },
  audited: { source: [{ prefix: "aws." }] },
  never: { source: ["nobody"] },
  broken: { source: "aws.ec2" },
};

const event = (n, more = {}) => ({
  version: "0",
  id: `id-${n}`,
  "detail-type": "EC2 Instance State-change Notification",
  source: "aws.ec2",
  account: "123456789012",
  time: new Date(Date.UTC(2026, 2, 2, 9, n % 600)).toISOString(),
  region: "eu-west-1",
  resources: [],
  detail: { "instance-id": `i-${n}`, state: n % 4 === 0 ? "stopped" : "running" },
  ...more,
});

const lines = (count) => {
  const text = [];
  for (let n = 0; n < count; n++) {
    if (n === 10) text.push('{"source": "aws.ec2",}');
    text.push(JSON.stringify(event(n, n % 10 === 9 ? { source: "shop" } : {})));
  }
  return `${text.join("\n")}\n`;
};

/** The tab, with these rules and files. */
async function onTraffic(visitor, files, list = rules) {
  const { page } = visitor;
  await visitor.tab("Traffic").click();
  const editor = new Editor(page, "Rules");
  await editor.box.waitFor();
  if (list) await editor.write(JSON.stringify(list, null, 2));
  const choose = (chosen) => page.locator("#traffic-files").setInputFiles(chosen);
  if (files) await choose(files);
  const row = (name) => page.getByRole("row", { name: new RegExp(`(^|\\s)${name}(\\s|$)`) });
  return {
    editor,
    choose,
    row,
    button: (name) => page.getByRole("button", { name, exact: true }),
    progress: page.getByRole("status", { name: "Progress" }),
    totals: page.getByRole("list", { name: "Totals" }),
    malformed: page.getByRole("list", { name: "Malformed events" }),
    run: async () => {
      await page.getByRole("button", { name: /^Run (the rules|again|changed rules)$/ }).click();
    },
  };
}

const file = (name, content) => ({ name, mimeType: "application/octet-stream", buffer: Buffer.from(content) });

test("rules run over a file, and each says how many events it matches", async () => {
  const visitor = await visit();
  const traffic = await onTraffic(visitor, [file("events.ndjson", lines(1_000))]);
  await visitor.reads(visitor.page.getByRole("list", { name: "Chosen files" }), /events\.ndjson/);
  await traffic.run();
  await visitor.reads(traffic.progress, /^Done: 1,000 events/);
  await visitor.reads(traffic.row("stopped"), /250/);
  await visitor.reads(traffic.row("audited"), /900.*90\.0 %/);
  await visitor.reads(traffic.row("never"), /0/);
  await visitor.reads(traffic.row("broken"), /–/);
  await visitor.reads(traffic.totals, /1,000 events.*100 matched by no rule/);
  await visitor.reads(traffic.malformed, /events\.ndjson, line 11.*column/s);
  await visitor.reads(visitor.region("Over time"), /From 2026-03-02T09:00:00Z/);
  visitor.assertQuiet();
});

test("packed files, arrays, trails and messages are read, several at once", async () => {
  const message = (n) => ({ messageId: `${n}`, eventSource: "aws:sqs", body: JSON.stringify(event(n)) });
  const files = [
    file("a.ndjson.gz", gzipSync(lines(100))),
    file("b.json", JSON.stringify([event(0), event(1)], null, 2)),
    file("c.json", JSON.stringify({ Records: [message(0), message(4)] })),
    file("d.json", `${JSON.stringify(event(8))}${JSON.stringify(event(9))}`),
    file("empty.json", ""),
  ];
  const visitor = await visit();
  const traffic = await onTraffic(visitor, files);
  await traffic.run();
  await visitor.reads(traffic.progress, /^Done: 106 events/);
  await visitor.reads(traffic.row("stopped"), new RegExp(String(25 + 1 + 2 + 1)));
  visitor.assertQuiet();
});

test("what no rule reads is told with its place, and the rest goes on", async () => {
  const cut = gzipSync(lines(5_000)).subarray(0, 20_000);
  const files = [
    file("cut.ndjson.gz", cut),
    file("odd.ndjson", `${JSON.stringify(event(0))}\n\xff\n[1\n"text"\n${JSON.stringify(event(0))}\n`),
    file("deep.json", `${'{"a":'.repeat(10_000)}1${"}".repeat(10_000)}`),
  ];
  const long = join(folder, "long.ndjson");
  await writeFile(long, `{"a":"${"x".repeat(50_000_000)}"}\n${JSON.stringify(event(0))}\n`);
  const visitor = await visit();
  const traffic = await onTraffic(visitor, files);
  await traffic.choose([long]);
  await traffic.run();
  await visitor.reads(traffic.progress, /^Done/, 60_000);
  for (const words of [/cut\.ndjson\.gz, line \d+ .*compressed data/, /odd\.ndjson, line 2/, /odd\.ndjson, line 4/, /deep\.json, line 1/, /long\.ndjson, line 1.*16 MiB/s]) {
    await visitor.reads(traffic.malformed, words);
  }
  visitor.assertQuiet();
});

test("a rule shows the events that it matches and those that it nearly does; one opens in the editors", async () => {
  const visitor = await visit();
  const { page } = visitor;
  const traffic = await onTraffic(visitor, [file("events.ndjson", lines(1_000))]);
  await traffic.run();
  await visitor.reads(traffic.progress, /^Done/);
  await traffic.button("stopped").click();
  await visitor.reads(page.getByRole("status", { name: "Search" }), /1,000 events checked, 50 shown/);
  const near = page.getByRole("list", { name: "Nearest misses in the files" });
  await visitor.reads(near, /650 events fail only on detail\.state/);
  await near.getByText(/fail only on detail\.state/).click();
  const places = near.getByRole("button", { name: /^events\.ndjson, line/ });
  await places.first().focus();
  await page.keyboard.press("Enter");
  await visitor.isTold("No match");
  await visitor.pattern.shows(/"stopped"/);
  await visitor.event.shows(/"running"/);
  await page.getByRole("button", { name: "Undo" }).click();
  await visitor.tab("Traffic").click();
  await page.getByRole("button", { name: /matched by no rule$/ }).click();
  await visitor.reads(page.getByRole("list", { name: "Events found" }), /"shop"/);
  visitor.assertQuiet();
});

test("when one rule is changed, the events that changed sides are shown", async () => {
  const visitor = await visit();
  const { page } = visitor;
  const { stopped, never } = rules;
  const traffic = await onTraffic(visitor, [file("events.ndjson", lines(1_000))], { stopped, never });
  await traffic.run();
  await visitor.reads(traffic.progress, /^Done/);
  await visitor.reads(visitor.region("Over time"), /250 of the events with a time match/);
  await traffic.editor.write(JSON.stringify({ stopped: { source: ["aws.ec2"], detail: { state: ["running"] } }, never }));
  await traffic.button("Run changed rules").click();
  await visitor.reads(page.getByRole("status", { name: "Changes" }), /650 more events match; 250 no longer match/);
  await visitor.reads(traffic.row("stopped"), /650/);
  await visitor.reads(visitor.region("Over time"), /650 of the events with a time match/);
  await visitor.reads(page.getByRole("list", { name: "No longer match" }), /"stopped"/);
  visitor.assertQuiet();
});

test("rules are searched, switched off, imported, and seen beside the events of the list", async () => {
  const visitor = await visit();
  const { page } = visitor;
  const traffic = await onTraffic(visitor, [file("events.ndjson", lines(100))], null);
  const listed = { Rules: [{ Name: "one", EventPattern: JSON.stringify(rules.stopped) }, { Name: "two", EventPattern: JSON.stringify(rules.audited) }] };
  await page.locator('label:has-text("Import rules…") input').setInputFiles(file("rules.json", JSON.stringify(listed)));
  await traffic.editor.shows(/"Name":"one"/);
  await traffic.run();
  await visitor.reads(traffic.row("two"), /90/);
  await page.getByRole("searchbox", { name: "Find rules" }).fill("TWO");
  assert.equal(await traffic.row("one").count(), 0);
  await page.getByRole("checkbox", { name: "Run two" }).uncheck();
  await traffic.run();
  await visitor.reads(traffic.row("two"), /–/);
  await page.getByRole("checkbox", { name: "Run two" }).check();
  const matrix = visitor.region(/^Match matrix/);
  await matrix.getByRole("button", { name: "Show" }).click();
  await visitor.reads(matrix.getByRole("row").nth(1), /match/);
  visitor.assertQuiet();
});

test("whoever has no file tries made events, with the rules of the samples", async () => {
  const visitor = await visit();
  const traffic = await onTraffic(visitor, null, null);
  await traffic.button("Use a day of generated events").click();
  await traffic.editor.shows(/"Amazon EC2: /);
  await visitor.reads(visitor.page.getByRole("list", { name: "Chosen files" }), /a-day-of-generated-events/);
  await visitor.press("ControlOrMeta+Shift+Enter");
  await visitor.reads(traffic.progress, /^Done: 5,000 events/);
  await visitor.reads(visitor.region("Over time"), /From 2026-03-02T00:00:00Z/);
  visitor.assertQuiet();
});

test("the results are handed over as files", async () => {
  const visitor = await visit();
  const traffic = await onTraffic(visitor, [file("events.ndjson", lines(100))]);
  await traffic.run();
  await visitor.reads(traffic.progress, /^Done/);
  const saved = async (name) => {
    const [download] = await Promise.all([visitor.page.waitForEvent("download"), traffic.button(name).click()]);
    return [download.suggestedFilename(), await readFile(await download.path(), "utf8")];
  };
  const [csv, counts] = await saved("Counts as CSV");
  assert.equal(csv, "matches.csv");
  assert.match(counts, /"stopped",25\r\n/);
  const [, json] = await saved("Results as JSON");
  assert.equal(JSON.parse(json).events, 100);
  const [, html] = await saved("Report");
  assert.match(html, /<td>stopped<\/td>/);
  const [, matched] = await saved("Matched events");
  assert.equal(matched.trim().split("\n").length, 90);
  const [, unmatched] = await saved("Events that matched no rule");
  assert.deepEqual(unmatched.trim().split("\n").map((line) => JSON.parse(line).source), Array(10).fill("shop"));
  visitor.assertQuiet();
});

test("a large file is read with progress, can be paused and cancelled", async () => {
  const path = join(folder, "large.ndjson");
  const block = lines(20_000);
  const stream = createWriteStream(path);
  for (let written = 0; written < 400e6; written += block.length) {
    if (!stream.write(block)) await once(stream, "drain");
  }
  stream.end();
  await once(stream, "finish");
  const copies = Math.ceil(400e6 / block.length);

  const visitor = await visit();
  const traffic = await onTraffic(visitor, [path]);
  await traffic.run();
  await visitor.reads(traffic.progress, /^Running: .* MB of 4\d\d\.\d MB/, 60_000);
  await traffic.button("Pause").click();
  await visitor.reads(traffic.progress, /^Paused/);
  await traffic.button("Resume").click();
  await traffic.button("Cancel").click();
  await visitor.reads(traffic.progress, /^Canceled/);
  await traffic.run();
  await visitor.reads(traffic.progress, /^Done/, 300_000);
  await visitor.reads(traffic.row("stopped"), new RegExp((copies * 5_000).toLocaleString("en")));
  await visitor.reads(traffic.malformed, /large\.ndjson, line 11 .*large\.ndjson, line 20012 /);
  visitor.assertQuiet();
});

test("a file that was changed after it was chosen is told, and the others are read", async () => {
  const path = join(folder, "changing.ndjson");
  await writeFile(path, lines(100));
  const visitor = await visit();
  const traffic = await onTraffic(visitor, [path]);
  await traffic.choose([file("other.ndjson", lines(100))]);
  await writeFile(path, lines(200));
  await traffic.run();
  await visitor.reads(
    visitor.page.getByRole("list", { name: "Files that couldn't be read" }),
    /changing\.ndjson.*changed, moved or removed/,
  );
  await visitor.reads(traffic.progress, /^Done: 100 events/);
  visitor.assertQuiet();
});

test("a thousand files are read as one", async () => {
  const visitor = await visit();
  const traffic = await onTraffic(visitor, null);
  await visitor.page.evaluate(() => {
    const data = new DataTransfer();
    const text = '{"source":"aws.ec2","detail":{"state":"stopped"}}\n';
    for (let n = 0; n < 1_000; n++) data.items.add(new File([text], `part-${n}.ndjson`));
    const drop = new DragEvent("drop", { bubbles: true, cancelable: true, dataTransfer: data });
    document.querySelector("main").dispatchEvent(drop);
  });
  await visitor.reads(visitor.region("Files"), /1,000 files.*And 950 more/);
  await traffic.run();
  await visitor.reads(traffic.progress, /^Done: 1,000 events/);
  await visitor.reads(traffic.row("stopped"), /1,000/);
  visitor.assertQuiet();
});

test("small files are opened as before, large or packed ones become traffic", async () => {
  const visitor = await visit();
  const { page } = visitor;
  const drop = (files) =>
    page.evaluate((files) => {
      const data = new DataTransfer();
      for (const [name, text] of files) data.items.add(new File([text], name));
      document.querySelector("main").dispatchEvent(new DragEvent("drop", { bubbles: true, cancelable: true, dataTransfer: data }));
    }, files);
  await drop([["one.json", '{"source":"dropped"}']]);
  await visitor.event.shows(/dropped/);
  await drop([["a.json", "{}"], ["b.json", "{}"]]);
  await visitor.reads(page.getByRole("list", { name: "Chosen files" }), /a\.json.*b\.json/s);
  await page.getByRole("button", { name: "Remove a.json" }).click();
  await visitor.reads(page.getByRole("list", { name: "Chosen files" }), /^(?!.*a\.json).*b\.json/s);
  visitor.assertQuiet();
});

test("the tab is accessible before, while and after a run", async () => {
  const path = join(folder, "small.ndjson");
  await writeFile(path, lines(2_000));
  for (const colorScheme of ["light", "dark"]) {
    const visitor = await visit({ colorScheme });
    const traffic = await onTraffic(visitor, null);
    assert.deepEqual(await violations(visitor.page), []);
    await traffic.choose([path]);
    await traffic.run();
    await visitor.reads(traffic.progress, /^Done/);
    await traffic.button("stopped").click();
    await visitor.reads(visitor.page.getByRole("list", { name: "Events found" }), /"stopped"/);
    await visitor.page.getByRole("region", { name: /^Match matrix/ }).getByRole("button", { name: "Show" }).click();
    assert.deepEqual(await violations(visitor.page), []);
    visitor.assertQuiet();
  }
});
