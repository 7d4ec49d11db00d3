//! CodePipeline.

use super::{Reads, TargetKind};
use crate::targets::permission::Permission;
use crate::targets::received::single;

/// A pipeline. Each event starts an execution of it.
pub(super) static CODE_PIPELINE: TargetKind = TargetKind {
    title: "CodePipeline",
    is_named_by: |arn| arn.is("codepipeline", ""),
    permission: Some(Permission::by_role(&["codepipeline:StartPipelineExecution"])),
    skeleton: r#"{"Arn":"arn:PARTITION:codepipeline:REGION:ACCOUNT:my-pipeline"}"#,
    reads: Reads::Nothing,
    receive: |delivery| ("StartPipelineExecution", single("name", delivery.name())),
    ..TargetKind::PLAIN
};

#[cfg(test)]
mod tests {
    use crate::targets::kind::tests::{EVENT, arrives};

    #[test]
    fn a_pipeline_gets_nothing_of_the_event() {
        assert_eq!(arrives("codepipeline:r:111122223333:p", "{}", EVENT), r#"{"name":"p"}"#);
    }
}
