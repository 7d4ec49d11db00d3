aws events create-archive --archive-name kept --event-source-arn arn:aws:events:eu-west-1:111122223333:event-bus/orders \
  --retention-days 30 --event-pattern '{"source":["shop.orders"]}'
aws events create-connection --name crm --authorization-type API_KEY \
  --auth-parameters 'ApiKeyAuthParameters={ApiKeyName=x-key,ApiKeyValue=none}'
aws events create-api-destination --name crm --connection-arn $CONNECTION --http-method POST \
  --invocation-endpoint https://crm.example.com/ --invocation-rate-limit-per-second 20
aws events put-permission --event-bus-name orders --action events:PutEvents --principal 210987654321 --statement-id partner
aws pipes create-pipe --name p --source $QUEUE --target $FN --role-arn $ROLE
