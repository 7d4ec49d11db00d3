import * as pulumi from "@pulumi/pulumi";
import * as aws from "@pulumi/aws";

const config = new pulumi.Config();
const stage = config.require("stage");

const bus = new aws.cloudwatch.EventBus("orders-bus", { name: "orders" });

const rule = new aws.cloudwatch.EventRule(`order-paid-${stage}`, {
    description: "Bills what was paid",
    eventBusName: bus.name,
    eventPattern: JSON.stringify({
        source: ["shop.orders"],
        "detail-type": ["Order Paid"],
        detail: { amount: [{ numeric: [">=", 100] }], stage: [stage] },
    }),
});

const target = new aws.cloudwatch.EventTarget("bill", {
    rule: rule.name,
    eventBusName: bus.name,
    arn: bill.arn,
    inputTransformer: {
        inputPaths: { order_id: "$.detail.id" },
        inputTemplate: `{"order": <order_id>}`,
    },
    retryPolicy: { maximumEventAgeInSeconds: 3600, maximumRetryAttempts: 3 },
    deadLetterConfig: { arn: dlq.arn },
}, { dependsOn: [policy] });

new aws.lambda.Permission("events", { action: "lambda:InvokeFunction", function: bill.name, principal: "events.amazonaws.com", sourceArn: rule.arn });

const archive = new aws.cloudwatch.EventArchive("all", { name: "all-orders", eventSourceArn: bus.arn, retentionDays: 7 });

new aws.scheduler.Schedule("hourly", {
    flexibleTimeWindow: { mode: "OFF" },
    scheduleExpression: "rate(1 hours)",
    target: { arn: queue.arn, roleArn: role.arn, input: JSON.stringify({ a: 1 }) },
});

new aws.lambda.EventSourceMapping("queue", {
    eventSourceArn: queue.arn,
    functionName: bill.name,
    filterCriteria: { filters: [{ pattern: JSON.stringify({ body: { kind: ["a"] } }) }] },
});
