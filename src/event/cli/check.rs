//! The CLI's own check of entries: names and types, before anything is sent.
//!
//! Follows the shape `PutEventsRequestEntry` of the service's model, and "Parameter validation" of the CLI.

use super::refusal::Invalid;
use crate::json::{Kind, Value};

/// The members of an entry, in the order in which the CLI lists them.
pub(super) const KEYS: [&str; 7] =
    ["Time", "Source", "Resources", "DetailType", "Detail", "EventBusName", "TraceHeader"];

const TEXT: &str = "<class 'str'>";

/// Returns what of a list of entries the CLI refuses.
pub(super) fn invalid(entries: Value) -> Vec<Invalid> {
    if entries.kind() != Kind::Array {
        return vec![Invalid::Type { path: "Entries".to_owned(), valid: "<class 'list'>, <class 'tuple'>" }];
    }
    let mut found = Vec::new();
    if entries.children().next().is_none() {
        found.push(Invalid::Empty);
    }
    for (index, entry) in entries.children().enumerate() {
        let path = format!("Entries[{index}]");
        if entry.kind() != Kind::Object {
            found.push(Invalid::Type { path, valid: "<class 'dict'>" });
            continue;
        }
        let keys = entry.children().filter_map(Value::key);
        let unknown = keys.filter(|key| !KEYS.contains(&key.as_ref()));
        found.extend(unknown.map(|key| Invalid::Key { path: path.clone(), key: key.into_owned() }));
        for key in KEYS {
            if let Some(value) = entry.get(key) {
                member(&format!("{path}.{key}"), key, value, &mut found);
            }
        }
    }
    found
}

fn member(path: &str, key: &str, value: Value, found: &mut Vec<Invalid>) {
    let mut text = |path: String, value: Value| {
        if value.kind() != Kind::String {
            found.push(Invalid::Type { path, valid: TEXT });
        }
    };
    match key {
        // Numbers and texts both; what is no moment the service refuses.
        "Time" if matches!(value.kind(), Kind::String | Kind::Number) => {}
        "Time" => found.push(Invalid::Type {
            path: path.to_owned(),
            valid: "<class 'datetime.datetime'>, timestamp-string",
        }),
        "Resources" if value.kind() == Kind::Array => {
            for (index, item) in value.children().enumerate() {
                text(format!("{path}[{index}]"), item);
            }
        }
        "Resources" => {
            found.push(Invalid::Type { path: path.to_owned(), valid: "<class 'list'>, <class 'tuple'>" });
        }
        _ => text(path.to_owned(), value),
    }
}
