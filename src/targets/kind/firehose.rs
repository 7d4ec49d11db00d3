//! Firehose.

use super::TargetKind;
use crate::json::ObjectWriter;
use crate::targets::permission::Permission;
use crate::targets::received::DeliveryInput;

/// A delivery stream.
pub(super) static FIREHOSE: TargetKind = TargetKind {
    title: "Firehose stream",
    is_named_by: |arn| arn.is("firehose", "deliverystream/"),
    permission: Some(Permission::by_role(&["firehose:PutRecord", "firehose:PutRecordBatch"])),
    skeleton: r#"{"Arn":"arn:PARTITION:firehose:REGION:ACCOUNT:deliverystream/my-stream"}"#,
    max_bytes: Some(1_024_000),
    receive: record,
    ..TargetKind::PLAIN
};

fn record(delivery: &DeliveryInput) -> (&'static str, String) {
    let mut request = ObjectWriter::default();
    request.text("DeliveryStreamName", delivery.name());
    request.object("Record", ObjectWriter::default().text("Data", delivery.input));
    ("PutRecord", request.close())
}

#[cfg(test)]
mod tests {
    use crate::targets::kind::tests::arrives;

    #[test]
    fn a_record_holds_the_input_as_text() {
        assert_eq!(
            arrives("firehose:eu-west-1:111122223333:deliverystream/d", "{}", "{}"),
            r#"{"DeliveryStreamName":"d","Record":{"Data":"{}"}}"#
        );
    }
}
