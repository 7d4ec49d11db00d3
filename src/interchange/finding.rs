//! The findings in a text.

use super::FormatId;
use super::node::Node;
use crate::text::Span;

/// A rule, a schedule or another part of a system, in the field names of AWS's API.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// The kind of part.
    pub kind: FindingKind,
    /// The format of the text.
    pub format: FormatId,
    /// Its name: the one that it has at AWS, else the one that the text calls it by.
    pub name: Option<String>,
    /// Its place in the text.
    pub span: Span,
    /// The part as the API's request takes it: of a rule what PutRule takes, with `Targets` as PutTargets takes them;
    /// of a pattern the pattern itself.
    pub value: Node,
}

/// Kinds of finding.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum FindingKind {
    /// A bare pattern, or the filter of a pipe or of an event source mapping.
    Pattern,
    /// A rule of a bus, with its targets.
    Rule,
    /// A schedule of EventBridge Scheduler.
    Schedule,
    /// A group of schedules.
    ScheduleGroup,
    /// Targets without their rule.
    Target,
    /// An event bus.
    Bus,
    /// An archive.
    Archive,
    /// A policy of a bus.
    Policy,
    /// A connection.
    Connection,
    /// An API destination.
    ApiDestination,
}

impl FindingKind {
    /// Returns its name for people.
    pub fn title(self) -> &'static str {
        match self {
            Self::Pattern => "Pattern",
            Self::Rule => "Rule",
            Self::Schedule => "Schedule",
            Self::ScheduleGroup => "Schedule group",
            Self::Target => "Targets",
            Self::Bus => "Event bus",
            Self::Archive => "Archive",
            Self::Policy => "Bus policy",
            Self::Connection => "Connection",
            Self::ApiDestination => "API destination",
        }
    }

    /// Returns its name in lower case, as the runner prints it.
    pub fn name(self) -> &'static str {
        match self {
            Self::Pattern => "pattern",
            Self::Rule => "rule",
            Self::Schedule => "schedule",
            Self::ScheduleGroup => "schedule-group",
            Self::Target => "target",
            Self::Bus => "bus",
            Self::Archive => "archive",
            Self::Policy => "policy",
            Self::Connection => "connection",
            Self::ApiDestination => "api-destination",
        }
    }
}

impl Finding {
    /// Returns the event pattern, if the part has one.
    pub fn pattern(&self) -> Option<&Node> {
        match self.kind {
            FindingKind::Pattern => Some(&self.value),
            _ => self.value.get("EventPattern"),
        }
    }

    /// Returns the source texts of what cannot be known from the text alone.
    pub fn placeholders(&self) -> Vec<&str> {
        self.value.expressions()
    }
}

/// A part of a text that was not understood.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Skipped {
    /// The reason for which it was skipped.
    pub reason: SkipReason,
    /// Its place in the text.
    pub span: Span,
}

/// Why a part was not understood. [`messages::skipped`](super::messages::skipped) has the sentence.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum SkipReason {
    /// A kind of resource that is not read, by its name in the template.
    Unsupported(String),
    /// A property that another kind of resource has.
    Misnamed {
        /// Its name in the text.
        found: &'static str,
        /// Its name there.
        right: &'static str,
    },
    /// A file of another kind, or one of a supported kind without anything about events.
    NoRules(&'static str),
    /// The text is not what it seemed from here on.
    Broken {
        /// The language, `YAML`.
        language: &'static str,
        /// The parser's message.
        problem: String,
    },
}

/// All that was found in a text.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Findings {
    /// The parts that were understood, in the order of the text.
    pub found: Vec<Finding>,
    /// The parts that were not.
    pub skipped: Vec<Skipped>,
    /// All resources of the text, including those that have nothing to do with events, since references lead
    /// to them.
    pub resources: Vec<Resource>,
}

/// A resource that a text defines.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Resource {
    /// The id by which references name it.
    pub id: String,
    /// Its type in the text, as `AWS::SQS::Queue` or `aws_sqs_queue`.
    pub kind: String,
    /// The name that it has at AWS, if the text gives it one.
    pub name: Option<String>,
}

impl Findings {
    /// Adds what was not understood.
    pub(super) fn skip(&mut self, span: Span, reason: SkipReason) {
        self.skipped.push(Skipped { reason, span });
    }
}
