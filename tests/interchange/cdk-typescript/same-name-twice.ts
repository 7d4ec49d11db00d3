for (const stage of ['dev', 'prod']) {
  new Rule(this, `Rule-${stage}`, { eventPattern: { source: [`shop.${stage}`] }, targets: [new LambdaFunction(handler, { retryAttempts: 2, maxEventAge: cdk.Duration.hours(2) })] });
}
new Rule(this, 'Same', { ruleName: 'same', schedule: Schedule.cron({ hour: '4', minute: '0', weekDay: 'MON-FRI' }) });
new Rule(this, 'Same2', { ruleName: 'same', schedule: Schedule.rate(Duration.minutes(1)) });
