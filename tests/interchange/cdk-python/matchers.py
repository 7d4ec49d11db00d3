from aws_cdk import aws_events as events, aws_events_targets as targets, Duration

DAY = 24 * 60 * 60
rule = events.Rule(
    self, "Paid",
    event_pattern=events.EventPattern(
        source=["shop.orders"],
        detail_type=events.Match.prefix("Order "),
        detail={
            "total": events.Match.greater_than_or_equal(100),
            "paid": [True],
            "note": events.Match.any_of(["a", "b"], events.Match.null_value()),
            "age": [{"numeric": ["<", DAY * 7]}],
        },
    ),
)
rule.add_target(targets.LambdaFunction(fn, retry_attempts=3, max_event_age=Duration.hours(1), dead_letter_queue=dlq))
