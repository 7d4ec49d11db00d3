#!/usr/bin/env node
// The command `eventbridge-playground`.

import { run } from "./command/run.js";

process.exitCode = await run(process.argv.slice(2), process);
