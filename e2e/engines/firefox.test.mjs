// The built site in Firefox; `scripts/firefox.sh` says which.

import { firefox } from "./bidi.mjs";
import { smokeTests } from "./smoke.mjs";
import { wallTests } from "./walls.mjs";

smokeTests(() => firefox(process.env.FIREFOX_PATH));
wallTests(() => firefox(process.env.FIREFOX_PATH));
