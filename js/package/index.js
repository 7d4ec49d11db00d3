// For browsers: the engine is fetched from beside this file.

import { shortenWayOfBytes } from "./bytes.js";
import init, { RuleSet } from "./engine.js";

const { memory } = await init({ module_or_path: new URL("./engine_bg.wasm", import.meta.url) });
shortenWayOfBytes(RuleSet, memory);

export { explain, RuleSet, testEventPattern, validatePattern } from "./engine.js";
