// The tools that scripts/formats.sh brought in.

import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { join } from "node:path";

const here = new URL("..", import.meta.url).pathname;

/** The folder of the Python tools. */
const environment = join(process.env.EBP_FORMATS ?? "", "bin");

export const python = existsSync(join(environment, "python")) ? join(environment, "python") : undefined;

/** What a test says that cannot run. */
export const NO_PYTHON = "SKIPPED: there is no Python, so nothing of this is checked";

/** Runs a program of `tools/` over files and returns what it prints as JSON. */
export function runPython(program, ...arguments_) {
  const { stdout, stderr, status } = spawnSync(python, [join(here, "tools", program), ...arguments_], {
    encoding: "utf8",
    maxBuffer: 1 << 28,
    // The CDK's own copy of itself is unpacked once.
    env: { ...process.env, JSII_SILENCE_WARNING_END_OF_LIFE_NODE_VERSION: "1" },
  });
  if (status !== 0) throw new Error(`${program}: ${stderr}${stdout}`);
  return JSON.parse(stdout);
}
