const stage = pulumi.getStack();
const rule = new aws.cloudwatch.EventRule(`paid-${stage}`, {
    eventPattern: pulumi.interpolate`{"source": ["shop.${stage}"]}`,
    tags: { team: "billing" },
});
new aws.cloudwatch.EventTarget("t", { rule: rule.name, arn: pulumi.interpolate`${stream.arn}`, kinesisTarget: { partitionKeyPath: "$.detail.id" } });
