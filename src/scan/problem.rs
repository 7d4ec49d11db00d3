//! The problems that the events of a file and a list of rules can have. The sentences are in
//! [`messages`](super::messages).

use crate::ruleset::EventError;
use crate::text::Span;
use crate::{json, pattern};
use serde::{Deserialize, Serialize};

/// A text that should be an event and is none.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Problem {
    /// The number of its file.
    pub file: u32,
    /// The line, from 1.
    pub line: u64,
    /// Its offset in bytes in the unpacked file.
    pub offset: u64,
    /// The kind of problem.
    pub kind: ProblemKind,
}

/// The kinds of [`Problem`].
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum ProblemKind {
    /// No event could be cut out of the file.
    Frame(Trouble),
    /// The event is not JSON, as the recovering parser reports it.
    Json {
        /// The kind of problem.
        kind: json::ProblemKind,
        /// The column, from 1.
        column: u32,
    },
    /// The event cannot be matched, as the compiled engine reports it.
    Event(EventError),
}

/// Why something is no event.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Trouble {
    /// More than [`MAX_EVENT`](super::MAX_EVENT) bytes.
    TooLong,
    /// A string isn't closed on its line.
    UnclosedString,
    /// The file ends, or the next event begins, before all brackets are closed.
    Unclosed,
    /// Text between the events.
    Stray,
    /// The file ends before the list of its events does.
    EndsEarly,
    /// Packed data that cannot be unpacked, or not to its end.
    Damaged,
}

/// One problem of a list of rules.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RuleProblem {
    /// Its place in the text of the list.
    pub span: Span,
    /// The kind of problem.
    pub kind: RuleProblemKind,
}

/// The kinds of [`RuleProblem`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum RuleProblemKind {
    /// The list is not JSON.
    Json(json::ProblemKind),
    /// The list is neither an object nor an array.
    NoList,
    /// An element of a list has no name.
    NoName,
    /// A rule of a list has no pattern, and no schedule either.
    NoPattern,
    /// AWS refuses the pattern.
    Pattern(Box<pattern::Problem>),
    /// A later rule has the same name and replaces this one.
    Repeated,
}
