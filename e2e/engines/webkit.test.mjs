// The built site in WebKit; `scripts/webkit.sh` says which driver.

import { smokeTests } from "./smoke.mjs";
import { wallTests } from "./walls.mjs";
import { webkit } from "./webdriver.mjs";

smokeTests(() => webkit(process.env.WEBKIT_DRIVER_PATH));
wallTests(() => webkit(process.env.WEBKIT_DRIVER_PATH));
