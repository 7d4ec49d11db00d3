//! Entries and events as commands to copy.

use crate::json::{self, ObjectWriter, Value};

/// Returns the command that puts an entry on its bus.
pub fn command_of_entry(entry: Value) -> String {
    command(&json::compact(entry))
}

/// Returns the command that puts an event like this one on a bus; on the default bus if none is named.
///
/// EventBridge gives the new event an id, an account and a Region of its own. Nobody but AWS can send
/// events whose source begins with `aws.`: for these the service answers
/// `NotAuthorizedForSourceException`.
pub fn command_of_event(event: Value, bus: Option<&str>) -> String {
    let mut entry = ObjectWriter::default();
    for (key, field) in [("Time", "time"), ("Source", "source")] {
        copy(&mut entry, key, event.get(field));
    }
    let resources = event.get("resources").filter(|list| list.children().next().is_some());
    copy(&mut entry, "Resources", resources);
    copy(&mut entry, "DetailType", event.get("detail-type"));
    entry.text("Detail", &event.get("detail").map_or_else(|| "{}".to_owned(), json::compact));
    if let Some(bus) = bus {
        entry.text("EventBusName", bus);
    }
    command(&entry.close())
}

fn copy(entry: &mut ObjectWriter, key: &str, value: Option<Value>) {
    if let Some(value) = value {
        entry.json(key, &json::compact(value));
    }
}

fn command(entry: &str) -> String {
    format!("aws events put-events --entries {}", single_quoted(&json::list([entry])))
}

/// Returns a text that a shell takes as one word.
fn single_quoted(text: &str) -> String {
    format!("'{}'", text.replace('\'', r"'\''"))
}
