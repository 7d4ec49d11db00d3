// The Test Anything Protocol, version 14: <https://testanything.org/tap-version-14-specification.html>.

/** The tests of all workspaces, one after another. */
export function tap(suites) {
  const tests = suites.flatMap(({ name, tests }) => tests.map((test) => ({ ...test, suite: name })));
  const lines = ["TAP version 14", `1..${tests.length}`];
  tests.forEach(({ suite, name, state, expected, verdict, reasons, place }, index) => {
    const directive = state === "skipped" ? " # SKIP the event isn't included" : "";
    const result = state === "failed" ? "not ok" : "ok";
    lines.push(`${result} ${index + 1} - ${escaped(`${suite}: ${name}`)}${directive}`);
    if (state !== "failed") return;
    // A string of JSON is one of YAML, too.
    lines.push("  ---", `  message: ${JSON.stringify(reasons[0] ?? "")}`, "  severity: fail");
    lines.push(`  expected: ${JSON.stringify(expected)}`, `  actual: ${JSON.stringify(verdict)}`);
    if (reasons.length > 1) {
      lines.push("  reasons:", ...reasons.map((reason) => `    - ${JSON.stringify(reason)}`));
    }
    if (place) {
      lines.push("  at:", `    file: ${JSON.stringify(place.file)}`, `    line: ${place.line}`, `    column: ${place.column}`);
    }
    lines.push("  ...");
  });
  return `${lines.join("\n")}\n`;
}

/** A description on one line, in which `#` begins no directive. */
function escaped(text) {
  return text.replace(/[\\#]/g, "\\$&").replace(/\s+/g, " ").replace(/\p{Cc}/gu, "\ufffd");
}
