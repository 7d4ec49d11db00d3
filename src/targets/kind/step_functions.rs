//! Step Functions.

use super::TargetKind;
use crate::json::ObjectWriter;
use crate::targets::permission::Permission;
use crate::targets::received::DeliveryInput;

/// A state machine. Each event starts an execution of it.
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

/// Returns the execution's input. Its name was seen to begin with the event's id; the rest is taken to be as
/// in the keys of Kinesis.
fn execution(delivery: &DeliveryInput) -> (&'static str, String) {
    let mut request = ObjectWriter::default();
    request.text("stateMachineArn", delivery.arn);
    request.text("name", &delivery.unique_name());
    request.text("input", delivery.input);
    ("StartExecution", request.close())
}

#[cfg(test)]
mod tests {
    use crate::targets::kind::tests::arrives;

    /// Row 13: LocalStack's snapshots of AWS, 2024.
    #[test]
    fn row_13_an_execution_gets_the_input_as_text_and_is_named_after_the_event() {
        assert_eq!(
            arrives("states:eu-west-1:111122223333:stateMachine:m", "{}", "{}"),
            r#"{"stateMachineArn":"arn:aws:states:eu-west-1:111122223333:stateMachine:m","name":"e-1_6f2d0b8c-39e1-4d57-9ca6-e84b1f7d2035","input":"{}"}"#
        );
    }
}
