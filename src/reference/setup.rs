//! The keys of an event bus setup: those of AWS's API, and those that only the simulation has.
//!
//! `bus::system` reads them.

use super::Section::Setup;
use super::Topic;

pub(super) static TOPICS: &[Topic] = &[
    Topic::new(
        Setup,
        "Rule",
        "The settings of the rule on the Rule tab, apart from its pattern: Name, EventBusName, Description, \
         State, Targets.",
        &[r#""Rule": {"Name": "stopped", "EventBusName": "default", "Targets": []}"#],
        "name state description",
    ),
    Topic::new(
        Setup,
        "Rules",
        "More rules, with the same keys and EventPattern or ScheduleExpression.",
        &[r#""Rules": [{"Name": "nightly", "ScheduleExpression": "rate(1 day)", "Targets": []}]"#],
        "schedule pattern",
    ),
    Topic::new(
        Setup,
        "EventBuses",
        "Buses other than the default one: Name, Description and Policy, and for buses elsewhere also Account \
         and Region. KmsKeyIdentifier sets a customer managed key; events that the bus can't process while \
         Fault is KeyDisabled go to its DeadLetterConfig.",
        &[
            r#""EventBuses": [{"Name": "orders"}]"#,
            r#""EventBuses": [{"Name": "orders", "KmsKeyIdentifier": "alias/orders", "Fault": "KeyDisabled"}]"#,
        ],
        "bus account region cross-account resource policy kms key encryption",
    ),
    Topic::new(
        Setup,
        "Targets",
        "Up to five per rule: Id and Arn, RoleArn if one is needed, and settings for the kind of target, such \
         as SqsParameters or Endpoint. The Arn determines the kind of target.",
        &[r#"{"Id": "queue", "Arn": "arn:aws:sqs:us-east-1:123456789012:orders"}"#],
        "target lambda sqs sns step functions role",
    ),
    Topic::new(
        Setup,
        "Fault",
        "What goes wrong when the target is invoked. RoleNotAssumed: its role can't be assumed. FailsFirst: \
         that many attempts fail, then one succeeds. Status: the response of an HTTP endpoint.",
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
        "Whether EventBridge has permission to invoke the target or send to the dead-letter queue. It has, \
         unless this is false.",
        &[r#""Permitted": false"#],
        "permission access denied iam policy role",
    ),
    Topic::new(
        Setup,
        "DeadLetterConfig",
        "The SQS queue, by its Arn, for input that couldn't be delivered, with the reason. Also for a bus with \
         a KMS key.",
        &[r#""DeadLetterConfig": {"Arn": "arn:aws:sqs:us-east-1:123456789012:my-dlq"}"#],
        "dlq dead-letter queue dead letter",
    ),
    Topic::new(
        Setup,
        "RetryPolicy",
        "How long and how often a failed invocation is retried: 60 to 86,400 seconds, 0 to 185 retries.",
        &[r#""RetryPolicy": {"MaximumEventAgeInSeconds": 3600, "MaximumRetryAttempts": 4}"#],
        "retry attempts age",
    ),
    Topic::new(
        Setup,
        "InputTransformer",
        "InputPathsMap and InputTemplate build the target's input; Input and InputPath are simpler. See “Input \
         transformer”.",
        &[r#""InputTransformer": {"InputPathsMap": {"id": "$.id"}, "InputTemplate": "{\"id\": <id>}"}"#],
        "template input payload",
    ),
    Topic::new(
        Setup,
        "Handler",
        "The function that a Lambda target runs: the name of a built-in one, or own for your own code.",
        &[r#""Handler": "snapshot""#, r#""Handler": "own""#],
        "lambda function code python javascript",
    ),
    Topic::new(
        Setup,
        "AsyncRetryPolicy",
        "How often Lambda itself retries when the function fails.",
        &[r#""AsyncRetryPolicy": {"MaximumRetryAttempts": 0}"#],
        "lambda retry asynchronous",
    ),
    Topic::new(
        Setup,
        "OnFailure",
        "The ARN to which Lambda sends a record of an invocation whose retries have failed.",
        &[r#""OnFailure": "arn:aws:sqs:us-east-1:123456789012:failed""#],
        "lambda destination dlq",
    ),
    Topic::new(
        Setup,
        "OnSuccess",
        "The ARN to which Lambda sends a record of a successful invocation. An event bus receives an event with \
         the record as its detail, as with OnFailure.",
        &[r#""OnSuccess": "arn:aws:events:us-east-1:123456789012:event-bus/results""#],
        "lambda destination success record",
    ),
    Topic::new(
        Setup,
        "AsyncDeadLetterConfig",
        "The function's own dead-letter queue or topic, by its TargetArn. It receives the event that the \
         function failed on, with ErrorCode, ErrorMessage and RequestID as attributes.",
        &[r#""AsyncDeadLetterConfig": {"TargetArn": "arn:aws:sqs:us-east-1:123456789012:my-function-dlq"}"#],
        "lambda dlq dead-letter queue",
    ),
    Topic::new(
        Setup,
        "Emits",
        "Events that the target sends when it's done, as PutEvents entries, so that one event leads to the next.",
        &[r#""Emits": [{"Source": "shop", "DetailType": "Order Packed", "Detail": "{}"}]"#],
        "chain loop further events",
    ),
    Topic::new(
        Setup,
        "Archives",
        "Store the events of a bus: ArchiveName, EventBusName, EventPattern, RetentionDays. For each archive, \
         AWS creates a managed rule that excludes replayed events.",
        &[r#""Archives": [{"ArchiveName": "all", "EventBusName": "default"}]"#],
        "archive retention",
    ),
    Topic::new(
        Setup,
        "Replays",
        "Send archived events again: ReplayName, ArchiveName, EventStartTime, EventEndTime, and RuleNames to \
         limit the rules (or Destination with the bus's Arn and FilterArns, as in StartReplay). At sets when. \
         Replayed events have new IDs.",
        &[r#""Replays": [{"ReplayName": "again", "ArchiveName": "all"}]"#],
        "replay archive",
    ),
    Topic::new(
        Setup,
        "Schedules",
        "EventBridge Scheduler schedules, as returned by GetSchedule. They are checked but not simulated, \
         because they invoke their targets without a bus. The Schedule tab shows when they run.",
        &[r#""Schedules": [{"Name": "nightly", "ScheduleExpression": "rate(1 day)"}]"#],
        "scheduler cron rate",
    ),
    Topic::new(
        Setup,
        "ApiDestinations",
        "API destinations, which targets refer to: Name, ConnectionArn, InvocationEndpoint, HttpMethod and \
         InvocationRateLimitPerSecond. The rate limit is checked but doesn't slow anything down.",
        &[
            r#""ApiDestinations": [{"Name": "crm", "ConnectionArn": "arn:aws:events:us-east-1:123456789012:connection/crm/6f2d0b8c", "InvocationEndpoint": "https://example.com/orders", "HttpMethod": "POST"}]"#,
        ],
        "http endpoint webhook api destination",
    ),
    Topic::new(
        Setup,
        "Connections",
        "Connections, which add authorization to the requests of API destinations: Name, AuthorizationType \
         (BASIC, API_KEY or OAUTH_CLIENT_CREDENTIALS) and AuthParameters, with InvocationHttpParameters for \
         headers, query and body.",
        &[
            r#""Connections": [{"Name": "crm", "AuthorizationType": "API_KEY", "AuthParameters": {"ApiKeyAuthParameters": {"ApiKeyName": "x-api-key", "ApiKeyValue": "key"}}}]"#,
        ],
        "authorization basic oauth api key header secret",
    ),
    Topic::new(
        Setup,
        "Alarms",
        "CloudWatch alarms: AlarmName, MetricName, RuleName, EventBusName, Statistic, ComparisonOperator, Threshold, Period, \
         EvaluationPeriods, TreatMissingData. A state change sends an event to the default bus. CreatedAt and \
         DeletedAt create or delete the alarm during the simulation, which also sends events.",
        &[r#""Alarms": [{"AlarmName": "failing", "MetricName": "FailedInvocations", "Threshold": 1}]"#],
        "cloudwatch metric monitoring",
    ),
    Topic::new(
        Setup,
        "PutEvents",
        "Calls that send events: Entries as in the API, Caller for the calling account, and At for the time.",
        &[
            r#""PutEvents": [{"Entries": [{"Source": "shop", "DetailType": "Order Placed", "Detail": "{}"}]}]"#,
        ],
        "send publish entries",
    ),
    Topic::new(
        Setup,
        "EventsOn",
        "The bus that receives the events on the Rule tab. Events from AWS services always go to the default bus.",
        &[r#""EventsOn": "orders""#],
        "bus list",
    ),
    Topic::new(
        Setup,
        "Clock",
        "The simulated clock: when it starts, and for how many minutes schedules run.",
        &[r#""Clock": {"Start": "2026-06-10T12:00:00Z", "Minutes": 60}"#],
        "time start minutes",
    ),
];
