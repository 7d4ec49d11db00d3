import { Duration, Stack } from 'aws-cdk-lib';
import * as events from 'aws-cdk-lib/aws-events';

const MINUTE = 60;
const HOUR = 60 * MINUTE;

export class Stack1 extends Stack {
  build() {
    new events.CfnRule(this, 'Paid', {
      eventPattern: { source: ['shop.orders'], detail: { age: [{ numeric: ['<', 24 * 60 * 60] }] } },
      targets: [{ id: 'q', arn: this.queue.queueArn, retryPolicy: { maximumEventAgeInSeconds: HOUR * 2, maximumRetryAttempts: 1 + 2 } }],
    });
    new events.Archive(this, 'Kept', { sourceEventBus: bus, eventPattern: { source: ['shop.orders'] }, retention: Duration.days(7) });
  }
}
