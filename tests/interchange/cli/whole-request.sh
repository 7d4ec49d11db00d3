aws events put-rule --cli-input-json '{"Name": "from-json", "EventPattern": "{\"source\":[\"shop\"]}", "State": "DISABLED"}' --state ENABLED
awslocal events put-rule --name local --event-pattern '{"source":["shop"]}' | jq -r .RuleArn
