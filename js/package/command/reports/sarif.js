// SARIF 2.1.0, as code scanning reads it: <https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html>.

import { readFileSync } from "node:fs";

const SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";
const GUIDE = "https://docs.aws.amazon.com/eventbridge/latest/userguide";

/** What is no advice: what AWS refuses, and what could not be read. */
const OWN_RULES = [
  { id: "ignored-text", title: "AWS ignores what follows the event pattern", page: `${GUIDE}/eb-create-pattern.html` },
  { id: "invalid-pattern", title: "AWS rejects the event pattern", page: `${GUIDE}/eb-create-pattern.html` },
  { id: "invalid-schedule", title: "AWS rejects the schedule expression", page: `${GUIDE}/eb-scheduled-rule-pattern.html` },
  { id: "overridden-field", title: "A later field with the same name replaces this one", page: `${GUIDE}/eb-create-pattern.html` },
  { id: "schedule-on-bus", title: "Schedules are supported only on the default event bus", page: `${GUIDE}/eb-create-rule-schedule.html` },
  { id: "unreadable", title: "The file could not be read to its end", page: `${GUIDE}/eb-rules.html` },
  { id: "unsupported", title: "A resource of a kind that is not checked", page: `${GUIDE}/eb-rules.html` },
  { id: "unusual-schedule", title: "The schedule might not run when intended", page: `${GUIDE}/eb-scheduled-rule-pattern.html` },
];

/** A log with one run. */
export function sarif({ files, advice }) {
  const { version } = JSON.parse(readFileSync(new URL("../../package.json", import.meta.url), "utf8"));
  const known = [...OWN_RULES, ...advice].sort((a, b) => (a.id < b.id ? -1 : 1));
  const used = new Set(files.flatMap(({ problems }) => problems.map(({ id }) => id)));
  const rules = known.filter(({ id }) => used.has(id));
  const log = {
    version: "2.1.0",
    $schema: SCHEMA,
    runs: [
      {
        tool: { driver: { name: "eventbridge-playground", semanticVersion: version, rules: rules.map(descriptor) } },
        // Columns count as JavaScript and AWS count them.
        columnKind: "utf16CodeUnits",
        results: files.flatMap(({ file, problems }) => problems.map((problem) => result(file, problem, rules))),
      },
    ],
  };
  return `${JSON.stringify(log, null, 2)}\n`;
}

function descriptor({ id, title, why, page }) {
  return { id, shortDescription: { text: `${title}.` }, ...(why && { fullDescription: { text: why } }), helpUri: page };
}

function result(file, { id, severity, start, end, message, aws, part }, rules) {
  return {
    ruleId: id,
    ruleIndex: rules.findIndex((rule) => rule.id === id),
    level: severity,
    message: { text: aws ? `${message}\nAWS: ${aws}` : message },
    locations: [
      {
        physicalLocation: {
          artifactLocation: { uri: encodeURI(file).replace(/[#?]/g, encodeURIComponent) },
          region: { startLine: start.line, startColumn: start.column, endLine: end.line, endColumn: end.column },
        },
        ...(part && { logicalLocations: [{ fullyQualifiedName: part }] }),
      },
    ],
  };
}
