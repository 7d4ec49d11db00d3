// The steps of the lessons that are about a learner's own function: each solution solves its step when the sandbox has
// run it, and neither the start nor a hint does. The engine says what is run and judges it (`examples/lesson_runs.rs`).

import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { mkdtemp, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { it } from "node:test";
import { environment } from "./support/lambda.mjs";
import { Python } from "./support/python.mjs";

/** The lines that the engine's runner prints. */
function engine(...words) {
  const { stdout, stderr, status } = spawnSync("cargo", ["run", "--quiet", "--example", "lesson_runs", "--", ...words], {
    encoding: "utf8",
    maxBuffer: 1 << 26,
  });
  assert.equal(status, 0, stderr);
  return stdout.split("\n").filter(Boolean).map((line) => JSON.parse(line));
}

/** Carries out the runs of a state, each first attempt in an environment of its own. */
async function outcomesOf(requests) {
  const outcomes = [];
  let python;
  let node;
  for (const request of requests) {
    if (request.runtime === "python") {
      if (!request.warm) {
        await python?.stop();
        python = await Python.start(request.memory);
      }
      outcomes.push(await python.run(request));
    } else {
      if (!request.warm) node = await environment();
      const { messages: _, sent, ...outcome } = await node(request);
      outcomes.push({ ...outcome, cold: !request.warm, sent: sent.map(({ at, entry }) => ({ at, entry })) });
    }
  }
  await python?.stop();
  return outcomes.map(({ ending, cold, initDuration = 0, duration = 0, heapGrowth = 0, lines, calls, sent }) => {
    return { ending, cold, initDuration, duration, heapGrowth, lines, calls, sent };
  });
}

it("solutions solve their steps in the sandbox, starts and hints do not", async () => {
  const states = engine();
  assert.ok(states.length > 30, `${states.length} states`);
  const lines = [];
  for (const { name, requests } of states) lines.push(JSON.stringify({ name, outcomes: await outcomesOf(requests) }));
  const file = join(await mkdtemp(join(tmpdir(), "lessons-")), "outcomes");
  await writeFile(file, lines.join("\n"));
  const wrong = [];
  for (const { name, unmet } of engine(file)) {
    if (name.endsWith(": solution")) wrong.push(...unmet.map(({ check, reason }) => `${name}: ${check}: ${reason}`));
    else if (unmet.length === 0) wrong.push(`${name} is solved already`);
    // Every wrong answer has a reason, and none is that it did not run.
    for (const { reason } of unmet) if (!/^[“A-Z].*[.?]$/s.test(reason) || /Run (it|your)/.test(reason)) wrong.push(`${name}: “${reason}”`);
  }
  assert.deepEqual(wrong, []);
});
