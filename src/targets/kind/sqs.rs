//! SQS queues, standard and FIFO.

use super::TargetKind;
use crate::json::ObjectWriter;
use crate::targets::block::{Block, Form, OnOthers, Setting};
use crate::targets::path::dynamic;
use crate::targets::permission::Permission;
use crate::targets::received::{DeliveryInput, Refusal};

static SQS: Block = Block {
    name: "SqsParameters",
    settings: &[Setting::new("MessageGroupId", Form::Text { longest: 100 })
        .required()
        .worded("sqsParameters.messageGroupId")],
    essential: &["MessageGroupId"],
    is_absence_worded: true,
    on_others: OnOthers::Taken,
    ..Block::EMPTY
};

const PLAIN: TargetKind = TargetKind {
    permission: Some(Permission::by_policy_or_role(&["sqs:SendMessage"])),
    blocks: &[&SQS],
    max_bytes: Some(1_048_576),
    receive: message,
    ..TargetKind::PLAIN
};

/// A standard queue.
pub static SQS_QUEUE: TargetKind = TargetKind {
    title: "SQS queue",
    is_named_by: |arn| arn.service == "sqs" && !arn.is_fifo(),
    skeleton: r#"{"Arn":"arn:PARTITION:sqs:REGION:ACCOUNT:my-queue"}"#,
    ..PLAIN
};

/// A FIFO queue, which needs a message group.
pub static SQS_FIFO_QUEUE: TargetKind = TargetKind {
    title: "SQS FIFO queue",
    is_named_by: |arn| arn.service == "sqs" && arn.is_fifo(),
    skeleton: r#"{"Arn":"arn:PARTITION:sqs:REGION:ACCOUNT:my-queue.fifo","SqsParameters":{"MessageGroupId":"events"}}"#,
    needs_block: true,
    refuse: Some(|delivery| {
        group(delivery).is_none_or(|group| group.is_empty()).then_some(Refusal::NoMessageGroup)
    }),
    ..PLAIN
};

fn message(delivery: &DeliveryInput) -> (&'static str, String) {
    let mut attributes = ObjectWriter::default();
    attributes.text("SentTimestamp", &delivery.at.millis().to_string());
    if let Some(trace) = delivery.trace {
        attributes.text("AWSTraceHeader", trace);
    }
    if let Some(group) = group(delivery) {
        attributes.text("MessageGroupId", &group);
    }
    let mut message = ObjectWriter::default();
    message.text("MessageId", delivery.id);
    message.text("Body", delivery.input);
    message.json("Attributes", &attributes.close());
    ("SQS message", message.close())
}

/// Returns the message group, or `None` if there is none or its path finds nothing.
fn group(delivery: &DeliveryInput) -> Option<String> {
    let sqs = delivery.parameters.get(&SQS)?;
    let group = sqs.text("MessageGroupId").unwrap_or_default();
    dynamic(&group, delivery.event).map(std::borrow::Cow::into_owned)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::targets::kind::tests::{arrives, refused};

    #[test]
    fn a_message_holds_the_input_as_text() {
        assert_eq!(
            arrives("sqs:eu-west-1:111122223333:q", "{}", "\"baz\""),
            r#"{"MessageId":"6f2d0b8c-39e1-4d57-9ca6-e84b1f7d2035","Body":"\"baz\"","Attributes":{"SentTimestamp":"1772359201000","AWSTraceHeader":"Root=1-6ab2832c-0123456789abcdef01234567"}}"#
        );
    }

    #[test]
    fn a_fifo_queue_needs_a_group() {
        let queue = "sqs:eu-west-1:111122223333:q.fifo";
        let group = |id: &str| format!(r#"{{"SqsParameters":{{"MessageGroupId":"{id}"}}}}"#);
        assert_eq!(refused(queue, "{}", "{}"), Refusal::NoMessageGroup);
        assert_eq!(refused(queue, &group(""), "{}"), Refusal::NoMessageGroup);
        assert_eq!(refused(queue, &group("$.detail.nope"), "{}"), Refusal::NoMessageGroup);
        assert!(arrives(queue, &group("all"), "{}").contains(r#""MessageGroupId":"all""#));
        assert!(arrives(queue, &group("$.detail.id"), "{}").contains(r#""MessageGroupId":"o-7""#));
    }
}
