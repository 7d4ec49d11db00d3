//! Step Functions.

use super::TargetKind;
use crate::json::ObjectWriter;
use crate::targets::permission::Permission;
use crate::targets::received::DeliveryInput;

/// A state machine, of which an execution is started.
pub(super) static STATE_MACHINE: TargetKind = TargetKind {
    title: "Step Functions state machine",
    menu_label: Some("Step Functions"),
    is_named_by: |arn| arn.is("states", "stateMachine:"),
    permission: Some(Permission::by_role(&["states:StartExecution"])),
    skeleton: r#"{"Arn":"arn:PARTITION:states:REGION:ACCOUNT:stateMachine:my-machine"}"#,
    max_bytes: Some(262_144),
    receive: execution,
    ..TargetKind::PLAIN
};

fn execution(delivery: &DeliveryInput) -> (&'static str, String) {
    let mut request = ObjectWriter::default();
    request.text("stateMachineArn", delivery.arn);
    // AWS chooses the name of the execution; how is not documented.
    request.text("name", delivery.id);
    request.text("input", delivery.input);
    ("StartExecution", request.close())
}

#[cfg(test)]
mod tests {
    use crate::targets::kind::tests::arrives;

    #[test]
    fn an_execution_gets_the_input_as_text() {
        assert_eq!(
            arrives("states:eu-west-1:111122223333:stateMachine:m", "{}", "{}"),
            r#"{"stateMachineArn":"arn:aws:states:eu-west-1:111122223333:stateMachine:m","name":"6f2d0b8c-39e1-4d57-9ca6-e84b1f7d2035","input":"{}"}"#
        );
    }
}
