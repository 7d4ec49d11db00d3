//! Glue.

use super::TargetKind;
use crate::targets::permission::Permission;

/// A workflow. It is notified of the event.
pub(super) static GLUE_WORKFLOW: TargetKind = TargetKind {
    title: "Glue workflow",
    is_named_by: |arn| arn.is("glue", "workflow/"),
    permission: Some(Permission::by_role(&["glue:notifyEvent"])),
    skeleton: r#"{"Arn":"arn:PARTITION:glue:REGION:ACCOUNT:workflow/my-workflow"}"#,
    ..TargetKind::PLAIN
};
