const rule = new events.Rule(this, 'Rule', { ruleName: 'later', enabled: false });
rule.addEventPattern({ source: ['shop.orders'] });
rule.addEventPattern({ detail: { kind: ['paid'] } });
if (isProd) {
  rule.addTarget(new targets.SqsQueue(queue, { message: events.RuleTargetInput.fromText(`Order ${events.EventField.fromPath('$.detail.id')}`) }));
}
rule.addTarget(new targets.CloudWatchLogGroup(logs));
