// `eventbridge-playground test`.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { folder, workspace } from "./support/command.mjs";
import { readTap } from "./support/tap.mjs";
import { readXml } from "./support/xml.mjs";

const order = (total) => ({ source: "shop", detail: { total } });

const orders = workspace({ source: ["shop"], detail: { total: [{ numeric: [">=", 100] }] } }, [
  ["large", order(120), "match"],
  ["small # <1> & \"so\"", order(12), "match"],
  ["draft", order(3), "no-match"],
  ["nothing said", order(3)],
  ["off", order(3), "match", true],
  ["broken", '{"source": ', "match"],
  ["too good", order(500), "no-match"],
]);

const template = `Resources:
  OrderPaid:
    Type: AWS::Events::Rule
    Properties:
      Name: order-paid
      EventPattern:
        source: [!Ref Shop]
        detail:
          total: [{numeric: ['>=', 200]}]
  Other:
    Type: AWS::Events::Rule
    Properties:
      EventPattern: {source: [other]}
  Twin:
    Type: AWS::Events::Rule
    Properties:
      Name: order-twin
      EventPattern: {source: [other]}
  Twin2:
    Type: AWS::Events::Rule
    Properties:
      Name: order-twin
      EventPattern: {source: [other]}
`;

const files = { "orders.json": orders, "template.yaml": template };

test("what fails is told in the page's words, with its place", async () => {
  const { run } = folder(files);
  const { code, out, err } = await run(["test", "orders.json"]);
  assert.deepEqual([code, err], [1, ""]);
  assert.equal(
    out,
    `✗ orders.json: 2 of 5 tests pass, 1 skipped
  ✗ small # <1> & "so": expected Match, got No match
      detail.total: 12 is too small by 88: the pattern expects at least 100.
      orders.json:11:5
  ✗ broken: expected Match, got Invalid event
      Unexpected end of the text. (line 1, column 12)
      orders.json:31:5
  ✗ too good: expected No match, got Match
      source: "shop" matches "shop".
      detail.total: 500 matches {"numeric":[">=",100]}.
      orders.json:36:5
`,
  );
});

test("a rule of a template is tested, and what decides is told at its line there", async () => {
  const { run } = folder(files);
  for (const name of ["OrderPaid", "order-paid"]) {
    const { code, out } = await run(["test", "orders.json", "--template", "template.yaml", "--rule", name, "--set", "!Ref Shop=shop"]);
    assert.equal(code, 1);
    assert.match(out, /large: expected Match, got No match\n      detail\.total: 120 is too small by 80: .*\n      template\.yaml:9:11\n/);
  }
  const unknown = await run(["test", "orders.json", "--template=template.yaml", "--rule=OrderPaid"]);
  assert.match(unknown.err, /only the deployment tool knows !Ref Shop\..*--set/);
});

test("all is well, and nothing to test", async () => {
  const { run } = folder({
    "good.json": workspace({ source: ["a"] }, [["a", { source: "a" }, "match"], ["b", { source: "b" }, "no-match"]]),
    "none.json": workspace({ source: ["a"] }, [["a", { source: "a" }]]),
  });
  assert.deepEqual(await run(["test", "good.json"]), { code: 0, out: "✓ good.json: 2 of 2 tests pass\n", err: "" });
  const none = await run(["test", "good.json", "none.json"]);
  assert.equal(none.code, 1);
  assert.match(none.err, /none\.json: no event has an expected result, so nothing was tested/);
  const read = await run(["test", "-"], { stdin: `\ufeff${workspace({ source: ["a"] }, [["a", { source: "a" }, "match"]])}` });
  assert.deepEqual([read.code, read.out], [0, "✓ standard input: 1 of 1 test passes\n"]);
});

test("TAP is as its version 14 has it", async () => {
  const { run } = folder(files);
  const { code, out } = await run(["test", "orders.json", "--reporter", "tap"]);
  assert.equal(code, 1);
  const points = readTap(out);
  assert.deepEqual(
    points.map(({ ok, description, directive }) => [ok, description, directive]),
    [
      [true, "orders.json: large", undefined],
      [false, 'orders.json: small # <1> & "so"', undefined],
      [true, "orders.json: draft", undefined],
      [true, "orders.json: off", "SKIP the event isn't included"],
      [false, "orders.json: broken", undefined],
      [false, "orders.json: too good", undefined],
    ],
  );
  assert.match(points[1].diagnostic, /^message: "detail\.total: 12 is too small/);
});

test("JUnit's XML is as its schema has it", async () => {
  const { run, path } = folder(files);
  const { code, out } = await run(["test", "orders.json", "--reporter", "text", "--reporter", "junit=out/report.xml"]);
  assert.equal(code, 1);
  assert.match(out, /2 of 5 tests pass/);
  const root = readXml(readFileSync(join(path, "out/report.xml"), "utf8"));
  checkJunit(root);
  const cases = root.children[0].children;
  assert.equal(cases[1].attributes.name, 'small # <1> & "so"');
  assert.equal(cases[1].children[0].name, "failure");
  assert.match(cases[1].children[0].text, /too small by 88/);
  assert.equal(cases[3].children[0].name, "skipped");
});

/** The elements and attributes that JUnit's XML may have here, those with `!` must be there. */
const JUNIT = {
  testsuites: { attributes: ["name", "tests", "failures", "errors"], children: ["testsuite"] },
  testsuite: { attributes: ["name!", "tests!", "failures", "errors", "skipped"], children: ["testcase"] },
  testcase: { attributes: ["name!", "classname", "file", "line"], children: ["failure", "skipped"] },
  failure: { attributes: ["message", "type"], children: [] },
  skipped: { attributes: ["message"], children: [] },
};

function checkJunit(element) {
  const { attributes, children } = JUNIT[element.name];
  const allowed = attributes.map((name) => name.replace("!", ""));
  for (const name of Object.keys(element.attributes)) assert.ok(allowed.includes(name), `${element.name} ${name}`);
  for (const name of attributes.filter((name) => name.endsWith("!"))) assert.ok(name.slice(0, -1) in element.attributes, name);
  if (element.name === "testsuite") {
    const cases = element.children;
    const with_ = (name) => cases.filter(({ children }) => children.some((child) => child.name === name)).length;
    const { tests, failures, skipped } = element.attributes;
    assert.deepEqual([tests, failures, skipped], [String(cases.length), String(with_("failure")), String(with_("skipped"))]);
  }
  for (const child of element.children) {
    assert.ok(children.includes(child.name), `${child.name} in ${element.name}`);
    checkJunit(child);
  }
}

test("GitHub marks the lines", async () => {
  const { run, path } = folder(files);
  const { out } = await run(["test", "orders.json", "--reporter", "github"], { env: { GITHUB_WORKSPACE: join(path, "..") } });
  const lines = out.trimEnd().split("\n");
  assert.equal(lines.length, 3);
  const [, file] = /file=([^,]*)/.exec(lines[0]);
  assert.match(file, /^eventbridge-playground-\w+\/orders\.json$/);
  assert.match(lines[0], /^::error file=[^,]*,line=11,col=5,title=small # <1> & "so"%3A expected Match%2C got No match::detail\.total: 12 is/);
});

test("what cannot be tested is told, and ends with 2", async () => {
  const { run } = folder({
    ...files,
    "broken.json": '{"format": "eventbridge-playground", "version": 1,\n "events": 7}',
    "other.json": '{"name": "package"}',
    "newer.json": '{"format": "eventbridge-playground", "version": 99}',
    "binary.json": Buffer.from([0, 1, 2, 255]),
    "latin.json": Buffer.from("{\"é\": 1}", "latin1"),
    "nothing.yaml": "a: 1\n",
    "lost.yaml": "Resources:\n  A:\n    Type: AWS::Events::Rule\n    Properties: {EventPattern: [\n",
  });
  const rule = (name) => ["orders.json", "--template", "template.yaml", "--rule", name];
  const cases = [
    [["missing.json"], /missing\.json can't be read: there is no such file\./],
    [["broken.json"], /broken\.json:2:12: this isn't a workspace.*unexpected type/],
    [["other.json"], /other\.json: this isn't a workspace/],
    [["newer.json"], /newer\.json: this isn't a workspace/],
    [["binary.json"], /binary\.json isn't UTF-8 text/],
    [["latin.json"], /latin\.json isn't UTF-8 text/],
    [["."], /it is a folder/],
    [rule("order-payd"), /template\.yaml, rule order-payd: There is no rule with this name\. Did you mean order-paid\?/],
    [rule("order-twin"), /Several rules have this name, on lines 14 and 19\./],
    [["orders.json", "--template", "template.yaml"], /It has several rules. Choose one with --rule/],
    [["orders.json", "--template", "nothing.yaml"], /No rule with an event pattern found\./],
    [["orders.json", "--template", "lost.yaml"], /Not valid YAML/],
    [["orders.json", "--template", "missing.yaml"], /missing\.yaml can't be read/],
    [["-", "--template", "-"], /standard input can be used for only one file/],
  ];
  for (const [words, told] of cases) {
    const { code, out, err } = await run(["test", ...words]);
    assert.deepEqual([code, out], [2, ""], `${words.join(" ")}: ${err}`);
    assert.match(err, told);
  }
});

test("names that repeat are told apart, and a pattern that AWS refuses fails all", async () => {
  const { run } = folder({
    "twice.json": workspace({ source: "a" }, [["same", { source: "a" }, "match"], ["same", { source: "b" }, "no-match"], ["", {}, "match"]]),
  });
  const { code, out } = await run(["test", "twice.json", "--reporter", "tap"]);
  assert.equal(code, 1);
  const points = readTap(out);
  assert.deepEqual(points.map(({ ok, description }) => [ok, description.slice(12)]), [[false, "same"], [false, "same (2)"], [false, "event 3"]]);
  assert.match(points[0].diagnostic, /Event pattern is not valid\. Reason:/);
});
