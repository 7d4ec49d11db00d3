import * as aws from "@pulumi/aws";

const bus = new aws.cloudwatch.EventBus("orders", { name: "orders" });
const rule = new aws.cloudwatch.EventRule("paid", {
    eventBusName: bus.name,
    eventPattern: JSON.stringify({ source: ["shop.orders"], detail: { total: [{ numeric: [">=", 100] }] } }),
    state: "ENABLED",
});
new aws.cloudwatch.EventTarget("bill", {
    rule: rule.name,
    eventBusName: bus.name,
    arn: fn.arn,
    inputTransformer: { inputPaths: { id: "$.detail.id" }, inputTemplate: `{"order": <id>}` },
    retryPolicy: { maximumRetryAttempts: 3, maximumEventAgeInSeconds: 60 * 60 },
    deadLetterConfig: { arn: dlq.arn },
});
