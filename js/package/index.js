// For browsers: the engine is fetched from beside this file.

import init from "./engine.js";

await init({ module_or_path: new URL("./engine_bg.wasm", import.meta.url) });

export { explain, RuleSet, testEventPattern, validatePattern } from "./engine.js";
