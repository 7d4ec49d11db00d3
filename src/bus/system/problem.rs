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
    /// Only one of these fields of a target may be given.
    OneOf {
        /// The fields.
        fields: &'static [&'static str],
        /// The block that they stand in, if they do not stand in the target itself.
        within: Option<&'static str>,
        /// The target's id.
        target: String,
    },
    /// A period is not a number of whole minutes.
    NotWholeMinutes,
    /// The pattern of the rule on show is not part of the text.
    PatternElsewhere,
    /// The schedule with this text is refused.
    Schedule(String),
    /// EventBridge Scheduler refuses this schedule expression.
    SchedulerExpression(String),
    /// The event source of a bus, which has another name than the bus.
    EventSource(String),
    /// The name of a connection or an API destination is empty, too long, or has characters that it cannot have.
    PartName(String),
    /// Another part of this list has this name.
    PartAgain(String),
    /// A text is none of those that AWS knows.
    NotOneOf {
        /// The text.
        value: String,
        /// Its field.
        field: &'static str,
        /// Those that AWS knows, in its order.
        known: &'static [&'static str],
    },
    /// A connection lacks the settings of its kind of authorisation; their name.
    AuthParametersMissing(&'static str),
    /// An address does not begin with `https://`.
    NotHttps {
        /// The address.
        value: String,
        /// Its field.
        field: &'static str,
    },
    /// An API destination has a rate that AWS does not take.
    RateLimit {
        /// The rate.
        rate: u32,
        /// The name of the destination.
        name: String,
    },
    /// There is no connection with this ARN.
    NoSuchConnection(String),
    /// The connection with this ARN is in another Region than its API destination.
    ConnectionElsewhere(String),
    /// What AWS checks.
    Model(Box<model::Problem>),
}

/// Something to be said of the text of a setup that is not wrong.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Note {
    /// Where.
    pub span: Span,
    /// What.
    pub kind: NoteKind,
}

/// The kinds of [`Note`].
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum NoteKind {
    /// A field of AWS's requests or answers that changes nothing here; its name.
    Idle(String),
    /// A schedule of EventBridge Scheduler is checked, and not played.
    ScheduleNotPlayed,
    /// The setup has API destinations, and none with the ARN of this target.
    NoDestination(String),
    /// A connection or an API destination is in a state in which nothing is delivered.
    NotActive {
        /// Its name.
        name: String,
        /// The state.
        state: String,
    },
    /// The ARN of a part is of this account and Region, and the setup is played in others.
    Elsewhere {
        /// The account.
        account: String,
        /// The Region.
        region: String,
    },
}

impl Problem {
    /// Whether AWS refuses the part for it when it is made, also where its words are not known.
    pub fn is_refused_by_aws(&self) -> bool {
        match &self.kind {
            ProblemKind::Model(problem) => problem.is_refused_by_aws(),
            ProblemKind::OneOf { .. }
            | ProblemKind::Schedule(_)
            | ProblemKind::SchedulerExpression(_)
            | ProblemKind::EndsBeforeStart
            | ProblemKind::ReplayName(_)
            | ProblemKind::ReplayAgain(_)
            | ProblemKind::EventSource(_)
            | ProblemKind::PartName(_)
            | ProblemKind::PartAgain(_)
            | ProblemKind::NotOneOf { .. }
            | ProblemKind::AuthParametersMissing(_)
            | ProblemKind::NotHttps { .. }
            | ProblemKind::RateLimit { .. }
            | ProblemKind::NoSuchConnection(_)
            | ProblemKind::ConnectionElsewhere(_) => true,
            _ => false,
        }
    }
}
