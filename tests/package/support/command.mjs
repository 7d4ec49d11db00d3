// Runs the package's command in a folder of its own.

import { spawn } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { after } from "node:test";
import { fileURLToPath } from "node:url";

export const COMMAND = fileURLToPath(new URL("../../../pkg/command.js", import.meta.url));

/** A folder that is gone after the tests; the files of it are given as texts or bytes by their paths. */
export function folder(files = {}) {
  const path = mkdtempSync(join(tmpdir(), "eventbridge-playground-"));
  after(() => rmSync(path, { recursive: true, force: true }));
  const put = (name, content) => {
    mkdirSync(dirname(join(path, name)), { recursive: true });
    writeFileSync(join(path, name), content);
  };
  for (const [name, content] of Object.entries(files)) put(name, content);
  return {
    path,
    put,
    /** Runs the command with these words and this standard input; answers its exit code and what it wrote. */
    run: (words, { stdin = "", env = {} } = {}) => run(words, { cwd: path, stdin, env }),
  };
}

function run(words, { cwd, stdin, env }) {
  const { GITHUB_WORKSPACE, FORCE_COLOR, NO_COLOR, ...outer } = process.env;
  const child = spawn(process.execPath, [COMMAND, ...words], { cwd, env: { ...outer, ...env } });
  const wrote = { stdout: [], stderr: [] };
  for (const stream of ["stdout", "stderr"]) child[stream].on("data", (chunk) => wrote[stream].push(chunk));
  // A command that has ended reads no more.
  child.stdin.on("error", () => {});
  child.stdin.end(stdin);
  const text = (stream) => Buffer.concat(wrote[stream]).toString("utf8");
  return new Promise((resolve) => {
    child.on("close", (code) => resolve({ code, out: text("stdout"), err: text("stderr") }));
  });
}

/** A workspace's file with these events: `[name, event, expect]`, and `off` behind one that is switched off. */
export function workspace(pattern, events) {
  return JSON.stringify(
    {
      format: "eventbridge-playground",
      version: 1,
      pattern: JSON.stringify(pattern),
      events: events.map(([name, event, expect, off]) => ({
        name,
        text: typeof event === "string" ? event : JSON.stringify(event),
        ...(off && { off: true }),
        ...(expect && { expect }),
      })),
    },
    null,
    2,
  );
}
