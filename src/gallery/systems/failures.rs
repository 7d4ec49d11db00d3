//! Systems in which something goes wrong.

use super::events::{ORDER_PLACED, ORDER_SHIPPED, PRICE_CHANGED, PRICES_PRINTED};
use crate::gallery::{Example, Group::Systems};

pub(super) const EXAMPLES: &[Example] = &[
    Example {
        id: "system-failing-targets",
        group: Systems,
        title: "Four ways to fail",
        shows: "Of four targets one works at the third attempt, one runs out of attempts and one does not \
                exist, so queues keep its event, and one without a queue loses it.",
        pattern: r#"{
  "source": ["shop.orders"],
  "detail-type": ["Order Placed"]
}"#,
        events: &[("Order placed", ORDER_PLACED), ("Order shipped", ORDER_SHIPPED)],
        handler: None,
        system: FAILING_TARGETS_SYSTEM,
    },
    Example {
        id: "system-no-permission",
        group: Systems,
        title: "Who is not let in",
        shows: "Two targets do not let EventBridge in and are not tried again, a queue keeps the event of \
                one of them, and the bus takes the entries of one other account only.",
        pattern: r#"{
  "source": ["shop.orders"],
  "detail-type": ["Order Placed"]
}"#,
        events: &[("Order placed", ORDER_PLACED), ("Order shipped", ORDER_SHIPPED)],
        handler: None,
        system: NO_PERMISSION_SYSTEM,
    },
    Example {
        id: "system-loop",
        group: Systems,
        title: "A rule that sets itself off",
        shows: "The function reports the price that it has set with the same kind of event, so the rule \
                matches again and again until the play cuts the loop.",
        pattern: r#"{
  "source": ["shop.prices"],
  "detail-type": ["Price Changed"]
}"#,
        events: &[("Price changed", PRICE_CHANGED), ("Prices printed", PRICES_PRINTED)],
        handler: None,
        system: LOOP_SYSTEM,
    },
];

const FAILING_TARGETS_SYSTEM: &str = r#"{
  "EventBuses": [{ "Name": "orders" }],
  "Rule": {
    "Name": "on-order",
    "EventBusName": "orders",
    "Targets": [
      {
        "Id": "recovers",
        "Arn": "arn:aws:events:us-east-1:123456789012:api-destination/billing/2f7c1e90-6d3b-4a58-b1e4-95c07a8f3d26",
        "RoleArn": "arn:aws:iam::123456789012:role/call-billing",
        "Endpoint": { "Method": "POST", "Url": "https://billing.example.com/orders" },
        "Fault": { "FailsFirst": 2 }
      },
      {
        "Id": "too-many",
        "Arn": "arn:aws:kinesis:us-east-1:123456789012:stream/orders",
        "RoleArn": "arn:aws:iam::123456789012:role/put-orders",
        "RetryPolicy": { "MaximumRetryAttempts": 3 },
        "DeadLetterConfig": { "Arn": "arn:aws:sqs:us-east-1:123456789012:orders-dlq" },
        "Fault": "Throttled"
      },
      {
        "Id": "deleted",
        "Arn": "arn:aws:lambda:us-east-1:123456789012:function:old-newsletter",
        "DeadLetterConfig": { "Arn": "arn:aws:sqs:us-east-1:123456789012:orders-dlq" },
        "Fault": "Missing"
      },
      {
        "Id": "no-queue",
        "Arn": "arn:aws:sns:us-east-1:123456789012:sales",
        "RetryPolicy": { "MaximumEventAgeInSeconds": 60 },
        "Fault": "ServerError"
      }
    ]
  },
  "Alarms": [{
    "AlarmName": "dead-letters",
    "MetricName": "InvocationsSentToDlq",
    "RuleName": "on-order",
    "Threshold": 1,
    "Period": 60,
    "TreatMissingData": "notBreaching"
  }],
  "EventsOn": "orders",
  "Clock": { "Start": "2026-06-10T09:15:00Z", "Minutes": 10 }
}"#;

const NO_PERMISSION_SYSTEM: &str = r#"{
  "EventBuses": [{
    "Name": "orders",
    "Policy": {
      "Version": "2012-10-17",
      "Statement": [{
        "Sid": "AllowOutlet",
        "Effect": "Allow",
        "Principal": { "AWS": "arn:aws:iam::444455556666:root" },
        "Action": "events:PutEvents",
        "Resource": "arn:aws:events:us-east-1:123456789012:event-bus/orders"
      }]
    }
  }],
  "Rule": {
    "Name": "on-order",
    "EventBusName": "orders",
    "Targets": [
      { "Id": "let-in", "Arn": "arn:aws:sqs:us-east-1:123456789012:warehouse" },
      {
        "Id": "kept",
        "Arn": "arn:aws:sqs:us-east-1:123456789012:billing",
        "Permitted": false,
        "DeadLetterConfig": { "Arn": "arn:aws:sqs:us-east-1:123456789012:orders-dlq" }
      },
      { "Id": "lost", "Arn": "arn:aws:sns:us-east-1:123456789012:sales", "Permitted": false }
    ]
  },
  "PutEvents": [
    {
      "Caller": "444455556666",
      "Entries": [{
        "Source": "shop.orders",
        "DetailType": "Order Placed",
        "Detail": "{\"order\": \"B-7\"}",
        "EventBusName": "arn:aws:events:us-east-1:123456789012:event-bus/orders"
      }]
    },
    {
      "Caller": "777788889999",
      "Entries": [{
        "Source": "shop.orders",
        "DetailType": "Order Placed",
        "Detail": "{\"order\": \"C-1\"}",
        "EventBusName": "arn:aws:events:us-east-1:123456789012:event-bus/orders"
      }]
    }
  ],
  "EventsOn": "orders",
  "Clock": { "Start": "2026-06-10T09:15:00Z", "Minutes": 10 }
}"#;

const LOOP_SYSTEM: &str = r#"{
  "EventBuses": [{ "Name": "prices" }],
  "Rule": {
    "Name": "round-price",
    "EventBusName": "prices",
    "Targets": [{
      "Id": "function",
      "Arn": "arn:aws:lambda:us-east-1:123456789012:function:round-price",
      "Emits": [{
        "Source": "shop.prices",
        "DetailType": "Price Changed",
        "Detail": "{\"sku\": \"TEA-500\", \"price\": 7.49}",
        "EventBusName": "prices"
      }]
    }]
  },
  "EventsOn": "prices",
  "Clock": { "Start": "2026-06-10T12:00:00Z", "Minutes": 10 }
}"#;
