// A visitor takes a rule out of a template, changes it, and copies the same template back.

import assert from "node:assert/strict";
import { test } from "node:test";
import { playground } from "./support/playground.mjs";

const { visit } = playground();

/** Each way to keep a rule, with a value in it. */
const kinds = {
  "a template in YAML": {
    name: "CloudFormation, Paid",
    text: (value) =>
      `# Rules\nResources:\n  Paid:\n    Type: AWS::Events::Rule\n    Properties:\n      EventBusName: !Ref Orders # ours\n` +
      `      EventPattern:\n        source: [${value}]   # the shop\n        account: [!Ref AWS::AccountId]\n`,
  },
  "a template in JSON": {
    name: "CloudFormation, Paid",
    text: (value) =>
      `{"Resources": {"Paid": {"Type": "AWS::Events::Rule",\n  "Properties": {"EventPattern": {"source": [ "${value}" ]}}}}}\n`,
  },
  Terraform: {
    name: "Terraform, paid",
    text: (value) =>
      `# rules\nresource "aws_cloudwatch_event_rule" "paid" {\n  name          = "paid"\n` +
      `  event_pattern = jsonencode({\n    source = ["${value}"] # the shop\n    account = [local.account]\n  })\n}\n`,
  },
  "CDK in TypeScript": {
    name: "CDK, TypeScript, Paid",
    text: (value) =>
      `const rule = new events.Rule(this, 'Paid', {\n  // ours\n  eventPattern: { source: ['${value}'], account: [this.account] },\n});\n`,
  },
  "CDK in Python": {
    name: "CDK, Python, Paid",
    text: (value) =>
      `rule = events.Rule(self, "Paid",\n    event_pattern=events.EventPattern(source=["${value}"]),  # ours\n)\n`,
  },
  "a command": {
    name: "AWS CLI commands, paid",
    text: (value) =>
      `# the rule\naws events put-rule --name paid \\\n  --event-pattern '{"source":["${value}"]}' --state ENABLED\n`,
  },
  "an answer of the API": {
    name: "API response, paid",
    text: (value) =>
      `{\n    "Name": "paid",\n    "EventPattern": "{\\"source\\":[\\"${value}\\"]}",\n    "State": "ENABLED"\n}\n`,
  },
};

const line = (visitor) => visitor.page.getByRole("group", { name: "Template", exact: true });
const back = (visitor) => visitor.dialog("Copy updated template");

/** Takes over the first rule of a text. */
async function takeOver(visitor, text) {
  await visitor.pasteEvents(text);
  await visitor.dialog("Import").getByRole("button", { name: /^Use for this rule/ }).first().click();
  await visitor.pattern.shows(/old\.shop/);
}

test("each kind of template comes back with only the change in it", async () => {
  const visitor = await visit();
  for (const [kind, { name, text }] of Object.entries(kinds)) {
    await takeOver(visitor, text("old.shop"));
    await visitor.reads(line(visitor), new RegExp(`^From ${name}`));
    await visitor.pattern.retype("old", "new");
    await line(visitor).getByRole("button").click();
    await visitor.reads(back(visitor), /1 line added, 1 line removed; everything else is unchanged\./);
    const difference = back(visitor).getByRole("region", { name: "Difference" });
    assert.match(await difference.getByRole("deletion").innerText(), /old\.shop/, kind);
    assert.match(await difference.getByRole("insertion").innerText(), /new\.shop/, kind);
    await back(visitor).getByRole("button", { name: "Copy", exact: true }).click();
    await visitor.hears(/Template copied\./);
    assert.equal(await visitor.clipboard(), text("new.shop"), kind);
    await visitor.press("Escape");
  }
  visitor.assertQuiet();
});

test("the whole template is shown, and said to be unchanged until it is changed", async () => {
  const visitor = await visit();
  await takeOver(visitor, kinds.Terraform.text("old.shop"));
  await visitor.command("Copy updated template");
  await visitor.reads(back(visitor), /It already has this pattern\./);
  await visitor.editor("Whole template").shows(kinds.Terraform.text("old.shop"));
  await visitor.press("Escape");
  await visitor.pattern.retype("old", "new");
  await visitor.command("Copy updated template");
  await back(visitor).getByRole("button", { name: "Show all of it" }).click();
  await visitor.editor("Whole template").shows(kinds.Terraform.text("new.shop"));
  visitor.assertQuiet();
});

test("a pattern that is not finished cannot be written back, and that is said", async () => {
  const visitor = await visit();
  await takeOver(visitor, kinds["a command"].text("old.shop"));
  await visitor.pattern.write('{"source": [');
  await line(visitor).getByRole("button").click();
  await visitor.reads(back(visitor), /The pattern isn't a valid JSON object\./);
  visitor.assertQuiet();
});

test("the bond ends with Undo, by choice, and with another workspace", async () => {
  const visitor = await visit();
  await takeOver(visitor, kinds["a command"].text("old.shop"));
  await visitor.messages.getByRole("button", { name: "Undo" }).click();
  await line(visitor).waitFor({ state: "detached" });
  await takeOver(visitor, kinds["a command"].text("old.shop"));
  await line(visitor).getByRole("button").click();
  await back(visitor).getByRole("button", { name: "Unlink the template" }).click();
  await line(visitor).waitFor({ state: "detached" });
  await takeOver(visitor, kinds["a command"].text("old.shop"));
  await visitor.command("New workspace, empty");
  await line(visitor).waitFor({ state: "detached" });
  await visitor.command("Copy updated template");
  await visitor.reads(back(visitor), /This pattern doesn't come from a template\./);
  visitor.assertQuiet();
});

test("a template that is opened as a file goes by its name", async () => {
  const visitor = await visit();
  const [chooser] = await Promise.all([visitor.page.waitForEvent("filechooser"), visitor.command("Open a file")]);
  const buffer = Buffer.from(kinds["a template in YAML"].text("old.shop"));
  await chooser.setFiles({ name: "template.yaml", mimeType: "application/yaml", buffer });
  await visitor.dialog("Import").getByRole("button", { name: /^Use for this rule/ }).click();
  await visitor.reads(line(visitor), /^From template\.yaml, Paid/);
  await line(visitor).getByRole("button").click();
  const [file] = await Promise.all([
    visitor.page.waitForEvent("download"),
    back(visitor).getByRole("button", { name: "Download" }).click(),
  ]);
  assert.equal(file.suggestedFilename(), "template.yaml");
  visitor.assertQuiet();
});
