$ aws events test-event-pattern --event-pattern '{"source":["shop.orders"]}' --event file://event.json
{
    "Result": true
}
$ aws lambda create-event-source-mapping --function-name worker --event-source-arn $STREAM \
    --filter-criteria '{"Filters": [{"Pattern": "{\"body\": {\"kind\": [\"paid\"]}}"}]}'
