import * as awsnative from "@pulumi/aws-native";
new awsnative.events.Rule("native", {
    eventPattern: { source: ["shop"], "detail-type": ["Order Paid"] },
    targets: [{ id: "q", arn: queue.arn }],
});
