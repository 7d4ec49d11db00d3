// Reports for people.

import { plain } from "../output.js";

/** The tests that fail and why, and how many there are. */
export function testText(suites, paint) {
  const lines = [];
  for (const { name, tests } of suites) {
    const failed = tests.filter(({ state }) => state === "failed");
    const mark = failed.length > 0 ? paint("red", "✗") : paint("green", "✓");
    lines.push(`${mark} ${paint("bold", plain(name))}: ${counts(tests)}`);
    for (const { name, expected, verdict, reasons, place } of failed) {
      lines.push(`  ${paint("red", "✗")} ${plain(name)}: expected ${expected}, got ${verdict}`);
      for (const reason of reasons) lines.push(indented(reason, "      "));
      if (place) lines.push(paint("dim", `      ${place.file}:${place.line}:${place.column}`));
    }
  }
  if (suites.length > 1) lines.push("", counts(suites.flatMap(({ tests }) => tests)));
  return `${lines.join("\n")}\n`;
}

/** `2 of 3 tests pass, 1 skipped`. */
function counts(tests) {
  const of = (state) => tests.filter((test) => test.state === state).length;
  const run = tests.length - of("skipped");
  const skipped = of("skipped") > 0 ? `, ${of("skipped")} skipped` : "";
  return run === 0 ? `no tests${skipped}` : `${of("passed")} of ${run} ${run === 1 ? "test passes" : "tests pass"}${skipped}`;
}

const COLOURS = { error: "red", warning: "yellow", note: "cyan" };

/** The problems by file, and how much was looked at. */
export function checkText(result, paint) {
  const lines = [];
  for (const { file, problems, more } of result.files) {
    for (const { start, severity, id, message, aws, why, page, part } of problems) {
      const place = paint("bold", `${plain(file)}:${start.line}:${start.column}`);
      const of = part ? `${plain(part)}: ` : "";
      lines.push(`${place}: ${paint(COLOURS[severity], severity)} ${paint("dim", `[${id}]`)}`);
      lines.push(indented(`${of}${message}`, "    "));
      if (aws) lines.push(indented(`AWS: ${aws}`, "    "));
      if (why) lines.push(indented(why, "    "));
      if (page) lines.push(paint("dim", `    ${page}`));
    }
    if (more > 0) lines.push(`${plain(file)}: and ${more} more`);
  }
  for (const line of result.passedOver) lines.push(paint("dim", plain(line)));
  if (lines.length > 0) lines.push("");
  lines.push(summary(result, paint));
  return `${lines.join("\n")}\n`;
}

function summary({ checked, patterns, schedules, unknown, files }, paint) {
  const all = files.flatMap(({ problems }) => problems);
  const of = (severity) => all.filter((problem) => problem.severity === severity).length;
  const found = [
    [of("error"), "error", "errors"],
    [of("warning"), "warning", "warnings"],
    [of("note"), "note", "notes"],
  ].filter(([count]) => count > 0);
  const told = found.map(([count, one, many]) => `${count} ${count === 1 ? one : many}`).join(", ");
  const seen = `${patterns} ${patterns === 1 ? "pattern" : "patterns"} and ${schedules} ${schedules === 1 ? "schedule" : "schedules"} in ${checked} ${checked === 1 ? "file" : "files"}`;
  const not = unknown > 0 ? ` ${unknown} only the deployment tool knows.` : "";
  const mark = of("error") > 0 ? paint("red", "✗") : paint("green", "✓");
  return `${mark} ${seen}: ${told || "no problems"}.${not}`;
}

function indented(text, by) {
  return plain(text).split("\n").map((line) => by + line).join("\n");
}
