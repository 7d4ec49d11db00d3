// Shapes that functions commonly have, each of which the sandbox once did otherwise than Lambda.

const powertools = /at AWS it's in your deployment package or a layer\. To run the code here, remove what uses it/;
const NEVER = /^The Lambda runtime client detected an unexpected Node\.js exit code/;

export default [
  {
    name: "timers that are promisified",
    source: `import { promisify } from "node:util";
const sleep = promisify(setTimeout);
export const handler = async () => [await sleep(5, "slept"), await promisify(setImmediate)("at once")];`,
    returns: ["slept", "at once"],
  },
  {
    name: "ticks come after promises and before timers, as in a handler that Lambda awaits",
    source: `export const handler = async () => {
  const order = [];
  setTimeout(() => order.push("timer"), 0);
  process.nextTick(() => order.push("tick"));
  Promise.resolve().then(() => order.push("promise"));
  queueMicrotask(() => order.push("microtask"));
  await new Promise((done) => setTimeout(done, 5));
  return order;
};`,
    returns: ["promise", "microtask", "tick", "timer"],
  },
  {
    name: "a clone of an error keeps its class",
    source: `export const handler = async () => {
  const { error } = structuredClone({ error: new RangeError("far") });
  return [error instanceof RangeError, error.message];
};`,
    returns: [true, "far"],
  },
  {
    name: "Intl without new, names and segments",
    source: `export const handler = async () => [
  Intl.DateTimeFormat().resolvedOptions().timeZone, Intl.NumberFormat("de-DE").format(1234.5),
  new Intl.DisplayNames("en", { type: "region" }).of("SE"), [...new Intl.Segmenter("en", { granularity: "grapheme" }).segment("a👍🏽")].length,
];`,
    returns: ["UTC", "1.234,5", "Sweden", 2],
  },
  {
    name: "a date as text",
    source: "export const handler = async () => [String(new Date(0)), `${new Date(0)}`, new Date(0).toTimeString(), String(new Date(NaN))];",
    returns: [
      "Thu Jan 01 1970 00:00:00 GMT+0000 (Coordinated Universal Time)", "Thu Jan 01 1970 00:00:00 GMT+0000 (Coordinated Universal Time)",
      "00:00:00 GMT+0000 (Coordinated Universal Time)", "Invalid Date",
    ],
  },
  {
    name: "where the module is",
    source: `import { createRequire } from "node:module";
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { dirname, join } from "node:path";
const require = createRequire(import.meta.url);
const here = dirname(fileURLToPath(import.meta.url));
export const handler = async () => [here, import.meta.dirname, import.meta.filename, typeof require("node:fs").readFileSync, readFileSync(join(here, "index.mjs"), "utf8").includes("import.meta.url"), "import.meta"];`,
    returns: ["/var/task", "/var/task", "/var/task/index.mjs", "function", true, "import.meta"],
  },
  {
    name: "patterns that are none",
    source: `export const handler = async ({ patterns }) => patterns.map((pattern) => {
  try { return String(new RegExp(pattern)); } catch (error) { return [error.name, error.message]; }
});`,
    event: { patterns: ["(", "[", "*", ")", "a+"] },
    returns: [
      ["SyntaxError", "Invalid regular expression: /(/: Unterminated group"],
      ["SyntaxError", "Invalid regular expression: /[/: Unterminated character class"],
      ["SyntaxError", "Invalid regular expression: /*/: Nothing to repeat"],
      ["SyntaxError", "Invalid regular expression: /)/: Unmatched ')'"],
      "/a+/",
    ],
  },
  {
    name: "of two spreads on a line, the one that fails is named",
    source: "export const handler = async ({ a, b }) => {\n  return [...a, ...b];\n};",
    event: { a: [1] },
    fails: { errorType: "TypeError", errorMessage: "b is not iterable" },
  },
  { name: "the first of records that are not there", source: "export const handler = async (event) => {\n  return event.Records[0].body;\n};", fails: { errorType: "TypeError", errorMessage: "Cannot read properties of undefined (reading '0')", line: 2, column: 23 } },
  { name: "a quoted key of what is not there", source: "export const handler = async (event) => {\n  return event.detail['instance-id'];\n};", fails: { errorType: "TypeError", errorMessage: "Cannot read properties of undefined (reading 'instance-id')", line: 2 } },
  {
    name: "a hash that is copied",
    source: `import { createHash } from "node:crypto";
export const handler = async () => { const hash = createHash("md5").update("a"); return [hash.copy().digest("hex"), hash.update("b").digest("hex")]; };`,
    returns: ["0cc175b9c0f1b6a831c399e269772661", "187ef4436122d1cc2f40dc2b92f0eba0"],
  },
  {
    name: "what crypto has only in Lambda says so",
    source: `import { scryptSync } from "node:crypto";
export const handler = async () => scryptSync("a", "b", 8);`,
    fails: { errorType: "Error", errorMessage: "crypto.scryptSync isn't available in the playground.", hint: /Lambda's Node\.js runtime includes 'crypto\.scryptSync'/ },
  },
  { name: "require in an ES module", source: 'const fs = require("fs");\nexport const handler = async () => 1;', fails: { errorType: "ReferenceError", errorMessage: "require is not defined in ES module scope, you can use import instead", line: 1, hint: /name the file index\.js/, during: "init" } },
  { name: "TypeScript", source: "export const handler = async (event: any): Promise<number> => 1;", fails: { errorType: "Runtime.UserCodeSyntaxError", hint: /Compile TypeScript first/, during: "init" } },
  { name: "only a default export", source: "export default async () => 1;", fails: { errorType: "Runtime.HandlerNotFound", errorMessage: "index.handler is undefined or not exported", hint: /exports default\..*export handler\./, during: "init" } },
  { name: "a streaming handler", source: "export const handler = awslambda.streamifyResponse(async (event, stream) => stream.end());", fails: { errorType: "Error", hint: /EventBridge takes none/, during: "init" } },
  { name: "Powertools, which is a layer", source: 'import { Logger } from "@aws-lambda-powertools/logger";\nexport const handler = async () => 1;', fails: { errorMessage: /^Cannot find package '@aws-lambda-powertools\/logger'/, hint: powertools, during: "init" } },
  { name: "X-Ray's SDK, which is a layer", file: "index.js", source: 'const xray = require("aws-xray-sdk-core");\nexports.handler = async () => 1;', fails: { errorType: "Runtime.ImportModuleError", hint: powertools, during: "init" } },
  {
    name: "a metric that is no number",
    source: `import { CloudWatchClient, PutMetricDataCommand } from "@aws-sdk/client-cloudwatch";
export const handler = async () => {
  const put = (Value) => new CloudWatchClient({}).send(new PutMetricDataCommand({ Namespace: "n", MetricData: [{ MetricName: "m", Value }] }));
  try { await put(0 / 0); } catch (error) { return [error.name, error.message, error.$metadata.httpStatusCode]; }
};`,
    returns: ["InvalidParameterValueException", "The value NaN for parameter MetricData.member.1.Value is invalid.", 400],
    calls: [{ service: "cloudwatch", operation: "PutMetricData", parameters: { MetricData: [{ MetricName: "m", Value: "NaN" }] }, error: { code: "InvalidParameterValue" } }],
  },
  {
    name: "an object whose content was given has its length, its type and its time",
    source: `import { S3Client, GetObjectCommand } from "@aws-sdk/client-s3";
export const handler = async () => {
  const { Body, ContentLength, ContentType, ETag, LastModified } = await new S3Client({}).send(new GetObjectCommand({ Bucket: "b", Key: "a.csv" }));
  return [await Body.transformToString(), ContentLength, ContentType, ETag, LastModified.getTime() > 0];
};`,
    answers: { "s3.get_object": { Body: "id,n\n1,2", ETag: '"own"' } },
    returns: ["id,n\n1,2", 8, "text/csv", '"own"', true],
    calls: [{ service: "s3", operation: "GetObject", parameters: { Bucket: "b", Key: "a.csv" } }],
  },
  {
    name: "streams through a pipeline, and an error on the way",
    source: `import { PassThrough, Readable, Transform, Writable } from "node:stream";
import { pipeline } from "node:stream/promises";
export const handler = async () => {
  const out = [];
  const upper = () => new Transform({ transform(chunk, _, done) { done(null, String(chunk).toUpperCase()); }, flush(done) { this.push("!"); done(); } });
  await pipeline(Readable.from(["a", "b"]), upper(), async (chunks) => { for await (const chunk of chunks) out.push(String(chunk)); });
  const sum = await pipeline(Readable.from([1, 2]), async function* (values) { for await (const value of values) yield value * 2; }, async (values) => (await Array.fromAsync(values)).length);
  const failing = new Transform({ transform(chunk, _, done) { done(new Error("bad chunk")); } });
  const message = await pipeline(Readable.from(["x"]), failing, new PassThrough(), new Writable({ write: (chunk, _, done) => done() })).catch((error) => error.message);
  const heard = [];
  Readable.from([1]).on("data", (value) => heard.push(value)).on("end", () => heard.push("end")).on("close", () => heard.push("close"));
  await new Promise((done) => setTimeout(done, 5));
  return [out, sum, message, heard];
};`,
    returns: [["A", "B", "!"], 2, "bad chunk", [1, "end", "close"]],
  },
  {
    name: "an object by its lines, into a file, and up again",
    source: `import { createReadStream, createWriteStream } from "node:fs";
import { createInterface } from "node:readline";
import { pipeline } from "node:stream/promises";
import { GetObjectCommand, S3Client } from "@aws-sdk/client-s3";
import { Upload } from "@aws-sdk/lib-storage";
const s3 = new S3Client({});
const body = async () => (await s3.send(new GetObjectCommand({ Bucket: "b", Key: "k.csv" }))).Body;
export const handler = async () => {
  const lines = [];
  for await (const line of createInterface({ input: await body(), crlfDelay: Infinity })) lines.push(line);
  await pipeline(await body(), createWriteStream("/tmp/k.csv"));
  await new Upload({ client: s3, params: { Bucket: "b", Key: "copy.csv", Body: createReadStream("/tmp/k.csv") } }).done();
  const missing = await new Promise((told) => createReadStream("/tmp/none").on("error", told));
  return [lines, missing.message];
};`,
    answers: { "s3.get_object": { Body: "id,n\n1,2\r\n3,4" } },
    returns: [["id,n", "1,2", "3,4"], "ENOENT: no such file or directory, open '/tmp/none'"],
    calls: [{ operation: "GetObject" }, { operation: "GetObject" }, { operation: "PutObject", parameters: { Key: "copy.csv", Body: { $bytes: Buffer.from("id,n\n1,2\r\n3,4").toString("base64") } } }],
  },
  { name: "the largest value that Lambda takes", source: 'export const handler = async () => "x".repeat(6_291_554);', returnsBytes: 6_291_556 },
  { name: "a value that is larger", source: 'export const handler = async () => "é".repeat(3_145_778);', ending: { kind: "too-large", bytes: 6_291_558 } },
  { name: "a plain function that neither returns nor calls back", file: "index.js", source: 'exports.handler = (event) => { console.log("done"); };', returns: null, lines: [/INFO\tdone$/] },
  { name: "a plain function's value counts for nothing", file: "index.js", source: "exports.handler = () => ({ lost: true });", returns: null },
  { name: "a plain function's promise that never settles", file: "index.js", source: "exports.handler = () => new Promise(() => {});", returns: null },
  { name: "an async function's promise that never settles, once all timers are over", source: "export const handler = async () => { setTimeout(() => {}, 100); await new Promise(() => {}); };", fails: { errorType: "Runtime.NodeJsExit", errorMessage: NEVER } },
  { name: "an async function's promise that never settles, while a timer goes on", source: "export const handler = async () => { setInterval(() => {}, 1000); await new Promise(() => {}); };", ending: { kind: "timed-out", during: "invoke" }, duration: [3000, 3000] },
];
