//! Kinesis data streams.

use super::TargetKind;
use crate::json::ObjectWriter;
use crate::targets::block::{Block, Form, Setting};
use crate::targets::path::{Found, Path};
use crate::targets::permission::{AbsentRole, Permission};
use crate::targets::received::DeliveryInput;

static KINESIS: Block = Block {
    name: "KinesisParameters",
    settings: &[Setting::new("PartitionKeyPath", Form::Path)
        .required()
        .worded("kinesisParameters.partitionKeyPath")],
    ..Block::EMPTY
};

/// A data stream. Each record has a partition key of its own unless there is a path to another key.
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

/// Returns the record. A key taken from a path is JSON, a string with its quotes; without a path it begins
/// with the event's id.
fn record(delivery: &DeliveryInput) -> (&'static str, String) {
    let key = delivery.parameters.get(&KINESIS).map(|kinesis| {
        let path = Path::parse(&kinesis.text("PartitionKeyPath").unwrap_or_default());
        path.map_or(Found::Nothing, |path| path.find(delivery.event)).to_sent_json()
    });
    let mut request = ObjectWriter::default();
    request.text("StreamARN", delivery.arn);
    request.text("PartitionKey", &key.unwrap_or_else(|| delivery.unique_name()));
    request.text("Data", delivery.input);
    ("PutRecord", request.close())
}

#[cfg(test)]
mod tests {
    use crate::json::{parse, quote};
    use crate::targets::kind::tests::arrives;

    const STREAM: &str = "kinesis:eu-west-1:111122223333:stream/s";

    /// Stackd's recordings of 19 September 2026, eight keys; no other source.
    #[test]
    fn row_11_keys_are_json() {
        let cases = [
            ("$.detail.id", r#""o-7""#),
            ("$.detail.empty", r#""""#),
            ("$.detail.nope", "{}"),
            ("$.detail.nil", "{}"),
            ("$.detail.n", "5"),
            ("$.detail.yes", "true"),
            ("$.detail.object", r#"{"a":1}"#),
            ("$.detail.list", r#"["a","b"]"#),
        ];
        for (path, expected) in cases {
            let keyed = format!(r#"{{"KinesisParameters":{{"PartitionKeyPath":{}}}}}"#, quote(path));
            let request = arrives(STREAM, &keyed, "{}");
            let key =
                parse(&request).root().unwrap().get("PartitionKey").unwrap().as_str().unwrap().into_owned();
            assert_eq!(key, expected, "{path}");
        }
    }

    /// The same recordings: each of eight keys is the event's id, `_` and a UUID.
    #[test]
    fn row_12_without_a_path_the_key_begins_with_the_id() {
        let request = arrives(STREAM, "{}", "{}");
        assert!(
            request.contains(r#""PartitionKey":"e-1_6f2d0b8c-39e1-4d57-9ca6-e84b1f7d2035""#),
            "{request}"
        );
    }
}
