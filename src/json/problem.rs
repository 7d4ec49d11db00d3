//! The problems of a JSON text.

use crate::text::Span;
use serde::{Deserialize, Serialize};

/// One thing wrong with a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// Its kind.
    pub kind: ProblemKind,
    /// The bytes that are wrong.
    pub span: Span,
    /// The byte offset at which AWS's reader reports it.
    pub reader: u32,
}

/// The kinds of [`Problem`], with what their sentence needs.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[non_exhaustive]
pub enum ProblemKind {
    /// Nothing but white space.
    Empty,
    /// Arrays and objects lie more than [`super::MAX_DEPTH`] deep; the rest was not read.
    TooDeep,
    /// A key must begin here, and this is no double quote.
    ExpectedKey(char),
    /// A colon must be between key and value.
    ExpectedColon(char),
    /// A value must be here.
    ExpectedValue(char),
    /// A comma must be between members (`true`) or elements (`false`).
    ExpectedComma {
        /// The character or word that is there instead.
        found: char,
        /// Whether the container is an object.
        in_object: bool,
    },
    /// `//`, `/*` or `#`: JSON has no comments.
    Comment(char),
    /// The text ends inside a container that was opened at the offset.
    Unclosed {
        /// Whether it is an object.
        object: bool,
        /// Where it opens.
        open: u32,
    },
    /// The text ends between two entries of a container.
    EndsBetweenEntries {
        /// Whether the container is an object.
        object: bool,
    },
    /// The text ends, or the line does, before the string's closing quote.
    UnclosedString {
        /// Whether it is a key.
        key: bool,
    },
    /// A control character is unescaped in a string.
    ControlCharacter {
        /// The character.
        found: char,
        /// Whether the string is a key.
        key: bool,
    },
    /// A control character is between tokens.
    StrayControlCharacter(char),
    /// A backslash is followed by a character that makes no escape.
    UnknownEscape(char),
    /// `\u` needs four hex digits.
    BadUnicodeEscape(char),
    /// The text ends within an escape.
    UnclosedEscape,
    /// `]` where `}` is due, or the reverse.
    MismatchedClose {
        /// The text that is there.
        found: char,
        /// Where the container opens that it does not close.
        open: u32,
    },
    /// A word that is no value: `True`, `undefined`.
    UnknownWord(String),
    /// `NaN`, `Infinity`: numbers elsewhere, not in JSON.
    NonStandardNumber(String),
    /// A number begins with `0` and has further digits.
    LeadingZero,
    /// A number begins with `+`.
    LeadingPlus,
    /// A number lacks a digit where it needs one.
    ExpectedDigit {
        /// The character that is there, or `None` at the end of the text.
        found: Option<char>,
        /// Behind which part of the number.
        after: NumberPart,
    },
    /// Something follows the value.
    TrailingText,
}

/// The part of a number behind which a digit is due.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum NumberPart {
    /// `-`
    Sign,
    /// `.`
    Point,
    /// `e` or `E`, with or without sign
    Exponent,
}

impl Problem {
    /// Returns whether AWS's engine reads past it: it never looks behind the closing brace.
    pub fn is_ignored_by_aws(&self) -> bool {
        self.kind == ProblemKind::TrailingText
    }
}

impl ProblemKind {
    /// Returns how far AWS's reader has come when it reports this at `reader`: it has taken the word or the
    /// character that it complains about.
    pub fn reader_behind(&self, reader: u32, text: &str) -> u32 {
        let taken = match self {
            Self::UnknownWord(word) => word.len(),
            _ => text[reader as usize..].chars().next().map_or(0, char::len_utf8),
        };
        reader + taken as u32
    }
}
