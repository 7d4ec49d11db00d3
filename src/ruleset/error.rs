//! The problems of an event.

use serde::{Deserialize, Serialize};
use std::fmt;

/// An event that could not be read to the end.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct EventError {
    /// Where, in bytes from the event's start.
    pub offset: usize,
    /// What.
    pub kind: EventErrorKind,
}

/// The kinds of [`EventError`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[non_exhaustive]
pub enum EventErrorKind {
    /// The event must be an object.
    NotAnObject,
    /// The event ends in the middle.
    UnexpectedEnd,
    /// The event ends within a string.
    UnclosedString,
    /// Something else is where a key, a value, a colon, a comma or a closing bracket is due.
    UnexpectedToken,
    /// A number that is none by JSON's grammar.
    InvalidNumber,
    /// A word other than `true`, `false` and `null`.
    UnknownWord,
    /// A backslash is followed by a character that makes no escape.
    InvalidEscape,
    /// A control character is unescaped in a string, or between tokens.
    ControlCharacter,
    /// Bytes that are not UTF-8.
    InvalidUtf8,
    /// Arrays and objects lie more than [`crate::json::MAX_DEPTH`] deep.
    TooDeep,
    /// Something follows the event.
    TrailingText,
    /// The event is 4 GiB long or longer.
    TooLong,
}

impl EventError {
    pub(super) fn new(offset: usize, kind: EventErrorKind) -> Self {
        Self { offset, kind }
    }
}

pub(super) fn fail<T>(offset: usize, kind: EventErrorKind) -> Result<T, EventError> {
    Err(EventError::new(offset, kind))
}

impl fmt::Display for EventError {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        let words = match self.kind {
            EventErrorKind::NotAnObject => "an event must be a JSON object",
            EventErrorKind::UnexpectedEnd => "the event ends in the middle",
            EventErrorKind::UnclosedString => "the event ends within a string",
            EventErrorKind::UnexpectedToken => "something else is due here",
            EventErrorKind::InvalidNumber => "this is no JSON number",
            EventErrorKind::UnknownWord => "this is neither true, false nor null",
            EventErrorKind::InvalidEscape => "a backslash must begin an escape",
            EventErrorKind::ControlCharacter => "a control character must be escaped",
            EventErrorKind::InvalidUtf8 => "the event isn't UTF-8",
            EventErrorKind::TooDeep => "arrays and objects lie too deep within each other",
            EventErrorKind::TrailingText => "something follows the event",
            EventErrorKind::TooLong => "the event is too long",
        };
        write!(f, "{words} (at byte {})", self.offset)
    }
}

impl std::error::Error for EventError {}
