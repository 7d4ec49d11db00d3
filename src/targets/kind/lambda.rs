//! Lambda functions.

use super::TargetKind;
use crate::targets::permission::Permission;

/// A function, an alias or a version of it. It is invoked asynchronously.
pub static LAMBDA: TargetKind = TargetKind {
    title: "Lambda function",
    is_named_by: |arn| arn.is("lambda", "function:"),
    // An alias may follow the name.
    name: |arn| arn.resource.split(':').nth(1).unwrap_or(arn.resource),
    permission: Some(Permission {
        condition: Some("ArnLike"),
        ..Permission::by_policy_or_role(&["lambda:InvokeFunction"])
    }),
    skeleton: r#"{"Arn":"arn:PARTITION:lambda:REGION:ACCOUNT:function:my-function"}"#,
    max_bytes: Some(1_048_576),
    receive: |delivery| ("Invocation event", delivery.input.to_owned()),
    ..TargetKind::PLAIN
};
