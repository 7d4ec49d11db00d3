//! How large events are to EventBridge.
//!
//! Follows "Calculating PutEvents event entry size" in the EventBridge User Guide.

use crate::json::{self, Document, Value};

/// The most bytes of one PutEvents request with all its entries, and of one event.
///
/// AWS raised it from 256 KB to 1 MB in January 2026. That 1 MB means 1,048,576 bytes and not
/// 1,000,000 is unverified; so is whether every Region has the new limit.
pub const LIMIT: usize = 1_048_576;

/// The bytes that a given `Time` counts, however it is written.
const TIME: usize = 14;

/// Returns the size of a PutEvents entry in bytes: `Source`, `DetailType`, `Detail` and each of the
/// `Resources` in UTF-8, and 14 for a given `Time`.
pub fn entry_size(entry: Value) -> usize {
    let text = |value: Value| value.as_str().map_or_else(|| json::compact(value).len(), |text| text.len());
    let event = |key| entry.get(key).map_or(0, text);
    let resources = entry.get("Resources").map_or(0, |list| list.children().map(text).sum());
    let time = if entry.get("Time").is_some() { TIME } else { 0 };
    time + event("Source") + event("DetailType") + event("Detail") + resources
}

/// Returns the size of an event in bytes as its targets receive it: JSON without any space.
pub fn event_size(event: Value) -> usize {
    json::compact(event).len()
}

/// Returns the size of an event that is being written, in bytes: [`event_size`], or the length of a text that
/// is long or no JSON at all.
pub fn size_while_typing(document: &Document) -> usize {
    /// Printing a larger event on every key would cost more than the answer is worth.
    const MAX_PRINTED: usize = 100_000;
    let length = document.text().len();
    let is_read = document.problems().is_empty() && length < MAX_PRINTED;
    document.root().filter(|_| is_read).map_or(length, event_size)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_entry_counts_its_texts_and_14_for_its_time() {
        let cases = [
            ("{}", 0),
            (r#"{"Source":"shop","DetailType":"Sold","Detail":"{\"id\":7}"}"#, 4 + 4 + 8),
            (r#"{"Source":"é","Detail":{"a": 1},"EventBusName":"default"}"#, 2 + 7),
            (r#"{"Source":"s","Time":0,"Resources":["arn:1","arn:22"]}"#, 1 + 14 + 5 + 6),
        ];
        for (entry, size) in cases {
            assert_eq!(entry_size(json::parse(entry).root().unwrap()), size, "{entry}");
        }
    }

    #[test]
    fn a_text_that_is_no_json_counts_as_it_is() {
        for text in ["aws events put-events", "{\"a\": tru", "", "not JSON at all"] {
            assert_eq!(size_while_typing(&json::parse(text)), text.len(), "{text}");
        }
        assert_eq!(size_while_typing(&json::parse("{ \"a\": 1 }")), r#"{"a":1}"#.len());
    }

    #[test]
    fn an_event_counts_without_its_layout() {
        let document = json::parse("{ \"a\" : [ 1,\n 2 ] }");
        assert_eq!(event_size(document.root().unwrap()), 11);
    }

    #[test]
    fn a_long_text_is_as_large_as_it_is() {
        let size = |text: &str| size_while_typing(&json::parse(text));
        assert_eq!(size("{ \"a\" : 1 }"), 7);
        assert_eq!(size(""), 0);
        let long = format!("{{ \"a\": \"{}\" }}", "x".repeat(100_000));
        assert_eq!(size(&long), long.len());
    }
}
