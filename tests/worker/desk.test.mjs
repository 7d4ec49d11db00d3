// What a worker answers to the requests of the page, with an engine that only pretends.

import assert from "node:assert/strict";
import { test } from "node:test";
import { bundled } from "./bundle.mjs";

const { Desk } = await bundled("desk");

/** A pass over files that finds nothing but bytes. */
class Pass {
  events = 0;
  #output = new Uint8Array([1, 2]);
  begin() {}
  push(bytes) {
    this.events += bytes.length;
    return true;
  }
  output() {
    const output = this.#output;
    this.#output = new Uint8Array();
    return output;
  }
  soFar() {
    return "so far";
  }
  finish() {
    return "found";
  }
}

/** A run with so many strides and parts of its log. */
class Run {
  met = 0;
  isCut = false;
  isFree = false;
  #parts = 2;
  constructor(all) {
    this.all = all;
  }
  advance() {
    if (this.isCut) return false;
    // A stride that takes longer than a slice, so that requests are heard after each.
    const end = performance.now() + 50;
    while (performance.now() < end);
    this.met += 1;
    return this.met < this.all;
  }
  stop() {
    this.isCut = true;
  }
  part() {
    return this.#parts-- > 0 ? new Uint8Array([this.#parts]) : undefined;
  }
  free() {
    this.isFree = true;
  }
}

/** A desk, what it has posted, and the runs that it has made. */
function desk(start = async () => {}) {
  const posted = [];
  const runs = [];
  const engine = {
    pass: (job) => {
      if (job === "wrong") throw new TypeError("wrong job");
      return new Pass();
    },
    run: (all) => {
      if (all === "wrong") throw new TypeError("wrong request");
      runs.push(new Run(all));
      return runs.at(-1);
    },
  };
  const made = new Desk(
    start().then(() => engine),
    (message, transfer = []) => posted.push(structuredClone(message, { transfer })),
  );
  const until = async (kind) => {
    for (let tries = 0; tries < 300; tries += 1) {
      const found = posted.find((message) => message.kind === kind);
      if (found) return found;
      await rest();
    }
    assert.fail(`no ${kind}: ${JSON.stringify(posted)}`);
  };
  const kinds = () => posted.map(({ kind }) => kind);
  return { take: (request) => made.take(request), posted, until, kinds, runs };
}

const rest = (millis = 10) => new Promise((go) => setTimeout(go, millis));
const job = { kind: "job", job: "count", place: {} };
const part = (task) => ({ kind: "part", task, part: { file: new Blob(["12345"]), from: 0 } });

test("it is ready when its engine has started", async () => {
  let started;
  const worker = desk(() => new Promise((go) => (started = go)));
  await rest();
  assert.deepEqual(worker.posted, []);
  started();
  await worker.until("ready");
});

test("an engine that does not start is reported", async () => {
  const worker = desk(() => Promise.reject(new Error("no engine")));
  assert.equal((await worker.until("failed")).message, "no engine");
});

test("a part of a file is read, with what it gives out, how far it is and what was found", async () => {
  const worker = desk();
  worker.take(job);
  worker.take(part(7));
  const done = await worker.until("done");
  assert.deepEqual(done, { kind: "done", task: 7, outcome: "found", trouble: undefined });
  assert.deepEqual(worker.kinds(), ["ready", "output", "progress", "done"]);
  assert.deepEqual(worker.posted[1].output, new Uint8Array([1, 2]));
  assert.deepEqual(worker.posted[2], { kind: "progress", task: 7, bytes: 5, events: 5 });
});

test("a job that the engine refuses is reported with its part", async () => {
  const worker = desk();
  worker.take({ ...job, job: "wrong" });
  worker.take(part(0));
  assert.equal((await worker.until("failed")).message, "wrong job");
});

test("reading can be paused, twice in a row as well, and goes on", async () => {
  const worker = desk();
  worker.take(job);
  worker.take({ kind: "pause" });
  worker.take(part(0));
  await rest(30);
  worker.take({ kind: "pause" });
  await rest(30);
  assert.ok(!worker.kinds().includes("done"));
  worker.take({ kind: "resume" });
  await worker.until("done");
});

test("a reset gives up what is being read, and the next job is read", async () => {
  const worker = desk();
  worker.take(job);
  worker.take({ kind: "pause" });
  worker.take(part(1));
  await worker.until("ready");
  worker.take({ kind: "reset" });
  worker.take(job);
  worker.take(part(2));
  assert.equal((await worker.until("done")).task, 2);
  assert.equal(worker.kinds().filter((kind) => kind === "ready").length, 2);
  assert.ok(worker.posted.every(({ task }) => task !== 1));
});

test("a play is reported while it goes on, then its log, then its end", async () => {
  const worker = desk();
  worker.take({ kind: "play", play: 3, request: 3 });
  const played = await worker.until("played");
  assert.deepEqual(played, { kind: "played", play: 3, isCut: false });
  assert.deepEqual(worker.kinds(), ["ready", "playing", "playing", "log", "log", "played"]);
  assert.deepEqual(worker.posted[2], { kind: "playing", play: 3, met: 2, all: 3 });
  assert.deepEqual(worker.posted[3].part, new Uint8Array([1]));
  assert.ok(worker.runs[0].isFree);
});

test("a play that is stopped gives out what was played", async () => {
  const worker = desk();
  worker.take({ kind: "play", play: 1, request: 1_000 });
  await worker.until("playing");
  worker.take({ kind: "stop" });
  assert.equal((await worker.until("played")).isCut, true);
  assert.equal(worker.kinds().filter((kind) => kind === "log").length, 2);
});

test("a newer play overtakes an older one, of which nothing more is heard", async () => {
  const worker = desk();
  worker.take({ kind: "play", play: 1, request: 1_000 });
  await worker.until("playing");
  const before = worker.posted.length;
  worker.take({ kind: "play", play: 2, request: 2 });
  assert.equal((await worker.until("played")).play, 2);
  await rest(100);
  assert.ok(worker.posted.slice(before).every(({ play }) => play === 2));
  assert.ok(worker.runs.every((run) => run.isFree));
});

test("a request that the engine refuses is reported", async () => {
  const worker = desk();
  worker.take({ kind: "play", play: 1, request: "wrong" });
  assert.equal((await worker.until("failed")).message, "wrong request");
});
