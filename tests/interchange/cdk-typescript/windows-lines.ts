import * as events from 'aws-cdk-lib/aws-events';
// Windows
new events.Rule(this, 'R', {
  eventPattern: {
    source: ['shop'],
    detail: {
      text: [`a${b}`, 'it\'s'],
    },
  },
});
