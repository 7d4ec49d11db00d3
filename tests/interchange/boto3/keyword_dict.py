rule = dict(Name='from-dict', EventPattern='{"source": ["shop"]}')
events.put_rule(**rule)
params = {"Name": "spread", "ScheduleExpression": "rate(1 hour)"}
events.put_rule(**params, State="DISABLED")
