import * as lambda from 'aws-cdk-lib/aws-lambda';
import { DynamoEventSource, SqsEventSource } from 'aws-cdk-lib/aws-lambda-event-sources';

fn.addEventSource(new DynamoEventSource(table, {
  startingPosition: lambda.StartingPosition.LATEST,
  filters: [
    lambda.FilterCriteria.filter({ eventName: lambda.FilterRule.isEqual('INSERT') }),
    lambda.FilterCriteria.filter({ dynamodb: { NewImage: { total: { N: lambda.FilterRule.exists() } } } }),
  ],
}));
fn.addEventSource(new SqsEventSource(queue, {
  filters: [lambda.FilterCriteria.filter({ body: { total: lambda.FilterRule.between(1, 10), kind: lambda.FilterRule.or('paid', 'shipped') } })],
}));
