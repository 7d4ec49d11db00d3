//! The summary of extracted events, in words.

use super::{EVENT_LIMIT, ExtractError, Layout, Note, Step, Summary, TEXT_LIMIT};
use crate::event::envelope::with_article;
use crate::text::{Position, counted, plural};
use std::fmt;

impl Summary {
    /// One sentence without a full stop: `2 PutEvents entries turned into events`.
    pub fn describe(&self) -> String {
        let total: usize = self.shapes.iter().map(|(_, count)| count).sum();
        let layout = match self.layout {
            Layout::One => "",
            Layout::Sequence => ", one after another",
            Layout::Lines => " from NDJSON",
            Layout::Array => " from an array",
        };
        let events = match self.shapes.as_slice() {
            [(steps, count)] => format!("{}{layout}", shape(steps, *count)),
            shapes => {
                let parts: Vec<_> = shapes.iter().map(|(steps, count)| shape(steps, *count)).collect();
                format!("{}{layout}: {}", counted(total, "event", "events"), parts.join(", "))
            }
        };
        let left_out = match self.left_out {
            0 => String::new(),
            count => format!("; {count} more left out, as only the first {EVENT_LIMIT} are taken"),
        };
        let problem = if self.problem.is_some() { "; the text around them is not sound JSON" } else { "" };
        format!("{events}{left_out}{problem}")
    }
}

/// How `count` events came out of the same wrappers.
fn shape(steps: &[Step], count: usize) -> String {
    let (what, wrappers) = match steps.split_last() {
        Some((Step::PutEventsEntry, rest)) => (
            counted(count, "PutEvents entry turned into an event", "PutEvents entries turned into events"),
            rest,
        ),
        Some((Step::CloudTrailRecord, rest)) => (
            counted(count, "CloudTrail record made into an event", "CloudTrail records made into events"),
            rest,
        ),
        Some(_) => (counted(count, "event taken", "events taken"), steps),
        None => (counted(count, "event", "events"), steps),
    };
    let wrappers: Vec<_> = wrappers.iter().rev().map(|step| wrapper(*step, count)).collect();
    if wrappers.is_empty() { what } else { format!("{what} out of {}", wrappers.join(" in ")) }
}

fn wrapper(step: Step, count: usize) -> &'static str {
    let (one, many) = match step {
        Step::Record | Step::CloudTrailRecord | Step::PutEventsEntry => {
            ("a list of records", "a list of records")
        }
        Step::SqsRecord => ("an SQS record's body", "SQS records' bodies"),
        Step::SqsMessage => ("an SQS message's body", "SQS messages' bodies"),
        Step::SnsRecord => ("an SNS record's message", "SNS records' messages"),
        Step::SnsNotification => ("an SNS notification", "SNS notifications"),
        Step::JsonString => ("a JSON string", "JSON strings"),
    };
    plural(count, one, many)
}

impl fmt::Display for Note {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        match self {
            Self::Broken(_) => f.write_str("not sound JSON, kept as it is"),
            Self::NotAnObject(kind) => {
                write!(f, "no event: an event is an object, and this is {}", with_article(*kind))
            }
            Self::PlainText(Step::JsonString) => f.write_str("the string does not hold an event"),
            Self::PlainText(step) => {
                write!(f, "{} does not hold an event, kept with its wrapper", wrapper(*step, 1))
            }
            Self::WrappedTooDeep => f.write_str("too many strings within strings, the innermost is kept"),
            Self::Entry(problem) => problem.fmt(f),
        }
    }
}

impl fmt::Display for ExtractError {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        match self {
            Self::TooLarge { bytes } => {
                let mib = |bytes: usize| bytes.div_ceil(1_024 * 1_024);
                write!(f, "The text has {} MiB; up to {} MiB can be read", mib(*bytes), mib(TEXT_LIMIT))
            }
            Self::Empty => f.write_str("There is no event in the text"),
            Self::NotJson { position: Position { line, column }, .. } => {
                write!(f, "The text is not JSON, from line {line}, column {column}")
            }
            Self::NoEvent { found } => {
                write!(f, "There is no event in the text, only {}", with_article(*found))
            }
        }
    }
}

impl std::error::Error for ExtractError {}
