import * as events from 'aws-cdk-lib/aws-events';
new events.Rule(this, 'Good', { eventPattern: { source: ['shop'] } });
new events.Rule(this, 'Bad', {
  eventPattern: { source: ['shop'],
