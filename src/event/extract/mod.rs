//! Finds the events in a pasted text, whatever shape people have them in.
//!
//! One object, several one after another, an array, NDJSON, with comment lines or Markdown fences
//! between them; inside the wrappers that Lambda, SQS, SNS and CloudTrail put around them; as
//! PutEvents entries; as JSON within a string. And in text of other kinds: log lines, Markdown, CSV, YAML, what Python
//! and JavaScript print, and `aws events put-events` commands. [`extract_events`] unwraps them, gives each a name, and
//! says what it saw. No text is lost: what is broken or unknown comes out as it went in.

mod cloudtrail;
mod collector;
mod commands;
mod encoded;
mod escaped;
mod found;
mod messages;
mod names;
mod signs;
mod split;
mod unwrap;
mod yaml;

use super::Context;
use super::cli::{CliError, Refusal};
use super::put_events::EntryProblem;
use crate::json::{Kind, Problem};
use crate::text::{LineIndex, Position, Span};
use collector::Collector;
pub(crate) use found::{only_event, only_pattern};

/// Longer texts, in bytes, are refused before they are read.
pub const TEXT_LIMIT: usize = 5 * 1_024 * 1_024;

/// Of more events than this, the first ones are taken.
pub const EVENT_LIMIT: usize = 1_000;

/// The events of a pasted text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Extracted {
    /// The events, in order; at least one.
    pub events: Vec<ExtractedEvent>,
    /// The forms that were recognised; [`Summary::describe`] puts it in words.
    pub summary: Summary,
}

/// One event of a pasted text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ExtractedEvent {
    /// A name that no other event of the text has: from the comment above it, else its detail type
    /// or source.
    pub name: String,
    /// The event as a text for the editor.
    pub text: String,
    /// Where it begins in the pasted text, or what it was taken out of.
    pub start: u32,
    /// The steps by which it was taken out of its wrappers, from the outside in; empty for a plain event.
    pub steps: Vec<Step>,
    /// Its oddities.
    pub notes: Vec<Note>,
}

/// One wrapper taken off an event, or one way of making an event out of something else.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Step {
    /// It was an element of `Records` and is kept as it is.
    Record,
    /// It was the `body` of an SQS record, as Lambda receives it.
    SqsRecord,
    /// It was the `Body` of an SQS message, as `ReceiveMessage` answers.
    SqsMessage,
    /// It was the `Sns.Message` of an SNS record, as Lambda receives it.
    SnsRecord,
    /// It was the `Message` of an SNS notification, as queues and endpoints receive it.
    SnsNotification,
    /// It was the `kinesis.data` of a record of a Kinesis stream.
    KinesisRecord,
    /// It was the `data` of a record of Firehose, as a function for its transformation receives it.
    FirehoseRecord,
    /// It was in what CloudWatch Logs sends to a subscription.
    LogSubscription,
    /// It was the `requestPayload` of what Lambda sends to a destination.
    Destination,
    /// It was the input of an execution of Step Functions.
    Execution,
    /// It was an event in what `lookup-events` of CloudTrail answers.
    LookupEvent,
    /// It was JSON within a JSON string.
    JsonString,
    /// It was a record of CloudTrail, and is now the event that EventBridge makes of one.
    CloudTrailRecord,
    /// It was an entry of PutEvents, and is now the event that EventBridge makes of one.
    PutEventsEntry,
    /// It was in an `aws events put-events` command.
    Command,
    /// It was a CloudWatch Logs message.
    LogMessage,
    /// It was written as Python prints values.
    PythonLiteral,
    /// It was written as JavaScript or Ruby print values.
    JavaScriptLiteral,
    /// It had typographic quotes.
    TypographicQuotes,
    /// It was a field of CSV.
    CsvField,
    /// It was YAML.
    Yaml,
}

impl Step {
    /// Returns whether the event was a string in another text.
    fn opens_string(self) -> bool {
        matches!(
            self,
            Self::SqsRecord
                | Self::SqsMessage
                | Self::SnsRecord
                | Self::SnsNotification
                | Self::Execution
                | Self::LookupEvent
                | Self::JsonString
        )
    }
}

/// Something odd about one event. `Display` puts it in words.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Note {
    /// The text is not valid JSON and was left as it is; the problem is the first, with its place in the
    /// pasted text.
    Broken(Problem),
    /// The value is no object, so it is no event.
    NotAnObject(Kind),
    /// The string inside the wrapper is no JSON, so that the wrapper was kept.
    PlainText(Step),
    /// There are more strings within strings than are followed, so that the innermost was kept.
    WrappedTooDeep,
    /// The problem for which PutEvents would refuse the entry.
    Entry(EntryProblem),
    /// The AWS CLI refuses the command, so that nothing is sent; the event is what was meant.
    RefusedByCli(Refusal),
    /// What was printed is not all of the event.
    LeftOut,
    /// The value of a variable or a call is not known; holds its source text, which stands for it.
    UnknownVariable(String),
    /// The shell takes quotes away that were meant to stay; holds what the CLI gets.
    LostQuotes(String),
}

/// How the text as a whole was laid out.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Layout {
    /// One value.
    One,
    /// Several values, one after another.
    Sequence,
    /// Several values, each on a line of its own: NDJSON.
    Lines,
    /// One array.
    Array,
    /// Values in other text.
    Text,
}

/// An event pattern among the events of a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FoundPattern {
    /// The pattern.
    pub text: String,
    /// Where it begins in the pasted text.
    pub start: u32,
}

/// The forms that were recognised in a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Summary {
    /// How the text was laid out.
    pub layout: Layout,
    /// How many events came by the same steps, in order of their first.
    pub shapes: Vec<(Vec<Step>, usize)>,
    /// How many events are beyond [`EVENT_LIMIT`] and were not taken.
    pub left_out: usize,
    /// The first thing wrong with the text outside of its events.
    pub problem: Option<Problem>,
    /// The event patterns in the text, which are no events.
    pub patterns: Vec<FoundPattern>,
    /// The stretches of other text that were passed over.
    pub passed_over: Vec<Span>,
    /// Where commands are that cannot be read, and why.
    pub failed_commands: Vec<CliError>,
}

/// Why no events could be taken from a text.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum ExtractError {
    /// The text has more than [`TEXT_LIMIT`] bytes.
    TooLarge {
        /// How many.
        bytes: usize,
    },
    /// Nothing but blanks and comments.
    Empty,
    /// Something that is no JSON.
    NotJson {
        /// The first problem.
        problem: Problem,
        /// Where it begins.
        position: Position,
    },
    /// A command that cannot be read.
    Command(CliError),
    /// No event, but event patterns.
    OnlyPatterns(Vec<FoundPattern>),
    /// Valid JSON, but nothing in it is an object.
    NoEvent {
        /// What it is.
        found: Kind,
    },
}

/// Finds the events in a pasted text.
///
/// `context` gives what PutEvents entries lack. Places in the answer are byte offsets in `text`.
///
/// # Errors
/// When the text holds no event. It can still go into the editor as it is, unless it is too large.
pub fn extract_events(text: &str, context: &Context) -> Result<Extracted, ExtractError> {
    if text.len() > TEXT_LIMIT {
        return Err(ExtractError::TooLarge { bytes: text.len() });
    }
    let plain = plain(text, context);
    if plain.as_ref().is_ok_and(Extracted::is_sound) {
        return plain;
    }
    // What is not JSON as a whole can have events in it. What is broken is not given up for fewer events.
    match in_text(text, context) {
        Err(error @ ExtractError::Command(_)) => Err(error),
        Err(error @ ExtractError::OnlyPatterns(_)) if plain.is_err() => Err(error),
        Ok(found) if plain.as_ref().map_or(true, |plain| plain.gives_way_to(&found)) => Ok(found),
        _ => plain,
    }
}

/// Returns the events of a text that is JSON, one value or several.
fn plain(text: &str, context: &Context) -> Result<Extracted, ExtractError> {
    let text = split::without_fences(text);
    let mut collector = Collector::new(context);
    let layout = split::take(&text, &mut collector).map_err(|failure| match failure {
        split::Failure::Empty => ExtractError::Empty,
        split::Failure::NotJson(problem) => {
            let position = LineIndex::new(&text).position(problem.span.start);
            ExtractError::NotJson { problem, position }
        }
    })?;
    collector.finish(layout)
}

/// Returns the events that lie in a text of another kind.
fn in_text(text: &str, context: &Context) -> Result<Extracted, ExtractError> {
    let mut collector = Collector::new(context);
    found::take(text, &mut collector);
    let layout = match (collector.passed_over.is_empty(), collector.count()) {
        (false, _) => Layout::Text,
        (true, 0..=1) => Layout::One,
        (true, _) => Layout::Sequence,
    };
    collector.finish(layout)
}

impl Extracted {
    /// Returns whether nothing is wrong with the text.
    fn is_sound(&self) -> bool {
        self.summary.problem.is_none() && self.sound_events() == self.events.len()
    }

    /// Returns whether another reading of the same text has more events that could be read, or as many while
    /// what is broken here is not even the beginning of an object, such as `[INFO]`.
    fn gives_way_to(&self, other: &Self) -> bool {
        let is_object = |event: &ExtractedEvent| {
            event.text.starts_with('{') && event.notes.iter().any(|note| matches!(note, Note::Broken(_)))
        };
        let (here, there) = (self.sound_events(), other.sound_events());
        here < there || here == there && self.events.len() > here && !self.events.iter().any(is_object)
    }

    /// Returns how many events could be read.
    fn sound_events(&self) -> usize {
        let is_sound =
            |event: &&ExtractedEvent| !event.notes.iter().any(|note| matches!(note, Note::Broken(_)));
        self.events.iter().filter(is_sound).count()
    }
}

#[cfg(test)]
mod tests;
