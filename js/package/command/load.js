// The command's own engine, which reads templates as well. It is read when a verb needs it.

import { readFileSync } from "node:fs";
import { initSync } from "./engine.js";

initSync({ module: readFileSync(new URL("./engine_bg.wasm", import.meta.url)) });

export { checkText, lints, listRules, MatchRun, RuleSet, runTests } from "./engine.js";
