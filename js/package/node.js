// For Node: the engine is read from beside this file. At once, without `await`, so that `require`
// can load the package, too.

import { readFileSync } from "node:fs";
import { shortenWayOfBytes } from "./bytes.js";
import { initSync, RuleSet } from "./engine.js";

const { memory } = initSync({ module: readFileSync(new URL("./engine_bg.wasm", import.meta.url)) });
shortenWayOfBytes(RuleSet, memory);

export { explain, RuleSet, testEventPattern, validatePattern } from "./engine.js";
