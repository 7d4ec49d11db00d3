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

const dialog = (visitor) => visitor.dialog("Import");

test("a template that is pasted lists what it holds, and its rule becomes the pattern", async () => {
  const visitor = await visit();
  await visitor.pasteEvents(template);
  await visitor.reads(dialog(visitor), /CloudFormation: 3 parts found\./);
  await visitor.reads(dialog(visitor), /Rule Paid Line 7 .*Placeholders: !Ref Orders, !Ref AWS::AccountId, !GetAtt Letters\.Arn/);
  await visitor.reads(dialog(visitor), /Line 23: AWS::Events::Endpoint isn't supported\./);
  await visitor.click("Use for this rule: Paid");
  await visitor.pattern.shows(/"source": \[\n\s+"shop"\n\s+\]|"source": \["shop"\]/);
  await visitor.hears(/Pattern of Paid imported from CloudFormation\. It has 1 placeholder: !Ref AWS::AccountId\./);
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
  await visitor.click("Add all to Bus");
  await visitor.hears(/Added 2 parts\. Placeholder names and ARNs stand in for 3 references\. 1 other part isn't supported in a setup\./);
  await visitor.editor("Event bus setup").shows(/"EventBusName": "orders"/);
  await visitor.editor("Event bus setup").shows(/arn:aws:sqs:[a-z0-9-]+:\d{12}:Letters/);
  visitor.assertQuiet();
});

test("a pattern in YAML that is pasted over the pattern is taken over", async () => {
  const visitor = await visit();
  await visitor.pattern.selectAll();
  await visitor.pattern.paste("source:\n  - shop\ndetail:\n  total:\n    - numeric: ['>', 100]\n");
  await visitor.pattern.shows(/"numeric"/);
  await visitor.hears(/Pattern imported from CloudFormation\./);
  visitor.assertQuiet();
});

test("a pattern below comments, as tutorials have it, is of no template", async () => {
  const visitor = await visit();
  await visitor.pattern.paste('##\n## A rule\n##\n{\n  "source": ["shop"],\n  "detail-type": ["Sold"]\n}\n');
  await visitor.hears(/^Replaced the pattern with the pasted one\./);
  await visitor.pattern.shows(/"shop"/);
  assert.equal(await visitor.button("Copy updated template…").count(), 0);
  await visitor.messages.getByRole("button", { name: "Undo" }).click();
  await visitor.pattern.shows(/RDS DB Snapshot Event/);
  visitor.assertQuiet();
});

test("a template that is broken says where", async () => {
  const visitor = await visit();
  await visitor.pasteEvents("Resources:\n  R:\n    Type: AWS::Events::Rule\n    Properties: {EventPattern: {source: [a}}\n");
  await visitor.reads(dialog(visitor), /Nothing to import\..*Line 4: Not valid YAML/);
  await visitor.press("Escape");
  await visitor.lists("* RDS Standalone: Match", "RDS Cluster: No match");
  visitor.assertQuiet();
});
