//! The words for intents and refusals.

use super::{EditIntent, Refusal};
use std::fmt;

impl EditIntent {
    /// The name of the action.
    pub fn label(self) -> &'static str {
        match self {
            Self::Exact => "Exactly this",
            Self::PrefixUpTo(_) => "Begins like this, up to the cursor",
            Self::Exists => "Any value",
            Self::Absent => "No value",
            Self::AtLeast => "At least this",
            Self::AtMost => "At most this",
            Self::NotThis => "Not this",
            Self::Remove => "Take out of the pattern",
        }
    }
}

impl fmt::Display for Refusal {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        f.write_str(match self {
            Self::PatternUnreadable => "The pattern must be a sound JSON object first.",
            Self::NoField => "There is no field here.",
            Self::FieldNamedOr => "A field named $or cannot be asked for: the pattern would read it as an operator.",
            Self::NoValue => {
                "EventBridge looks at values only, and this is an object or an empty list. Choose a field in it."
            }
            Self::NotAString => "Only a string has a beginning.",
            Self::NothingBefore => "Put the cursor behind the part that should be equal.",
            Self::NotANumber => "Only a number lies in a range.",
            Self::NotComparable => {
                "This number has no exact form as a 64-bit float, so it cannot be compared."
            }
            Self::NotExcludable => "anything-but takes strings or numbers, and only one of both.",
            Self::NoAnd => {
                "A field's matchers are alternatives: “like this, but not that” cannot be said of one field."
            }
            Self::NotNamed => "The pattern says nothing of this field.",
        })
    }
}
