// Lines that GitHub Actions shows beside the lines of a pull request:
// <https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-commands>.

/** One for each test that fails. */
export function annotateTests(suites) {
  const lines = suites.flatMap(({ name: suite, tests }) =>
    tests
      .filter(({ state }) => state === "failed")
      .map(({ name, expected, verdict, reasons, place }) => {
        const title = `${name}: expected ${expected}, got ${verdict}`;
        const { file = suite, line, column } = place ?? {};
        return command("error", { file, line, col: column, title }, reasons.join("\n") || title);
      }),
  );
  return lines.join("");
}

const LEVELS = { error: "error", warning: "warning", note: "notice" };

/** One for each problem. */
export function annotateProblems({ files }) {
  const lines = files.flatMap(({ file, problems }) =>
    problems.map(({ severity, id, start, end, message, aws, part }) => {
      // GitHub takes columns only within one line.
      const endColumn = end.line === start.line && end.column > start.column ? end.column : undefined;
      const where = { file, line: start.line, endLine: end.line, col: start.column, endColumn, title: part ? `${part} (${id})` : id };
      return command(LEVELS[severity], where, aws ? `${message}\nAWS: ${aws}` : message);
    }),
  );
  return lines.join("");
}

function command(name, properties, message) {
  const given = Object.entries(properties).filter(([, value]) => value !== undefined);
  const words = given.map(([key, value]) => `${key}=${escaped(String(value)).replace(/:/g, "%3A").replace(/,/g, "%2C")}`);
  return `::${name} ${words.join(",")}::${escaped(message)}\n`;
}

function escaped(text) {
  return text.replace(/%/g, "%25").replace(/\r/g, "%0D").replace(/\n/g, "%0A");
}
