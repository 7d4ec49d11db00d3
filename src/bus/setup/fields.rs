//! The fields that each part of a setup can have.

pub(super) const TOP: &[&str] =
    &["EventBuses", "Rule", "Rules", "Archives", "Alarms", "PutEvents", "Replays", "EventsOn", "Clock"];
pub(super) const BUS: &[&str] = &["Name", "Description", "Policy", "Account", "Region"];
pub(super) const RULE: &[&str] =
    &["Name", "EventBusName", "Description", "State", "EventPattern", "ScheduleExpression", "Targets"];
pub(super) const TARGET: &[&str] = &[
    "Id",
    "Arn",
    "RoleArn",
    "Input",
    "InputPath",
    "InputTransformer",
    "RetryPolicy",
    "DeadLetterConfig",
    "SqsParameters",
    "KinesisParameters",
    "EcsParameters",
    "HttpParameters",
    "Endpoint",
    "Permitted",
    "Fault",
    "Handler",
    "AsyncRetryPolicy",
    "OnFailure",
    "Emits",
];
pub(super) const TRANSFORMER: &[&str] = &["InputPathsMap", "InputTemplate"];
pub(super) const RETRY: &[&str] = &["MaximumEventAgeInSeconds", "MaximumRetryAttempts"];
pub(super) const DEAD_LETTER: &[&str] = &["Arn", "Permitted"];
pub(super) const SQS: &[&str] = &["MessageGroupId"];
pub(super) const KINESIS: &[&str] = &["PartitionKeyPath"];
pub(super) const ECS: &[&str] = &["TaskDefinitionArn", "TaskCount", "LaunchType"];
pub(super) const HTTP: &[&str] = &["PathParameterValues", "HeaderParameters", "QueryStringParameters"];
pub(super) const ENDPOINT: &[&str] = &["Method", "Url"];
pub(super) const FAULT: &[&str] = &["Status", "FailsFirst"];
pub(super) const ARCHIVE: &[&str] = &["ArchiveName", "EventBusName", "EventPattern", "RetentionDays"];
pub(super) const ALARM: &[&str] = &[
    "AlarmName",
    "MetricName",
    "RuleName",
    "EventBusName",
    "ComparisonOperator",
    "Threshold",
    "Period",
    "EvaluationPeriods",
    "TreatMissingData",
];
pub(super) const CALL: &[&str] = &["Entries", "Caller", "At"];
pub(super) const REPLAY: &[&str] =
    &["ReplayName", "ArchiveName", "EventStartTime", "EventEndTime", "At", "RuleNames"];
pub(super) const CLOCK: &[&str] = &["Start", "Minutes"];
