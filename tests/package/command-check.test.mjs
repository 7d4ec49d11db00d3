// `eventbridge-playground check`.

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { folder } from "./support/command.mjs";

const template = `Resources:
  OrderPaid:
    Type: AWS::Events::Rule
    Properties:
      EventPattern:
        source: [shop, !Ref Other]
        detail: {total: [{numerc: ['>=', 100]}]}
  Logs:
    Type: AWS::Events::Rule
    Properties:
      EventPattern: {source: [aws.s3], detail: {key: ['logs/*']}}
  Nightly:
    Type: AWS::Events::Rule
    Properties: {ScheduleExpression: cron(0 12 * * *)}
`;

const terraform = `resource "aws_cloudwatch_event_rule" "paid" {
  event_pattern = <<-EOT
    {
      "source": "shop"
    }
  EOT
}
`;

const construct = `import * as events from 'aws-cdk-lib/aws-events';
new events.Rule(this, 'Paid', { eventPattern: { source: ['shop'] } });
`;

const files = {
  "template.yaml": template,
  "infra/main.tf": terraform,
  "lib/stack.ts": construct,
  "README.md": "source: shop, EventPattern",
  "node_modules/other/template.yaml": template,
  ".git/template.yaml": template,
  "dist/template.yaml": template,
  "binary.json": Buffer.from([0, 255, 1]),
  "large.json": `{"EventPattern": {"source": "x"}, "fill": "${"x".repeat(3_000_000)}"}`,
  "plain.yaml": "a: 1\n",
  "code.mjs": 'const sign = `\nresource "aws_cloudwatch_event_rule" {\n AWS::Events::Rule: [`;\n',
};

/** The problems in a folder, from the report that has them as data. */
async function problems(run) {
  const { out } = await run(["check", "--reporter", "json"]);
  return out.trimEnd().split("\n").map((line) => JSON.parse(line));
}

test("a repository's problems are told by file, line and column, with AWS's words and advice", async () => {
  const { run } = folder(files);
  const { code, out, err } = await run(["check"]);
  assert.deepEqual([code, err], [1, ""]);
  const [inTerraform, , advice] = await problems(run);
  assert.equal(
    out,
    `infra/main.tf:4:17: error [invalid-pattern]
    Rule paid: ${inTerraform.message}
    AWS: Event pattern is not valid. Reason: "source" must be an object or an array
template.yaml:7:27: error [invalid-pattern]
    Rule OrderPaid: Unknown operator "numerc". Operator names are case-sensitive.
    AWS: Event pattern is not valid. Reason: Unrecognized match type numerc
template.yaml:11:55: warning [literal-star]
    Rule Logs: ${advice.message}
    Exact values are compared character by character. * matches other text only in wildcard.
    https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-create-pattern-operators.html
template.yaml:14:43: error [invalid-schedule]
    Rule Nightly: cron(…) expects six fields: minutes hours day-of-month month day-of-week year. This has 5.
    AWS: Parameter ScheduleExpression is not valid.
large.json: skipped. It has 3000045 bytes, and the limit for files in folders is 2097152.

✗ 4 patterns and 1 schedule in 3 files: 3 errors, 1 warning.
`,
  );
});

test("lines of JSON have all of it", async () => {
  const found = await problems(folder(files).run);
  assert.deepEqual(
    found.map(({ file, line, column, endLine, endColumn, severity, id }) => [file, line, column, endLine, endColumn, severity, id]),
    [
      ["infra/main.tf", 4, 17, 4, 23, "error", "invalid-pattern"],
      ["template.yaml", 7, 27, 7, 33, "error", "invalid-pattern"],
      ["template.yaml", 11, 55, 11, 63, "warning", "literal-star"],
      ["template.yaml", 14, 43, 14, 53, "error", "invalid-schedule"],
    ],
  );
  for (const { message } of found) assert.match(message, /\.$/);
});

test("levels decide what is told and what fails, and advice is silenced by its id", async () => {
  const { run } = folder({ "rule.yaml": template.replace("numerc", "numeric").replace("12 * * *", "12 * * ? *") });
  const codes = async (...words) => (await run(["check", ...words])).code;
  assert.equal(await codes(), 0);
  assert.equal(await codes("--fail-on", "warning"), 1);
  assert.equal(await codes("--fail-on", "warning", "--silence", "literal-star"), 0);
  const { out } = await run(["check", "--level", "error"]);
  assert.equal(out, "✓ 2 patterns and 1 schedule in 1 file: no problems.\n");
});

test("SARIF is as version 2.1.0 has it", async () => {
  const { run, path } = folder({ ...files, "with space #1.yaml": template });
  const { code } = await run(["check", "--reporter", "sarif=log.sarif"]);
  assert.equal(code, 1);
  const text = readFileSync(join(path, "log.sarif"), "utf8");
  const log = JSON.parse(text);
  const [{ tool, results }] = log.runs;
  assert.equal(results.length, 7);
  for (const { ruleId, ruleIndex, locations } of results) {
    assert.equal(tool.driver.rules[ruleIndex].id, ruleId);
    const { uri } = locations[0].physicalLocation.artifactLocation;
    assert.match(uri, /^(?:[\w./-]|%[0-9A-F]{2})+$/);
  }
  assertTyped(text);
});

/** The types of SARIF's schema take the log as it stands: no property too many, none that is missing, no other level. */
function assertTyped(log) {
  // Beside the packages, so that the types are found.
  const build = fileURLToPath(new URL("../../build/sarif/", import.meta.url));
  mkdirSync(build, { recursive: true });
  writeFileSync(join(build, "log.ts"), `import type { Log } from "sarif";\nexport const log: Log = ${log}`);
  const options = ["--ignoreConfig", "--noEmit", "--strict", "--module", "nodenext", "--target", "es2022"];
  try {
    execFileSync("tsc", [...options, join(build, "log.ts")], { encoding: "utf8", stdio: "pipe" });
  } catch (error) {
    assert.fail(error.stdout);
  } finally {
    rmSync(build, { recursive: true, force: true });
  }
}

test("GitHub marks the lines", async () => {
  const { run } = folder(files);
  const { out } = await run(["check", "template.yaml", "--reporter", "github"]);
  assert.deepEqual(
    out.split("\n").map((line) => line.split("::")[1]),
    [
      "error file=template.yaml,line=7,endLine=7,col=27,endColumn=33,title=Rule OrderPaid (invalid-pattern)",
      "warning file=template.yaml,line=11,endLine=11,col=55,endColumn=63,title=Rule Logs (literal-star)",
      "error file=template.yaml,line=14,endLine=14,col=43,endColumn=53,title=Rule Nightly (invalid-schedule)",
      undefined,
    ],
  );
});

test("files that are named, standard input, and what is no template", async () => {
  const { run } = folder({ ...files, "rules.txt": template, "crlf.yaml": template.replace(/\n/g, "\r\n"), "lost.yaml": "Resources:\n  A:\n    Type: AWS::Events::Rule\n    Properties: {EventPattern: [\n" });
  assert.match((await run(["check", "rules.txt"])).out, /rules\.txt:7:27: error/);
  assert.match((await run(["check", "crlf.yaml"])).out, /crlf\.yaml:7:27: error/);
  assert.match((await run(["check", "-"], { stdin: template })).out, /^standard input:7:27: error/);
  const lost = await run(["check", "lost.yaml"]);
  assert.equal(lost.code, 0);
  assert.match(lost.out, /lost\.yaml:\d+:\d+: warning \[unreadable\]\n {4}Not valid YAML/);
  const plain = await run(["check", "plain.yaml"]);
  assert.deepEqual([plain.code, plain.out], [0, "✓ 0 patterns and 0 schedules in 0 files: no problems.\n"]);
  for (const [path, told] of [["missing", /missing can't be read: there is no such file/], ["binary.json", /isn't UTF-8 text/]]) {
    const { code, err } = await run(["check", path]);
    assert.equal(code, 2);
    assert.match(err, told);
  }
});

test("100,000 lines are checked, and an alias bomb does no harm", async () => {
  const rule = (n) => `  R${n}:\n    Type: AWS::Events::Rule\n    Properties:\n      EventPattern: {source: [shop${n}]}\n`;
  const many = `Resources:\n${Array.from({ length: 25_000 }, (_, n) => rule(n)).join("")}`;
  const levels = Array.from({ length: 30 }, (_, n) => `a${n}: &a${n} [${n === 0 ? "x" : `*a${n - 1}, *a${n - 1}, *a${n - 1}`}]\n`);
  const { run } = folder({ "many.yaml": `${many}  Last:\n    Type: AWS::Events::Rule\n    Properties: {EventPattern: {source: shop}}\n`, "bomb.yaml": `# AWS::Events::Rule\n${levels.join("")}` });
  const { out } = await run(["check", "many.yaml"]);
  assert.match(out, /^many\.yaml:100004:41: error/);
  assert.match(out, /25001 patterns/);
  assert.equal((await run(["check", "bomb.yaml"])).code, 0);
});
