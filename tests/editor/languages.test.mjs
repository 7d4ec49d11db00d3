// The languages that are fetched when they are first shown, and the heading of a file.

import assert from "node:assert/strict";
import { test } from "node:test";
import { modules } from "./bundle.mjs";

const { EditorState, StringStream, parser, heading } = await modules(
  "@codemirror/state",
  "@codemirror/language",
  "languages.ts",
  "heading.ts",
);

/** The kinds of token in a text, each with what it covers; what has no kind is left out. */
function tokens(name, text) {
  const { startState, token } = parser(name);
  const state = startState(2);
  const found = [];
  for (const line of text.split("\n")) {
    const stream = new StringStream(line, 2, 2);
    while (!stream.eol()) {
      stream.start = stream.pos;
      const kind = token(stream, state);
      if (kind && stream.current().trim()) found.push(`${kind} ${stream.current().trim()}`);
    }
  }
  return found;
}

test("Terraform's names, texts, comments and heredocs are told apart", () => {
  const text = [
    'resource "aws_cloudwatch_event_rule" "paid" { # ours',
    "  event_pattern = jsonencode({",
    '    "detail-type" = ["it\\"s", 1.5, true] // two',
    "  })",
    "  /* three",
    "  lines */",
    "  input = <<-EOT",
    "    a = 1",
    "  EOT",
    "}",
  ].join("\n");
  const seen = tokens("hcl", text).filter((token) => !token.startsWith("punctuation"));
  assert.deepEqual(seen, [
    "keyword resource",
    'string "aws_cloudwatch_event_rule"',
    'string "paid"',
    "comment # ours",
    "property event_pattern",
    "variable jsonencode",
    'property "detail-type"',
    'string "it\\"s"',
    "number 1.5",
    "keyword true",
    "comment // two",
    "comment /* three",
    "comment lines */",
    "property input",
    "string <<-EOT",
    "string a = 1",
    "string EOT",
  ]);
});

test("each language of an export has a parser, and no other name has one", () => {
  for (const name of ["yaml", "hcl", "typescript", "javascript", "shell", "powershell"]) {
    assert.ok(parser(name)?.token, name);
  }
  for (const name of ["json", "toString", "__proto__", ""]) assert.equal(parser(name), undefined);
});

test("a heading is the comments that a file begins with, if they are more than a few", () => {
  const range = (doc) => heading(EditorState.create({ doc }));
  assert.deepEqual(range("#!/bin/sh\n# a\n# b\nset -e\n# c"), { from: 9, to: 17 });
  assert.deepEqual(range("// a\n// b\n// c"), { from: 4, to: 14 });
  assert.equal(range("# a\n# b\nc"), undefined);
  assert.equal(range("a\n# b\n# c\n# d"), undefined);
});
