// The twenty cases that the sandbox has to stand, each with the tests that hold it: all are in a browser, but for those
// whose file is in tests/. A test that is renamed has to be renamed here.

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { test } from "node:test";

const WALLS = "e2e/sandbox-walls.test.mjs";
const HOST = "e2e/sandbox-host.test.mjs";
const PYTHON = "e2e/sandbox-python.test.mjs";
const PAGE = "e2e/own-handler.test.mjs";
const CONSENT = "e2e/own-handler-consent.test.mjs";
const ENDINGS = "tests/sandbox/python-endings.test.mjs";
const LIBRARY = [PYTHON, "the library, boto3's pages, waiters, tables, bodies and errors are what they are outside of a browser"];
const SDK = [WALLS, "the SDK's pages, waiters, documents, answers and errors are what they are in Node.js"];

const CASES = [
  ["the tutorial's snapshot handler, unchanged, answers and logs, from START to REPORT", [[PYTHON, "the tutorials' handlers answer, log and call; the second run asks for nothing"], [PAGE, "a function from a template is edited and run"]]],
  ["the tutorial's instance starter, unchanged, calls StartInstances", [[PYTHON, "the tutorials' handlers answer, log and call; the second run asks for nothing"]]],
  ["an ES module and CommonJS with the SDK are recorded", [[WALLS, "the SDK in both kinds of modules is recorded"]]],
  ["an exception has Lambda's payload, and its line", [[PYTHON, "an exception has Lambda's type, message and frames, and the line of the code"], [PAGE, "an error is Lambda's, and marks its line until the code changes"]]],
  ["failures at import, syntax errors, packages, names and values that are none", [[WALLS, "failures at import, in the handler and in the answer are Lambda's"], [ENDINGS, "Lambda's own errors have their types and messages"]]],
  ["endless loops end at the time-out, and the page answers meanwhile", [[PYTHON, "endless loops end at the time-out while the page lives, and the next run works"], [WALLS, "an endless loop is ended at the time-out, and the page answers meanwhile"]]],
  ["waits take no time and count", [[WALLS, "a wait is over at once, and counts"], LIBRARY]],
  ["memory is bounded", [[PYTHON, "memory is bounded, and what is within the bounds can be had"], [WALLS, "memory without end is the end of the function, not of the page"]]],
  ["output without end is cut", [[WALLS, "output without end is cut, with a line that says so"]]],
  ["the end of the process, and recursion", [[PYTHON, "a process that ends itself is told, and the next run works"], [WALLS, "the end of the process and recursion without end"]]],
  ["one handler that uses all of the library", [LIBRARY]],
  ["an error of AWS that the visitor asked for, caught and uncaught", [LIBRARY, SDK, [PAGE, "AWS answers what the visitor says: an error of the list, one that passes, and an answer"]]],
  ["paginators, waiters, tables and bodies", [LIBRARY, SDK]],
  ["no way leads out of Python", [[PYTHON, "no way leads out of it"], [ENDINGS, "the ways to JavaScript, to the network and to other processes are closed"]]],
  ["no way leads out of the worker, from raw JavaScript", [[WALLS, "from raw JavaScript in the worker nothing gets out"], [WALLS, "the same ways do get out of a page without walls"]]],
  ["sandbox.html as a page, or framed with the site's origin", [[WALLS, "sandbox.html opened as a page, or framed with the site's origin, does nothing"]]],
  ["code of a link does not run by itself, nor after the next link", [[PAGE, "code that came with a link runs when the visitor says so, and nothing of the sandbox is loaded before"], [CONSENT, "code of a link asks, also after other code has run; after it has run, the next link's asks again"]]],
  ["nothing is loaded before Run, and nothing for the second run", [[HOST, "nothing is asked for before the first run, and nothing for the second"], [PAGE, "code that came with a link runs when the visitor says so, and nothing of the sandbox is loaded before"]]],
  ["HTML is shown as text, and forged messages are dropped", [[PAGE, "what a function writes, returns, sends and raises is shown as text"], [WALLS, "forged messages of a wrong shape are dropped"]]],
  ["a host that sends _headers, and Stop at any time", [[HOST, "it starts on a host that sends _headers, joining the rules that match"], [HOST, "Stop while loading, starting and running leaves no frame and no worker"], [PAGE, "Stop ends a run, there is one of it, and what came of it is said until the code changes"]]],
];

CASES.forEach(([what, holders], index) => {
  test(`${index + 1} · ${what}`, async () => {
    for (const [file, name] of holders) {
      const text = await readFile(new URL(`../../${file}`, import.meta.url), "utf8");
      assert.ok(text.includes(`("${name}"`), `${file} has no test "${name}"`);
    }
  });
});
