new aws.lambda.EventSourceMapping("orders", {
    eventSourceArn: queue.arn,
    functionName: fn.name,
    filterCriteria: { filters: [{ pattern: JSON.stringify({ body: { kind: ["paid"] } }) }] },
});
