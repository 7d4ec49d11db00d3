//! The type of fixes.

use crate::text::Edit;

/// Edits of a pattern's text that belong together.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct QuickFix {
    /// The label of the edits, in a few words: "Wrap in an array".
    pub label: String,
    /// The edits; their spans refer to the text as it is.
    pub edits: Vec<Edit>,
    /// Its kind.
    pub kind: FixKind,
}

/// The sorts of fixes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum FixKind {
    /// Brackets put in, closed or exchanged.
    Brackets,
    /// Commas and colons put in or taken out.
    Punctuation,
    /// Quotes put in or exchanged.
    Quotes,
    /// Comments and other text taken out.
    Remove,
    /// A word written as JSON writes it.
    Literal,
    /// A pattern within a string, or with escaped quotes, written as itself.
    Unescape,
    /// A value put into a list.
    WrapInList,
    /// An operator's name put right.
    Operator,
    /// One matcher made into several.
    Split,
    /// Several made into one.
    Merge,
    /// An operand put right.
    Operand,
    /// A field's name put right.
    RenameField,
    /// A field moved to where the event has it.
    MoveField,
    /// A value of another type.
    Type,
    /// The value of the event taken over.
    Value,
    /// A value added to a list.
    AddValue,
    /// A matcher that takes less, or one more condition.
    Narrow,
    /// A matcher that takes more: any case, a prefix, a wider range.
    Widen,
}
