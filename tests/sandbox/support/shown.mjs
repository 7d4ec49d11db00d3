// Outcomes of Python handlers as they are compared.

/** The request id that stays, as it is an outcome of its own. */
export const REQUEST_ID = "8f507cfc-xmpl-4697-b07a-ac58fc914c95";

/** An outcome without what differs from run to run. */
export function shown({ ending, lines, calls, sent }) {
  const value = ending.kind === "returned" ? written(ending.value) : undefined;
  const end = ending.kind === "returned" ? { kind: "returned", value } : ending;
  const found = {
    ending: end,
    lines: lines.map(({ text, level }) => `${level}: ${text}`),
    calls: calls.map(({ at: _, answer: _answer, ...call }) => call),
    sent: sent.map(({ entry }) => entry),
  };
  return JSON.parse(masked(JSON.stringify(found)));
}

/** The value, or the text where it is no JSON: Python writes NaN. */
function written(text) {
  try {
    return JSON.parse(text);
  } catch {
    return { text };
  }
}

/** Times, ids, and numbers that change with the runtime's own code. */
function masked(text) {
  return text
    .replace(/bootstrap\.py:\d+/g, "bootstrap.py:1")
    .replace(/(site-packages\/[\w/.]+\\", line )\d+/g, "$11")
    .replace(/repeated \d+ more times/g, "repeated 990 more times")
    .replace(/2026-03-01T10:00:\d\d\.\d{3}Z/g, "2026-03-01T10:00:00.000Z")
    .replace(/[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g, (id) => (id === REQUEST_ID ? id : "00000000-0000-0000-0000-000000000000"));
}
