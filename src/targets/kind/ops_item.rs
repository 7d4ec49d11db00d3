//! OpsCenter of Systems Manager.

use super::TargetKind;
use crate::targets::permission::{Permission, Resource};

/// OpsCenter. Each event creates an OpsItem.
pub(super) static OPS_ITEM: TargetKind = TargetKind {
    title: "Systems Manager OpsItem",
    is_named_by: |arn| arn.service == "ssm" && arn.resource == "opsitem",
    // The item does not exist before the call.
    permission: Some(Permission { resource: Resource::Any, ..Permission::by_role(&["ssm:CreateOpsItem"]) }),
    skeleton: r#"{"Arn":"arn:PARTITION:ssm:REGION:ACCOUNT:opsitem"}"#,
    ..TargetKind::PLAIN
};
