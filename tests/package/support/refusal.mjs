// What a call throws, to be compared.

import assert from "node:assert/strict";

/** The error's name and message, and all that it carries besides. */
export function refusal(call) {
  try {
    call();
  } catch (error) {
    assert.ok(error instanceof Error);
    const { name, message } = error;
    return { ...error, name, message };
  }
  assert.fail("nothing was thrown");
}
