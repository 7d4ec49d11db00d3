// A visitor takes over rules from where they are kept.

import assert from "node:assert/strict";
import { test } from "node:test";
import { playground } from "./support/playground.mjs";

const { visit } = playground();

const template = `Resources:
  Orders:
    Type: AWS::Events::EventBus
    Properties: {Name: orders}
  Letters:
    Type: AWS::SQS::Queue
  Paid:
    Type: AWS::Events::Rule
    Properties:
      EventBusName: !Ref Orders
      EventPattern:
        source: [shop]
        account: [!Ref AWS::AccountId]
      Targets:
        - Id: queue
          Arn: !GetAtt Letters.Arn
  Nightly:
    Type: AWS::Scheduler::Schedule
    Properties:
      ScheduleExpression: cron(0 3 * * ? *)
      ScheduleExpressionTimezone: Europe/Paris
      FlexibleTimeWindow: {Mode: "OFF"}
  Global:
    Type: AWS::Events::Endpoint
`;

const dialog = (visitor) => visitor.dialog("Take over rules");

test("a template that is pasted lists what it holds, and its rule becomes the pattern", async () => {
  const visitor = await visit();
  await visitor.pasteEvents(template);
  await visitor.reads(dialog(visitor), /3 parts found in this text, read as CloudFormation\./);
  await visitor.reads(dialog(visitor), /Rule Paid line 8 .*Placeholders: !Ref Orders, !Ref AWS::AccountId, !GetAtt Letters\.Arn/);
  await visitor.reads(dialog(visitor), /AWS::Events::Endpoint is not read\. \(line 24\)/);
  await visitor.click("Use for this rule: Paid");
  await visitor.pattern.shows(/"source": \[\n\s+"shop"\n\s+\]|"source": \["shop"\]/);
  await visitor.hears(/Pattern of Paid taken from CloudFormation\. It has 1 placeholder: !Ref AWS::AccountId\./);
  await visitor.messages.getByRole("button", { name: "Undo" }).click();
  await visitor.pattern.shows(/RDS DB Snapshot Event/);
  visitor.assertQuiet();
});

test("a schedule of a template opens on its tab", async () => {
  const visitor = await visit();
  await visitor.pasteEvents(template);
  await visitor.click("Open schedule: Nightly");
  const expression = visitor.page.getByRole("textbox", { name: "Schedule expression" });
  await expression.waitFor();
  assert.equal(await expression.inputValue(), "cron(0 3 * * ? *)");
  visitor.assertQuiet();
});

test("a whole template becomes a setup of the bus", async () => {
  const visitor = await visit();
  await visitor.pasteEvents(template);
  await visitor.click("Add all to the bus");
  await visitor.hears(/Added 2 parts\. .* names of resources are made up\. 1 other have no place in a setup\./);
  await visitor.editor("Setup").shows(/"EventBusName": "orders"/);
  await visitor.editor("Setup").shows(/arn:aws:sqs:[a-z0-9-]+:\d{12}:Letters/);
  visitor.assertQuiet();
});

test("a pattern in YAML that is pasted over the pattern is taken over", async () => {
  const visitor = await visit();
  await visitor.pattern.selectAll();
  await visitor.pattern.paste("source:\n  - shop\ndetail:\n  total:\n    - numeric: ['>', 100]\n");
  await visitor.pattern.shows(/"numeric"/);
  await visitor.hears(/Pattern taken from CloudFormation\./);
  visitor.assertQuiet();
});

test("a template that is broken says where", async () => {
  const visitor = await visit();
  await visitor.pasteEvents("Resources:\n  R:\n    Type: AWS::Events::Rule\n    Properties: {EventPattern: {source: [a}}\n");
  await visitor.reads(dialog(visitor), /Nothing that the playground can take over\..*not valid YAML.*line 4/);
  await visitor.press("Escape");
  await visitor.lists("* RDS Standalone: Match", "RDS Cluster: No match");
  visitor.assertQuiet();
});
