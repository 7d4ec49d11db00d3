new aws.scheduler.ScheduleGroup("reminders", { name: "reminders" });
new aws.scheduler.Schedule("nightly", {
    name: "nightly",
    groupName: "reminders",
    scheduleExpression: "cron(0 2 * * ? *)",
    scheduleExpressionTimezone: "Europe/Berlin",
    flexibleTimeWindow: { mode: "OFF" },
    target: { arn: queue.arn, roleArn: role.arn, input: JSON.stringify({ kind: "nightly" }) },
});
aws.cloudwatch.onSchedule("tick", "rate(5 minutes)", async () => {});
