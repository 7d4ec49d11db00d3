aws scheduler create-schedule-group --name reminders
aws scheduler create-schedule --name once --group-name reminders \
  --schedule-expression "at(2026-12-24T08:00:00)" --schedule-expression-timezone Europe/Berlin \
  --flexible-time-window Mode=OFF --action-after-completion DELETE \
  --target '{"Arn": "arn:aws:lambda:eu-west-1:111122223333:function:remind", "RoleArn": "arn:aws:iam::111122223333:role/run"}'
aws scheduler create-schedule --name often --schedule-expression 'rate(5 minutes)' \
  --flexible-time-window '{ "Mode": "FLEXIBLE", "MaximumWindowInMinutes": 3 }' \
  --target RoleArn=arn:aws:iam::111122223333:role/run,Arn=arn:aws:sqs:eu-west-1:111122223333:often,Input=hello
