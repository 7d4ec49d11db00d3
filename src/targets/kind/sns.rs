//! SNS topics.

use super::TargetKind;
use crate::arn::Arn;
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
    // The signature is a placeholder.
    notification.text("SignatureVersion", "1").text("Signature", "EXAMPLE");
    let Some(arn) = Arn::parse(delivery.arn) else { return ("SNS notification", notification.close()) };
    let host = format!("https://sns.{}.{}", arn.region, arn.domain());
    notification.text("SigningCertURL", &format!("{host}/SimpleNotificationService-EXAMPLE.pem"));
    let subscription = format!("{}:{}", delivery.arn, delivery.id);
    notification
        .text("UnsubscribeURL", &format!("{host}/?Action=Unsubscribe&SubscriptionArn={subscription}"));
    ("SNS notification", notification.close())
}

#[cfg(test)]
mod tests {
    use crate::targets::kind::tests::{arrives, refused};
    use crate::targets::received::Refusal;

    /// Row 15: LocalStack's snapshots of AWS (2024), and stackd's recordings (September 2026).
    #[test]
    fn row_15_a_notification_holds_the_input_as_text_and_is_signed() {
        let topic = "sns:eu-west-1:111122223333:t";
        assert_eq!(
            arrives(topic, "{}", "{\"a\":1}"),
            r#"{"Type":"Notification","MessageId":"6f2d0b8c-39e1-4d57-9ca6-e84b1f7d2035","TopicArn":"arn:aws:sns:eu-west-1:111122223333:t","Message":"{\"a\":1}","Timestamp":"2026-03-01T10:00:01.000Z","SignatureVersion":"1","Signature":"EXAMPLE","SigningCertURL":"https://sns.eu-west-1.amazonaws.com/SimpleNotificationService-EXAMPLE.pem","UnsubscribeURL":"https://sns.eu-west-1.amazonaws.com/?Action=Unsubscribe&SubscriptionArn=arn:aws:sns:eu-west-1:111122223333:t:6f2d0b8c-39e1-4d57-9ca6-e84b1f7d2035"}"#
        );
        assert_eq!(refused(topic, "{}", &"x".repeat(262_145)), Refusal::TooLarge(262_144));
    }
}
