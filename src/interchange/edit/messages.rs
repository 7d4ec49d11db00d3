//! Messages about changes of a template.

use super::NotEdited;
use crate::text::{LineIndex, listed};

/// Returns why a text was left as it is, as a sentence; `text` is that text.
pub fn not_edited(reason: NotEdited, text: &str) -> String {
    match reason {
        NotEdited::NotAPattern => {
            "The pattern isn't a JSON object at the moment. Fix it first; then it can be written back."
                .to_owned()
        }
        NotEdited::NoPlace => "The text has no pattern that could be changed.".to_owned(),
        NotEdited::Computed(span) => {
            let line = LineIndex::new(text).position(span.start).line;
            format!(
                "Line {line}: this is worked out by code or by the tool, so it can't be changed here. Change it by hand."
            )
        }
    }
}

/// Returns a sentence about other parts that a change also changes.
pub fn also_changed(names: &[String]) -> String {
    format!("This also changes {}, which share the text that is changed.", listed(names))
}
