//! Names for pasted events.

use super::ExtractedEvent;
use crate::json::Value;
use std::collections::{BTreeMap, BTreeSet};

/// Longer names, in characters, are cut.
const LENGTH: usize = 80;

/// Returns the words of a comment, without the marks that make it a comment.
pub(super) fn heading(comment: &str) -> String {
    let inner = comment.strip_prefix("/*").map_or(comment, |rest| rest.trim_end_matches("*/"));
    let lines = inner
        .lines()
        .map(|line| line.trim_matches(|c: char| c.is_whitespace() || matches!(c, '#' | '/' | '*')));
    lines.collect::<Vec<_>>().join(" ")
}

/// Returns one name from the comments above an event, or `None` if they say nothing.
pub(super) fn joined(headings: &[String]) -> Option<String> {
    tidy(&headings.join(" "))
}

/// Returns a name from an event's own fields.
pub(super) fn of_event(event: Value) -> Option<String> {
    let field = |key| event.get(key).and_then(Value::as_str).and_then(|text| tidy(&text));
    field("detail-type").or_else(|| field("source"))
}

/// On one line, without needless blanks, and not too long.
fn tidy(text: &str) -> Option<String> {
    let words: Vec<_> =
        text.split(|c: char| c.is_whitespace() || c.is_control()).filter(|word| !word.is_empty()).collect();
    let line = words.join(" ");
    let short = match line.char_indices().nth(LENGTH) {
        Some((end, _)) => format!("{}…", line[..end].trim_end()),
        None => line,
    };
    (!short.is_empty()).then_some(short)
}

/// Puts a number behind every name that an event before has.
pub(super) fn make_distinct(events: &mut [ExtractedEvent]) {
    let mut taken = BTreeSet::new();
    let mut counts: BTreeMap<String, usize> = BTreeMap::new();
    for event in events {
        let name = event.name.clone();
        let count = counts.entry(name.clone()).or_insert(1);
        while !taken.insert(event.name.clone()) {
            *count += 1;
            event.name = format!("{name} {count}");
        }
    }
}
