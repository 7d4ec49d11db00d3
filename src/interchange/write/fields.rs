//! The fields of the parts that AWS takes when it makes them.

use crate::interchange::finding::FindingKind;

/// Returns the fields of a kind of part, by the names of the API.
pub(super) fn of(kind: FindingKind) -> &'static [&'static str] {
    match kind {
        FindingKind::Bus => &[
            "Name",
            "EventSourceName",
            "Description",
            "KmsKeyIdentifier",
            "DeadLetterConfig",
            "LogConfig",
            "Policy",
            "Tags",
        ],
        FindingKind::Connection => &[
            "Name",
            "Description",
            "AuthorizationType",
            "AuthParameters",
            "InvocationConnectivityParameters",
            "KmsKeyIdentifier",
        ],
        FindingKind::ApiDestination => &[
            "Name",
            "Description",
            "ConnectionArn",
            "InvocationEndpoint",
            "HttpMethod",
            "InvocationRateLimitPerSecond",
        ],
        FindingKind::Archive => &[
            "ArchiveName",
            "EventSourceArn",
            "Description",
            "EventPattern",
            "RetentionDays",
            "KmsKeyIdentifier",
        ],
        FindingKind::ScheduleGroup => &["Name", "Tags"],
        FindingKind::Schedule => &[
            "Name",
            "GroupName",
            "Description",
            "ScheduleExpression",
            "ScheduleExpressionTimezone",
            "StartDate",
            "EndDate",
            "State",
            "FlexibleTimeWindow",
            "ActionAfterCompletion",
            "KmsKeyArn",
            "Target",
        ],
        _ => &[
            "Name",
            "EventBusName",
            "Description",
            "EventPattern",
            "ScheduleExpression",
            "State",
            "RoleArn",
            "Tags",
            "Targets",
        ],
    }
}

/// Fields that CloudFormation has no property for.
pub(super) const NOT_IN_TEMPLATES: [&str; 1] = ["ActionAfterCompletion"];

/// Fields that say no more than others, or that only AWS gives.
pub(super) const TOLD_OTHERWISE: [&str; 14] = [
    "Arn",
    "RuleArn",
    "Rule",
    "EventBusArn",
    "ArchiveArn",
    "ConnectionArn",
    "ConnectionState",
    "ApiDestinationArn",
    "ApiDestinationState",
    "ScheduleArn",
    "SecretArn",
    "ClientToken",
    "CreationDate",
    "LastAuthorizedTime",
];
