import { Duration, TimeZone } from 'aws-cdk-lib';
import { Rule, Schedule as RuleSchedule } from 'aws-cdk-lib/aws-events';
import { LambdaFunction } from 'aws-cdk-lib/aws-events-targets';
import { Schedule, ScheduleExpression, ScheduleTargetInput, TimeWindow } from 'aws-cdk-lib/aws-scheduler';
import { LambdaInvoke, SqsSendMessage } from 'aws-cdk-lib/aws-scheduler-targets';

new Rule(this, 'Nightly', {
  schedule: RuleSchedule.cron({ minute: '0', hour: '2' }),
  targets: [new LambdaFunction(report)],
});
new Rule(this, 'EveryFive', { schedule: RuleSchedule.rate(Duration.minutes(5)), enabled: isProd });

new Schedule(this, 'Morning', {
  scheduleName: 'morning',
  schedule: ScheduleExpression.cron({ minute: '30', hour: '7', weekDay: 'MON-FRI', timeZone: TimeZone.of('Europe/Berlin') }),
  target: new LambdaInvoke(report, {
    input: ScheduleTargetInput.fromObject({ kind: 'morning', dry: false }),
    retryAttempts: 3,
    maxEventAge: Duration.minutes(30),
  }),
  timeWindow: TimeWindow.flexible(Duration.minutes(15)),
  description: 'Before work',
});

new Schedule(this, 'Once', {
  schedule: ScheduleExpression.at(new Date('2026-12-24T18:00:00Z'), TimeZone.ETC_UTC),
  target: new SqsSendMessage(queue, { messageGroupId: 'once' }),
});
