//! CodeBuild.

use super::{Reads, TargetKind};
use crate::json::{self, ObjectWriter, Value};
use crate::targets::permission::Permission;
use crate::targets::received::{DeliveryInput, own_input};

/// A project that is built.
pub(super) static CODE_BUILD: TargetKind = TargetKind {
    title: "CodeBuild project",
    is_named_by: |arn| arn.is("codebuild", "project/"),
    permission: Some(Permission::by_role(&["codebuild:StartBuild"])),
    skeleton: r#"{"Arn":"arn:PARTITION:codebuild:REGION:ACCOUNT:project/my-project"}"#,
    reads: Reads::Object,
    receive: build,
    ..TargetKind::PLAIN
};

/// Returns the build. The input becomes fields of it, except those of an event that was sent as it is.
fn build(delivery: &DeliveryInput) -> (&'static str, String) {
    let mut request = ObjectWriter::default();
    request.text("projectName", delivery.name());
    let input = json::parse(delivery.input);
    for member in own_input(&input).into_iter().flat_map(Value::children) {
        if let Some(key) = member.key().filter(|key| key != "projectName") {
            request.json(&key, &json::compact(member));
        }
    }
    ("StartBuild", request.close())
}

#[cfg(test)]
mod tests {
    use crate::targets::kind::tests::{EVENT, arrives};

    #[test]
    fn a_build_has_the_fields_of_the_input() {
        let project = "codebuild:r:111122223333:project/p";
        assert_eq!(
            arrives(project, "{}", r#"{"buildType":"BATCH","projectName":"other"}"#),
            r#"{"projectName":"p","buildType":"BATCH"}"#
        );
        assert_eq!(arrives(project, "{}", EVENT), r#"{"projectName":"p"}"#);
    }
}
