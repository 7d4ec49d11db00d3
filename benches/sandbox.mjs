// A visitor's own function in Chromium: what is loaded for it and when, how long a run takes from the press of Run, how
// soon what goes on for ever is ended, and whether the page stays responsive meanwhile. With `--write FILE` the tables
// become a section of that file. `make bench` runs this; it needs the site and a Chromium.
//   node benches/sandbox.mjs [--write FILE]

import { readdir, readFile, stat } from "node:fs/promises";
import { cpus, loadavg } from "node:os";
import { join } from "node:path";
import { parseArgs, promisify } from "node:util";
import { brotliCompress } from "node:zlib";
import { launch, open } from "../e2e/support/browser.mjs";
import { answers, begin, set } from "../e2e/support/own.mjs";
import { Visitor } from "../e2e/support/playground.mjs";
import { serve, site } from "../e2e/support/server.mjs";
import { REQUEST } from "../tests/sandbox/support/request.mjs";
import { at, median, times } from "./page/figures.mjs";
import { writeSection } from "./section.mjs";

const compress = promisify(brotliCompress);
const { values: options } = parseArgs({ options: { write: { type: "string" } } });
const VISITS = 5;
const RUNS = 9;
/** Of the trace: tasks, with their processor time, and marks. */
const CATEGORIES = ["toplevel", "disabled-by-default-devtools.timeline", "blink.user_timing"];
/** Long enough for the interpreter that is made ahead. */
const REST = 3_000;

const LANGUAGES = {
  Python: {
    files: /^python/,
    template: "Empty function in Python",
    request: (body) => ({ runtime: "python", file: "lambda_function.py", handler: "lambda_function.lambda_handler", source: `import boto3\nimport json\n\n\ndef lambda_handler(event, context):\n    ${body.replaceAll("\n", "\n    ")}\n` }),
    plain: "return json.dumps(event)",
    loop: "while True:\n    pass",
    bomb: "kept = []\nwhile True:\n    kept.append(bytearray(1_000_000))",
    flood: "while True:\n    print('x')",
  },
  JavaScript: {
    files: /^js/,
    template: "Empty function in JavaScript",
    request: (body) => ({ source: `import { EC2Client } from "@aws-sdk/client-ec2";\nexport const handler = async (event) => {\n  ${body}\n};\n` }),
    plain: "return JSON.stringify(event);",
    loop: "for (;;) {}",
    bomb: "const kept = []; for (;;) kept.push(new Uint8Array(1 << 20));",
    flood: "for (;;) console.log('x');",
  },
};

const server = await serve();
const browser = await launch();
const host = (await readdir(join(site, "sandbox"))).find((name) => /^host.*\.js$/.test(name));
const before = await sandboxBytes();
const rows = [];
for (const [name, language] of Object.entries(LANGUAGES)) rows.push({ name, ...(await measured(language)) });
await browser.close();
await server.close();

const milliseconds = (list) => `${median(list).toFixed(0)} (${at(0.9, list).toFixed(0)}) ms`;
const megabytes = (bytes) => `${(bytes / 1e6).toFixed(2)} MB`;
const row = (what, of) => `| ${what} | ${rows.map(of).join(" | ")} |`;
function longest(run, what) {
  return ({ frames }) => `${Math.max(...frames[run].map((found) => found[what])).toFixed(0)} ms`;
}
const section = `## Your own function

In Chromium, from the loopback, without compression by the server. Medians of ${VISITS} visits or ${RUNS} runs, the 90th percentile in brackets. ${cpus().length} cores, with a load average of ${loadavg()[0].toFixed(1)} in the last minute: above the number of cores, others had the machine.

| what | ${rows.map(({ name }) => name).join(" | ")} |
| --- | ${rows.map(() => "---:").join(" | ")} |
${row("bytes of the sandbox that are asked for before Run", () => before)}
${row("bytes at the first Run", ({ bytes }) => megabytes(bytes))}
${row("the same from a host that sends brotli", ({ compressed }) => megabytes(compressed))}
${row("requests at all later runs", ({ later }) => later)}
${row("first run ever", ({ first }) => milliseconds(first))}
${row("next run of other code, at once", ({ next }) => milliseconds(next))}
${row("run of other code, with the interpreter that was made ahead", ({ spare }) => milliseconds(spare))}
${row("run of the same code, in the warm environment", ({ warm }) => milliseconds(warm))}
${row("an endless loop, ended so long after its time-out", ({ loop }) => milliseconds(loop))}
${row("memory without end, ended after", ({ bomb }) => milliseconds(bomb))}
${row("output without end, ended after", ({ flood }) => milliseconds(flood))}
${row("the page's longest gap between frames at the first run, loading included", longest("first", "gap"))}
${row("its longest task then, in processor time", longest("first", "task"))}
${row("the page's longest gap between frames during an endless loop of a second", longest("loop", "gap"))}
${row("its longest task then, in processor time", longest("loop", "task"))}
`;
console.log(section);
if (options.write) await writeSection(options.write, "sandbox", section);

/** Bytes of the sandbox that a visit asks for which writes a function and does not run it. */
async function sandboxBytes() {
  const opened = await open(browser, server.url);
  const asked = [];
  opened.context.on("request", (request) => asked.push(request.url()));
  const visitor = new Visitor(opened, server.url);
  await visitor.isReady();
  await begin(visitor, LANGUAGES.Python.template);
  await visitor.page.waitForTimeout(REST);
  await opened.context.close();
  const files = asked.filter((url) => /sandbox/.test(new URL(url).pathname));
  const sizes = await Promise.all(files.map((url) => stat(join(site, new URL(url).pathname.split("/sandbox/")[1] ?? "sandbox.html"))));
  return sizes.reduce((sum, { size }) => sum + size, 0);
}

async function measured({ files, template, request, plain, loop, bomb, flood }) {
  const names = (await readdir(join(site, "sandbox"))).filter((name) => files.test(name) || name === host);
  const sizes = await Promise.all(names.map((name) => stat(join(site, "sandbox", name))));
  const bytes = sizes.reduce((sum, { size }) => sum + size, (await stat(join(site, "sandbox.html"))).size);
  // The pack is gzipped by the build, since hosts know nothing of its kind.
  const sent = async (name) => (/\.pack$/.test(name) ? (await stat(join(site, "sandbox", name))).size : (await compress(await readFile(join(site, "sandbox", name)))).length);
  const compressed = (await Promise.all(names.map(sent))).reduce((sum, size) => sum + size, 0);
  const ask = (body, more = {}) => ({ ...REQUEST, ...request(body), ...more });

  const first = await times(VISITS, async () => {
    const { page, context } = await open(browser, server.url);
    const { span } = await run(page, ask(plain));
    await context.close();
    return span;
  });

  const { page, context } = await open(browser, server.url);
  await run(page, ask(plain));
  let later = 0;
  context.on("request", (request) => (later += request.url().startsWith("blob:") ? 0 : 1));
  let count = 0;
  const other = () => `${plain} ${request === LANGUAGES.Python.request ? "#" : "//"} ${(count += 1)}`;
  const next = await times(RUNS, async () => (await run(page, ask(other()))).span);
  const rested = async (body, more) => {
    await page.waitForTimeout(REST);
    return run(page, ask(body, more));
  };
  const spare = await times(RUNS, async () => (await rested(other())).span);
  const same = ask(other(), { warm: true });
  await run(page, same);
  const warm = await times(RUNS, async () => (await run(page, same)).span);
  const late = await times(VISITS, async () => {
    const { running, outcome } = await rested(loop, { timeout: 1 });
    if (outcome.ending.kind !== "timed-out") throw new Error(JSON.stringify(outcome.ending));
    return running - outcome.initDuration - 1_000;
  });
  const ended = (body, kind) =>
    times(VISITS, async () => {
      const { span, outcome } = await rested(body, { timeout: 30 });
      if (outcome.ending.kind !== kind) throw new Error(JSON.stringify(outcome.ending));
      return span;
    });
  const bombs = await ended(bomb, "out-of-memory");
  const floods = await ended(flood, "flooded");
  await context.close();
  return { bytes, compressed, later, first, next, spare, warm, loop: late, bomb: bombs, flood: floods, frames: await frames(template, request(loop).source) };
}

/** Runs a request as the page does; milliseconds from the press, and from when the worker is told. */
function run(page, request) {
  return page.evaluate(
    async ([file, request]) => {
      const start = performance.now();
      globalThis.benchHost ??= (await import(new URL(`sandbox/${file}`, document.baseURI).href)).open();
      let told = start;
      const outcome = await globalThis.benchHost.run(request, ({ part }) => part === "running" && (told = performance.now()));
      const end = performance.now();
      return { span: end - start, running: end - told, outcome: { ending: { ...outcome.ending, value: undefined }, initDuration: outcome.initDuration } };
    },
    [host, request],
  );
}

/**
 * The longest gap between two frames of the page while a visitor runs a function, and the longest task of the page's
 * main thread by Chromium's trace, in milliseconds: a gap may be the machine's, which has others waiting, too.
 */
async function frames(template, endless) {
  const longest = { first: [], loop: [] };
  for (let visit = 0; visit < 3; visit += 1) {
    const opened = await open(browser, server.url);
    const visitor = new Visitor(opened, server.url);
    await visitor.isReady();
    await begin(visitor, template);
    await visitor.page.waitForTimeout(REST);
    const watched = async (expected) => {
      await browser.startTracing(visitor.page, { categories: CATEGORIES });
      await visitor.page.evaluate(watchFrames);
      await visitor.button("Run").click();
      await answers(visitor, expected);
      const gap = await visitor.page.evaluate(() => globalThis.longestFrame());
      return { gap, task: longestTask(JSON.parse((await browser.stopTracing()).toString()).traceEvents) };
    };
    longest.first.push(await watched(/^Succeeded/));
    await set(visitor, "Timeout (s)", "1");
    await visitor.handler.write(endless);
    await visitor.page.waitForTimeout(REST);
    longest.loop.push(await watched(/timed out/));
    await opened.context.close();
  }
  return longest;
}

/** The processor time of the longest task on the page's main thread between two marks. */
function longestTask(events) {
  const mark = (wanted) => events.find(({ name, cat }) => name === wanted && /user_timing/.test(cat));
  const [begin, end] = [mark("begin"), mark("end")];
  const tasks = events.filter(({ name, pid, tid, ts }) => /RunTask$/.test(name) && pid === begin.pid && tid === begin.tid && ts >= begin.ts && ts <= end.ts);
  if (tasks.length === 0) throw new Error("The trace has no tasks.");
  return Math.max(...tasks.map(({ tdur, dur }) => tdur ?? dur ?? 0)) / 1_000;
}

/** Runs in the page. */
function watchFrames() {
  performance.mark("begin");
  let last = performance.now();
  let longest = 0;
  let isOver = false;
  const tick = () => {
    const now = performance.now();
    longest = Math.max(longest, now - last);
    last = now;
    if (!isOver) requestAnimationFrame(tick);
  };
  requestAnimationFrame(tick);
  globalThis.longestFrame = () => {
    isOver = true;
    performance.mark("end");
    return longest;
  };
}
