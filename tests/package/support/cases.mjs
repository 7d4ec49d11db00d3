// The conformance cases of this repository (tests/conformance; tests/support/cases.rs says what is
// in them), as far as `JSON.parse` keeps them: the spelling of numbers and repeated keys are lost,
// and tests/wasm.rs looks at those.

import { readdirSync, readFileSync } from "node:fs";

const folder = new URL("../../conformance/", import.meta.url);

export const cases = readdirSync(folder)
  .filter((name) => name.endsWith(".json"))
  .flatMap((name) => JSON.parse(readFileSync(new URL(name, folder), "utf8")));
