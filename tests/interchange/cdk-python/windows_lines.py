from aws_cdk import aws_events as events

# Windows
events.Rule(
    self,
    "R",
    event_pattern=events.EventPattern(
        source=["shop"],
        detail={"a": ["it\x27s"]},
    ),
)
