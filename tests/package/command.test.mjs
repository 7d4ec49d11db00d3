// The package's command: its words, its exit codes, and how npx runs it from an address.

import assert from "node:assert/strict";
import { execFile, spawn } from "node:child_process";
import { readFileSync } from "node:fs";
import { createServer } from "node:http";
import { after, test } from "node:test";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { COMMAND, folder, workspace } from "./support/command.mjs";

const shop = workspace({ source: ["shop"] }, [["sold", { source: "shop" }, "match"]]);

test("help is printed for the command and for each verb", async () => {
  const { run } = folder();
  const general = await run(["--help"]);
  assert.equal(general.code, 0);
  for (const verb of ["test", "check", "match"]) {
    assert.match(general.out, new RegExp(`^  ${verb} `, "m"));
    for (const words of [[verb, "--help"], [verb, "-h"], ["help", verb]]) {
      const { code, out, err } = await run(words);
      assert.deepEqual([code, err], [0, ""]);
      assert.match(out, new RegExp(`^Usage: eventbridge-playground ${verb} `, "m"));
      assert.ok(out.split("\n").every((line) => line.length <= 100), `${verb}: a line is too long for a terminal`);
    }
  }
  const { version } = JSON.parse(readFileSync(new URL("../../pkg/package.json", import.meta.url), "utf8"));
  assert.deepEqual(await run(["--version"]), { code: 0, out: `${version}\n`, err: "" });
  assert.equal((await run([])).code, 2);
});

test("wrong words are told, with a hint, and end with 2", async () => {
  const { run } = folder({ "shop.json": shop, "rules.json": "{}" });
  const cases = [
    [["tset"], /no command “tset”. Did you mean “test”\?/],
    [["frobnicate"], /The commands are test, check and match\./],
    [["test"], /test needs a workspace file/],
    [["test", "shop.json", "--reportr", "tap"], /no option “--reportr”. Did you mean “--reporter”\?/],
    [["test", "shop.json", "-r"], /no option “-r”/],
    [["test", "shop.json", "--reporter"], /“--reporter” needs a value: --reporter NAME\[=FILE\]/],
    [["test", "shop.json", "--reporter", "juni"], /no reporter “juni”. Did you mean “junit”\?/],
    [["test", "shop.json", "--reporter", "tap", "--reporter", "text"], /standard output can have only one report/],
    [["test", "shop.json", "--rule", "Paid"], /add --template FILE/],
    [["test", "shop.json", "--set", "x", "--template", "shop.json"], /“--set x” needs a value/],
    [["check", "--level", "fatal"], /“--level” must be one of error, warning and note, not “fatal”/],
    [["check", "--silence", "nothing"], /no tip with the ID “nothing”/],
    [["match", "--filter"], /either --rules FILE or --template FILE/],
    [["match", "--rules", "rules.json", "--filter=yes"], /“--filter” doesn't take a value/],
    [["match", "--rules", "-"], /can't be used for both rules and events/],
  ];
  for (const [words, told] of cases) {
    const { code, out, err } = await run(words);
    assert.deepEqual([code, out], [2, ""], words.join(" "));
    assert.match(err, told);
    assert.match(err, /^eventbridge-playground: /);
    assert.match(err, /--help” for help\.\n$/);
  }
});

test("colours are for terminals that want them", async () => {
  const { run } = folder({ "shop.json": shop });
  const painted = async (env) => (await run(["test", "shop.json"], { env })).out.includes("\u001b[");
  assert.equal(await painted({}), false);
  assert.equal(await painted({ FORCE_COLOR: "1" }), true);
  assert.equal(await painted({ FORCE_COLOR: "0" }), false);
});

test("a reader that has seen enough ends the command quietly", async () => {
  const { path } = folder({
    "rules.json": '{"all": {"source": ["shop"]}}',
    "events.ndjson": '{"source": "shop", "text": "so that a pipe fills"}\n'.repeat(100_000),
  });
  const child = spawn(process.execPath, [COMMAND, "match", "--rules", "rules.json", "--filter", "events.ndjson"], { cwd: path });
  let err = "";
  child.stderr.on("data", (chunk) => (err += chunk));
  child.stdout.once("data", () => child.stdout.destroy());
  const code = await new Promise((resolve) => child.on("close", resolve));
  assert.deepEqual([code, err], [0, ""]);
});

test("npx runs it from an address, without a registry", async () => {
  const packed = new URL("../../build/package/", import.meta.url);
  const name = readFileSync(new URL("packages.txt", packed), "utf8").trim();
  const server = createServer((request, response) => {
    if (request.url !== `/some/site/${name}`) return response.writeHead(404).end();
    response.writeHead(200, { "content-type": "application/gzip" }).end(readFileSync(new URL(name, packed)));
  });
  await new Promise((go) => server.listen(0, "127.0.0.1", go));
  after(() => server.close());
  const { path } = folder({ "shop.json": shop });
  const address = `http://127.0.0.1:${server.address().port}/some/site/${name}`;
  const env = { ...process.env, npm_config_cache: `${path}/cache`, npm_config_registry: "http://127.0.0.1:9/", npm_config_update_notifier: "false" };
  const { stdout } = await promisify(execFile)("npx", ["--yes", address, "test", "shop.json"], { cwd: path, env });
  assert.equal(stdout, "✓ shop.json: 1 of 1 test passes\n");
});

test("the packed package is the same each time", async () => {
  const pack = async () => {
    const { path } = folder();
    const pkg = fileURLToPath(new URL("../../pkg/", import.meta.url));
    const { stdout } = await promisify(execFile)("npm", ["pack", pkg, "--silent", "--pack-destination", path]);
    return readFileSync(`${path}/${stdout.trim()}`);
  };
  assert.ok((await pack()).equals(await pack()));
});
