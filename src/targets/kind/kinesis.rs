//! Kinesis data streams.

use super::TargetKind;
use crate::json::ObjectWriter;
use crate::targets::block::{Block, Form, Setting};
use crate::targets::path::Path;
use crate::targets::permission::{AbsentRole, Permission};
use crate::targets::received::DeliveryInput;
use std::borrow::Cow;

static KINESIS: Block = Block {
    name: "KinesisParameters",
    settings: &[Setting::new("PartitionKeyPath", Form::Path)
        .required()
        .worded("kinesisParameters.partitionKeyPath")],
    ..Block::EMPTY
};

/// A data stream. The event's id decides on the shard unless there is a path to another key.
pub(super) static KINESIS_STREAM: TargetKind = TargetKind {
    title: "Kinesis stream",
    is_named_by: |arn| arn.is("kinesis", "stream/"),
    permission: Some(Permission {
        absent_role: AbsentRole::RefusedForRule,
        ..Permission::by_role(&["kinesis:PutRecord"])
    }),
    blocks: &[&KINESIS],
    skeleton: r#"{"Arn":"arn:PARTITION:kinesis:REGION:ACCOUNT:stream/my-stream"}"#,
    receive: record,
    ..TargetKind::PLAIN
};

fn record(delivery: &DeliveryInput) -> (&'static str, String) {
    let kinesis = delivery.parameters.get(&KINESIS);
    let path =
        kinesis.as_ref().map_or(Cow::Borrowed("$.id"), |it| it.text("PartitionKeyPath").unwrap_or_default());
    let found = Path::parse(&path).ok().map(|path| path.find(delivery.event));
    let key = found.and_then(|found| found.as_str().or_else(|| found.to_json().map(Cow::Owned)));
    let mut request = ObjectWriter::default();
    request.text("StreamARN", delivery.arn);
    request.text("PartitionKey", &key.unwrap_or_default());
    request.text("Data", delivery.input);
    ("PutRecord", request.close())
}

#[cfg(test)]
mod tests {
    use crate::targets::kind::tests::arrives;

    #[test]
    fn records_have_their_keys() {
        let stream = "kinesis:eu-west-1:111122223333:stream/s";
        let keyed = r#"{"KinesisParameters":{"PartitionKeyPath":"$.detail.n"}}"#;
        assert!(arrives(stream, "{}", "{}").contains(r#""PartitionKey":"e-1""#));
        assert!(arrives(stream, keyed, "{}").contains(r#""PartitionKey":"5""#));
    }
}
