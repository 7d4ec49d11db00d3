//! Documents of Systems Manager that Run Command runs.

use super::{Reads, TargetKind};
use crate::json::{ObjectWriter, Value};
use crate::targets::block::{Block, Count, Form, Setting, TEXT, TEXTS};
use crate::targets::permission::Permission;
use crate::targets::received::{DeliveryInput, add_parameters};

const TARGET: &[Setting] = &[Setting::new("Key", TEXT).required(), Setting::new("Values", TEXTS).required()];

static BLOCK: Block = Block {
    name: "RunCommandParameters",
    settings: &[Setting::new(
        "RunCommandTargets",
        Form::Objects { settings: TARGET, count: Count::Between(1, 5) },
    )
    .required()],
    essential: &["RunCommandTargets"],
    ..Block::EMPTY
};

/// A document. Each event runs it on instances.
pub(super) static RUN_COMMAND: TargetKind = TargetKind {
    title: "Systems Manager Run Command",
    menu_label: Some("Run Command"),
    is_named_by: |arn| arn.is("ssm", "document/"),
    permission: Some(Permission::by_role(&["ssm:SendCommand"])),
    blocks: &[&BLOCK],
    needs_block: true,
    skeleton: r#"{"Arn":"arn:PARTITION:ssm:REGION:ACCOUNT:document/my-document","RunCommandParameters":{"RunCommandTargets":[{"Key":"tag:role","Values":["web"]}]}}"#,
    reads: Reads::Object,
    receive: command,
    ..TargetKind::PLAIN
};

fn command(delivery: &DeliveryInput) -> (&'static str, String) {
    let mut request = ObjectWriter::default();
    request.text("DocumentName", delivery.name());
    let target = |target: Value| {
        let key = target.get("Key").and_then(Value::as_str).unwrap_or_default();
        let values = target.get("Values").into_iter().flat_map(Value::children).filter_map(Value::as_str);
        ObjectWriter::default().text("Key", &key).texts("Values", values).close()
    };
    let block = delivery.parameters.get(&BLOCK);
    let targets: Vec<String> =
        block.iter().flat_map(|block| block.list("RunCommandTargets")).map(target).collect();
    request.list("Targets", targets);
    add_parameters(&mut request, delivery);
    ("SendCommand", request.close())
}

#[cfg(test)]
mod tests {
    use crate::targets::kind::tests::{EVENT, arrives, refused};
    use crate::targets::received::Refusal;

    #[test]
    fn a_command_gets_the_input_as_parameters() {
        let document = "ssm:r:111122223333:document/AWS-RunShellScript";
        let instances = r#"{"RunCommandParameters":{"RunCommandTargets":[{"Key":"tag:a","Values":["b"]}]}}"#;
        assert_eq!(
            arrives(document, instances, r#"{"commands":["ls"]}"#),
            r#"{"DocumentName":"AWS-RunShellScript","Targets":[{"Key":"tag:a","Values":["b"]}],"Parameters":{"commands":["ls"]}}"#
        );
        assert!(!arrives(document, instances, EVENT).contains("Parameters"));
        assert_eq!(refused(document, "{}", EVENT), Refusal::NoParameters("RunCommandParameters"));
    }
}
