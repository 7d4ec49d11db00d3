//! Entries and events as commands to copy.

use crate::json::{self, Value, quote};

/// The command that puts an entry on its bus.
pub fn command_of_entry(entry: Value) -> String {
    command(&json::compact(entry))
}

/// The command that puts an event like this one on a bus; on the default bus if none is named.
///
/// EventBridge gives the new event an id, an account and a Region of its own. Nobody but AWS can send
/// events whose source begins with `aws.`: for these the service answers
/// `NotAuthorizedForSourceException`.
pub fn command_of_event(event: Value, bus: Option<&str>) -> String {
    let mut members = Vec::new();
    for (key, field) in [("Time", "time"), ("Source", "source")] {
        members.extend(event.get(field).map(|value| member(key, value)));
    }
    let resources = event.get("resources").filter(|list| list.children().next().is_some());
    members.extend(resources.map(|list| member("Resources", list)));
    members.extend(event.get("detail-type").map(|value| member("DetailType", value)));
    let detail = event.get("detail").map_or_else(|| "{}".to_owned(), json::compact);
    members.push(format!("\"Detail\":{}", quote(&detail)));
    members.extend(bus.map(|bus| format!("\"EventBusName\":{}", quote(bus))));
    command(&format!("{{{}}}", members.join(",")))
}

fn member(key: &str, value: Value) -> String {
    format!("\"{key}\":{}", json::compact(value))
}

fn command(entry: &str) -> String {
    format!("aws events put-events --entries {}", single_quoted(&format!("[{entry}]")))
}

/// A text that a shell takes as one word.
fn single_quoted(text: &str) -> String {
    format!("'{}'", text.replace('\'', r"'\''"))
}
