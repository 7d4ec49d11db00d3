// A strict reader of TAP 14, as far as the command writes it: a version, a plan, test points with their diagnostics.

import assert from "node:assert/strict";

/** The test points of a text. Anything that version 14 does not have is an error. */
export function readTap(text) {
  assert.ok(text.endsWith("\n"));
  const lines = text.slice(0, -1).split("\n");
  assert.equal(lines.shift(), "TAP version 14");
  const [, planned] = /^1\.\.(\d+)$/.exec(lines.shift());
  const points = [];
  while (lines.length > 0) {
    const line = lines.shift();
    const point = /^(not )?ok (\d+) - ((?:[^#\\]|\\[#\\])*?)(?: # (.*))?$/.exec(line);
    assert.ok(point, line);
    assert.equal(Number(point[2]), points.length + 1);
    points.push({ ok: !point[1], description: point[3].replace(/\\([#\\])/g, "$1"), directive: point[4], diagnostic: diagnostic(lines) });
  }
  assert.equal(points.length, Number(planned));
  return points;
}

/** The YAML behind a point, which is indented by two. */
function diagnostic(lines) {
  if (lines[0] !== "  ---") return undefined;
  lines.shift();
  const block = [];
  while (lines[0] !== "  ...") {
    assert.match(lines[0], /^  (?:(?:  - |  )?\w*:? ?)/);
    const [, value] = /^\s+(?:\w+:|-) ?(.*)$/.exec(lines[0]);
    if (value !== "" && value !== "fail" && !/^\d+$/.test(value)) JSON.parse(value);
    block.push(lines.shift().slice(2));
  }
  lines.shift();
  return block.join("\n");
}
