import { EventBridgeClient, PutRuleCommand, PutTargetsCommand } from '@aws-sdk/client-eventbridge';

const client = new EventBridgeClient({ region: 'eu-west-1' });
export const handler = async () => {
  await client.send(new PutRuleCommand({
    Name: 'order-paid',
    EventBusName: process.env.BUS,
    EventPattern: JSON.stringify({ source: ['shop.orders'], 'detail-type': ['Order Paid'] }),
  }));
  await client.send(new PutTargetsCommand({
    Rule: 'order-paid',
    EventBusName: process.env.BUS,
    Targets: [{ Id: '1', Arn: queueArn, RetryPolicy: { MaximumEventAgeInSeconds: 60 * 60 } }],
  }));
};
