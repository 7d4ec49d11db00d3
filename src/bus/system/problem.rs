//! What is wrong with the text of a setup, as kinds; the words are in `messages`.

use crate::bus::problem as model;
use crate::json::{Kind, ProblemKind as JsonProblem};
use crate::text::Span;

/// One thing wrong with the text of a setup.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// Where.
    pub span: Span,
    /// What.
    pub kind: ProblemKind,
}

/// The kinds of [`Problem`].
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum ProblemKind {
    /// The text is not JSON.
    Json(JsonProblem),
    /// A value of another type is wanted here.
    WrongType {
        /// What is wanted, with its article.
        wanted: &'static str,
        /// What stands there.
        found: Kind,
    },
    /// There is no such field here.
    UnknownField {
        /// Its name.
        name: String,
        /// The field that may be meant.
        meant: Option<&'static str>,
    },
    /// None of the values that the field can have.
    UnknownValue {
        /// The values.
        known: Vec<&'static str>,
    },
    /// A field is missing.
    Missing(&'static str),
    /// No moment as in `2026-01-01T00:00:00Z`.
    NotAMoment,
    /// No bus or rule of that name.
    NoSuch(&'static str),
    /// The archive of a replay does not exist; its name.
    NoSuchArchive(String),
    /// The end of a replay's time does not stand behind its start.
    EndsBeforeStart,
    /// A replay's destination is not the bus of its archive.
    AnotherBus,
    /// As many replays as there may be run already.
    TooManyReplays,
    /// The name of a replay is empty, too long, or has characters that it cannot have.
    ReplayName(String),
    /// Another replay has this name.
    ReplayAgain(String),
    /// Only one of these fields may be given.
    OneOf(&'static [&'static str]),
    /// A period is not a number of whole minutes.
    NotWholeMinutes,
    /// The pattern of the rule on show is not part of the text.
    PatternElsewhere,
    /// The schedule with this text is refused.
    Schedule(String),
    /// What AWS checks.
    Model(Box<model::Problem>),
}
