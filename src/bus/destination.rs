//! What Lambda sends after an asynchronous invocation: a record to a destination, or the event to the
//! function's own dead-letter queue.
//!
//! Follows "Capturing records of Lambda asynchronous invocations" in the Lambda Developer Guide.

use super::Model;
use super::invocation::{FunctionRun, applied, invocation, request_id};
use super::log::Delivery;
use super::model::{Rule, Target};
use crate::arn::Arn;
use crate::event::Timestamp;
use crate::handler::{Response, Start};
use crate::json::{ObjectWriter, Value};

/// Why the invocation ended; `condition` of a record.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Condition {
    /// The function returned.
    Success,
    /// The last run failed as well.
    RetriesExhausted,
    /// The event became too old for another run.
    EventAgeExceeded,
}

impl Condition {
    fn name(self) -> &'static str {
        match self {
            Self::Success => "Success",
            Self::RetriesExhausted => "RetriesExhausted",
            Self::EventAgeExceeded => "EventAgeExceeded",
        }
    }
}

/// An asynchronous invocation that has ended.
#[derive(Clone, Copy)]
pub(super) struct Ended<'d> {
    pub(super) model: &'d Model,
    pub(super) seed: u64,
    /// The number of its delivery.
    pub(super) number: u64,
    pub(super) delivery: &'d Delivery,
    /// The event that was delivered.
    pub(super) root: Value<'d>,
    /// When it ended, in milliseconds since the start of 1970.
    pub(super) at: i64,
    /// The number of the function's runs.
    pub(super) runs: u16,
    pub(super) condition: Condition,
}

impl Ended<'_> {
    /// Returns the record that a destination gets, as JSON.
    pub(super) fn record(&self) -> Option<String> {
        let (rule, target) = self.parts()?;
        let response = self.response();
        let new = ObjectWriter::default;
        let mut request = new();
        // All runs have the same id, in their logs and answers as well.
        request.text("requestId", &self.request_id()).text("functionArn", &function_arn(&target.arn));
        request.text("condition", self.condition.name()).number("approximateInvokeCount", self.runs);
        let mut answer = new();
        answer.number("statusCode", 200_u16).text("executedVersion", executed_version(&target.arn));
        if self.condition != Condition::Success {
            answer.text("functionError", "Unhandled");
        }
        let mut record = new();
        record.text("version", "1.0");
        record.text("timestamp", &Timestamp::from_millis(self.at).unwrap_or_default().to_millis_text());
        record.object("requestContext", &request);
        record.json("requestPayload", self.payload(rule, target).as_deref().unwrap_or("null"));
        record.object("responseContext", &answer);
        record.json("responsePayload", response.as_ref().map_or("null", Response::json));
        Some(record.close())
    }

    /// Returns the record as the event that a bus gets as a destination. `bus` is the ARN of the bus.
    pub(super) fn event(&self, bus: &str, id: &str) -> Option<String> {
        let (_, target) = self.parts()?;
        let arn = Arn::parse(&target.arn)?;
        let kind = if self.condition == Condition::Success { "Success" } else { "Failure" };
        let mut event = ObjectWriter::default();
        event.text("version", "0").text("id", id);
        event.text("detail-type", &format!("Lambda Function Invocation Result - {kind}"));
        event.text("source", "lambda").text("account", arn.account);
        event.text("time", &Timestamp::from_millis(self.at).unwrap_or_default().to_string());
        event.text("region", arn.region).texts("resources", [bus, &function_arn(&target.arn)]);
        event.json("detail", &self.record()?);
        Some(event.close())
    }

    /// Returns the message in the function's own dead-letter queue: the payload of the invocation, and the
    /// error.
    pub(super) fn dead_letter(&self, id: &str) -> Option<String> {
        /// Lambda keeps this many characters of the error's message.
        const LONGEST: usize = 1_024;
        let (rule, target) = self.parts()?;
        let error = match self.response() {
            Some(Response::Failed(error)) => error.message.chars().take(LONGEST).collect(),
            _ => String::new(),
        };
        let new = ObjectWriter::default;
        let mut attributes = new();
        let mut add = |name: &str, value: &str, kind: &str| {
            attributes.object(name, new().text("StringValue", value).text("DataType", kind));
        };
        add("ErrorCode", "200", "Number");
        add("ErrorMessage", &error, "String");
        add("RequestID", &self.request_id(), "String");
        let mut message = new();
        message.text("MessageId", id).text("Body", &self.payload(rule, target).unwrap_or_default());
        message.object("Attributes", new().text("SentTimestamp", &self.at.to_string()));
        Some(message.object("MessageAttributes", &attributes).close())
    }

    fn parts(&self) -> Option<(&Rule, &Target)> {
        let rule = self.model.rules.get(self.delivery.rule as usize)?;
        Some((rule, rule.targets.get(self.delivery.target as usize)?))
    }

    fn request_id(&self) -> String {
        request_id(self.seed, self.number)
    }

    fn payload(&self, rule: &Rule, target: &Target) -> Option<String> {
        applied(self.model, self.delivery.started, rule, target, self.root).ok()
    }

    /// Returns the answer of the last run, or `None` for a function that is not known.
    fn response(&self) -> Option<Response> {
        let run = FunctionRun { at: self.at, number: self.number, run: self.runs, start: Start::Warm };
        invocation(self.model, self.seed, self.delivery, self.root, run).map(|it| it.response)
    }
}

/// Returns the ARN of a function with the qualifier by which it was invoked, `$LATEST` without one.
fn function_arn(arn: &str) -> String {
    match qualifier(arn) {
        Some(_) => arn.to_owned(),
        None => format!("{arn}:$LATEST"),
    }
}

/// Returns the version that ran. The version of an alias is not part of a setup, so it is taken for `$LATEST`.
fn executed_version(arn: &str) -> &str {
    qualifier(arn)
        .filter(|qualifier| qualifier.bytes().all(|byte| byte.is_ascii_digit()))
        .unwrap_or("$LATEST")
}

/// Returns the version or alias in a function's ARN.
fn qualifier(arn: &str) -> Option<&str> {
    let name = Arn::parse(arn)?.resource.strip_prefix("function:")?;
    name.split_once(':').map(|(_, qualifier)| qualifier)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_function_of_a_record_has_one_qualifier() {
        for (name, arn, version) in [
            ("f", "f:$LATEST", "$LATEST"),
            ("f:7", "f:7", "7"),
            ("f:live", "f:live", "$LATEST"),
            ("f:$LATEST", "f:$LATEST", "$LATEST"),
        ] {
            let of = |name: &str| format!("arn:aws:lambda:eu-west-1:111122223333:function:{name}");
            assert_eq!((function_arn(&of(name)), executed_version(&of(name))), (of(arn), version));
        }
    }
}
