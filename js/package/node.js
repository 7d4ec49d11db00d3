// For Node: the engine is read from beside this file. At once, without `await`, so that `require`
// can load the package, too.

import { readFileSync } from "node:fs";
import { initSync } from "./engine.js";

initSync({ module: readFileSync(new URL("./engine_bg.wasm", import.meta.url)) });

export { explain, RuleSet, testEventPattern, validatePattern } from "./engine.js";
