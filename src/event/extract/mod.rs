//! Finds the events in a pasted text, whatever shape people have them in.
//!
//! One object, several one after another, an array, NDJSON, with comment lines or Markdown fences
//! between them; inside the wrappers that Lambda, SQS, SNS and CloudTrail put around them; as
//! PutEvents entries; as JSON within a string. [`extract_events`] unwraps them, gives each a name, and
//! says what it saw. No text is lost: what is broken or unknown comes out as it went in.

mod cloudtrail;
mod collector;
mod messages;
mod names;
mod split;
mod unwrap;

use super::Context;
use super::put_events::EntryProblem;
use crate::json::{Kind, Problem};
use crate::text::{LineIndex, Position};
use collector::Collector;

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
    /// It was JSON within a JSON string.
    JsonString,
    /// It was a record of CloudTrail, and is now the event that EventBridge makes of one.
    CloudTrailRecord,
    /// It was an entry of PutEvents, and is now the event that EventBridge makes of one.
    PutEventsEntry,
}

impl Step {
    /// Whether the event was a string in another text.
    fn opens_string(self) -> bool {
        !matches!(self, Self::Record | Self::CloudTrailRecord | Self::PutEventsEntry)
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

#[cfg(test)]
mod tests;
