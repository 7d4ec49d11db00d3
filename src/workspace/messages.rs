//! Messages about texts that are no events.

use crate::text::Position;

/// Said of JSON that is no event.
pub(super) const NO_OBJECT: &str = "An event must be a JSON object.";

/// Returns a sentence with the place that it is about.
pub(super) fn at_place(sentence: &str, place: Position) -> String {
    format!("{sentence} (line {}, column {})", place.line, place.column)
}
