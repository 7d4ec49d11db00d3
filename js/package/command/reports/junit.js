// JUnit's XML, as Jenkins, GitLab and others read it:
// <https://github.com/jenkinsci/xunit-plugin/blob/master/src/main/resources/org/jenkinsci/plugins/xunit/types/model/xsd/junit-10.xsd>.

/** A suite a workspace. */
export function junit(suites) {
  const all = suites.flatMap(({ tests }) => tests);
  const lines = ['<?xml version="1.0" encoding="UTF-8"?>', `<testsuites${attributes({ name: "eventbridge-playground", ...counted(all) })}>`];
  for (const { name, tests } of suites) {
    lines.push(`  <testsuite${attributes({ name, ...counted(tests), skipped: count(tests, "skipped") })}>`);
    for (const test of tests) lines.push(...testcase(name, test));
    lines.push("  </testsuite>");
  }
  return `${lines.join("\n")}\n</testsuites>\n`;
}

function* testcase(suite, { name, state, expected, verdict, reasons, place }) {
  const where = place ? { file: place.file, line: place.line } : {};
  const open = `    <testcase${attributes({ name, classname: suite, ...where })}`;
  if (state === "passed") {
    yield `${open}/>`;
    return;
  }
  yield `${open}>`;
  if (state === "skipped") {
    yield `      <skipped${attributes({ message: "The event isn't included." })}/>`;
  } else {
    const message = `expected ${expected}, got ${verdict}`;
    yield `      <failure${attributes({ message, type: "expectation" })}>${escaped(reasons.join("\n"))}</failure>`;
  }
  yield "    </testcase>";
}

function counted(tests) {
  return { tests: tests.length, failures: count(tests, "failed"), errors: 0 };
}

function count(tests, state) {
  return tests.filter((test) => test.state === state).length;
}

function attributes(values) {
  return Object.entries(values).map(([name, value]) => ` ${name}="${escaped(String(value))}"`).join("");
}

const NAMES = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "\n": "&#10;", "\r": "&#13;", "\t": "&#9;" };

/** The text in XML, which cannot hold every character: <https://www.w3.org/TR/xml/#charsets>. */
function escaped(text) {
  return text
    .toWellFormed()
    .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, "\ufffd")
    .replace(/[&<>"\n\r\t]/g, (c) => NAMES[c]);
}
