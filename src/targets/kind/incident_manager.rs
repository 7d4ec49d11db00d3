//! Incident Manager.

use super::TargetKind;
use crate::targets::permission::Permission;

/// A response plan. Each event starts an incident with it.
pub(super) static INCIDENT_MANAGER: TargetKind = TargetKind {
    title: "Incident Manager response plan",
    is_named_by: |arn| arn.is("ssm-incidents", "response-plan/"),
    permission: Some(Permission::by_role(&["ssm-incidents:StartIncident"])),
    skeleton: r#"{"Arn":"arn:PARTITION:ssm-incidents:REGION:ACCOUNT:response-plan/my-plan"}"#,
    ..TargetKind::PLAIN
};
