//! Messages about changes of a template.

use super::NotEdited;
use crate::text::{LineIndex, listed};

/// Returns why a text was left as it is, as a sentence; `text` is that text.
pub fn not_edited(reason: NotEdited, text: &str) -> String {
    match reason {
        NotEdited::NotAPattern => {
            "The pattern isn't a valid JSON object. Fix it before copying it back.".to_owned()
        }
        NotEdited::NoPlace => "The template has no pattern that can be changed.".to_owned(),
        NotEdited::Computed(span) => {
            let line = LineIndex::new(text).position(span.start).line;
            format!(
                "Line {line}: this value is computed by code or the deployment tool, so it can't be changed \
                 here. Change it by hand."
            )
        }
    }
}

/// Returns a sentence about other parts that a change also changes.
pub fn also_changed(names: &[String]) -> String {
    format!("This also changes {}, which share the same text.", listed(names))
}
