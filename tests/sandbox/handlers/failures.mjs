// What goes wrong, and how Lambda says it.

const LAMBDA = "    at Runtime.handleOnceNonStreaming (file:///var/runtime/index.mjs:1173:29)";
const FILE = "file:///var/task/index.mjs";

export default [
  {
    name: "a property of undefined",
    source: `export const handler = async (event) => {
  const id = "x";
  return event.detail.nope.deeper;
};`,
    event: { detail: {} },
    fails: {
      errorType: "TypeError", errorMessage: "Cannot read properties of undefined (reading 'deeper')", line: 3, column: 28,
      stackTrace: ["TypeError: Cannot read properties of undefined (reading 'deeper')", `    at Runtime.handler (${FILE}:3:28)`, LAMBDA],
    },
    lines: [/^8f507cfc\S+\tERROR\tInvoke Error \t\{"errorType":"TypeError","errorMessage":"Cannot read properties of undefined \(reading 'deeper'\)","stack":\["TypeError: Cannot/],
  },
  {
    name: "an error of one's own, thrown below",
    source: `class OrderError extends Error {
  constructor(message) { super(message); this.name = "OrderError"; this.orderId = 7; }
}
function check() {
  throw new OrderError("no such order");
}
export const handler = async () => check();`,
    fails: {
      errorType: "OrderError", errorMessage: "no such order", line: 5, column: 9,
      stackTrace: ["OrderError: no such order", `    at check (${FILE}:5:9)`, `    at Runtime.handler (${FILE}:7:36)`, LAMBDA],
    },
    lines: [/"errorMessage":"no such order","orderId":7|"orderId":7/],
  },
  { name: "a name that nobody defined", source: "export const handler = async () => {\n  return undefinedName + 1;\n};", fails: { errorType: "ReferenceError", errorMessage: "undefinedName is not defined", line: 2, column: 10 } },
  { name: "a call of what is no function", source: "export const handler = async (event) => {\n  event.detail.map((x) => x);\n};", event: { detail: {} }, fails: { errorType: "TypeError", errorMessage: "event.detail.map is not a function", line: 2, column: 16 } },
  {
    name: "an anonymous function of CommonJS is called handler",
    file: "index.js",
    source: "exports.handler = async (event) => {\n  const text = 'é😀'; throw new Error(text);\n};",
    fails: { errorType: "Error", errorMessage: "é😀", line: 2, stackTrace: ["Error: é😀", /^    at Runtime\.handler \(\/var\/task\/index\.js:2:29\)$/, LAMBDA] },
  },
  {
    name: "a destructuring of undefined, below other statements",
    source: "export const handler = async (event) => {\n  console.log('first');\n  const { bucket, object } = event.detail;\n  return bucket;\n};",
    fails: { errorType: "TypeError", errorMessage: "Cannot destructure property 'bucket' of 'event.detail' as it is undefined.", line: 3, column: 9 },
    lines: [/INFO\tfirst$/, /Invoke Error/],
  },
  { name: "an event that is no JSON", event: "{", isText: true, source: "export const handler = async () => 1;", fails: { errorType: "SyntaxError" } },
  { name: "a circle names its way", source: "export const handler = async () => { const a = { b: {} }; a.b.c = a; return JSON.stringify(a); };", fails: { errorType: "TypeError", errorMessage: "Converting circular structure to JSON\n    --> starting at object with constructor 'Object'\n    |     property 'b' -> object with constructor 'Object'\n    --- property 'c' closes the circle" } },
  { name: "no promise of several", source: "export const handler = async () => {\n  await Promise.any([Promise.reject(new Error('a'))]);\n};", fails: { errorType: "AggregateError", errorMessage: "All promises were rejected", line: 2 } },
  { name: "a text is thrown", file: "index.js", source: "exports.handler = async () => { throw 'just a text'; };", fails: { errorType: "string", errorMessage: "just a text", stackTrace: [] } },
  { name: "the callback is told an error", file: "index.js", source: "exports.handler = (event, context, callback) => callback(new Error('told'));", fails: { errorType: "Error", errorMessage: "told" } },
  { name: "endless recursion", source: "const f = () => f() + 1;\nexport const handler = async () => f();", fails: { errorType: "RangeError", errorMessage: "Maximum call stack size exceeded" } },
  { name: "a constant is assigned to", source: "const limit = 1;\nexport const handler = async () => { limit = 2; };", fails: { errorType: "TypeError", errorMessage: "Assignment to constant variable." } },
  { name: "JSON that is none", source: "export const handler = async () => JSON.parse('{\"a\": 1,}');", fails: { errorType: "SyntaxError", errorMessage: "Expected double-quoted property name in JSON at position 8 (line 1 column 9)" } },
  { name: "what is caught has V8's words", source: "export const handler = async (event) => {\n  try { event.a.b(); } catch (error) { return [error.name, error.message, error.stack.split('\\n')[0], error instanceof TypeError]; }\n};", returns: ["TypeError", "Cannot read properties of undefined (reading 'b')", "TypeError: Cannot read properties of undefined (reading 'b')", true] },
  { name: "not iterable", source: "export const handler = async ({ items }) => {\n  for (const item of items) console.log(item);\n};", fails: { errorType: "TypeError", errorMessage: "items is not iterable" } },
  {
    name: "a missing package in CommonJS",
    file: "index.js",
    source: "const axios = require('axios');\nexports.handler = async () => 1;",
    fails: {
      errorType: "Runtime.ImportModuleError", errorMessage: "Error: Cannot find module 'axios'\nRequire stack:\n- /var/task/index.js\n- /var/runtime/index.mjs", hint: /deployment package or a layer/, during: "init",
    },
    lines: [/^undefined\tERROR\tUncaught Exception \t\{"errorType":"Runtime\.ImportModuleError"/],
  },
  { name: "a missing package in an ES module", source: "import axios from 'axios';\nexport const handler = async () => 1;", fails: { errorType: "Error", errorMessage: "Cannot find package 'axios' imported from /var/task/index.mjs", hint: /deployment package/, during: "init" } },
  { name: "the old SDK", file: "index.js", source: "const AWS = require('aws-sdk');", fails: { errorType: "Runtime.ImportModuleError", errorMessage: /^Error: Cannot find module 'aws-sdk'\n/, hint: /Use version 3: @aws-sdk/, during: "init" } },
  { name: "a name that a module does not export", source: "import { readFil } from 'fs';\nexport const handler = async () => 1;", fails: { errorType: "Runtime.UserCodeSyntaxError", errorMessage: "SyntaxError: The requested module 'fs' does not provide an export named 'readFil'", during: "init" } },
  { name: "a syntax error", source: "export const handler = async () => {\n  const a = ;\n};", fails: { errorType: "Runtime.UserCodeSyntaxError", errorMessage: "SyntaxError: Unexpected token ';'", line: 2, column: 13, during: "init" } },
  { name: "a syntax error in CommonJS, on its first line", file: "index.js", source: "exports.handler = async () => { return 1 +; };", fails: { errorType: "Runtime.UserCodeSyntaxError", errorMessage: "SyntaxError: Unexpected token ';'", line: 1, column: 43, during: "init" } },
  { name: "import in CommonJS", file: "index.js", source: "import fs from 'fs';\nexport const handler = async () => 1;", fails: { errorType: "Runtime.UserCodeSyntaxError", errorMessage: "SyntaxError: Cannot use import statement outside a module", hint: /index\.mjs/, during: "init" } },
  { name: "a handler that is not there", source: "export const main = async () => 1;", fails: { errorType: "Runtime.HandlerNotFound", errorMessage: "index.handler is undefined or not exported", during: "init" } },
  { name: "a handler that is no function", source: "export const handler = 5;", fails: { errorType: "Runtime.HandlerNotFound", errorMessage: "index.handler is not a function", during: "init" } },
  { name: "a handler's name without a dot", handler: "handler", source: "export const handler = 5;", fails: { errorType: "Runtime.MalformedHandlerName", errorMessage: "Bad handler", during: "init" } },
  { name: "a file of another name", handler: "app.handler", source: "export const handler = 5;", fails: { errorType: "Runtime.ImportModuleError", errorMessage: "Error: Cannot find module 'app'\nRequire stack:\n- /var/runtime/index.mjs", hint: /yours is 'index\.mjs'/, during: "init" } },
  { name: "a failure at import", source: "const config = JSON.parse(process.env.CONFIG);\nexport const handler = async () => 1;", fails: { errorType: "Runtime.UserCodeSyntaxError", errorMessage: 'SyntaxError: "undefined" is not valid JSON', line: 1, during: "init" } },
  { name: "a value that JSON cannot carry", source: "export const handler = async () => { const a = {}; a.a = a; return a; };", fails: { errorType: "Error", errorMessage: "Unable to stringify response body" } },
  { name: "a BigInt in the response", source: "export const handler = async () => ({ n: 1n });", fails: { errorType: "Error", errorMessage: "Unable to stringify response body" } },
  { name: "a promise that never settles", source: "export const handler = async () => { await new Promise(() => {}); };", fails: { errorType: "Runtime.NodeJsExit", errorMessage: /^The Lambda runtime client detected an unexpected Node\.js exit code\. This is most commonly caused by a Promise that was never settled\./ } },
  { name: "an error in a timer", source: "export const handler = async () => { setTimeout(() => { throw new Error('late'); }, 10); await new Promise((r) => setTimeout(r, 100)); };", fails: { errorType: "Error", errorMessage: "late" }, lines: [/ERROR\tUncaught Exception \t/] },
  { name: "a module that the playground has not", source: "import zlib from 'zlib';\nexport const handler = async () => 1;", fails: { errorType: "Error", errorMessage: "The module 'zlib' isn't available in the playground.", hint: /Lambda's Node\.js runtime includes 'zlib'/, during: "init" } },
  { name: "process.exit", source: "export const handler = async () => { console.log('bye'); process.exit(1); };", ending: { kind: "exited", status: 1, message: "RequestId: 8f507cfc-0000-4000-8000-000000000001 Error: Runtime exited with error: exit status 1" }, lines: [/INFO\tbye$/] },
  { name: "process.exit that is caught", source: "export const handler = async () => { try { process.exit(0); } catch { console.log('no'); } };", ending: { kind: "exited", status: 0, message: /Runtime exited without providing a reason$/ }, lines: [] },
  { name: "a wait longer than the time-out", source: "export const handler = async () => { console.log('a'); await new Promise((r) => setTimeout(r, 60000)); console.log('b'); };", ending: { kind: "timed-out", during: "invoke" }, lines: [/INFO\ta$/], duration: [3000, 3000] },
  { name: "an endless loop", timeout: 1, source: "export const handler = async () => { for (;;) { try { for (;;) {} } catch {} } };", ending: { kind: "timed-out", during: "invoke" }, duration: [1000, 1000] },
  { name: "an endless chain of promises", timeout: 1, source: "export const handler = async () => { for (;;) await null; };", ending: { kind: "timed-out", during: "invoke" } },
  { name: "memory without end, also where it is caught", source: "export const handler = async () => { const all = []; for (;;) try { all.push(new Array(10000).fill(1.5)); } catch {} };", ending: { kind: "out-of-memory" } },
  { name: "buffers without end", source: "export const handler = async () => { const all = []; for (;;) all.push(Buffer.alloc(1 << 20)); };", ending: { kind: "out-of-memory" } },
  { name: "half of the memory", source: "export const handler = async () => Buffer.alloc(64 << 20, 1).length;", returns: 67108864 },
];
