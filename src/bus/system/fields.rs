//! The fields that each part of a setup can have.

/// The fields of the objects that stand under a key; those of the whole without one.
pub fn fields_within(key: Option<&str>) -> &'static [&'static str] {
    match key {
        None => TOP,
        Some("EventBuses") => BUS,
        Some("Rule" | "Rules") => RULE,
        Some("Targets") => TARGET,
        Some("InputTransformer") => TRANSFORMER,
        Some("RetryPolicy" | "AsyncRetryPolicy") => RETRY,
        Some("DeadLetterConfig") => DEAD_LETTER,
        Some("SqsParameters") => SQS,
        Some("KinesisParameters") => KINESIS,
        Some("EcsParameters") => ECS,
        Some("BatchParameters") => BATCH,
        Some("ArrayProperties") => ARRAY,
        Some("RetryStrategy") => JOB_RETRY,
        Some("RunCommandParameters") => RUN_COMMAND,
        Some("RunCommandTargets") => COMMAND_TARGET,
        Some("RedshiftDataParameters") => REDSHIFT,
        Some("SageMakerPipelineParameters") => PIPELINE,
        Some("PipelineParameterList") => PIPELINE_PARAMETER,
        Some("AppSyncParameters") => APPSYNC,
        Some("HttpParameters") => HTTP,
        Some("Endpoint") => ENDPOINT,
        Some("Fault") => FAULT,
        Some("Archives") => ARCHIVE,
        Some("Alarms") => ALARM,
        Some("PutEvents") => CALL,
        Some("Replays") => REPLAY,
        Some("Clock") => CLOCK,
        Some(_) => &[],
    }
}

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
    "BatchParameters",
    "RunCommandParameters",
    "RedshiftDataParameters",
    "SageMakerPipelineParameters",
    "AppSyncParameters",
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
pub(super) const ECS: &[&str] = &[
    "TaskDefinitionArn",
    "TaskCount",
    "LaunchType",
    "NetworkConfiguration",
    "PlatformVersion",
    "Group",
    "CapacityProviderStrategy",
    "EnableECSManagedTags",
    "EnableExecuteCommand",
    "PlacementConstraints",
    "PlacementStrategy",
    "PropagateTags",
    "ReferenceId",
    "Tags",
];
/// What goes on to RunTask as it is.
pub(super) const ECS_MORE: &[&str] = ECS.split_at(3).1;
pub(super) const BATCH: &[&str] = &["JobDefinition", "JobName", "ArrayProperties", "RetryStrategy"];
pub(super) const ARRAY: &[&str] = &["Size"];
pub(super) const JOB_RETRY: &[&str] = &["Attempts"];
pub(super) const RUN_COMMAND: &[&str] = &["RunCommandTargets"];
pub(super) const COMMAND_TARGET: &[&str] = &["Key", "Values"];
pub(super) const REDSHIFT: &[&str] =
    &["Database", "DbUser", "SecretManagerArn", "Sql", "Sqls", "StatementName", "WithEvent"];
pub(super) const PIPELINE: &[&str] = &["PipelineParameterList"];
pub(super) const PIPELINE_PARAMETER: &[&str] = &["Name", "Value"];
pub(super) const APPSYNC: &[&str] = &["GraphQLOperation"];
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
