//! Inspector Classic.

use super::{Reads, TargetKind};
use crate::targets::permission::Permission;
use crate::targets::received::single;

/// An assessment template. Each event starts a run of it.
pub(super) static INSPECTOR: TargetKind = TargetKind {
    title: "Inspector assessment",
    is_named_by: |arn| arn.is("inspector", "target/"),
    permission: Some(Permission::by_role(&["inspector:StartAssessmentRun"])),
    skeleton: r#"{"Arn":"arn:PARTITION:inspector:REGION:ACCOUNT:target/0-nvgHXqYf/template/0-Pj4MAfsN"}"#,
    reads: Reads::Nothing,
    receive: |delivery| ("StartAssessmentRun", single("assessmentTemplateArn", delivery.arn)),
    ..TargetKind::PLAIN
};
