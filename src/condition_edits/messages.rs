//! The words for intents and refusals.

use super::{EditIntent, Refusal};
use std::fmt;

impl EditIntent {
    /// Returns the name of the action.
    pub fn label(self) -> &'static str {
        match self {
            Self::Exact => "equals",
            Self::PrefixUpTo(_) => "prefix",
            Self::SuffixFrom(_) => "suffix",
            Self::Contains(..) => "wildcard",
            Self::IgnoreCase => "ignore case",
            Self::Exists => "exists",
            Self::Absent => "does not exist",
            Self::AtLeast => "at least",
            Self::AtMost => "at most",
            Self::NotThis => "anything-but",
            Self::Remove => "Remove from pattern",
        }
    }
}

impl fmt::Display for Refusal {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        f.write_str(match self {
            Self::PatternUnreadable => "The pattern must be a valid JSON object first.",
            Self::NoField => "There is no field here.",
            Self::FieldNamedOr => {
                "A field named $or can't be added, because the pattern would read it as the operator."
            }
            Self::NoValue => {
                "Only values can match, and this is an object or an empty array. Choose a field inside it."
            }
            Self::NotAString => "This works only on strings.",
            Self::NothingBefore => "Select the part that should match.",
            Self::NoCase => "This text is the same in upper and lower case.",
            Self::NotANumber => "Only numbers can be compared.",
            Self::NotComparable => {
                "This number can't be represented exactly as a 64-bit float, so it can't be compared."
            }
            Self::NotExcludable => "anything-but expects strings or numbers, and can't mix them.",
            Self::NoAnd => {
                "The values in a field's array are alternatives, so they can't say “like this, but not that”."
            }
            Self::NotNamed => "The pattern has no condition on this field.",
        })
    }
}
