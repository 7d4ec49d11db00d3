//! The fields that each part of a setup can have.

use crate::targets::block::{blocks, settings_within};
use crate::targets::scheduler;

/// The fields that a part of a system can have.
pub(super) struct Part {
    /// The fields that a user writes.
    pub(super) own: &'static [&'static str],
    /// Further fields of AWS's requests and answers that describe or locate the part.
    pub(super) also: &'static [&'static str],
    /// The fields of AWS's requests and answers that have no effect in a simulation.
    pub(super) idle: &'static [&'static str],
}

/// Returns the fields of the objects under a key; those of the whole text for `None`.
pub fn fields_within(key: Option<&str>) -> Vec<&'static str> {
    if let Some(settings) = key.and_then(settings_within) {
        return settings.iter().map(|setting| setting.name).collect();
    }
    let fields: &[&str] = match key {
        None => TOP.own,
        Some("EventBuses") => BUS.own,
        Some("Rule" | "Rules") => RULE.own,
        Some("Targets") => return target(),
        Some("InputTransformer") => TRANSFORMER,
        Some("RetryPolicy" | "AsyncRetryPolicy") => RETRY,
        Some("DeadLetterConfig") => DEAD_LETTER,
        Some("AsyncDeadLetterConfig") => ASYNC_DEAD_LETTER,
        Some("Fault") => FAULT,
        Some("Archives") => ARCHIVE.own,
        Some("Alarms") => ALARM,
        Some("PutEvents") => CALL.own,
        Some("Replays") => REPLAY.own,
        Some("Destination") => DESTINATION,
        Some("Clock") => CLOCK,
        Some("Schedules") => SCHEDULE.own,
        Some("FlexibleTimeWindow") => WINDOW,
        Some("Target") => scheduler::FIELDS,
        Some("Connections") => CONNECTION.own,
        Some("AuthParameters") => AUTH,
        Some("BasicAuthParameters") => BASIC_AUTH,
        Some("ApiKeyAuthParameters") => API_KEY,
        Some("OAuthParameters") => OAUTH,
        Some("InvocationHttpParameters") => HTTP_ADDITIONS,
        Some("ApiDestinations") => API_DESTINATION.own,
        Some(_) => &[],
    };
    fields.to_vec()
}

/// Returns the fields of a target: those of all targets, with the blocks that only some kinds take in
/// between.
pub(super) fn target() -> Vec<&'static str> {
    let blocks: Vec<&str> = blocks().into_iter().map(|block| block.name).collect();
    [TARGET, &blocks, TARGET_OWN].concat()
}

pub(super) const TOP: Part = Part {
    own: &[
        "EventBuses",
        "Rule",
        "Rules",
        "Archives",
        "Alarms",
        "PutEvents",
        "Replays",
        "Schedules",
        "Connections",
        "ApiDestinations",
        "EventsOn",
        "Clock",
    ],
    also: &[],
    idle: &["NextToken"],
};
pub(super) const BUS: Part = Part {
    own: &[
        "Name",
        "Description",
        "Policy",
        "KmsKeyIdentifier",
        "DeadLetterConfig",
        "Fault",
        "Account",
        "Region",
    ],
    also: &["Arn", "EventBusArn", "EventSourceName"],
    idle: &["LogConfig", "Tags", "CreationTime", "LastModifiedTime"],
};
pub(super) const RULE: Part = Part {
    own: &[
        "Name",
        "EventBusName",
        "Description",
        "State",
        "EventPattern",
        "ScheduleExpression",
        "RoleArn",
        "Targets",
    ],
    // PutTargets has the name of the rule as `Rule`.
    also: &["Arn", "RuleArn", "Rule"],
    idle: &["ManagedBy", "CreatedBy", "Tags"],
};
const TARGET: &[&str] =
    &["Id", "Arn", "RoleArn", "Input", "InputPath", "InputTransformer", "RetryPolicy", "DeadLetterConfig"];
/// The fields of a target that exist only here, and not at AWS.
pub(crate) const TARGET_OWN: &[&str] = &[
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
pub(super) const ARCHIVE: Part = Part {
    own: &["ArchiveName", "EventBusName", "EventPattern", "RetentionDays"],
    also: &["EventSourceArn", "ArchiveArn"],
    idle: &[
        "Description",
        "State",
        "StateReason",
        "SizeBytes",
        "EventCount",
        "CreationTime",
        "KmsKeyIdentifier",
    ],
};
pub(super) const CONNECTION: Part = Part {
    own: &["Name", "AuthorizationType", "AuthParameters"],
    also: &["ConnectionArn", "ConnectionState"],
    idle: &[
        "Description",
        "StateReason",
        "SecretArn",
        "KmsKeyIdentifier",
        "InvocationConnectivityParameters",
        "CreationTime",
        "LastModifiedTime",
        "LastAuthorizedTime",
    ],
};
pub(super) const AUTH: &[&str] = &[
    "BasicAuthParameters",
    "OAuthParameters",
    "ApiKeyAuthParameters",
    "InvocationHttpParameters",
    "ConnectivityParameters",
];
pub(super) const BASIC_AUTH: &[&str] = &["Username", "Password"];
pub(super) const API_KEY: &[&str] = &["ApiKeyName", "ApiKeyValue"];
pub(super) const OAUTH: &[&str] =
    &["ClientParameters", "AuthorizationEndpoint", "HttpMethod", "OAuthHttpParameters"];
pub(super) const HTTP_ADDITIONS: &[&str] = &["HeaderParameters", "QueryStringParameters", "BodyParameters"];
pub(super) const HTTP_PAIR: &[&str] = &["Key", "Value", "IsValueSecret"];
pub(super) const API_DESTINATION: Part = Part {
    own: &["Name", "ConnectionArn", "InvocationEndpoint", "HttpMethod", "InvocationRateLimitPerSecond"],
    also: &["ApiDestinationArn", "ApiDestinationState"],
    idle: &["Description", "CreationTime", "LastModifiedTime"],
};
/// A schedule of EventBridge Scheduler, as its API has it.
pub(super) const SCHEDULE: Part = Part {
    own: &[
        "Name",
        "GroupName",
        "ScheduleExpression",
        "ScheduleExpressionTimezone",
        "StartDate",
        "EndDate",
        "State",
        "FlexibleTimeWindow",
        "Target",
    ],
    also: &["Arn", "ScheduleArn"],
    idle: &[
        "Description",
        "ActionAfterCompletion",
        "KmsKeyArn",
        "ClientToken",
        "CreationDate",
        "LastModificationDate",
    ],
};
/// How a schedule may be late.
pub(super) const WINDOW: &[&str] = &["Mode", "MaximumWindowInMinutes"];
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
pub(super) const CALL: Part = Part { own: &["Entries", "Caller", "At"], also: &[], idle: &["EndpointId"] };
pub(super) const REPLAY: Part = Part {
    own: &["ReplayName", "ArchiveName", "EventStartTime", "EventEndTime", "At", "RuleNames", "Destination"],
    also: &["EventSourceArn", "ReplayArn"],
    idle: &[
        "Description",
        "State",
        "StateReason",
        "EventLastReplayedTime",
        "ReplayStartTime",
        "ReplayEndTime",
    ],
};
pub(super) const DESTINATION: &[&str] = &["Arn", "FilterArns"];
pub(super) const CLOCK: &[&str] = &["Start", "Minutes"];
