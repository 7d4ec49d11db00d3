from aws_cdk import aws_events as events, aws_scheduler as scheduler

rule = events.CfnRule(self, "Rule",
    name="s3-uploads",
    event_pattern={
        "source": ["aws.s3"],
        "detail-type": ["Object Created"],
        "detail": {"bucket": {"name": [bucket.bucket_name]}, "object": {"key": [{"suffix": ".png"}]}},
    },
    state="ENABLED",
    targets=[
        events.CfnRule.TargetProperty(
            arn=function.function_arn,
            id="resize",
            input_transformer=events.CfnRule.InputTransformerProperty(
                input_paths_map={"object_key": "$.detail.object.key"},
                input_template='{"key": <object_key>}',
            ),
            retry_policy=events.CfnRule.RetryPolicyProperty(maximum_event_age_in_seconds=300, maximum_retry_attempts=1),
            dead_letter_config=events.CfnRule.DeadLetterConfigProperty(arn=dlq.queue_arn),
        ),
    ],
)

scheduler.CfnSchedule(self, "Hourly",
    flexible_time_window=scheduler.CfnSchedule.FlexibleTimeWindowProperty(mode="FLEXIBLE", maximum_window_in_minutes=10),
    schedule_expression="rate(1 hour)",
    schedule_expression_timezone="Asia/Tokyo",
    target=scheduler.CfnSchedule.TargetProperty(arn=function.function_arn, role_arn=role.role_arn, input='{"a": 1}'),
)
