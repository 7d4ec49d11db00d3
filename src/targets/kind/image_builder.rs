//! Image Builder.

use super::{Reads, TargetKind};
use crate::targets::permission::Permission;
use crate::targets::received::single;

/// An image pipeline. Each event starts an execution of it.
pub(super) static IMAGE_BUILDER: TargetKind = TargetKind {
    title: "Image Builder pipeline",
    is_named_by: |arn| arn.is("imagebuilder", "image-pipeline/"),
    permission: Some(Permission::by_role_unrecorded(&["imagebuilder:StartImagePipelineExecution"])),
    skeleton: r#"{"Arn":"arn:PARTITION:imagebuilder:REGION:ACCOUNT:image-pipeline/my-pipeline"}"#,
    reads: Reads::Nothing,
    receive: |delivery| ("StartImagePipelineExecution", single("imagePipelineArn", delivery.arn)),
    ..TargetKind::PLAIN
};
