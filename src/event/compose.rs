//! Writing an event from its parts.

use crate::json::{self, Value};

/// The parts of an event. The strings are contents, not JSON.
pub(crate) struct Parts<'p> {
    pub(crate) id: &'p str,
    pub(crate) detail_type: &'p str,
    pub(crate) source: &'p str,
    pub(crate) account: &'p str,
    pub(crate) time: &'p str,
    pub(crate) region: &'p str,
    /// JSON on one or more lines.
    pub(crate) resources: String,
    /// JSON on one or more lines.
    pub(crate) detail: String,
}

/// The event as a text, two spaces a level, its keys in the order of delivery.
pub(crate) fn event(parts: &Parts) -> String {
    let fields = [
        ("version", json::quote("0")),
        ("id", json::quote(parts.id)),
        ("detail-type", json::quote(parts.detail_type)),
        ("source", json::quote(parts.source)),
        ("account", json::quote(parts.account)),
        ("time", json::quote(parts.time)),
        ("region", json::quote(parts.region)),
        ("resources", indented(&parts.resources)),
        ("detail", indented(&parts.detail)),
    ];
    let lines = fields.map(|(key, value)| format!("  \"{key}\": {value}"));
    format!("{{\n{}\n}}", lines.join(",\n"))
}

/// A short list on one line, a longer one or another value laid out.
pub(super) fn list(value: Value) -> String {
    let line = json::compact(value);
    if line.len() <= 60 { line } else { json::pretty(value) }
}

/// One level deeper. JSON has no line break within a string, so every one is layout.
fn indented(json: &str) -> String {
    json.replace('\n', "\n  ")
}
