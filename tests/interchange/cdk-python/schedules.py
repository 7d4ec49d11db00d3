events.Rule(self, "Nightly", schedule=events.Schedule.cron(minute="0", hour="2"), targets=[targets.SqsQueue(queue)])
events.Rule(self, "Often", schedule=events.Schedule.rate(Duration.minutes(90)), enabled=False)
scheduler.CfnSchedule(self, "Own",
    flexible_time_window=scheduler.CfnSchedule.FlexibleTimeWindowProperty(mode="OFF"),
    schedule_expression="rate(1 hour)",
    target=scheduler.CfnSchedule.TargetProperty(arn=queue.queue_arn, role_arn=role.role_arn, input="{}"))
