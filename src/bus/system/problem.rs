//! The problems of a setup's text, as kinds; the sentences are in `messages`.

use super::schedules::ScheduleProblem;
use crate::bus::problem as model;
use crate::json::{Kind, ProblemKind as JsonProblem};
use crate::text::Span;

/// One problem of a setup's text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// Its place.
    pub span: Span,
    /// The kind of problem.
    pub kind: ProblemKind,
}

/// The kinds of [`Problem`].
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum ProblemKind {
    /// The text is not JSON.
    Json(JsonProblem),
    /// A value of another type is expected here.
    WrongType {
        /// The expected type, with its article.
        wanted: &'static str,
        /// The type of the value.
        found: Kind,
    },
    /// There is no such field here.
    UnknownField {
        /// Its name.
        name: String,
        /// The field that may be meant.
        meant: Option<&'static str>,
    },
    /// The value is none of those that the field can have.
    UnknownValue {
        /// The values.
        known: Vec<&'static str>,
    },
    /// A field is missing.
    Missing(&'static str),
    /// The text is no time as in `2026-01-01T00:00:00Z`.
    NotAMoment,
    /// There is no bus or rule of that name.
    NoSuch(&'static str),
    /// The archive of a replay does not exist; its name.
    NoSuchArchive(String),
    /// The source of an archive is not an event bus.
    NotABus,
    /// The bus of an archive, by its name, is in another Region than the archive.
    BusElsewhere(String),
    /// The end of a replay's time is not after its start.
    EndsBeforeStart,
    /// A replay's destination is not the bus of its archive.
    AnotherBus,
    /// The most replays that may run at a time are running already.
    TooManyReplays,
    /// The name of a replay is empty, too long, or has characters that are not allowed.
    ReplayName(String),
    /// Another replay has this name.
    ReplayAgain(String),
    /// Only one of these fields of a target may be given.
    OneOf {
        /// The fields.
        fields: &'static [&'static str],
        /// The block that they are in; `None` if they are in the target itself.
        within: Option<&'static str>,
        /// The target's id.
        target: String,
    },
    /// A negative number, where AWS has a range.
    Below {
        /// The number.
        value: String,
        /// What AWS calls it.
        member: String,
        /// The smallest allowed.
        least: u32,
    },
    /// A period is not a number of whole minutes.
    NotWholeMinutes,
    /// The pattern of the selected rule is not part of the text.
    PatternElsewhere,
    /// EventBridge Scheduler refuses this schedule expression.
    SchedulerExpression(String),
    /// EventBridge Scheduler refuses a schedule for something else.
    InSchedule(Box<ScheduleProblem>),
    /// The event source of a bus differs from the bus's name.
    EventSource(String),
    /// The name of a connection or an API destination is empty, too long, or has characters that are not
    /// allowed.
    PartName(String),
    /// Another part of this list has this name.
    PartAgain(String),
    /// A value is none of those that AWS knows.
    NotOneOf {
        /// The text.
        value: String,
        /// Its field.
        field: &'static str,
        /// Those that AWS knows, in its order.
        known: &'static [&'static str],
    },
    /// A connection lacks the settings of its authorisation type; their name.
    AuthParametersMissing(&'static str),
    /// The endpoint of an API destination is empty, or has characters that are not allowed.
    EndpointForm(String),
    /// The connection of an API destination is not named by the ARN of a connection.
    ConnectionArn(String),
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
    /// A problem that AWS reports of the model.
    Model(Box<model::Problem>),
}

/// A remark on the text of a setup that is no problem.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Note {
    /// Its place.
    pub span: Span,
    /// The kind of note.
    pub kind: NoteKind,
}

/// The kinds of [`Note`].
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum NoteKind {
    /// A field of AWS's requests or answers that has no effect here; its name.
    Idle(String),
    /// A schedule of EventBridge Scheduler is checked, but not simulated.
    ScheduleNotPlayed,
    /// The setup has API destinations, but none with the ARN of this target.
    NoDestination(String),
    /// A connection or an API destination is in a state in which nothing is delivered.
    NotActive {
        /// Its name.
        name: String,
        /// The state.
        state: String,
    },
    /// The ARN of a part has this account and Region, and the setup runs in others.
    Elsewhere {
        /// The account.
        account: String,
        /// The Region.
        region: String,
    },
}

impl Problem {
    /// Returns whether AWS refuses to create the part because of it, also where AWS's message is not known.
    pub fn is_refused_by_aws(&self) -> bool {
        match &self.kind {
            ProblemKind::Model(problem) => problem.is_refused_by_aws(),
            ProblemKind::OneOf { .. }
            | ProblemKind::Below { .. }
            | ProblemKind::SchedulerExpression(_)
            | ProblemKind::InSchedule(_)
            | ProblemKind::EndsBeforeStart
            | ProblemKind::NotABus
            | ProblemKind::BusElsewhere(_)
            | ProblemKind::ReplayName(_)
            | ProblemKind::ReplayAgain(_)
            | ProblemKind::EventSource(_)
            | ProblemKind::PartName(_)
            | ProblemKind::PartAgain(_)
            | ProblemKind::NotOneOf { .. }
            | ProblemKind::AuthParametersMissing(_)
            | ProblemKind::EndpointForm(_)
            | ProblemKind::ConnectionArn(_)
            | ProblemKind::NotHttps { .. }
            | ProblemKind::RateLimit { .. }
            | ProblemKind::NoSuchConnection(_)
            | ProblemKind::ConnectionElsewhere(_) => true,
            _ => false,
        }
    }
}
