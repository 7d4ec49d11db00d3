aws pipes create-pipe --name orders --source "$QUEUE" --target "$FN" --role-arn "$ROLE" \
    --source-parameters '{"FilterCriteria": {"Filters": [{"Pattern": "{\"body\": {\"kind\": [\"paid\"]}}"}]}}'
aws lambda update-event-source-mapping --uuid 1 \
    --filter-criteria '{"Filters": [{"Pattern": "{\"eventName\": [\"INSERT\"]}"}]}'
aws events put-rule --name later --event-pattern file://pattern.json
