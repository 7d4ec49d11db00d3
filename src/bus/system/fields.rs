//! The fields that each part of a setup can have.

use crate::targets::block::{blocks, settings_within};

/// The fields of the objects that stand under a key; those of the whole without one.
pub fn fields_within(key: Option<&str>) -> Vec<&'static str> {
    if let Some(settings) = key.and_then(settings_within) {
        return settings.iter().map(|setting| setting.name).collect();
    }
    let fields: &[&str] = match key {
        None => TOP,
        Some("EventBuses") => BUS,
        Some("Rule" | "Rules") => RULE,
        Some("Targets") => return target(),
        Some("InputTransformer") => TRANSFORMER,
        Some("RetryPolicy" | "AsyncRetryPolicy") => RETRY,
        Some("DeadLetterConfig") => DEAD_LETTER,
        Some("AsyncDeadLetterConfig") => ASYNC_DEAD_LETTER,
        Some("Fault") => FAULT,
        Some("Archives") => ARCHIVE,
        Some("Alarms") => ALARM,
        Some("PutEvents") => CALL,
        Some("Replays") => REPLAY,
        Some("Destination") => DESTINATION,
        Some("Clock") => CLOCK,
        Some(_) => &[],
    };
    fields.to_vec()
}

/// The fields of a target: those that all have, with the blocks that only some kinds take in between.
pub(super) fn target() -> Vec<&'static str> {
    let blocks: Vec<&str> = blocks().into_iter().map(|block| block.name).collect();
    [TARGET, &blocks, TARGET_OWN].concat()
}

pub(super) const TOP: &[&str] =
    &["EventBuses", "Rule", "Rules", "Archives", "Alarms", "PutEvents", "Replays", "EventsOn", "Clock"];
pub(super) const BUS: &[&str] =
    &["Name", "Description", "Policy", "KmsKeyIdentifier", "DeadLetterConfig", "Fault", "Account", "Region"];
pub(super) const RULE: &[&str] =
    &["Name", "EventBusName", "Description", "State", "EventPattern", "ScheduleExpression", "Targets"];
const TARGET: &[&str] =
    &["Id", "Arn", "RoleArn", "Input", "InputPath", "InputTransformer", "RetryPolicy", "DeadLetterConfig"];
/// What a target has here and not at AWS.
const TARGET_OWN: &[&str] = &[
    "Permitted",
    "Fault",
    "Handler",
    "AsyncRetryPolicy",
    "OnFailure",
    "OnSuccess",
    "AsyncDeadLetterConfig",
    "Emits",
];
pub(super) const TRANSFORMER: &[&str] = &["InputPathsMap", "InputTemplate"];
pub(super) const RETRY: &[&str] = &["MaximumEventAgeInSeconds", "MaximumRetryAttempts"];
pub(super) const DEAD_LETTER: &[&str] = &["Arn", "Permitted"];
pub(super) const ASYNC_DEAD_LETTER: &[&str] = &["TargetArn"];
pub(super) const FAULT: &[&str] = &["Status", "FailsFirst"];
pub(super) const ARCHIVE: &[&str] = &["ArchiveName", "EventBusName", "EventPattern", "RetentionDays"];
pub(super) const ALARM: &[&str] = &[
    "AlarmName",
    "MetricName",
    "RuleName",
    "EventBusName",
    "Statistic",
    "ComparisonOperator",
    "Threshold",
    "Period",
    "EvaluationPeriods",
    "TreatMissingData",
    "CreatedAt",
    "DeletedAt",
];
pub(super) const CALL: &[&str] = &["Entries", "Caller", "At"];
pub(super) const REPLAY: &[&str] =
    &["ReplayName", "ArchiveName", "EventStartTime", "EventEndTime", "At", "RuleNames", "Destination"];
pub(super) const DESTINATION: &[&str] = &["Arn", "FilterArns"];
pub(super) const CLOCK: &[&str] = &["Start", "Minutes"];
