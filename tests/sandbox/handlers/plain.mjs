// Handlers as people write them: ES modules, CommonJS, callbacks, the context. A log line is its text without the time.

const ID = "8f507cfc-0000-4000-8000-000000000001";
export const info = (text) => `${ID}\tINFO\t${text}`;

export default [
  {
    name: "an ES module that logs its event and returns",
    event: { detail: { "instance-id": "i-1", state: "stopped" } },
    source: `export const handler = async (event) => {
  console.log("event", event);
  return { statusCode: 200, body: JSON.stringify(event.detail) };
};`,
    returns: { statusCode: 200, body: '{"instance-id":"i-1","state":"stopped"}' },
    lines: [info("event { detail: { 'instance-id': 'i-1', state: 'stopped' } }")],
  },
  {
    name: "CommonJS with a sloppy global",
    file: "index.js",
    source: `total = 0;
exports.handler = async function (event, context) {
  for (const n of [1, 2, 3]) total += n;
  return { total, isGlobal: globalThis.total, name: context.functionName, memory: context.memoryLimitInMB };
};`,
    returns: { total: 6, isGlobal: 6, name: "my-function", memory: "128" },
  },
  {
    name: "module.exports of a file with another name",
    file: "app.cjs",
    handler: "app.run",
    source: `module.exports = { run: async () => [__filename, __dirname, typeof require, module.exports === exports] };`,
    returns: ["/var/task/app.cjs", "/var/task", "function", false],
  },
  {
    name: "a handler nested in what is exported",
    file: "index.js",
    handler: "index.api.users.get",
    source: `exports.api = { users: { get: async () => "got" } };`,
    returns: "got",
  },
  {
    name: "callback style waits for what is still to be done",
    file: "index.js",
    source: `exports.handler = (event, context, callback) => {
  setTimeout(() => console.log("later"), 200);
  callback(null, { ok: true });
};`,
    returns: { ok: true },
    lines: [info("later")],
  },
  {
    name: "callback style that does not wait",
    file: "index.js",
    source: `exports.handler = (event, context, callback) => {
  context.callbackWaitsForEmptyEventLoop = false;
  setTimeout(() => console.log("never"), 200);
  callback(null, "now");
};`,
    returns: "now",
    lines: [],
  },
  { name: "a function that is not async and calls nobody back", file: "index.js", source: "exports.handler = () => 'lost';", returns: null },
  { name: "undefined is null", source: "export const handler = async () => {};", returns: null },
  { name: "context.succeed", file: "index.js", source: "exports.handler = (event, context) => context.succeed({ done: 1 });", returns: { done: 1 } },
  {
    name: "the context",
    source: `export async function handler(event, context) {
  const { functionVersion, invokedFunctionArn, awsRequestId, logGroupName, logStreamName } = context;
  return [functionVersion, invokedFunctionArn, awsRequestId, logGroupName, logStreamName, context.getRemainingTimeInMillis() > 2000];
}`,
    returns: ["$LATEST", "arn:aws:lambda:eu-west-1:111122223333:function:my-function", ID, "/aws/lambda/my-function", "2026/03/01/[$LATEST]00000000000000000000000000000000", true],
  },
  {
    name: "waits take no time and count",
    timeout: 30,
    source: `import { setTimeout as sleep } from "node:timers/promises";
export const handler = async () => {
  const before = Date.now();
  await sleep(5000);
  await new Promise((resolve) => setTimeout(resolve, 5000));
  const passed = Date.now() - before;
  return passed >= 10000 && passed < 11000;
};`,
    returns: true,
    duration: [10_000, 11_000],
  },
  {
    name: "the clock is the request's, in UTC",
    source: `export const handler = async () => [new Date().getFullYear(), new Date().toISOString().slice(0, 16), new Date(2026, 5, 1).toISOString(), new Date().getTimezoneOffset(),
  new Date(0).toLocaleDateString("de-DE"), (1234567.891).toLocaleString("en-US"), new Intl.DateTimeFormat("en-US", { timeZone: "Asia/Tokyo", hour: "numeric" }).format(new Date(0))];`,
    returns: [2026, "2026-03-01T10:00", "2026-06-01T00:00:00.000Z", 0, "1.1.1970", "1,234,567.891", "9 AM"],
  },
  {
    name: "the environment",
    environment: { TABLE: "orders", DEBUG: "1" },
    source: `export const handler = async () => { process.env.COUNT = 3; return [process.env.TABLE, process.env.AWS_REGION, process.env._HANDLER, process.env.AWS_LAMBDA_FUNCTION_NAME, process.env.LAMBDA_TASK_ROOT, process.env.COUNT, process.env.NONE]; };`,
    returns: ["orders", "eu-west-1", "index.handler", "my-function", "/var/task", "3", null],
  },
  {
    name: "top-level await and import.meta",
    source: `const ready = await Promise.resolve("ready");
export const handler = async () => ready;`,
    returns: "ready",
  },
  {
    name: "levels of the console, at import and in the handler",
    file: "index.js",
    source: `console.info("importing");
exports.handler = async () => {
  console.debug("d"); console.warn("w %s", "x"); console.error("e"); console.trace("t");
  process.stdout.write("plain"); process.stdout.write(" text\\nrest");
};`,
    returns: null,
    lines: ["undefined\tINFO\timporting", `${ID}\tDEBUG\td`, `${ID}\tWARN\tw x`, `${ID}\tERROR\te`, `${ID}\tTRACE\tt`, "plain text", "rest"],
  },
  {
    name: "classes, generators, destructuring, optional chaining, private fields",
    source: `class Counter { #count = 0; add(n = 1) { this.#count += n; return this; } get value() { return this.#count; } static of(n) { return new Counter().add(n); } }
function* evens(limit) { for (let n = 0; n <= limit; n += 2) yield n; }
export const handler = async ({ detail: { items = [], ...rest } = {} }) => ({
  count: Counter.of(2).add().value, evens: [...evens(6)], rest, missing: rest?.a?.b ?? "none",
  groups: Object.groupBy([1, 2, 3], (n) => (n % 2 ? "odd" : "even")), sorted: [3, 1, 2].toSorted(), last: [1, 2].at(-1), text: "a-b".replaceAll("-", "+"), has: Object.hasOwn({ a: 1 }, "a"),
});`,
    event: { detail: { items: [1], x: 1 } },
    returns: { count: 3, evens: [0, 2, 4, 6], rest: { x: 1 }, missing: "none", groups: { odd: [1, 3], even: [2] }, sorted: [1, 2, 3], last: 2, text: "a+b", has: true },
  },
];
