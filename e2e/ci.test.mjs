// A visitor takes the workspace's tests into a repository's CI.

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { test } from "node:test";
import { eventually } from "./support/eventually.mjs";
import { playground } from "./support/playground.mjs";

const { visit } = playground();

const literally = (text) => new RegExp(text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&"));

/** Opens the dialog from the menu Share. */
async function open(visitor) {
  await visitor.shareAs("Tests in CI…");
  const dialog = visitor.dialog("Tests in CI");
  await dialog.getByRole("textbox", { name: "Template" }).waitFor();
  return dialog;
}

test("the dialog has the file, the command and the workflow, with the package beside the page", async () => {
  const cargo = await readFile(new URL("../Cargo.toml", import.meta.url), "utf8");
  const [, version] = /^version = "(.+)"$/m.exec(cargo);
  const visitor = await visit();
  const dialog = await open(visitor);
  const name = `eventbridge-playground-${version}.tgz`;
  const start = `npx --yes ${new URL(name, visitor.url)} test eventbridge-playground.json`;
  await visitor.reads(dialog.getByRole("region", { name: "Command" }), literally(start));
  await visitor.copies("");
  await dialog.getByRole("button", { name: "Copy the command" }).click();
  await visitor.hears(/Copied\./);
  assert.equal(await visitor.clipboard(), start);

  await dialog.getByRole("textbox", { name: "Template" }).fill("infra/template.yaml");
  await dialog.getByRole("textbox", { name: "Rule name" }).fill("OrderPaid");
  const whole = `${start} --template infra/template.yaml --rule OrderPaid`;
  await visitor.reads(dialog.getByRole("region", { name: "Workflow" }), literally(`${whole} --reporter text --reporter github`));
  await dialog.getByRole("button", { name: "Copy the workflow" }).click();
  // The message that it was copied is there already.
  await eventually(async () => assert.match(await visitor.clipboard(), /^name: EventBridge rules\n/));
  const workflow = await visitor.clipboard();
  assert.ok(workflow.includes(`npx --yes ${new URL(name, visitor.url)} check `), workflow);

  const [file] = await Promise.all([
    visitor.page.waitForEvent("download"),
    dialog.getByRole("button", { name: "Download eventbridge-playground.json" }).click(),
  ]);
  assert.equal(file.suggestedFilename(), "eventbridge-playground.json");
  assert.equal(JSON.parse(await readFile(await file.path(), "utf8")).format, "eventbridge-playground");
  visitor.assertQuiet();
});

test("the dialog says whether there is anything to test", async () => {
  const visitor = await visit();
  await visitor.reads(await open(visitor), /No event has an expected result yet. Set one on the Tests tab\./);
  visitor.assertQuiet();
});
