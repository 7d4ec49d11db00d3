// Writes all systems in all formats, once before the tests.

import { linkPackages, writeAll } from "./support/exports.mjs";

writeAll();
linkPackages();
