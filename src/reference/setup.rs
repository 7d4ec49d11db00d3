//! The keys of an event bus setup: those of AWS's API, and those that only the simulation has.
//!
//! `bus::system` reads them.

use super::Section::Setup;
use super::Topic;

pub(super) static TOPICS: &[Topic] = &[
    Topic::new(
        Setup,
        "Rule",
        "What the rule of the tab Rule has beside its pattern: Name, EventBusName, Description, State, Targets.",
        &[r#""Rule": {"Name": "stopped", "EventBusName": "default", "Targets": []}"#],
        "name state description",
    ),
    Topic::new(
        Setup,
        "Rules",
        "Further rules: the same keys, and EventPattern or ScheduleExpression.",
        &[r#""Rules": [{"Name": "nightly", "ScheduleExpression": "rate(1 day)", "Targets": []}]"#],
        "schedule pattern",
    ),
    Topic::new(
        Setup,
        "EventBuses",
        "Buses besides the default one: Name, Description and Policy; for those of others also Account and Region. With \
         KmsKeyIdentifier a bus has a key of your own; its DeadLetterConfig gets the events that it cannot process while \
         Fault is KeyDisabled.",
        &[
            r#""EventBuses": [{"Name": "orders"}]"#,
            r#""EventBuses": [{"Name": "orders", "KmsKeyIdentifier": "alias/orders", "Fault": "KeyDisabled"}]"#,
        ],
        "bus account region cross-account resource policy kms key encryption",
    ),
    Topic::new(
        Setup,
        "Targets",
        "Up to five for a rule: Id and Arn, RoleArn where one is needed, and the settings of its kind, such as \
         SqsParameters or Endpoint. The Arn says what kind of target it is.",
        &[r#"{"Id": "queue", "Arn": "arn:aws:sqs:us-east-1:123456789012:orders"}"#],
        "target lambda sqs sns step functions role",
    ),
    Topic::new(
        Setup,
        "Fault",
        "What goes wrong at the target when it is invoked. RoleNotAssumed: its role cannot be assumed. FailsFirst fails that many attempts, then works; Status is \
         the answer of an HTTP endpoint.",
        &[
            r#""Fault": "Throttled""#,
            r#""Fault": "TimesOut""#,
            r#""Fault": "ServerError""#,
            r#""Fault": "Missing""#,
            r#""Fault": "AccessDenied""#,
            r#""Fault": "FunctionError""#,
            r#""Fault": "RoleNotAssumed""#,
            r#""Fault": {"FailsFirst": 2}"#,
            r#""Fault": {"Status": 404}"#,
        ],
        "simulate failure error throttling timeout",
    ),
    Topic::new(
        Setup,
        "Permitted",
        "Whether EventBridge may reach the target, or the dead-letter queue. It may, unless this is false.",
        &[r#""Permitted": false"#],
        "permission access denied iam policy role",
    ),
    Topic::new(
        Setup,
        "DeadLetterConfig",
        "The SQS queue for what could not be delivered, by its Arn: the input as it was to be sent, with the reason. Also \
         for a bus with a KMS key.",
        &[r#""DeadLetterConfig": {"Arn": "arn:aws:sqs:us-east-1:123456789012:my-dlq"}"#],
        "dlq dead-letter queue dead letter",
    ),
    Topic::new(
        Setup,
        "RetryPolicy",
        "For how long and how often a delivery is tried again: 60 to 86,400 seconds, 0 to 185 retries.",
        &[r#""RetryPolicy": {"MaximumEventAgeInSeconds": 3600, "MaximumRetryAttempts": 4}"#],
        "retry attempts age",
    ),
    Topic::new(
        Setup,
        "InputTransformer",
        "InputPathsMap and InputTemplate make what the target gets; Input and InputPath are simpler. See the section on the \
         input transformer.",
        &[r#""InputTransformer": {"InputPathsMap": {"id": "$.id"}, "InputTemplate": "{\"id\": <id>}"}"#],
        "template input payload",
    ),
    Topic::new(
        Setup,
        "Handler",
        "The function that a Lambda target runs: a built-in one by its name, or own for the code of your own function.",
        &[r#""Handler": "snapshot""#, r#""Handler": "own""#],
        "lambda function code python javascript",
    ),
    Topic::new(
        Setup,
        "AsyncRetryPolicy",
        "How often Lambda itself tries again when the function fails.",
        &[r#""AsyncRetryPolicy": {"MaximumRetryAttempts": 0}"#],
        "lambda retry asynchronous",
    ),
    Topic::new(
        Setup,
        "OnFailure",
        "The ARN to which Lambda sends a record of an invocation that failed in the end.",
        &[r#""OnFailure": "arn:aws:sqs:us-east-1:123456789012:failed""#],
        "lambda destination dlq",
    ),
    Topic::new(
        Setup,
        "OnSuccess",
        "The ARN to which Lambda sends a record of an invocation that succeeded. An event bus gets an event, like that of \
         OnFailure, with the record as its detail.",
        &[r#""OnSuccess": "arn:aws:events:us-east-1:123456789012:event-bus/results""#],
        "lambda destination success record",
    ),
    Topic::new(
        Setup,
        "AsyncDeadLetterConfig",
        "The function's own dead-letter queue or topic, by its TargetArn. It gets the event that the function failed on, \
         with ErrorCode, ErrorMessage and RequestID as attributes.",
        &[r#""AsyncDeadLetterConfig": {"TargetArn": "arn:aws:sqs:us-east-1:123456789012:my-function-dlq"}"#],
        "lambda dlq dead-letter queue",
    ),
    Topic::new(
        Setup,
        "Emits",
        "Events that the target sends when it has done its work, as entries of PutEvents. So one event leads to the next.",
        &[r#""Emits": [{"Source": "shop", "DetailType": "Order Packed", "Detail": "{}"}]"#],
        "chain loop further events",
    ),
    Topic::new(
        Setup,
        "Archives",
        "Keep the events of a bus: ArchiveName, EventBusName, EventPattern, RetentionDays. AWS makes a managed rule for each, \
         which leaves replayed events out.",
        &[r#""Archives": [{"ArchiveName": "all", "EventBusName": "default"}]"#],
        "archive retention",
    ),
    Topic::new(
        Setup,
        "Replays",
        "Send archived events again: ReplayName, ArchiveName, EventStartTime, EventEndTime, RuleNames for some rules only, \
         or Destination with the bus's Arn and FilterArns, as in StartReplay, and At for the moment. Replayed events have \
         new ids.",
        &[r#""Replays": [{"ReplayName": "again", "ArchiveName": "all"}]"#],
        "replay archive",
    ),
    Topic::new(
        Setup,
        "Schedules",
        "Schedules of EventBridge Scheduler, as GetSchedule prints them. They are checked, and not played: they call their \
         targets without a bus. The tab Schedule shows when they run.",
        &[r#""Schedules": [{"Name": "nightly", "ScheduleExpression": "rate(1 day)"}]"#],
        "scheduler cron rate",
    ),
    Topic::new(
        Setup,
        "ApiDestinations",
        "Where targets that are API destinations send: Name, ConnectionArn, InvocationEndpoint, HttpMethod and \
         InvocationRateLimitPerSecond, which is checked and does not slow anything down.",
        &[
            r#""ApiDestinations": [{"Name": "crm", "ConnectionArn": "arn:aws:events:us-east-1:123456789012:connection/crm/6f2d0b8c", "InvocationEndpoint": "https://example.com/orders", "HttpMethod": "POST"}]"#,
        ],
        "http endpoint webhook api destination",
    ),
    Topic::new(
        Setup,
        "Connections",
        "What API destinations add to their requests: Name, AuthorizationType (BASIC, API_KEY or OAUTH_CLIENT_CREDENTIALS) and \
         AuthParameters, with InvocationHttpParameters for headers, the query and the body.",
        &[
            r#""Connections": [{"Name": "crm", "AuthorizationType": "API_KEY", "AuthParameters": {"ApiKeyAuthParameters": {"ApiKeyName": "x-api-key", "ApiKeyValue": "key"}}}]"#,
        ],
        "authorization basic oauth api key header secret",
    ),
    Topic::new(
        Setup,
        "Alarms",
        "CloudWatch alarms: AlarmName, MetricName, RuleName, EventBusName, Statistic, ComparisonOperator, Threshold, Period, \
         EvaluationPeriods, TreatMissingData. A change of state is an event on the default bus. CreatedAt and DeletedAt \
         make or delete the alarm in the play, which are events, too.",
        &[r#""Alarms": [{"AlarmName": "failing", "MetricName": "FailedInvocations", "Threshold": 1}]"#],
        "cloudwatch metric monitoring",
    ),
    Topic::new(
        Setup,
        "PutEvents",
        "Calls that send events: Entries as in AWS's API, Caller for the account that calls, and At for the moment.",
        &[
            r#""PutEvents": [{"Entries": [{"Source": "shop", "DetailType": "Order Placed", "Detail": "{}"}]}]"#,
        ],
        "send publish entries",
    ),
    Topic::new(
        Setup,
        "EventsOn",
        "The bus that gets the events of the tab Rule. Events of AWS services always go to the default bus.",
        &[r#""EventsOn": "orders""#],
        "bus list",
    ),
    Topic::new(
        Setup,
        "Clock",
        "The virtual clock: when it starts, and for how many minutes schedules run.",
        &[r#""Clock": {"Start": "2026-06-10T12:00:00Z", "Minutes": 60}"#],
        "time start minutes",
    ),
];
