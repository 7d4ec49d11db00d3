fn.add_event_source(SqsEventSource(queue, filters=[
    lambda_.FilterCriteria.filter({"body": {"kind": lambda_.FilterRule.is_equal("paid"), "n": lambda_.FilterRule.not_equals("x")}}),
]))
fn.add_event_source(KinesisEventSource(stream, starting_position=lambda_.StartingPosition.LATEST,
    filters=[_lambda.FilterCriteria.filter({"data": {"id": _lambda.FilterRule.begins_with("A-")}})]))
