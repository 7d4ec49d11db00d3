// A visitor copies the rule or the whole setup for another tool.

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { test } from "node:test";
import { playground } from "./support/playground.mjs";

const { visit } = playground();

/** Opens the dialog from the menu Share. */
async function copyAs(visitor) {
  await visitor.shareAs("Copy as a template or code…");
  const dialog = visitor.dialog("Copy as…");
  await dialog.getByRole("combobox", { name: "Format" }).waitFor();
  return dialog;
}

const signs = {
  "CloudFormation (YAML)": /Type: AWS::Events::Rule/,
  Terraform: /resource "aws_cloudwatch_event_rule"/,
  "AWS CLI (bash)": /aws events put-rule/,
  "CDK (TypeScript)": /CfnRule\(/,
  "Python (boto3)": /put_rule\(/,
};

test("the rule is shown in each format, with what lets EventBridge in", async () => {
  const visitor = await visit();
  const dialog = await copyAs(visitor);
  const formats = dialog.getByRole("combobox", { name: "Format" });
  for (const [title, sign] of Object.entries(signs)) {
    await formats.selectOption({ label: title });
    await visitor.editor("Preview").shows(sign);
  }
  visitor.assertQuiet();
});

test("the whole setup is copied, and kept as a file that imports again", async () => {
  const visitor = await visit();
  await visitor.context.grantPermissions(["clipboard-read", "clipboard-write"]);
  const dialog = await copyAs(visitor);
  await dialog.getByRole("combobox", { name: "What" }).selectOption({ label: "The whole setup on the Bus tab" });
  await dialog.getByRole("button", { name: "Copy", exact: true }).click();
  await visitor.hears(/Copied\./);
  assert.match(await visitor.clipboard(), /AWS::Events::Rule/);
  const [file] = await Promise.all([
    visitor.page.waitForEvent("download"),
    dialog.getByRole("button", { name: "Download" }).click(),
  ]);
  const text = await readFile(await file.path(), "utf8");
  assert.equal(text, await visitor.clipboard());
  await visitor.press("Escape");
  await visitor.pasteEvents(text);
  await visitor.reads(visitor.dialog("Import"), /CloudFormation: \d+ parts? found\./);
  visitor.assertQuiet();
});

test("without a pattern there is nothing to copy", async () => {
  const visitor = await visit();
  await visitor.pattern.write("");
  const dialog = await copyAs(visitor);
  await visitor.reads(dialog, /There is nothing to copy/);
  assert.equal(await dialog.getByRole("button", { name: "Copy", exact: true }).isDisabled(), true);
  visitor.assertQuiet();
});
