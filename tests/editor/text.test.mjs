// How texts become changes of the editor, and its changes edits for the page.

import assert from "node:assert/strict";
import { test } from "node:test";
import { modules } from "./bundle.mjs";

const { EditorState, Text, replacement, toEdits, asOneStep } = await modules(
  "@codemirror/state",
  "diff.ts",
  "edits.ts",
);

/** The edits made by hand, from the last on, so that none moves another. */
function apply(text, edits) {
  return edits.reduceRight(
    (after, { from, to, text: insert }) => after.slice(0, from) + insert + after.slice(to),
    text,
  );
}

test("a text is brought to another by the smallest replacement", () => {
  const cases = [
    ["", "", undefined],
    ["abc", "abc", undefined],
    ["", "ab", { from: 0, to: 0, insert: "ab" }],
    ["ab", "", { from: 0, to: 2, insert: "" }],
    ["abc", "axc", { from: 1, to: 2, insert: "x" }],
    ["abc", "abxc", { from: 2, to: 2, insert: "x" }],
    ["abc", "ac", { from: 1, to: 2, insert: "" }],
    // What the ends have in common is not counted twice.
    ["aa", "aaa", { from: 2, to: 2, insert: "a" }],
    ["aaa", "aa", { from: 2, to: 3, insert: "" }],
    ["abab", "ab", { from: 2, to: 4, insert: "" }],
    // Half of the pair is the same.
    ["😀", "😁", { from: 1, to: 2, insert: "\ude01" }],
  ];
  for (const [before, after, expected] of cases) {
    assert.deepEqual(replacement(before, after), expected, `${before} to ${after}`);
    if (!expected) continue;
    const { from, to, insert } = expected;
    assert.equal(apply(before, [{ from, to, text: insert }]), after);
  }
});

test("a change is told as edits of the text before it, in order", () => {
  const state = EditorState.create({ doc: "one\ntwo 😀\nthree" });
  const { changes, newDoc } = state.update({
    changes: [
      { from: 14, to: 16, insert: "" },
      { from: 0, insert: "[" },
      { from: 8, to: 10, insert: "é\n" },
    ],
  });
  const edits = toEdits(changes);
  assert.deepEqual(edits, [
    { from: 0, to: 0, text: "[" },
    { from: 8, to: 10, text: "é\n" },
    { from: 14, to: 16, text: "" },
  ]);
  assert.equal(apply(state.doc.toString(), edits), newDoc.toString());
});

test("changes upon changes are told as one list", () => {
  const state = EditorState.create({ doc: "abcdef" });
  const first = state.update({ changes: { from: 1, to: 3, insert: "xyz" } });
  const second = first.state.update({ changes: [{ from: 2, to: 5 }, { from: 7, insert: "!" }] });
  const edits = toEdits(first.changes.compose(second.changes));
  assert.equal(apply("abcdef", edits), second.newDoc.toString());
});

test("random changes are told so that another text can follow", () => {
  let seed = 1;
  const random = (below) => {
    seed = (seed * 48271) % 2147483647;
    return seed % below;
  };
  let state = EditorState.create({ doc: "{}" });
  let mirror = "{}";
  for (let round = 0; round < 500; round += 1) {
    const cuts = Array.from({ length: 4 }, () => random(state.doc.length + 1)).sort((a, b) => a - b);
    const insert = ["", "a", "é😀", "\n\n", '"key": 1'][random(5)];
    const changes = [
      { from: cuts[0], to: Math.min(cuts[1], cuts[0] + 6), insert },
      { from: cuts[2], to: Math.min(cuts[3], cuts[2] + 6), insert: Text.of(["x", ""]) },
    ];
    const transaction = state.update({ changes: cuts[1] <= cuts[2] ? changes : changes[0] });
    mirror = apply(mirror, toEdits(transaction.changes));
    state = transaction.state;
    assert.equal(mirror, state.doc.toString());
  }
});

test("edits of the page are made at once", () => {
  const state = EditorState.create({ doc: "a\r\nb", extensions: EditorState.lineSeparator.of("\n") });
  const edits = [
    { from: 3, to: 4, text: "c\nd" },
    { from: 0, to: 1, text: "" },
  ];
  assert.equal(state.update(asOneStep(state, edits)).newDoc.toString(), "\r\nc\nd");
});
