BUS=orders
RULE_NAME="${STAGE}-paid"
aws events put-rule \
    --name "$RULE_NAME" \
    --event-bus-name $BUS \
    --event-pattern "{\"source\":[\"shop.${STAGE}\"]}"
aws events put-targets --rule "$RULE_NAME" --event-bus-name $BUS \
    --targets "Id=1,Arn=$QUEUE_ARN"
