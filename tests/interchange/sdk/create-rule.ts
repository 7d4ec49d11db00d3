import { EventBridgeClient, PutRuleCommand, PutTargetsCommand, type PutRuleCommandInput } from "@aws-sdk/client-eventbridge";

const client = new EventBridgeClient({ region: process.env.AWS_REGION ?? "eu-west-1" });
const RULE = "order-paid";
const EVENT_BUS = 'orders';

export const input: PutRuleCommandInput = {
  Name: RULE,
  EventBusName: EVENT_BUS,
  EventPattern: JSON.stringify({
    source: ["shop.orders"],
    "detail-type": ["Order Paid"],
    detail: { amount: [{ numeric: [">=", 1e2] }], path: [/* a file */ { wildcard: "a\\*/b" }] },
  }),
  State: "ENABLED",
};

export async function createRule(functionArn: string): Promise<void> {
  const { RuleArn } = await client.send(new PutRuleCommand(input));
  console.log(`made ${RuleArn}`);
  const result = await client.send(
    new PutTargetsCommand({
      Rule: RULE,
      EventBusName: EVENT_BUS,
      Targets: [
        { Id: "bill", Arn: functionArn, RetryPolicy: { MaximumRetryAttempts: 3, MaximumEventAgeInSeconds: 60 * 60 } },
        { Id: "queue", Arn: "arn:aws:sqs:eu-west-1:123456789012:queue", InputPath: "$.detail" },
      ],
    }),
  );
  if (result.FailedEntryCount! > 0) throw new Error(JSON.stringify(result.FailedEntries));
}
