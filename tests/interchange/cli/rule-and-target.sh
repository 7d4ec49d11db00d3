#!/bin/bash
set -e
aws events create-event-bus --name orders
aws events put-rule --event-bus-name orders --name order-paid \
  --event-pattern '{"source":["shop.orders"],"detail-type":["Order Paid"]}' \
  --description "Paid orders" --state ENABLED
aws events put-targets --event-bus-name orders --rule order-paid --targets '[{
  "Id":"bill","Arn":"arn:aws:lambda:eu-west-1:111122223333:function:bill",
  "InputTransformer":{"InputPathsMap":{"id":"$.detail.id"},"InputTemplate":"{\"order\": <id>}"}}]'
aws lambda add-permission --function-name bill --statement-id order-paid \
  --action lambda:InvokeFunction --principal events.amazonaws.com \
  --source-arn arn:aws:events:eu-west-1:111122223333:rule/orders/order-paid
