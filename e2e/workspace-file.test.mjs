// A visitor keeps the workspace as a file, and opens files.

import assert from "node:assert/strict";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { playground } from "./support/playground.mjs";

const { visit } = playground();
const mine = '{"source": ["aws.rds"]}';

/** Chooses a file: one on the disk, or one with a name and a text. */
async function openFile(visitor, file) {
  const [chooser] = await Promise.all([
    visitor.page.waitForEvent("filechooser"),
    visitor.click("Open file"),
  ]);
  if (typeof file === "string") return chooser.setFiles(file);
  const [[name, text]] = Object.entries(file);
  return chooser.setFiles({ name, mimeType: "application/json", buffer: Buffer.from(text) });
}

async function download(visitor) {
  const [file] = await Promise.all([
    visitor.page.waitForEvent("download"),
    visitor.command("Download the workspace"),
  ]);
  return readFile(await file.path(), "utf8");
}

test("what was downloaded is opened elsewhere, and Undo leads back", async () => {
  const visitor = await visit();
  await visitor.pattern.write(mine);
  await visitor.choose("RDS Cluster");
  const text = await download(visitor);
  assert.equal(JSON.parse(text).format, "eventbridge-playground");

  const colleague = await visit();
  await openFile(colleague, { "from-a-colleague.json": text });
  await colleague.hears(/Opened from-a-colleague\.json\./);
  await colleague.pattern.shows(mine);
  assert.deepEqual(await colleague.workspace(), await visitor.workspace());
  await colleague.messages.getByRole("button", { name: "Undo" }).click();
  await colleague.pattern.shows(/RDS DB Snapshot Event/);
  visitor.assertQuiet();
  colleague.assertQuiet();
});

test("a file of events adds them to the list", async () => {
  const visitor = await visit();
  const lines = '{"source":"a","detail-type":"A"}\n{"source":"b","detail-type":"B"}\n';
  await openFile(visitor, { "events.ndjson": lines });
  await visitor.hears(/2 events from NDJSON/);
  await visitor.lists("RDS Standalone: Match", "RDS Cluster: No match", "* A: No match", "B: No match");
  visitor.assertQuiet();
});

test("a file of a newer page is not opened, and nothing is lost", async () => {
  const visitor = await visit();
  await visitor.pattern.write(mine);
  await openFile(visitor, { "new.json": '{"format": "eventbridge-playground", "version": 7}' });
  await visitor.hears(/new\.json wasn't opened\. .*newer version of the playground \(format 7\)/);
  await visitor.pattern.shows(mine);
  visitor.assertQuiet();
});

test("a file that is too large for the editors becomes traffic", async (context) => {
  const folder = await mkdtemp(join(tmpdir(), "playground-"));
  context.after(() => rm(folder, { recursive: true }));
  await writeFile(join(folder, "huge.json"), Buffer.alloc(21_000_000, "[{}, "));

  const visitor = await visit();
  await openFile(visitor, join(folder, "huge.json"));
  await visitor.reads(visitor.page.getByRole("list", { name: "Chosen files" }), /huge\.json 21\.0 MB/);
  await visitor.tab("Rule").click();
  await visitor.isTold("Match");
  visitor.assertQuiet();
});

test("a file is dropped onto the page", async () => {
  const visitor = await visit();
  const dropped = await visitor.page.evaluateHandle(() => {
    const data = new DataTransfer();
    data.items.add(new File(['[{"source":"x","detail-type":"X"}]'], "dropped.json"));
    return data;
  });
  await visitor.event.box.dispatchEvent("drop", { dataTransfer: dropped });
  await visitor.hears(/1 event from an array/);
  await visitor.lists("RDS Standalone: Match", "RDS Cluster: No match", "* X: No match");
  visitor.assertQuiet();
});
