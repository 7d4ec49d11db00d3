//! Writing an event from its parts.

use crate::json::{self, ObjectWriter, Value};

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

/// Returns the event as a text, two spaces a level, its keys in the order of delivery.
pub(crate) fn event(parts: &Parts) -> String {
    let mut event = ObjectWriter::indented(1);
    event.text("version", "0").text("id", parts.id).text("detail-type", parts.detail_type);
    event.text("source", parts.source).text("account", parts.account).text("time", parts.time);
    event.text("region", parts.region).json("resources", &indented(&parts.resources));
    event.json("detail", &indented(&parts.detail)).close()
}

/// Returns a short list on one line, a longer one or another value laid out.
pub(super) fn list(value: Value) -> String {
    let line = json::compact(value);
    if line.len() <= 60 { line } else { json::pretty(value) }
}

/// Returns one level deeper. JSON has no line break within a string, so every one is layout.
fn indented(json: &str) -> String {
    json.replace('\n', "\n  ")
}
