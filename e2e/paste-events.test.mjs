// A visitor pastes events in whatever shape they have them.

import assert from "node:assert/strict";
import { test } from "node:test";
import { playground } from "./support/playground.mjs";

const { visit } = playground();

const event = { source: "shop", "detail-type": "Sold", detail: { id: 7 } };
const other = { source: "shop", "detail-type": "Returned", detail: { id: 8 } };
const [text, second] = [event, other].map((value) => JSON.stringify(value));
const entry = { Source: "shop", DetailType: "Sold", Detail: '{"id":7}', EventBusName: "default" };
const notification = { Type: "Notification", TopicArn: "arn:aws:sns:eu-west-1:1:t", Message: text };
const message = { messageId: "m", body: text, eventSource: "aws:sqs" };
const opening = ["RDS Standalone: Match", "RDS Cluster: No match"];
const sold = ["* Sold: No match"];
const both = ["* Sold: No match", "Returned: No match"];

/** What people have on their clipboard, what the page calls it, and the events in it. */
const shapes = [
  ["one event", text, /^Added 1 event\./, sold],
  ["one after another", `${text} ${second}`, /^Added 2 events, one after another\./, both],
  ["laid out", `${JSON.stringify(event, null, 2)}\n${JSON.stringify(other, null, 2)}`, /one after another/, both],
  ["an array", `[${text},${second}]`, /^Added 2 events from an array\./, both],
  ["NDJSON", `${text}\n${second}\n`, /^Added 2 events from NDJSON\./, both],
  [
    "a tutorial's code block",
    `#\n## In the shop\n##\n${text}\n\n// Brought back\n${second}`,
    /^Added 2 events from NDJSON\./,
    ["* In the shop: No match", "Brought back: No match"],
  ],
  ["records", `{"Records":[${text},${second}]}`, /^Added 2 events from an array of records\./, both],
  ["a PutEvents request", JSON.stringify({ Entries: [entry] }), /^Added 1 event from a PutEvents entry\./, sold],
  ["a PutEvents entry", JSON.stringify(entry), /^Added 1 event from a PutEvents entry\./, sold],
  ["a JSON string", JSON.stringify(text), /^Added 1 event from a JSON string\./, sold],
  ["an SQS record", JSON.stringify({ Records: [message] }), / from an SQS record's body\./, sold],
  ["an SNS notification", JSON.stringify(notification), / from an SNS notification\./, sold],
  ["a line end that was printed as text", `${text}\\n${second}`, /^Added 2 events, one after another\./, both],
  ["a line of Lambda's log", `[INFO]\t2026-11-20T08:15:02.318Z\tab\tgot ${text}\n\nEND RequestId: ab`, / in other text\./, sold],
  [
    "a line of Python's logging",
    "INFO:shop.orders:got {'source': 'shop', 'detail-type': 'Sold', 'detail': {'id': 7, 'note': \"it's\", 'by': None}}",
    /^Added 1 event from a Python literal in other text\./,
    sold,
  ],
  ["YAML", "source: shop\ndetail-type: Sold\ndetail:\n  id: 7\n", /^Added 1 event from YAML\./, sold],
  [
    "Markdown",
    `# How to\n\nDon't forget:\n\n\`\`\`json\n{"source": ["shop"]}\n\`\`\`\n\nTry it:\n\n\`\`\`\n##\n## First\n##\n${text}\n\n${second}\n\`\`\`\n`,
    /^Added 2 events in other text; 1 pattern left out\./,
    ["* First: No match", "Returned: No match"],
  ],
  [
    "a command",
    `AWS_PAGER="" aws events put-events --entries "$(cat <<'JSON'\n[${JSON.stringify({ ...entry, Detail: '{"note":"it\'s"}' })}]\nJSON\n)" | jq .`,
    /from a PutEvents entry in an aws events put-events command\./,
    sold,
  ],
  [
    "an SNS notification in an SQS record",
    JSON.stringify({ Records: [{ ...message, body: JSON.stringify(notification) }] }),
    / from an SNS notification in an SQS record's body\./,
    sold,
  ],
];

test("into the dialog, in any shape: the page says what it was, and Undo takes it back", async () => {
  const visitor = await visit();
  for (const [shape, pasted, recognised, listed] of shapes) {
    await visitor.pasteEvents(pasted);
    await visitor.hears(recognised);
    await visitor.lists(...opening, ...listed).catch((error) => {
      throw new Error(shape, { cause: error });
    });
    await visitor.messages.getByRole("button", { name: "Undo" }).click();
    await visitor.lists(...opening.map((row, index) => (index === 0 ? `* ${row}` : row)));
  }
  visitor.assertQuiet();
});

test("into the event's editor, in any shape", async () => {
  const visitor = await visit();
  for (const [shape, pasted, recognised, listed] of shapes.slice(1)) {
    await visitor.event.paste(pasted);
    await visitor.hears(recognised);
    await visitor.lists(...opening, ...listed).catch((error) => {
      throw new Error(shape, { cause: error });
    });
    await visitor.messages.getByRole("button", { name: "Undo" }).click();
    await visitor.event.shows(/RDS-EVENT-0091/);
  }
  visitor.assertQuiet();
});

test("one plain event goes into the editor's text, as in any text box", async () => {
  const visitor = await visit();
  await visitor.event.paste(text);
  await visitor.event.shows(text);
  await visitor.lists("* RDS Standalone: No match", "RDS Cluster: No match");
  await visitor.press("ControlOrMeta+Z");
  await visitor.event.shows(/RDS-EVENT-0091/);
  visitor.assertQuiet();
});

test("a PutEvents entry becomes the event that a rule would see", async () => {
  const visitor = await visit();
  await visitor.pasteEvents(JSON.stringify({ Entries: [{ ...entry, Resources: ["arn:aws:s3:::b"] }] }));
  await visitor.lists(...opening, ...sold);
  const made = JSON.parse(await visitor.event.text());
  const { id, time, ...rest } = made;
  assert.match(id, /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
  assert.match(time, /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/);
  assert.deepEqual(rest, {
    version: "0",
    "detail-type": "Sold",
    source: "shop",
    account: "123456789012",
    region: "us-east-1",
    resources: ["arn:aws:s3:::b"],
    detail: { id: 7 },
  });
  visitor.assertQuiet();
});

test("what AWS would not take is said", async () => {
  const visitor = await visit();
  await visitor.pasteEvents(JSON.stringify({ Entries: [{ ...entry, Source: "aws.ec2" }] }));
  await visitor.hears(/1 event from a PutEvents entry\. Sold: .*aws\./);
  visitor.assertQuiet();
});

test("text that is no event is kept as one, to be mended", async () => {
  const visitor = await visit();
  await visitor.pasteEvents("Hello there");
  await visitor.hears(/Not JSON \(line 1, column 1\)\. Added as text\./);
  await visitor.lists(...opening, "* Pasted text: Invalid event");
  await visitor.event.shows("Hello there");
  visitor.assertQuiet();
});

test("what the shell and the CLI make of a command is said", async () => {
  const visitor = await visit();
  const put = "aws events put-events --entries";
  await visitor.pasteEvents(`${put} Source=shop,DetailType=Sold,Detail='{"id":7}'`);
  await visitor.hears(/the AWS CLI would send nothing: Error parsing parameter '--entries': Expected: '=', received: '"'/);
  await visitor.pasteEvents(`${put} '[{"Source":"shop","DetailType":"Lost","Detail":"{'id':7}"}]'`);
  await visitor.hears(/the AWS CLI gets: .*"\{id:7\}".* MalformedDetail, Detail is malformed\./);
  await visitor.pasteEvents(`${put} file://entries.json`);
  await visitor.hears(/files can't be read from here/);
  await visitor.lists(...opening, "Sold: No match", "* Lost: No match");
  visitor.assertQuiet();
});

test("a queue's function gets something else, and that is said", async () => {
  const visitor = await visit();
  await visitor.pasteEvents(JSON.stringify({ Records: [message] }));
  await visitor.hears(/A function triggered by this queue receives a list of Records, .* json\.loads\(event\["Records"\]\[0\]\["body"\]\)/);
  visitor.assertQuiet();
});

test("onto the page, on any tab", async () => {
  const visitor = await visit();
  await visitor.copies(`aws events put-events --entries '${JSON.stringify([entry])}'`);
  await visitor.tab("Schedule").click();
  await visitor.page.getByRole("textbox", { name: "Schedule expression" }).waitFor();
  await visitor.page.evaluate(() => document.activeElement.blur());
  await visitor.press("ControlOrMeta+V");
  await visitor.hears(/^Added 1 event from a PutEvents entry/);
  await visitor.lists(...opening, ...sold);
  visitor.assertQuiet();
});

test("code that is pasted onto the page is shown where it belongs", async () => {
  const visitor = await visit();
  await visitor.tab("Bus").click();
  await visitor.copies("def lambda_handler(event, context):\n    return event\n");
  await visitor.press("ControlOrMeta+V");
  await visitor.hears(/This looks like function code/);
  await visitor.click("Open Code");
  await visitor.page.getByRole("tabpanel", { name: "Code", exact: true }).waitFor();
  assert.equal(await visitor.page.getByRole("combobox", { name: "Function" }).inputValue(), "own");
  visitor.assertQuiet();
});

test("a command pasted into a text box of another tab becomes events, too", async () => {
  const visitor = await visit();
  await visitor.hasAll();
  await visitor.copies(`aws events put-events --entries '${JSON.stringify([entry])}'`);
  await visitor.tab("Schedule").click();
  const box = visitor.page.getByRole("textbox", { name: "Schedule expression" });
  const before = await box.inputValue();
  await box.focus();
  await visitor.press("ControlOrMeta+V");
  await visitor.hears(/^Added 1 event from a PutEvents entry/);
  await visitor.lists(...opening, ...sold);
  await visitor.tab("Schedule").click();
  assert.equal(await box.inputValue(), before);
  visitor.assertQuiet();
});

test("a command pasted over the pattern becomes events, and the pattern stays", async () => {
  const visitor = await visit();
  await visitor.hasAll();
  const before = await visitor.pattern.text();
  await visitor.pattern.paste(`awslocal events put-events --entries '${JSON.stringify([entry])}'`);
  await visitor.hears(/^Added 1 event from a PutEvents entry/);
  await visitor.lists(...opening, ...sold);
  assert.equal(await visitor.pattern.text(), before);
  visitor.assertQuiet();
});

test("an event that is not JSON has fixes", async () => {
  const visitor = await visit();
  await visitor.event.write("{'source': 'shop', 'detail': {'id': None}}");
  await visitor.isTold("Invalid event");
  await visitor.page.getByRole("button", { name: /^Write it as JSON/ }).click();
  await visitor.event.shows(/"id": null/);
  await visitor.isTold("No match");
  visitor.assertQuiet();
});

test("nothing at all is said to be nothing", async () => {
  const visitor = await visit();
  await visitor.pasteEvents("   \n ");
  await visitor.hears(/There is nothing to paste\./);
  await visitor.lists("* RDS Standalone: Match", "RDS Cluster: No match");
  visitor.assertQuiet();
});

test("more events than a workspace holds: as many as there is room for", async () => {
  const visitor = await visit();
  await visitor.pasteEvents(`${text}\n`.repeat(1_200));
  await visitor.hears(/Added 998 events\. The workspace is full\./);
  await visitor.reads(visitor.region("Events"), /1 of 1000 match/);
  visitor.assertQuiet();
});
