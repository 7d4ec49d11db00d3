// Node's modules and globals.

export default [
  {
    name: "Buffer in its encodings",
    source: `export const handler = async () => {
  const data = Buffer.from("Grüße, 世界 😀");
  return [data.toString("base64"), Buffer.from("R3LDvMOfZQ==", "base64").toString(), Buffer.from("ff00", "hex").length, data.length, Buffer.concat([Buffer.from("a"), Buffer.from("b")]).toString(),
    Buffer.isBuffer(data), JSON.stringify(Buffer.from("hi")), Buffer.alloc(3, "ab").toString(), Buffer.from([1, 2, 3, 4]).readUInt32BE(0), data.subarray(0, 2).toString(), Buffer.byteLength("é"), atob(btoa("x")), data.toString("latin1").length, Buffer.from("a").equals(Buffer.from("a"))];
};`,
    returns: ["R3LDvMOfZSwg5LiW55WMIPCfmIA=", "Grüße", 2, 20, "ab", true, '{"type":"Buffer","data":[104,105]}', "aba", 16909060, "Gr", 2, "x", 20, true],
  },
  {
    name: "digests, HMACs and random values",
    source: `import { createHash, createHmac, randomUUID, randomBytes, timingSafeEqual } from "node:crypto";
export const handler = async () => [createHash("sha256").update("abc").digest("hex"), createHash("sha1").update("a").update("bc").digest("base64"), createHmac("sha256", "key").update("message").digest("hex"), createHash("sha512").update("abc").digest("hex").slice(0, 32), createHash("sha384").update("").digest("hex").slice(0, 32),
  /^[\\da-f]{8}-[\\da-f]{4}-4[\\da-f]{3}-[89ab][\\da-f]{3}-[\\da-f]{12}$/.test(randomUUID()), randomBytes(8).length, crypto.randomUUID() !== crypto.randomUUID(), timingSafeEqual(Buffer.from("a"), Buffer.from("a")), createHash("md5").update("abc").digest("hex")];`,
    returns: [
      "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad", "qZk+NkcGgWq6PiVxeFDCbJzQ2J0=", "6e9ef29b75fffc5b7abae527d58fdadb2fe42e7219011976917343065f58ed4a",
      "ddaf35a193617abacc417349ae204131", "38b060a751ac96384cd9327eb1b1e36a", true, 8, true, true, "900150983cd24fb0d6963f7d28e17f72",
    ],
  },
  {
    name: "URL and its search parameters",
    source: `import { parse } from "url";
import querystring from "querystring";
export const handler = async () => {
  const url = new URL("/b?x=1&y=a%20b#h", "https://example.com:8443/a");
  url.searchParams.append("z", "ü&");
  url.pathname = "/new path";
  return [url.href, url.host, [...url.searchParams.keys()], new URLSearchParams({ a: "1 2" }).toString(), URL.canParse("nope"), parse("https://u:p@h.io:1/p?q=1").host, querystring.parse("a=1&a=2&b=%20"), querystring.stringify({ a: [1, 2] })];
};`,
    returns: ["https://example.com:8443/new%20path?x=1&y=a+b&z=%C3%BC%26#h", "example.com:8443", ["x", "y", "z"], "a=1+2", false, "h.io:1", { a: ["1", "2"], b: " " }, "a=1&a=2"],
  },
  {
    name: "path, os, util, events, assert",
    file: "index.js",
    source: `const path = require("path"), os = require("node:os"), util = require("util"), assert = require("assert"), EventEmitter = require("events");
exports.handler = async () => {
  class Bus extends EventEmitter {}
  const bus = new Bus(), heard = [];
  bus.on("x", (...args) => heard.push(args)); bus.once("x", () => heard.push("once"));
  bus.emit("x", 1, 2); bus.emit("x", 3);
  assert.strictEqual(1, 1); assert.deepStrictEqual({ a: [1] }, { a: [1] });
  let code; try { assert.equal(1, 2); } catch (e) { code = e.code + ": " + e.message; }
  const sleep = util.promisify((ms, done) => setTimeout(() => done(null, ms), ms));
  return [path.join("/a", "../b", "c.txt"), path.resolve("x"), path.extname("a/b.tar.gz"), path.basename("/a/b.js", ".js"), path.dirname("/a/b"), path.relative("/a/b", "/a/c/d"), os.EOL, util.format("%s=%d", "a", 1), heard, code, await sleep(10), util.types.isDate(new Date()), util.isDeepStrictEqual([1], [1])];
};`,
    returns: ["/b/c.txt", "/var/task/x", ".gz", "b", "/a", "../c/d", "\n", "a=1", [[1, 2], "once", [3]], "ERR_ASSERTION: 1 == 2", 10, true, true],
  },
  {
    name: "files in /tmp, and none elsewhere",
    source: `import fs, { readFileSync, writeFileSync, existsSync } from "fs";
import { mkdir, readdir, readFile, writeFile } from "fs/promises";
export const handler = async () => {
  writeFileSync("/tmp/a.json", JSON.stringify({ a: 1 }));
  await mkdir("/tmp/d/e", { recursive: true });
  await writeFile("/tmp/d/e/f.txt", "text"); fs.appendFileSync("/tmp/d/e/f.txt", "!");
  const errors = [];
  for (const attempt of [() => readFileSync("/tmp/none"), () => writeFileSync("/var/task/x", "1")]) try { attempt(); } catch (e) { errors.push([e.code, e.message]); }
  return [JSON.parse(readFileSync("/tmp/a.json", "utf8")), await readdir("/tmp"), (await readFile("/tmp/d/e/f.txt")).toString(), existsSync("/etc/passwd"), fs.statSync("/tmp/a.json").size, errors, readFileSync("/var/task/index.mjs", "utf8").startsWith("import fs")];
};`,
    returns: [{ a: 1 }, ["a.json", "d"], "text!", false, 7, [["ENOENT", "ENOENT: no such file or directory, open '/tmp/none'"], ["EROFS", "EROFS: read-only file system, open '/var/task/x'"]], true],
  },
  {
    name: "requests are recorded, not made",
    source: `import https from "https";
export const handler = async () => {
  const response = await fetch("https://hooks.example.com/services/x", { method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify({ text: "hi" }) });
  const other = await new Promise((resolve, reject) => {
    const request = https.request({ hostname: "api.example.com", path: "/v1", method: "PUT" }, (res) => { let body = ""; res.on("data", (part) => (body += part)); res.on("end", () => resolve([res.statusCode, body])); });
    request.on("error", reject); request.write("data"); request.end();
  });
  return [response.status, response.ok, await response.text(), other];
};`,
    returns: [200, true, "ok", [200, "ok"]],
    calls: [
      { service: "http", operation: "POST https://hooks.example.com/services/x", parameters: { headers: { "content-type": "application/json" }, body: '{"text":"hi"}' }, line: 3 },
      { service: "http", operation: "PUT https://api.example.com/v1", parameters: { headers: {}, body: "data" }, line: 5 },
    ],
  },
  {
    name: "the SDK's client and command are recorded with parameters and line",
    event: { detail: { "instance-id": "i-0abc" } },
    source: `import { EC2Client, StartInstancesCommand } from "@aws-sdk/client-ec2";
const ec2 = new EC2Client({ region: "eu-central-1" });
export const handler = async (event) => {
  const answer = await ec2.send(new StartInstancesCommand({ InstanceIds: [event.detail["instance-id"]] }));
  return answer.StartingInstances[0].CurrentState.Name;
};`,
    returns: "pending",
    calls: [{ service: "ec2", operation: "StartInstances", region: "eu-central-1", parameters: { InstanceIds: ["i-0abc"] }, line: 4 }],
  },
  {
    name: "CommonJS with the SDK's SNS",
    file: "index.js",
    source: `const { SNSClient, PublishCommand } = require("@aws-sdk/client-sns");
exports.handler = async () => {
  const { MessageId } = await new SNSClient({}).send(new PublishCommand({ TopicArn: "arn:aws:sns:eu-west-1:111122223333:t", Message: "m" }));
  return typeof MessageId;
};`,
    returns: "string",
    calls: [{ service: "sns", operation: "Publish", region: "eu-west-1", parameters: { TopicArn: "arn:aws:sns:eu-west-1:111122223333:t", Message: "m" }, line: 3 }],
  },
  {
    name: "the web's globals",
    source: `export const handler = async () => {
  const copy = structuredClone({ d: new Date(0), m: new Map([[1, { a: [1] }]]) });
  const controller = new AbortController(); let aborted = false;
  controller.signal.addEventListener("abort", () => (aborted = true)); controller.abort();
  let cloned; try { structuredClone(() => 1); } catch (e) { cloned = e.name; }
  const list = await Array.fromAsync((async function* () { yield 1; yield 2; })());
  return [copy.d.getTime(), copy.m.get(1), aborted, controller.signal.reason.name, cloned, new TextDecoder().decode(new TextEncoder().encode("é")), list, typeof performance.now(), await new Response('{"a":1}').json(), typeof setImmediate, typeof queueMicrotask, typeof window, typeof self, typeof WebSocket];
};`,
    returns: [0, { a: [1] }, true, "AbortError", "DataCloneError", "é", [1, 2], "number", { a: 1 }, "function", "function", "undefined", "undefined", "undefined"],
  },
  {
    name: "order of microtasks, immediates and timers",
    source: `export const handler = async () => {
  const order = [];
  setTimeout(() => order.push("timeout"), 5); setImmediate(() => order.push("immediate")); process.nextTick(() => order.push("tick")); Promise.resolve().then(() => order.push("promise"));
  const every = setInterval(() => { order.push("interval"); if (order.filter((one) => one === "interval").length === 2) clearInterval(every); }, 100);
  await new Promise((resolve) => setTimeout(resolve, 1000));
  return order;
};`,
    returns: ["promise", "tick", "immediate", "timeout", "interval", "interval"],
  },
  {
    name: "dynamic import",
    source: `export const handler = async () => { const { join } = await import("node:path"); const { SQSClient } = await import("@aws-sdk/client-sqs"); return [join("a", "b"), typeof SQSClient]; };`,
    returns: ["a/b", "function"],
  },
];
