//! Log groups of CloudWatch Logs.

use super::TargetKind;
use crate::arn::Arn;
use crate::event::Timestamp;
use crate::json::{self, Kind as JsonKind, ObjectWriter, Value};
use crate::targets::permission::{AbsentRole, Permission, Resource, Way};
use crate::targets::received::{DeliveryInput, Refusal, is_event};
use std::borrow::Cow;

/// A log group. Its policy has no condition on the rule, and it takes no role.
pub(super) static LOG_GROUP: TargetKind = TargetKind {
    title: "CloudWatch log group",
    is_named_by: |arn| arn.is("logs", "log-group:"),
    permission: Some(Permission {
        way: Way::ResourcePolicy,
        absent_role: AbsentRole::Taken,
        actions: &["logs:CreateLogStream", "logs:PutLogEvents"],
        resource: Resource::TargetWith(":*"),
        services: &["events.amazonaws.com", "delivery.logs.amazonaws.com"],
        condition: None,
    }),
    // PutTargets refuses the ARN of a log stream (stackd's captures, September 2026).
    is_well_formed: |arn| !arn.resource.contains(":log-stream:"),
    is_transformer_only: true,
    skeleton: r#"{"Arn":"arn:PARTITION:logs:REGION:ACCOUNT:log-group:/aws/events/my-log"}"#,
    max_bytes: Some(1_048_576),
    refuse: Some(|delivery| (!is_log_event(delivery)).then_some(Refusal::NotLogEvent)),
    receive: log_event,
    ..TargetKind::PLAIN
};

/// Returns whether CloudWatch Logs takes the input: the event itself, or an object of `timestamp` and
/// `message`.
fn is_log_event(delivery: &DeliveryInput) -> bool {
    let input = json::parse(delivery.input);
    let Some(root) = input.root().filter(|root| root.kind() == JsonKind::Object) else { return false };
    let is_moment = |value: Value| match value.kind() {
        JsonKind::Number => true,
        _ => value.as_str().is_some_and(|text| Timestamp::parse(&text).is_some()),
    };
    is_event(root) || root.get("timestamp").is_some_and(is_moment) && root.get("message").is_some()
}

fn log_event(delivery: &DeliveryInput) -> (&'static str, String) {
    let group = Arn::parse(delivery.arn).and_then(|arn| arn.resource.strip_prefix("log-group:"));
    let group = group.map_or("", |group| group.strip_suffix(":*").unwrap_or(group));
    let own = json::parse(delivery.input);
    let member = |key| own.root().and_then(|root| root.get(key));
    let time = delivery.event.get("time").and_then(Value::as_str);
    let time = time.and_then(|time| Timestamp::parse(&time)).unwrap_or(delivery.at);
    let (timestamp, message) = match (member("timestamp"), member("message")) {
        (Some(timestamp), Some(message)) => {
            let moment = timestamp.as_str().and_then(|text| Timestamp::parse(&text));
            let millis = moment.map_or_else(|| timestamp.source().to_owned(), |at| at.millis().to_string());
            let message = message.as_str().map_or_else(|| json::compact(message), Cow::into_owned);
            (millis, message)
        }
        _ => (time.millis().to_string(), delivery.input.to_owned()),
    };
    let mut event = ObjectWriter::default();
    event.json("timestamp", &timestamp);
    event.text("message", &message);
    let mut request = ObjectWriter::default();
    request.text("logGroupName", group);
    // EventBridge makes the stream.
    request.text("logStreamName", delivery.id);
    request.json("logEvents", &format!("[{}]", event.close()));
    ("PutLogEvents", request.close())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::targets::kind::tests::{EVENT, arrives, refused};

    #[test]
    fn log_events_have_the_time_of_the_event_or_their_own() {
        let group = "logs:eu-west-1:111122223333:log-group:/aws/events/l:*";
        let whole = arrives(group, "{}", EVENT);
        assert!(
            whole.contains(r#""logGroupName":"/aws/events/l""#) && whole.contains("1772359200000"),
            "{whole}"
        );
        let own = arrives(group, "{}", r#"{"timestamp":"2026-03-01T11:00:00Z","message":"order o-7"}"#);
        assert!(own.contains(r#"[{"timestamp":1772362800000,"message":"order o-7"}]"#), "{own}");
        for input in ["{\"a\":1}", "\"text\"", "{\"timestamp\":\"noon\",\"message\":\"m\"}"] {
            assert_eq!(refused(group, "{}", input), Refusal::NotLogEvent, "{input}");
        }
    }
}
