//! The summary of extracted events, in words.

use super::{EVENT_LIMIT, ExtractError, Extracted, ExtractedEvent, Layout, Note, Step, Summary, TEXT_LIMIT};
use crate::event::envelope::with_article;
use crate::text::{Position, counted, plural};
use std::fmt;

impl Summary {
    /// Returns what was found, without a full stop: `2 events from PutEvents entries`.
    pub fn describe(&self) -> String {
        let total: usize = self.shapes.iter().map(|(_, count)| count).sum();
        let is_wrapped = matches!(self.shapes.as_slice(), [(steps, _)] if !steps.is_empty());
        let layout = match (self.layout, is_wrapped) {
            (Layout::One, _) => "",
            (Layout::Sequence, _) => ", one after another",
            (Layout::Lines, true) => " in NDJSON",
            (Layout::Lines, false) => " from NDJSON",
            (Layout::Array, true) => " in an array",
            (Layout::Array, false) => " from an array",
            (Layout::Text, _) => " in other text",
        };
        let events = match self.shapes.as_slice() {
            [(steps, count)] => format!("{}{layout}", shape(steps, *count)),
            shapes => {
                let part = |(steps, count): &(Vec<Step>, usize)| match steps.as_slice() {
                    [] => counted(*count, "plain event", "plain events"),
                    steps => shape(steps, *count),
                };
                let parts: Vec<_> = shapes.iter().map(part).collect();
                format!("{}{layout}: {}", counted(total, "event", "events"), parts.join(", "))
            }
        };
        let left_out = match self.left_out {
            0 => String::new(),
            count => format!("; {count} more left out (the limit is {EVENT_LIMIT})"),
        };
        let patterns = match self.patterns.len() {
            0 => String::new(),
            count => format!("; {} left out", counted(count, "pattern", "patterns")),
        };
        let failed = match self.failed_commands.as_slice() {
            [] => String::new(),
            [error, ..] => format!("; a command couldn't be read: {error}"),
        };
        let problem = if self.problem.is_some() { "; the text around them isn't valid JSON" } else { "" };
        format!("{events}{left_out}{patterns}{failed}{problem}")
    }
}

/// Returns how `count` events came out of the same wrappers.
fn shape(steps: &[Step], count: usize) -> String {
    let events = counted(count, "event", "events");
    let wrappers: Vec<_> = steps.iter().rev().map(|step| wrapper(*step, count)).collect();
    if wrappers.is_empty() { events } else { format!("{events} from {}", wrappers.join(" in ")) }
}

impl ExtractedEvent {
    /// Returns the wrappers that were taken off, from the inside out: `an SNS notification in an SQS record's
    /// body`.
    pub fn wrappers(&self) -> String {
        let wrappers: Vec<_> = self.steps.iter().rev().map(|step| wrapper(*step, 1)).collect();
        wrappers.join(" in ")
    }

    /// Returns how Python reads the event in what a function behind its queue or topic gets; `None` without
    /// such a wrapper.
    fn in_python(&self) -> Option<String> {
        let mut steps = self.steps.iter();
        let mut place = loop {
            match steps.next()? {
                Step::SqsRecord | Step::SqsMessage => break "event[\"Records\"][0][\"body\"]".to_owned(),
                Step::SnsRecord | Step::SnsNotification => {
                    break "event[\"Records\"][0][\"Sns\"][\"Message\"]".to_owned();
                }
                Step::KinesisRecord => {
                    break "base64.b64decode(event[\"Records\"][0][\"kinesis\"][\"data\"])".to_owned();
                }
                _ => {}
            }
        };
        for step in steps {
            match step {
                Step::SnsNotification => place = format!("json.loads({place})[\"Message\"]"),
                Step::JsonString => place = format!("json.loads({place})"),
                _ => {}
            }
        }
        Some(format!("json.loads({place})"))
    }
}

impl Extracted {
    /// Returns what a function behind the queue or the topic gets, from which the first such event was taken;
    /// `None` if none was.
    pub fn received(&self) -> Option<String> {
        let (event, place) = self.events.iter().find_map(|event| Some((event, event.in_python()?)))?;
        let came_by = |steps: &[Step]| event.steps.iter().any(|step| steps.contains(step));
        let behind = match () {
            () if came_by(&[Step::SqsRecord, Step::SqsMessage]) => "queue",
            () if came_by(&[Step::KinesisRecord]) => "stream",
            () => "topic",
        };
        Some(format!(
            "A function triggered by this {behind} receives a list of Records, not the event. event[\"detail\"] \
             raises a KeyError there; use {place}."
        ))
    }
}

fn wrapper(step: Step, count: usize) -> &'static str {
    let (one, many) = match step {
        Step::Record => ("an array of records", "an array of records"),
        Step::CloudTrailRecord => ("a CloudTrail record", "CloudTrail records"),
        Step::PutEventsEntry => ("a PutEvents entry", "PutEvents entries"),
        Step::SqsRecord => ("an SQS record's body", "SQS records' bodies"),
        Step::SqsMessage => ("an SQS message's body", "SQS messages' bodies"),
        Step::SnsRecord => ("an SNS record's message", "SNS records' messages"),
        Step::SnsNotification => ("an SNS notification", "SNS notifications"),
        Step::KinesisRecord => ("a Kinesis record's data", "Kinesis records' data"),
        Step::FirehoseRecord => ("a Firehose record's data", "Firehose records' data"),
        Step::LogSubscription => ("a subscription of CloudWatch Logs", "a subscription of CloudWatch Logs"),
        Step::Destination => ("a Lambda destination's requestPayload", "Lambda destinations' requestPayload"),
        Step::Execution => ("an execution's input", "executions' inputs"),
        Step::LookupEvent => ("an answer of lookup-events", "an answer of lookup-events"),
        Step::JsonString => ("a JSON string", "JSON strings"),
        Step::Command => ("an aws events put-events command", "aws events put-events commands"),
        Step::LogMessage => ("a CloudWatch Logs message", "CloudWatch Logs messages"),
        Step::PythonLiteral => ("a Python literal", "Python literals"),
        Step::JavaScriptLiteral => ("a JavaScript literal", "JavaScript literals"),
        Step::TypographicQuotes => ("text with curly quotes", "text with curly quotes"),
        Step::CsvField => ("a CSV field", "CSV fields"),
        Step::Yaml => ("YAML", "YAML"),
    };
    plural(count, one, many)
}

impl fmt::Display for Note {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        match self {
            Self::Broken(_) => f.write_str("not valid JSON, kept as is"),
            Self::NotAnObject(kind) => {
                write!(f, "not an event: an event must be an object, but this is {}", with_article(*kind))
            }
            Self::PlainText(Step::JsonString) => f.write_str("the string doesn't contain an event"),
            Self::PlainText(step) => {
                write!(f, "{} doesn't contain an event, kept as is", wrapper(*step, 1))
            }
            Self::WrappedTooDeep => f.write_str("too many nested strings, kept the innermost one"),
            Self::Entry(problem) => {
                problem.fmt(f)?;
                match (problem.error_code(), problem.error_message()) {
                    (Some(code), Some(message)) => write!(f, ". PutEvents returns: {code}, {message}"),
                    _ => Ok(()),
                }
            }
            Self::RefusedByCli(refusal) => {
                write!(f, "read as intended, but the AWS CLI would send nothing: {}", refusal.message())
            }
            Self::LeftOut => f.write_str("not all of the event was printed"),
            Self::UnknownVariable(name) => {
                write!(f, "the value of {name} isn't known, so it stands for itself")
            }
            Self::LostQuotes(text) => {
                write!(f, "the shell removes quotes inside quotes, so the AWS CLI gets: {text}")
            }
        }
    }
}

impl fmt::Display for ExtractError {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        match self {
            Self::TooLarge { bytes } => {
                let mib = |bytes: usize| bytes.div_ceil(1_024 * 1_024);
                write!(f, "The text is {} MiB, but the limit is {} MiB", mib(*bytes), mib(TEXT_LIMIT))
            }
            Self::Empty => f.write_str("No event found in the text"),
            Self::NotJson { position: Position { line, column }, .. } => {
                write!(f, "Not JSON (line {line}, column {column})")
            }
            Self::Command(error) => {
                write!(f, "This is an aws events put-events command, but {error}")
            }
            Self::OnlyPatterns(patterns) => {
                let patterns = plural(patterns.len(), "an event pattern", "event patterns");
                write!(f, "There is no event in the text, only {patterns}")
            }
            Self::NoEvent { found } => {
                write!(f, "No event found in the text, only {}", with_article(*found))
            }
        }
    }
}

impl std::error::Error for ExtractError {}
