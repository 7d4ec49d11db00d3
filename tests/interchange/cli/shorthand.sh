aws events put-rule --name nightly --schedule-expression "cron(0 2 * * ? *)" --region eu-west-1
aws events put-targets --rule nightly --targets "Id"="1","Arn"="arn:aws:sqs:eu-west-1:111122223333:night" "Id=2,Arn=arn:aws:sns:eu-west-1:111122223333:night"
