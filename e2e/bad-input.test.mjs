// A visitor brings text that no program likes. The page stays alive and says something sensible.

import assert from "node:assert/strict";
import { test } from "node:test";
import { playground } from "./support/playground.mjs";

const { visit } = playground();

const source = '{"source": ["s"]}';
const deep = (levels) => `${'{"a":'.repeat(levels - 1)}{}${"}".repeat(levels - 1)}`;
const event = (rest) => `{"source": "s", ${rest}}`;

/** An event's text, the pattern beside it, and what the page says. */
const events = [
  ["empty text", "", source, "Invalid event", /./],
  ["white space", " \n\t ", source, "Invalid event", /./],
  ["no JSON", "Hello there", source, "Invalid event", /./],
  ["half-typed JSON", '{"source": "s", "det', source, "Invalid event", /./],
  ["an array", '[{"source": "s"}]', source, "Invalid event", /An event must be a JSON object/],
  ["a string", '"s"', source, "Invalid event", /An event must be a JSON object/],
  ["a number", "42", source, "Invalid event", /An event must be a JSON object/],
  ["null", "null", source, "Invalid event", /An event must be a JSON object/],
  ["1,001 levels", deep(1_001), source, "Invalid event", /1,?000|deep/],
  ["1,000 levels", deep(1_000), source, "No match", /The event has no "source"/],
  ["a lone surrogate", event('"a": "\\ud800"'), source, "Match", undefined],
  ["a byte order mark", `\ufeff${event('"a": 1')}`, source, "Match", undefined],
  ["CRLF", '{\r\n  "source": "s"\r\n}', source, "Match", undefined],
  ["NUL", event('"a": "\u0000"'), source, "Invalid event", /./],
  ["an escaped NUL", event('"a": "\\u0000"'), '{"a": ["\\u0000"]}', "Match", undefined],
  ["right-to-left text", event('"שלום": "مرحبا"'), '{"שלום": ["مرحبا"]}', "Match", undefined],
  ["emoji in keys", event('"👩‍👩‍👧": "🦀"'), '{"👩‍👩‍👧": ["🦀"]}', "Match", undefined],
  ["a key twice", '{"source": "x", "source": "s"}', source, "Match", undefined],
  ["a number of 400 digits", event(`"n": ${"9".repeat(400)}`), '{"n": [{"numeric": [">", 1]}]}', "No match", undefined],
  ["the same 400 digits", event(`"n": ${"9".repeat(400)}`), `{"n": [${"9".repeat(400)}]}`, "Match", undefined],
];

test("as an event", async () => {
  const visitor = await visit();
  for (const [what, text, pattern, verdict, reason] of events) {
    await visitor.pattern.write(pattern);
    await visitor.event.write(text);
    await visitor.isTold(verdict, reason).catch((error) => {
      throw new Error(what, { cause: error });
    });
  }
  await isAlive(visitor);
});

/** A pattern's text, and what the page says. */
const patterns = [
  ["no JSON", "Hello there", "Invalid pattern"],
  ["half-typed JSON", '{"source": ["s', "Invalid pattern"],
  ["an array", '["s"]', "Invalid pattern"],
  ["a string", '"s"', "Invalid pattern"],
  ["a number", "42", "Invalid pattern"],
  ["1,001 levels", deep(1_001), "Invalid pattern"],
  ["too many characters", `{"source": ["${"s".repeat(4_100)}"]}`, "Invalid pattern"],
  ["a lone surrogate", '{"source": ["\\ud800"]}', "No match"],
  ["CRLF", '{\r\n  "source": ["aws.rds"]\r\n}', "Match"],
  ["a key twice", '{"source": ["x"], "source": ["aws.rds"]}', "Match"],
  ["a number of 400 digits", `{"source": ["aws.rds", ${"9".repeat(400)}]}`, "Match"],
  ["a comparison with 400 digits", `{"n": [{"numeric": [">", ${"9".repeat(400)}]}]}`, "Invalid pattern"],
];

test("as a pattern", async () => {
  const visitor = await visit();
  for (const [what, text, verdict] of patterns) {
    await visitor.pattern.write(text);
    await visitor.isTold(verdict).catch((error) => {
      throw new Error(what, { cause: error });
    });
  }
  await isAlive(visitor);
});

test("marks stand where they belong behind emoji and CRLF", async () => {
  const visitor = await visit();
  await visitor.pattern.write('{"🦀": ["🦀"], "source": ["s"]}');
  await visitor.event.write('{"🦀": "🦀",\r\n "source": "s"}');
  await visitor.isTold("Match");
  await visitor.pattern.lights("match", ['"🦀"', '"s"']);
  await visitor.event.lights("match", ['"🦀"', '"s"']);
  await isAlive(visitor);
});

/** An event of about so many bytes. */
function large(bytes) {
  const items = Array.from({ length: Math.floor(bytes / 50) }, (_, id) => ({ id, name: "x".repeat(25) }));
  return JSON.stringify({ source: "s", detail: { items } }, null, 1);
}

test("an event of 1 MB is matched, and one character changes the verdict", async () => {
  const visitor = await visit();
  await visitor.pattern.write(source);
  await visitor.event.paste(large(1_000_000));
  await visitor.isTold("Match");
  await visitor.pattern.retype('["s', '["t');
  await visitor.isTold("No match", /source: The event has "s", but the pattern expects "t"/);
  await isAlive(visitor);
});

test("a paste of 10 MB is refused at once, into the editor and into the dialog", async () => {
  const visitor = await visit();
  const huge = large(10_000_000);
  await visitor.event.paste(huge);
  await visitor.hears(/The text is \d+ MiB, but the limit is \d+ MiB/);
  await visitor.event.shows(/RDS-EVENT-0091/);
  await visitor.pattern.paste(huge);
  await visitor.pattern.shows(/RDS DB Snapshot Event/);
  await visitor.page.getByRole("button", { name: "Dismiss message" }).click();
  await visitor.click("Paste");
  await visitor.page.getByRole("textbox", { name: "Events to paste" }).focus();
  await visitor.press("ControlOrMeta+V");
  await visitor.dialog("Paste events").waitFor({ state: "hidden" });
  await visitor.hears(/The text is \d+ MiB, but the limit is \d+ MiB/);
  await visitor.lists("* RDS Standalone: Match", "RDS Cluster: No match");
  await isAlive(visitor);
});

/** The page still does what it is there for. */
async function isAlive(visitor) {
  await visitor.openExample("The empty string");
  await visitor.isTold("Match");
  visitor.assertQuiet();
}
