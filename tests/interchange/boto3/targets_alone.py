events.put_targets(Rule="elsewhere", Targets=[{"Id": "q", "Arn": "arn:aws:sqs:eu-west-1:111122223333:orders"}])
