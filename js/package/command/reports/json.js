// Problems as lines of JSON.

/** One line a problem. */
export function jsonLines({ files }) {
  const lines = files.flatMap(({ file, problems }) =>
    problems.map(({ id, severity, start, end, message, aws, why, page, part }) =>
      JSON.stringify({
        file,
        line: start.line,
        column: start.column,
        endLine: end.line,
        endColumn: end.column,
        severity,
        id,
        part,
        message,
        aws,
        why,
        page,
      }),
    ),
  );
  return lines.map((line) => `${line}\n`).join("");
}
