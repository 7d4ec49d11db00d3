const events = require('aws-cdk-lib/aws-events');

new events.CfnEventBus(this, 'Bus', { name: 'orders' });
new events.CfnRule(this, 'Paid', {
  eventBusName: 'orders',
  eventPattern: {
    source: ['shop.orders'],
    'detail-type': ["Order Paid"],
    $or: [{ detail: { a: [1] } }, { detail: { b: [{ exists: false }] } }],
  },
  targets: [
    {
      id: 'api',
      arn: destination.attrArn,
      roleArn: role.roleArn,
      httpParameters: { headerParameters: { 'x-shop': 'yes' }, pathParameterValues: ['$.detail.id'] },
      inputTransformer: { inputPathsMap: { theId: '$.detail.id' }, inputTemplate: '{"id": <theId>}' },
      retryPolicy: { maximumEventAgeInSeconds: 600, maximumRetryAttempts: 0 },
      deadLetterConfig: { arn: dlq.attrArn },
    },
  ],
});
new events.CfnArchive(this, 'All', { sourceArn: bus.attrArn, retentionDays: 30 });
new pipes.CfnPipe(this, 'Pipe', {
  source: queue.queueArn,
  sourceParameters: {
    filterCriteria: { filters: [{ pattern: JSON.stringify({ body: { kind: ['a'] } }) }, { pattern: '{"body":{"n":[{"numeric":[">",1]}]}}' }] },
  },
});
