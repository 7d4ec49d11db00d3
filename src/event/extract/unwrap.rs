//! Takes off wrappers: records of Lambda's event sources, messages of queues and topics, strings.

use super::collector::Collector;
use super::{Note, Step, cloudtrail, encoded, signs};
use crate::event::put_events::{self, EntryProblem};
use crate::json::{self, Kind, Value};

/// How many strings within strings are opened.
const LEVELS: usize = 4;

impl Collector<'_> {
    /// Takes all events from a valid value.
    pub(super) fn value(&mut self, value: Value) {
        match value.kind() {
            Kind::Object => self.object(value),
            Kind::Array => value.children().for_each(|element| self.value(element)),
            Kind::String => self.string(Step::JsonString, value, value),
            _ => self.keep(value, None),
        }
    }

    fn object(&mut self, value: Value) {
        if let Some(records) = wrapped(value, "Records") {
            records.children().for_each(|record| {
                if !self.record(record) {
                    self.steps.push(Step::Record);
                    self.keep(record, None);
                    self.steps.pop();
                }
            });
        } else if let Some(messages) = wrapped(value, "Messages") {
            messages.children().for_each(|message| match string_at(message, &["Body"]) {
                Some(body) => self.string(Step::SqsMessage, body, message),
                None => self.keep(message, None),
            });
        } else if let Some(entries) = wrapped(value, "Entries") {
            entries.children().for_each(|entry| self.entry(entry));
        } else if let Some(events) = wrapped(value, "logEvents").or_else(|| log_events(value)) {
            // One message after another; most are no events.
            events
                .children()
                .filter_map(|event| event.get("message"))
                .for_each(|message| self.logged(message));
        } else if let Some(records) = wrapped(value, "records").filter(|_| is_firehose(value)) {
            for record in records.children() {
                if !self.encoded(Step::FirehoseRecord, string_at(record, &["data"])) {
                    self.keep(record, None);
                }
            }
        } else if let Some(data) = string_at(value, &["awslogs", "data"]) {
            if !self.encoded(Step::LogSubscription, Some(data)) {
                self.keep(value, None);
            }
        } else if let Some(events) = wrapped(value, "Events").filter(|events| are_looked_up(*events)) {
            for event in events.children() {
                if let Some(record) = string_at(event, &["CloudTrailEvent"]) {
                    self.string(Step::LookupEvent, record, event);
                }
            }
        } else if let Some(payload) = value.get("requestPayload").filter(|_| is_of_destination(value)) {
            self.steps.push(Step::Destination);
            self.value(payload);
            self.steps.pop();
        } else if let Some(input) = string_at(value, &["input"]).filter(|_| is_of_execution(value)) {
            self.string(Step::Execution, input, value);
        } else if let Some(rows) = insights(value) {
            rows.children().flat_map(Value::children).for_each(|cell| self.cell(cell));
        } else if let Some(message) = value.get("@message") {
            self.logged(message);
        } else if let Some(event) = signs::logged(value) {
            self.steps.push(Step::LogMessage);
            self.value(event);
            self.steps.pop();
        } else if !self.log_line(value) && !self.record(value) {
            match string_at(value, &["Message"]).filter(|_| is_text(value, "Type", "Notification")) {
                Some(message) => self.string(Step::SnsNotification, message, value),
                None if put_events::is_entry(value) => self.entry(value),
                None => self.keep(value, None),
            }
        }
    }

    /// Takes the event out of a record, if its source is known.
    fn record(&mut self, record: Value) -> bool {
        let queue = is_text(record, "eventSource", "aws:sqs");
        let topic = is_text(record, "EventSource", "aws:sns");
        if let Some(body) = string_at(record, &["body"]).filter(|_| queue) {
            self.string(Step::SqsRecord, body, record);
        } else if let Some(message) = string_at(record, &["Sns", "Message"]).filter(|_| topic) {
            self.string(Step::SnsRecord, message, record);
        } else if self.encoded(Step::KinesisRecord, string_at(record, &["kinesis", "data"])) {
            return true;
        } else if cloudtrail::is_record(record) {
            let text = cloudtrail::to_event(record, self.context, self.count());
            self.made(Step::CloudTrailRecord, &text, Vec::new());
        } else {
            return false;
        }
        true
    }

    pub(super) fn entry(&mut self, entry: Value) {
        let converted = put_events::to_event(entry, self.context, self.count());
        let is_unknown = self.notes.iter().any(|note| matches!(note, Note::UnknownVariable(_)));
        let problems = converted.problems.into_iter();
        let notes = problems
            .filter(|problem| !(is_unknown && *problem == EntryProblem::MalformedDetail))
            .map(Note::Entry)
            .collect();
        self.made(Step::PutEventsEntry, &converted.text, notes);
    }

    /// Takes the events out of a base64 string, if it holds some.
    fn encoded(&mut self, step: Step, encoded: Option<Value>) -> bool {
        let text = encoded.and_then(|encoded| encoded::text(&encoded.as_str()?));
        let Some(text) = text.filter(|text| signs::is_promising(text)) else { return false };
        let document = json::parse(&text);
        self.steps.push(step);
        document.root().into_iter().for_each(|root| self.value(root));
        self.steps.pop();
        true
    }

    /// Takes the events out of the text of a structured log line; false if there are none, or if it is none.
    fn log_line(&mut self, line: Value) -> bool {
        if !signs::is_log_line(line) {
            return false;
        }
        let texts =
            ["message", "event", "input", "msg"].into_iter().filter_map(|key| string_at(line, &[key]));
        self.steps.push(Step::LogMessage);
        let mut is_taken = false;
        for text in texts {
            is_taken = is_taken || text.as_str().is_some_and(|text| self.take_loose(&text));
        }
        self.steps.pop();
        is_taken
    }

    /// Takes the events out of a cell of what Logs Insights answers, if it is a message.
    fn cell(&mut self, cell: Value) {
        if let Some(value) = cell.get("value").filter(|_| is_text(cell, "field", "@message")) {
            self.logged(value);
        }
    }

    /// Takes the events out of the message of a log line, which is a text or was read as JSON already; one without is
    /// passed over.
    fn logged(&mut self, message: Value) {
        self.steps.push(Step::LogMessage);
        match message.as_str() {
            Some(text) => {
                self.take_loose(&text);
            }
            None if holds_object(message) => self.value(message),
            None => {}
        }
        self.steps.pop();
    }

    /// Takes the events out of a string, and of a string in that; keeps `wrapper` if there are none.
    fn string(&mut self, step: Step, string: Value, wrapper: Value) {
        let outside = self.steps.len();
        let mut text = string.as_str().unwrap_or_default().into_owned();
        self.steps.push(step);
        let mut note = Note::PlainText(step);
        loop {
            if self.steps.iter().filter(|step| step.opens_string()).count() > LEVELS {
                note = Note::WrappedTooDeep;
                break;
            }
            let document = json::parse(&text);
            let Some(inside) = document.root().filter(|_| document.problems().is_empty()) else {
                if self.take_loose(&text) {
                    return self.steps.truncate(outside);
                }
                break;
            };
            if holds_object(inside) {
                self.value(inside);
                return self.steps.truncate(outside);
            }
            let Some(inner) = inside.as_str() else { break };
            text = inner.into_owned();
            self.steps.push(Step::JsonString);
        }
        self.steps.truncate(outside);
        self.keep(wrapper, Some(note));
    }
}

/// Whether an object is what Firehose hands to a function.
fn is_firehose(value: Value) -> bool {
    ["deliveryStreamArn", "invocationId"].iter().any(|key| value.get(key).is_some())
}

/// Whether a list is of events as CloudTrail's `lookup-events` answers.
fn are_looked_up(events: Value) -> bool {
    events.children().all(|event| string_at(event, &["CloudTrailEvent"]).is_some())
}

/// Whether an object is what Lambda sends to a destination, or to a dead-letter queue of a rule's target.
fn is_of_destination(value: Value) -> bool {
    let has = |key: &str| value.get(key).is_some_and(|value| value.kind() == Kind::Object);
    has("requestContext") && has("requestPayload")
}

/// Whether an object is what `start-execution` takes, or `describe-execution` answers.
fn is_of_execution(value: Value) -> bool {
    ["executionArn", "stateMachineArn"].iter().any(|key| string_at(value, &[key]).is_some())
}

/// Returns the list of messages in what `filter-log-events` and `get-log-events` answer.
fn log_events(value: Value) -> Option<Value> {
    let list = wrapped(value, "events")?;
    let is_message =
        |event: Value| string_at(event, &["message"]).is_some() && event.get("timestamp").is_some();
    list.children().all(is_message).then_some(list)
}

/// Returns the rows of what Logs Insights answers, each a list of cells.
fn insights(value: Value) -> Option<Value> {
    let rows = value.get("results").filter(|rows| rows.kind() == Kind::Array)?;
    let mut cells = rows.children().flat_map(Value::children).peekable();
    let is_some = cells.peek().is_some();
    cells
        .all(|cell| cell.get("field").is_some() && cell.get("value").is_some())
        .then_some(rows)
        .filter(|_| is_some)
}

fn holds_object(value: Value) -> bool {
    let is_object = |value: Value| value.kind() == Kind::Object;
    is_object(value) || (value.kind() == Kind::Array && value.children().any(is_object))
}

/// Returns the list under `key`, if the object is only there to carry it.
fn wrapped<'d>(value: Value<'d>, key: &str) -> Option<Value<'d>> {
    let is_event = ["source", "detail-type", "detail"].iter().any(|key| value.get(key).is_some());
    let list = value.get(key).filter(|list| list.kind() == Kind::Array && !is_event)?;
    let objects = list.children().all(|element| element.kind() == Kind::Object);
    (objects && list.children().next().is_some()).then_some(list)
}

fn string_at<'d>(value: Value<'d>, path: &[&str]) -> Option<Value<'d>> {
    let found = path.iter().try_fold(value, |at, key| at.get(key))?;
    (found.kind() == Kind::String).then_some(found)
}

fn is_text(value: Value, key: &str, text: &str) -> bool {
    value.get(key).and_then(Value::as_str).is_some_and(|found| found == text)
}
