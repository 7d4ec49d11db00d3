//! Systems around events of one's own and schedules.

use super::events::{BASKET_LEFT, BATCH_FINISHED, BATCH_REQUESTED, ORDER_PLACED, ORDER_SHIPPED};
use crate::gallery::{Example, Group::Systems};

pub(super) const EXAMPLES: &[Example] = &[
    Example {
        id: "system-nightly-batch",
        group: Systems,
        title: "A batch job every night, or when asked for",
        shows: "One rule has a schedule and a pattern, so its workflow and its task run at midnight on \
                both nights and once more when somebody asks.",
        pattern: r#"{
  "source": ["shop.backoffice"],
  "detail-type": ["Batch Requested"]
}"#,
        events: &[("Batch requested", BATCH_REQUESTED), ("Batch finished", BATCH_FINISHED)],
        handler: None,
        system: NIGHTLY_BATCH_SYSTEM,
    },
    Example {
        id: "system-streams",
        group: Systems,
        title: "Orders flow into queues and workflows",
        shows: "One rule feeds a standard queue with whole events, a FIFO queue with details grouped by \
                customer, and a state machine with an input made by a transformer.",
        pattern: r#"{
  "source": ["shop.orders"],
  "detail-type": [{ "prefix": "Order " }]
}"#,
        events: &[
            ("Order placed", ORDER_PLACED),
            ("Order shipped", ORDER_SHIPPED),
            ("Basket left", BASKET_LEFT),
        ],
        handler: None,
        system: STREAMS_SYSTEM,
    },
    Example {
        id: "system-audit-bus",
        group: Systems,
        title: "A second bus that sees everything",
        shows: "Orders are handled on one bus and forwarded to another for the audit, and a replay of the \
                archive reaches only the rule that lets replays through.",
        pattern: r#"{
  "source": ["shop.orders"],
  "detail-type": ["Order Placed"],
  "replay-name": [{ "exists": false }]
}"#,
        events: &[("Order placed", ORDER_PLACED), ("Order shipped", ORDER_SHIPPED)],
        handler: None,
        system: AUDIT_BUS_SYSTEM,
    },
];

const NIGHTLY_BATCH_SYSTEM: &str = r#"{
  "Rule": {
    "Name": "nightly-batch",
    "ScheduleExpression": "cron(0 0 * * ? *)",
    "Targets": [
      {
        "Id": "workflow",
        "Arn": "arn:aws:states:us-east-1:123456789012:stateMachine:nightly-batch",
        "RoleArn": "arn:aws:iam::123456789012:role/start-batch",
        "InputTransformer": {
          "InputPathsMap": { "source": "$.source", "time": "$.time" },
          "InputTemplate": "{\"asked-by\": <source>, \"at\": <time>}"
        }
      },
      {
        "Id": "report",
        "Arn": "arn:aws:ecs:us-east-1:123456789012:cluster/backoffice",
        "RoleArn": "arn:aws:iam::123456789012:role/run-report",
        "EcsParameters": {
          "TaskDefinitionArn": "arn:aws:ecs:us-east-1:123456789012:task-definition/report:3",
          "LaunchType": "FARGATE"
        },
        "Input": {
          "containerOverrides": [{ "name": "report", "command": ["report", "--last-day"] }]
        }
      }
    ]
  },
  "Rules": [{
    "Name": "clean-up",
    "ScheduleExpression": "cron(30 3 * * ? *)",
    "Targets": [{
      "Id": "function",
      "Arn": "arn:aws:lambda:us-east-1:123456789012:function:delete-old-data",
      "Input": { "older-than-days": 30 }
    }]
  }],
  "Clock": { "Start": "2026-03-02T18:00:00Z", "Minutes": 2160 }
}"#;

const STREAMS_SYSTEM: &str = r#"{
  "EventBuses": [{
    "Name": "orders",
    "Description": "What the shop's applications report of orders"
  }],
  "Rule": {
    "Name": "stream-orders",
    "EventBusName": "orders",
    "Targets": [
      { "Id": "all", "Arn": "arn:aws:sqs:us-east-1:123456789012:orders" },
      {
        "Id": "by-customer",
        "Arn": "arn:aws:sqs:us-east-1:123456789012:orders.fifo",
        "InputPath": "$.detail",
        "SqsParameters": { "MessageGroupId": "$.detail.customer" }
      },
      {
        "Id": "workflow",
        "Arn": "arn:aws:states:us-east-1:123456789012:stateMachine:orders",
        "RoleArn": "arn:aws:iam::123456789012:role/start-orders",
        "InputTransformer": {
          "InputPathsMap": {
            "order": "$.detail.order",
            "what": "$.detail-type",
            "total": "$.detail.total"
          },
          "InputTemplate": "{\"order\": <order>, \"what\": <what>, \"total\": <total>}"
        }
      }
    ]
  },
  "EventsOn": "orders",
  "Clock": { "Start": "2026-06-10T09:15:00Z", "Minutes": 10 }
}"#;

const AUDIT_BUS_SYSTEM: &str = r#"{
  "EventBuses": [
    { "Name": "orders" },
    { "Name": "audit", "Description": "Gets a copy of every event of the shop" }
  ],
  "Rule": {
    "Name": "fulfil-order",
    "EventBusName": "orders",
    "Targets": [{ "Id": "warehouse", "Arn": "arn:aws:sqs:us-east-1:123456789012:warehouse" }]
  },
  "Rules": [
    {
      "Name": "to-audit",
      "EventBusName": "orders",
      "EventPattern": { "source": ["shop.orders"] },
      "Targets": [{
        "Id": "audit",
        "Arn": "arn:aws:events:us-east-1:123456789012:event-bus/audit",
        "RoleArn": "arn:aws:iam::123456789012:role/put-on-audit",
        "DeadLetterConfig": { "Arn": "arn:aws:sqs:us-east-1:123456789012:audit-dlq" }
      }]
    },
    {
      "Name": "keep-all",
      "EventBusName": "audit",
      "EventPattern": { "source": [{ "prefix": "shop." }] },
      "Targets": [{
        "Id": "log",
        "Arn": "arn:aws:logs:us-east-1:123456789012:log-group:/aws/events/audit"
      }]
    }
  ],
  "Archives": [{ "ArchiveName": "orders", "EventBusName": "orders", "RetentionDays": 90 }],
  "Replays": [{
    "ReplayName": "audit-again",
    "ArchiveName": "orders",
    "EventStartTime": "2026-06-10T09:00:00Z",
    "EventEndTime": "2026-06-10T10:00:00Z",
    "At": "2026-06-10T09:30:00Z"
  }],
  "EventsOn": "orders",
  "Clock": { "Start": "2026-06-10T09:15:00Z", "Minutes": 60 }
}"#;
