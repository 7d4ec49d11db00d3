// What the console shows of values, held against Node's own util.inspect and util.format on this machine.

import assert from "node:assert/strict";
import { createRequire } from "node:module";
import { test } from "node:test";
import { run } from "./support/lambda.mjs";

const require = createRequire(import.meta.url);
/** Lambda's Node.js is of these versions; newer ones have other words. */
const isOther = ![20, 22].includes(Number(process.versions.node.split(".")[0])) && "SKIPPED: needs Node.js 20 or 22, whose words are compared";
const VALUES = [
  "1", "-0", "1n", "NaN", "true", "null", "undefined", "'a'", "'it\\'s'", "'a\"b\\'c'", "'a\\nb'", "Symbol('s')", "''",
  "[]", "[1, 2, 3]", "[1.5, 'x'.repeat(30)]", "[undefined, , 3]", "[, ,]", "new Array(5)", "[[[[1]]]]", "[null, [undefined]]",
  "Array.from({ length: 120 }, (_, i) => i)", "Array.from({ length: 30 }, (_, i) => 'item ' + i)", "Array.from({ length: 8 }, (_, i) => ({ i }))",
  "[1, -2, 3.5, 100, 20000, 7, 8, 9, 10]", "['a', 'bb', 'ccc', 'dddd', 'e', 'ff', 'ggg']", "Array.from({ length: 7 }, () => 'a long text of thirty letters')",
  "Object.assign([1, 2], { x: 3 })", "Array.from({ length: 101 }, () => 'x')", "[1n, 2n, 3n, 4n, 5n, 6n, 7n, 8n]", "[true, false, true, false, true, false, true]",
  "{}", "{ a: 1 }", "{ a: 1, 'b-c': [1, { d: 2 }] }", "{ a: { b: { c: { d: 1 } } } }", "{ a: { b: { c: {} } } }", "{ a: { b: { c: [] } } }", "{ a: { b: { c: [1] } } }",
  "{ 1: 2, '01': 3, __proto__: null }", "Object.create(null)", "{ [Symbol('k')]: 1 }", "{ get a() { return 1 } }", "{ set a(v) {} }", "{ get a() { return 1 }, set a(v) {} }",
  "Object.create({}, { hidden: { value: 1 } })", "{ f() {}, g: () => {}, h: async () => {}, *i() {}, async *j() {} }", "class A {}", "class A extends Map {}", "(class {})",
  "Object.assign(function f() {}, { a: 1 })", "new (class Foo { a = 1 })", "new (class Foo {})", "new (class Foo extends Array {})(3)", "new (class Foo extends Map {})([[1, 2]])",
  "new Map([['a', 1], [{ b: 2 }, [3]]])", "new Map()", "new Set([1, 'a', { b: 1 }])", "new Set()", "new Map([[{ a: 1 }, new Set([1])]])", "new WeakMap()", "new WeakSet()",
  "new Date(0)", "new Date(NaN)", "/a.b/gi", "Object.assign(/x/, { a: 1 })", "new Number(3)", "new String('abc')", "new Boolean(false)", "Object(Symbol('q'))", "Object(1n)",
  "new Uint8Array([1, 2, 3])", "new Float64Array(2)", "new ArrayBuffer(3)", "Buffer.from('hello')", "Buffer.alloc(60)", "{ b: Buffer.from('x') }", "Buffer.from('')",
  "Math", "JSON", "globalThis.Reflect",
  "(() => { const a = { name: 'a' }; a.self = a; return a })()", "(() => { const a = { x: [] }; a.x.push(a, { a }); return a })()", "(() => { const a = {}; return [a, a] })()",
  "{ text: 'line one of a text that is long enough\\nline two of a text that is long enough to be broken up' }",
  "{ version: '0', id: '6a7e8feb-b491-4cf7-a9f1-bf3703467718', 'detail-type': 'EC2 Instance State-change Notification', source: 'aws.ec2', account: '111122223333', time: '2017-12-22T18:43:48Z', region: 'us-west-1', resources: ['arn:aws:ec2:us-west-1:123456789012:instance/i-1234567890abcdef0'], detail: { 'instance-id': 'i-1234567890abcdef0', state: 'terminated' } }",
  "{ a: 'x'.repeat(60), b: 'y'.repeat(20) }", "{ a: 'x'.repeat(50), b: 1 }", "{ list: Array.from({ length: 20 }, (_, i) => i * 1000) }", "[{ a: 1, b: { c: 2 } }, { a: 3, b: { c: 4 } }]",
  "new URL('https://user@example.com:8080/a/b?c=d&e=f#g')", "new URLSearchParams('a=1&b=2')", "new Map([['k', { deep: { deeper: { deepest: 1 } } }]])",
  "{ [Symbol.toStringTag]: 'Tagged', a: 1 }", "new (class Foo { get [Symbol.toStringTag]() { return 'bar' } })", "[1].values()",
  "{ e: Object.assign(new RangeError('bad'), { stack: undefined }) }", "{ toString() { return 'mine' } }", "(function () { return arguments })(1, 2)",
  "'x'.repeat(10010)", "{ a: 1, b: undefined, c: null, d: NaN, e: Infinity }", "{ nested: { array: [[1, [2, [3]]]] } }", "{ 'quoted key': 1, valid_key: 2, $dollar: 3 }",
  "{ a: -0, b: [-0] }", "[['a', [['b', ['c']]]]]", "[function named() {}, class Named {}]", "Object.assign(Object.create({ inherited: 1 }), { own: 2 })",
  "{ [require('util').inspect.custom]() { return 'CUSTOM' } }", "{ a: { [require('util').inspect.custom](d, o) { return { d } } } }",
];
const CALLS = [
  "'%s is %d', 'x', 42", "'%s'", "'%s %s', 'a'", "'%i %f', '42.9', '1.5x'", "'%j', { a: [1] }", "'%o', [1]", "'%O', { a: { b: { c: { d: 1 } } } }", "'100%', 1", "'%%', 1", "'%c styled', 'color: red'",
  "1, 'a', { b: 1 }", "'a', 'b'", "{ a: 1 }, 'b'", "'%s', null", "'%s', { a: { b: 1 } }", "'%s', [1, [2, [3]]]", "'%s', Symbol('x')", "'%d', '0x10'", "'%s', -0", "'%s', 12n", "'%s', new Date(0)", "'%s', () => 1", "'%s', class Q {}",
  "'%x', 1", "undefined", "", "null, undefined", "'%s', new (class A { toString() { return 'own' } })", "'%i', {}", "new Map([[1, 2]]), new Set(['a'])", "'%d', 1n", "'a\\nb', { c: 1 }",
];

const outside = (expression, name) => new Function("require", "util", `return util.${name}(${expression})`)(require, require("node:util"));

test("values look as in Node", { skip: isOther }, async () => {
  const source = `const util = require('util'); const all = [${VALUES.map((value) => `() => util.inspect((${value}))`).join(",\n")}];
exports.handler = async () => all.map((one) => { try { return one() } catch (e) { return 'threw ' + e.stack } });`;
  const { ending } = await run({ source, file: "index.js" });
  assert.equal(ending.kind, "returned", JSON.stringify(ending));
  const shown = JSON.parse(ending.value);
  const wrong = VALUES.flatMap((value, at) => {
    const expected = outside(`(${value})`, "inspect");
    return shown[at] === expected ? [] : [`${value}\n  is    ${shown[at]}\n  not   ${expected}`];
  });
  assert.equal(wrong.length, 0, wrong.join("\n"));
  assert.equal(shown.length, VALUES.length);
});

// Node's own promises carry marks while a test runs.
test("promises tell their state", async () => {
  const source = `const { inspect } = require('util');
exports.handler = async () => [Promise.resolve(4), new Promise(() => {}), Promise.resolve({ a: { b: 1 } })].map((one) => inspect(one));`;
  const { ending } = await run({ source, file: "index.js" });
  assert.deepEqual(JSON.parse(ending.value), ["Promise { 4 }", "Promise { <pending> }", "Promise { { a: { b: 1 } } }"]);
});

test("arguments are put together as in Node", { skip: isOther }, async () => {
  const source = `const util = require('util'); const all = [${CALLS.map((call) => `() => util.format(${call})`).join(",\n")}];
exports.handler = async () => all.map((one) => one());`;
  const { ending } = await run({ source, file: "index.js" });
  const shown = JSON.parse(ending.value);
  CALLS.forEach((call, at) => assert.equal(shown[at], outside(call, "format"), call));
});
