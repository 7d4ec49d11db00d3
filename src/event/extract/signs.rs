//! The signs by which an object in a text is taken for an event, or for what holds one.

use crate::event::put_events;
use crate::event::shape::looks_like_pattern;
use crate::json::{self, Kind, Value};

/// Keys of the wrappers whose events are taken out.
const WRAPPERS: [&str; 8] =
    ["Records", "Messages", "Entries", "logEvents", "events", "results", "records", "Events"];

/// Returns whether a JSON text is an event, or holds some.
pub(super) fn is_promising(text: &str) -> bool {
    let document = json::parse(text);
    document.problems().is_empty() && document.root().is_some_and(holds_event)
}

/// Returns whether a JSON text is an event pattern.
pub(super) fn is_pattern(text: &str) -> bool {
    let document = json::parse(text);
    document.problems().is_empty() && looks_like_pattern(&document)
}

/// Returns the event in a structured log line, as Lambda and its tools write them; `None` if the value is
/// none.
pub(super) fn logged(value: Value) -> Option<Value> {
    let is_line = is_log_line(value);
    let events = ["message", "event", "input"].into_iter().filter_map(|key| value.get(key));
    events.filter(|event| is_line && event.kind() == Kind::Object).find(|event| holds_event(*event))
}

/// Whether a value is a structured log line, as Lambda and its tools write them, and no event.
pub(super) fn is_log_line(value: Value) -> bool {
    let has = |key: &str| value.get(key).is_some();
    let is_platform = || {
        let kind = value.get("type").and_then(Value::as_str);
        kind.is_some_and(|kind| kind.starts_with("platform.")) && has("record")
    };
    let is_event = has("source") || has("detail-type") || has("detail");
    !is_event && (has("level") || has("timestamp") || is_platform())
}

fn holds_event(value: Value) -> bool {
    if value.kind() == Kind::Array {
        return value.children().any(holds_event);
    }
    let has = |key: &str| value.get(key).is_some();
    let is_text = |key: &str| value.get(key).is_some_and(|value| value.kind() == Kind::String);
    let is_list = |key: &&str| value.get(key).is_some_and(|value| value.kind() == Kind::Array);
    let is_event = is_text("detail-type") || is_text("source") && has("detail");
    let is_message =
        is_text("Message") && (has("Type") || has("TopicArn")) || is_text("body") && has("eventSource");
    let is_logged = has("@message") || has("requestPayload") && has("requestContext");
    let is_record =
        has("Sns") || is_text("Body") && has("MessageId") || has("eventName") && has("eventSource");
    is_logged
        || is_event
        || is_message
        || is_record
        || put_events::is_entry(value)
        || WRAPPERS.iter().any(is_list)
}
