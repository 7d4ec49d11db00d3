//! SNS topics.

use super::TargetKind;
use crate::json::ObjectWriter;
use crate::targets::permission::Permission;
use crate::targets::received::DeliveryInput;

/// A topic.
pub static SNS_TOPIC: TargetKind = TargetKind {
    title: "SNS topic",
    is_named_by: |arn| arn.is("sns", ""),
    permission: Some(Permission::by_policy_or_role(&["sns:Publish"])),
    skeleton: r#"{"Arn":"arn:PARTITION:sns:REGION:ACCOUNT:my-topic"}"#,
    max_bytes: Some(262_144),
    receive: notification,
    ..TargetKind::PLAIN
};

fn notification(delivery: &DeliveryInput) -> (&'static str, String) {
    let mut notification = ObjectWriter::default();
    notification.text("Type", "Notification");
    notification.text("MessageId", delivery.id);
    notification.text("TopicArn", delivery.arn);
    notification.text("Message", delivery.input);
    notification.text("Timestamp", &delivery.at.to_millis_text());
    ("SNS notification", notification.close())
}

#[cfg(test)]
mod tests {
    use crate::targets::kind::tests::{arrives, refused};
    use crate::targets::received::Refusal;

    #[test]
    fn a_notification_holds_the_input_as_text() {
        let topic = "sns:eu-west-1:111122223333:t";
        assert_eq!(
            arrives(topic, "{}", "{\"a\":1}"),
            r#"{"Type":"Notification","MessageId":"6f2d0b8c-39e1-4d57-9ca6-e84b1f7d2035","TopicArn":"arn:aws:sns:eu-west-1:111122223333:t","Message":"{\"a\":1}","Timestamp":"2026-03-01T10:00:01.000Z"}"#
        );
        assert_eq!(refused(topic, "{}", &"x".repeat(262_145)), Refusal::TooLarge(262_144));
    }
}
