//! The surroundings of a running function: its output, the time, and AWS as a recorder.

use super::log::{LogKind, LogLine};
use crate::event::Timestamp;
use std::borrow::Cow;

/// A call to AWS that a function would have made.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RecordedCall {
    /// The service as boto3 names its client: `ec2`.
    pub service: Cow<'static, str>,
    /// The method of the client, `start_instances`; or, of an own function, the operation: `StartInstances`.
    pub operation: Cow<'static, str>,
    /// The parameters as JSON.
    pub parameters: String,
    /// A realistic answer as JSON, without `ResponseMetadata`.
    pub answer: String,
}

/// Takes down what a function prints, logs and calls.
#[derive(Clone, Debug)]
pub struct Console {
    pub(super) lines: Vec<LogLine>,
    pub(super) calls: Vec<RecordedCall>,
    now: Timestamp,
}

impl Console {
    /// Returns an empty console, its clock at `now`.
    pub fn new(now: Timestamp) -> Self {
        Self { lines: Vec::new(), calls: Vec::new(), now }
    }

    /// Returns the time by the console's clock, which advances by a millisecond with every line.
    pub fn now(&self) -> Timestamp {
        self.now
    }

    /// Prints a text and a line break. Each line of it becomes a log line, as CloudWatch cuts them.
    pub fn print(&mut self, text: &str) {
        text.split('\n').for_each(|line| self.write(line.to_owned()));
    }

    /// Writes one log line, which may have line breaks in it, as runtimes write records.
    pub fn write(&mut self, text: String) {
        self.lines.push(LogLine { kind: LogKind::Output, time: self.now, text });
        self.now = self.now.plus(1);
    }

    /// Records a call to AWS instead of making it.
    pub fn record(&mut self, call: RecordedCall) {
        self.calls.push(call);
    }
}
