import * as cdk from 'aws-cdk-lib';
import { Duration, Stack, StackProps } from 'aws-cdk-lib';
import * as events from 'aws-cdk-lib/aws-events';
import * as targets from 'aws-cdk-lib/aws-events-targets';
import * as lambda from 'aws-cdk-lib/aws-lambda';
import * as sqs from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';

interface OrderStackProps extends StackProps {
  readonly stage: 'dev' | 'prod';
}

export class OrderStack extends Stack {
  private readonly bus: events.EventBus;

  constructor(scope: Construct, id: string, props: OrderStackProps) {
    super(scope, id, props);

    this.bus = new events.EventBus(this, 'Bus', { eventBusName: 'orders' });
    const dlq = new sqs.Queue(this, 'Dlq', { retentionPeriod: Duration.days(14) });

    const bill = new lambda.Function(this, 'Bill', {
      runtime: lambda.Runtime.NODEJS_22_X,
      handler: 'index.handler',
      code: lambda.Code.fromAsset('src/bill'),
      environment: { STAGE: props.stage },
    });

    /* Every order that is worth a bill. */
    const rule = new events.Rule(this, 'OrderPaid', {
      eventBus: this.bus,
      ruleName: `order-paid-${props.stage}`,
      description: 'Bills what was paid',
      eventPattern: {
        source: ['shop.orders'],
        detailType: ['Order Paid'],
        account: [Stack.of(this).account],
        detail: {
          amount: [{ numeric: ['>=', 100] }],
          customer: { country: events.Match.anythingBut('XX', 'YY') },
          // not a test
          id: events.Match.anythingButPrefix('TEST-'),
        },
      },
    });

    rule.addTarget(
      new targets.LambdaFunction(bill, {
        deadLetterQueue: dlq,
        maxEventAge: cdk.Duration.hours(2),
        retryAttempts: 2,
        event: events.RuleTargetInput.fromObject({
          order: events.EventField.fromPath('$.detail.id'),
          at: events.EventField.time,
          fixed: true,
        }),
      }),
    );
    if (props.stage === 'prod') {
      rule.addTarget(new targets.CloudWatchLogGroup(new logs.LogGroup(this, 'Log')));
    }

    this.bus.archive('Archive', {
      archiveName: 'orders',
      eventPattern: { account: [this.account] },
      retention: Duration.days(90),
    });
  }
}
