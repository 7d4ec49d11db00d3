//! Automations of Systems Manager.

use super::{Reads, TargetKind};
use crate::arn::Arn;
use crate::json::ObjectWriter;
use crate::targets::permission::Permission;
use crate::targets::received::{DeliveryInput, add_parameters};

/// An automation. Each event starts an execution of it.
pub(super) static AUTOMATION: TargetKind = TargetKind {
    title: "Systems Manager Automation",
    is_named_by: |arn| arn.is("ssm", "automation-definition/"),
    permission: Some(Permission::by_role(&["ssm:StartAutomationExecution"])),
    skeleton: r#"{"Arn":"arn:PARTITION:ssm:REGION:ACCOUNT:automation-definition/my-automation:$DEFAULT"}"#,
    reads: Reads::Object,
    receive: execution,
    ..TargetKind::PLAIN
};

fn execution(delivery: &DeliveryInput) -> (&'static str, String) {
    let arn = Arn::parse(delivery.arn);
    let document =
        arn.and_then(|arn| arn.resource.strip_prefix("automation-definition/")).unwrap_or_default();
    let (document, version) = document.split_once(':').unwrap_or((document, "$DEFAULT"));
    let mut request = ObjectWriter::default();
    request.text("DocumentName", document);
    request.text("DocumentVersion", version);
    add_parameters(&mut request, delivery);
    ("StartAutomationExecution", request.close())
}

#[cfg(test)]
mod tests {
    use crate::targets::kind::tests::{EVENT, arrives};

    #[test]
    fn an_automation_is_started_in_its_version() {
        assert_eq!(
            arrives("ssm:r:111122223333:automation-definition/Restart:3", "{}", EVENT),
            r#"{"DocumentName":"Restart","DocumentVersion":"3"}"#
        );
    }
}
