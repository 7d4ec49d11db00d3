// The worker in which Python runs: a classic script, which the frame starts from a blob.

import { work } from "../worker.ts";
import { Python } from "./engine.ts";

work(new Python());
