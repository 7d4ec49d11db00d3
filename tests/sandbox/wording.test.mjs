// V8's words, held against those of the V8 of this machine.

import assert from "node:assert/strict";
import { test } from "node:test";
import { run } from "./support/lambda.mjs";
import { bundled } from "./support/bundle.mjs";

/** Lambda's Node.js is of these versions; newer ones have other words. */
const isOther = ![20, 22].includes(Number(process.versions.node.split(".")[0])) && "SKIPPED: needs Node.js 20 or 22, whose words are compared";
const { jsonRefusal } = await bundled("node/inside/wording");
const { instrument } = await bundled("node/inside/instrument");
const { calleeBefore } = await bundled("node/inside/source");

test("JSON.parse refuses in V8's words", { skip: isOther }, () => {
  const texts = ["", " ", "{", "[", "{a", '{"a"', '{"a":', '{"a":1', '{"a":1,}', "[1,]", "[1 2]", '{"a" 1}', "tru", "nul", "undefined", "abc", "'a'", '"abc', "{'a': 1}", '{"a": 1} x', "01", '{"a": b}', "[1, 2", "{,}", "<html><body>Not found</body></html> and so on and on", '["a", "b" "c"]', "[object Object]"];
  for (const text of texts) {
    let expected;
    try {
      JSON.parse(text);
    } catch (error) {
      // Newer versions name line and column, too.
      expected = error.message.replace(/ \(line \d+ column \d+\)/, "");
    }
    assert.equal(jsonRefusal(text).replace(/ \(line \d+ column \d+\)/, ""), expected, text);
  }
});

// Each is a body of a function; what it throws is compared.
const BODIES = [
  "null.x", "undefined.a.b", "const o = {}; o.a.b", "const o = {}; o.f()", "const o = { a: {} }; o.a.f(1, (2))", "let x; x()", "nope", "nope()", "new nope()", "const o = {}; new o()", "const o = {}; new o.Thing(1)",
  "const a = [1]; a[0]()", "const o = {}; o?.f()", "const f = () => ({}); f().g()", "null.f()", "const c = 1; c = 2", "x; let x = 1", "undefined.x = 1", "const q = 5; for (const a of q) {}", "const o = {}; [...o]",
  "1n + 1", "Symbol() + ''", "new Array(-1)", "new Date(NaN).toISOString()", "decodeURIComponent('%')", "[].reduce((a, b) => a)", "JSON.stringify({ a: 1n })", "class A {} A()", "Object.freeze({ a: 1 }).a = 2", 
  "(() => 1)()()", "JSON.parse('{bad')", "({}).x.y.z", "const { a } = null ?? {}; a.b", "throw new RangeError('own')", "const fn = 'text'; fn.call()", "Object.keys(null)", "super_ = 1",
];

test("errors of the engine have V8's words and place", { skip: isOther }, async () => {
  const source = `"use strict";\nconst all = [\n${BODIES.map((body) => `() => { ${body} }`).join(",\n")}];\nexports.handler = async () => all.map((one) => { try { one(); return "nothing" } catch (error) { return [error.name + ": " + error.message, /:(\\d+:\\d+)\\)?$/m.exec(error.stack)?.[1]]; } });`;
  const { ending } = await run({ source, file: "index.js" });
  assert.equal(ending.kind, "returned", JSON.stringify(ending));
  const found = JSON.parse(ending.value);
  const wrong = [];
  BODIES.forEach((body, at) => {
    let expected;
    try {
      new Function(`"use strict"; return () => { ${body} }`)()();
    } catch (error) {
      expected = `${error.name}: ${error.message.replace(/ \(line \d+ column \d+\)/, "")}`;
    }
    const message = found[at][0].replace(/ \(line \d+ column \d+\)/, "");
    if (message !== expected) wrong.push(`${body}\n  is  ${message}\n  not ${expected}`);
    else if (!found[at][1]?.startsWith(`${at + 3}:`)) wrong.push(`${body}: at ${found[at][1]}, not in line ${at + 3}`);
  });
  assert.deepEqual(wrong, [], wrong.join("\n"));
});

test("only catch clauses are added to", () => {
  const cases = [
    ["try {} catch (e) { f(e) }", "try {} catch (e) {__v8(e); f(e) }"],
    ["try {} catch(error){}", "try {} catch(error){__v8(error);}"],
    ["try {} catch {}", "try {} catch {}"],
    ["p.catch((e) => {})", "p.catch((e) => {})"],
    ["const s = 'catch (e) {'; // catch (e) {", "const s = 'catch (e) {'; // catch (e) {"],
    ["/* catch (e) { */ `catch (e) { ${1}`", "/* catch (e) { */ `catch (e) { ${1}`"],
    ["const r = /catch (e) {/;", "const r = /catch (e) {/;"],
    ["const r = a / b; try {} catch (e) {} c / d", "const r = a / b; try {} catch (e) {__v8(e);} c / d"],
    ["`${f({ a: '}' })}`; try {} catch (e) {}", "`${f({ a: '}' })}`; try {} catch (e) {__v8(e);}"],
    ["try {} catch ({ message }) {}", "try {} catch ({ message }) {}"],
  ];
  for (const [source, expected] of cases) assert.equal(instrument(source).source, expected);
});

test("a callee is named as in V8", () => {
  const cases = [["a.b.c(", "a.b.c", 5], ["new Foo(", "Foo", 1], ["f()(", "f(...)", 2], ["x = g(", "g", 5], ["a?.b(", "a?.b", 4], ["a[0](", "a[0]", 2], ["(1, f)(", "(intermediate value)", undefined]];
  for (const [source, text, column] of cases) {
    const found = calleeBefore(source, source.length - 1);
    assert.equal(found.text, text, source);
    if (column) assert.equal(found.at + 1, column, source);
  }
});
