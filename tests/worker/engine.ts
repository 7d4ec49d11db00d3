// What js/worker/engine.d.ts says of the engine agrees with what is declared when it is made. Values that the
// worker only hands on are opaque there and anything here, so this holds names, numbers of arguments and the rest.

import type * as made from "../../build/engine/engine.js";
import type * as said from "../../js/worker/engine.js";

type Agrees<Made extends Said, Said> = [Made, Said];

export type Checked = [
  Agrees<typeof made.TrafficPass, typeof said.TrafficPass>,
  Agrees<typeof made.SimulationRun, typeof said.SimulationRun>,
  Agrees<typeof made.default, typeof said.default>,
];
