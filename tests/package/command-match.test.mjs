// `eventbridge-playground match`.

import assert from "node:assert/strict";
import { test } from "node:test";
import { gzipSync } from "node:zlib";
import { folder } from "./support/command.mjs";

const rules = JSON.stringify({
  large: { detail: { total: [{ numeric: [">", 100] }] } },
  shop: { source: ["shop"] },
  never: { source: ["nowhere"] },
});
const template = `Resources:
  Large:
    Type: AWS::Events::Rule
    Properties: {EventPattern: {source: [!Ref Shop], detail: {total: [{numeric: ['>', 100]}]}}}
  Unknown:
    Type: AWS::Events::Rule
    Properties: {EventPattern: !Ref Pattern}
`;
const events = [
  { source: "shop", detail: { total: 50 } },
  { source: "shop", detail: { total: 150 } },
  { source: "other", detail: { total: 150 } },
  { source: "other", detail: { total: 5 } },
].map((event) => JSON.stringify(event));
const ndjson = events.map((event) => `${event}\n`).join("");

const files = { "rules.json": rules, "template.yaml": template, "events.ndjson": ndjson, "events.ndjson.gz": gzipSync(ndjson), "list.json": `[${events.join(",\n ")}]` };

test("events are counted in files, packed files, lists and standard input", async () => {
  const { run } = folder(files);
  const expected = "large\t2\nshop\t2\nnever\t0\n";
  for (const name of ["events.ndjson", "events.ndjson.gz", "list.json"]) {
    assert.deepEqual(await run(["match", "--rules", "rules.json", name]), { code: 0, out: expected, err: "4 events, 3 matched, 0 unreadable\n" }, name);
  }
  for (const stdin of [ndjson, gzipSync(ndjson)]) {
    assert.equal((await run(["match", "--rules", "rules.json"], { stdin })).out, expected);
  }
  const both = await run(["match", "--rules", "rules.json", "--json", "events.ndjson", "-"], { stdin: ndjson });
  assert.deepEqual(JSON.parse(both.out), { events: 8, unmatched: 2, malformed: 0, matches: { large: 4, shop: 4, never: 0 } });
});

test("events are printed: those that match, those that no rule matches, and with names", async () => {
  const { run } = folder(files);
  const printed = async (...words) => (await run(["match", "--rules", "rules.json", ...words, "events.ndjson"])).out;
  assert.equal(await printed("--filter"), `${events.slice(0, 3).join("\n")}\n`);
  assert.equal(await printed("--filter", "--rule", "large"), `${events.slice(1, 3).join("\n")}\n`);
  assert.equal(await printed("--invert"), `${events[3]}\n`);
  const named = (await printed("--names")).trimEnd().split("\n").map((line) => JSON.parse(line));
  assert.deepEqual(named.map((line) => line.rules), [["shop"], ["large", "shop"], ["large"]]);
  assert.deepEqual(named[0].event, JSON.parse(events[0]));
});

test("the rules of a template run, with what only the tool knows", async () => {
  const { run } = folder(files);
  const { code, out, err } = await run(["match", "--template", "template.yaml", "--set", "!Ref Shop=shop", "events.ndjson"]);
  assert.deepEqual([code, out], [0, "Large\t1\n"]);
  assert.match(err, /Unknown was left out, because only the deployment tool knows its pattern\./);
  assert.match((await run(["match", "--template", "template.yaml", "events.ndjson"])).err, /only the deployment tool knows !Ref Shop\./);
});

test("what is no event is told with its line, and the others count", async () => {
  const { run } = folder(files);
  const stdin = `${events[0]}\n{"source": \n${events[1]}\n`;
  const { code, out, err } = await run(["match", "--rules", "rules.json"], { stdin });
  assert.deepEqual([code, out], [1, "large\t1\nshop\t2\nnever\t0\n"]);
  assert.match(err, /^standard input:2: /);
  const random = await run(["match", "--rules", "rules.json"], { stdin: Buffer.from([0, 255, 10, 7, 254]) });
  assert.equal(random.code, 1);
  const cut = await run(["match", "--rules", "rules.json"], { stdin: gzipSync(ndjson).subarray(0, 40) });
  assert.equal(cut.code, 1);
});

test("rules that cannot run end it with 2", async () => {
  const { run } = folder({
    ...files,
    "broken.json": '{"a": {"source": ["x"]}, ',
    "refused.json": '{"good": {"source": ["x"]},\n "bad": {"source": "x"}}',
    "twice.json": '{"a": {"source": ["x"]}, "a": {"source": ["y"]}}',
    "twice.yaml": template.replace("Unknown:", "Again:").replace("!Ref Pattern}", "{source: [x]}, Name: Large}"),
    "empty.json": "{}",
    "binary.json": Buffer.from([0, 255]),
  });
  const cases = [
    ["--rules", "broken.json", /broken\.json:1:\d+: /],
    ["--rules", "refused.json", /refused\.json:2:20: bad: /],
    ["--rules", "twice.json", /twice\.json:1:7: a: /],
    ["--template", "twice.yaml", /several rules named “Large”/],
    ["--rules", "empty.json", /empty\.json has no rules/],
    ["--rules", "binary.json", /isn't UTF-8 text/],
    ["--rules", "missing.json", /there is no such file/],
    ["--template", "events.ndjson", /No rule with an event pattern/],
  ];
  for (const [option, file, told] of cases) {
    const { code, out, err } = await run(["match", option, file, "events.ndjson"]);
    assert.deepEqual([code, out], [2, ""], file);
    assert.match(err, told);
  }
  const rule = await run(["match", "--rules", "rules.json", "--rule", "larg", "events.ndjson"]);
  assert.match(rule.err, /has no rule “larg”\. Did you mean “large”\?/);
  const missing = await run(["match", "--rules", "rules.json", "missing.ndjson"]);
  assert.equal(missing.code, 2);
});

test("100,000 lines pass through", async () => {
  const { run } = folder(files);
  const { code, out } = await run(["match", "--rules", "rules.json"], { stdin: ndjson.repeat(25_000) });
  assert.deepEqual([code, out], [0, "large\t50000\nshop\t50000\nnever\t0\n"]);
});
