//! The records that a bus logs when its logging is on.
//!
//! Follows "Event bus logging" in the EventBridge User Guide: the message types, their levels and their
//! fields.

use super::log::{Delivery, Outcome, Step, StepKind};
use super::rng::{Purpose, Rng};
use super::{Log, Model};
use crate::json::{self, ObjectWriter, Value};

/// The log level of a bus.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Level {
    /// `ERROR`: only errors.
    Error,
    /// `INFO`: also the result of each event.
    Info,
    /// `TRACE`: also the steps in between.
    Trace,
}

impl Level {
    /// Returns the level as the API writes it.
    pub fn name(self) -> &'static str {
        match self {
            Self::Error => "ERROR",
            Self::Info => "INFO",
            Self::Trace => "TRACE",
        }
    }
}

/// One record.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Record {
    /// The lowest level at which it is written.
    pub level: Level,
    /// `message_type`.
    pub message_type: &'static str,
    /// The whole record as JSON, without layout.
    pub text: String,
}

/// Returns the records of a step at a level, in order. Empty for steps outside of the bus: in Lambda, in
/// CloudWatch, in an archive.
pub fn records_of(model: &Model, log: &Log, step: usize, level: Level) -> Vec<Record> {
    let Some(step) = log.steps.get(step) else { return Vec::new() };
    let types = types(log, step).into_iter().filter(|(of, _)| *of <= level);
    let record = |(level, message_type)| {
        let text = text(model, log, step, level, message_type)?;
        Some(Record { level, message_type, text })
    };
    types.filter_map(record).collect()
}

fn types(log: &Log, step: &Step) -> Vec<(Level, &'static str)> {
    use Level::{Error, Info, Trace};
    let begin = |attempt: u16| {
        let first = (attempt == 1).then_some((Info, "INVOCATION_START"));
        first.into_iter().chain([(Trace, "INVOCATION_ATTEMPT_START")])
    };
    match step.kind {
        StepKind::Received if is_unprocessed(log, step) => vec![(Trace, "EVENT_RECEIPT")],
        StepKind::Received => {
            vec![(Trace, "EVENT_RECEIPT"), (Info, "EVENT_INGEST_SUCCESS"), (Trace, "RULE_MATCH_START")]
        }
        StepKind::Unprocessed { .. } => vec![(Error, "EVENT_INGEST_FAILURE")],
        StepKind::Matched | StepKind::ScheduleFired => vec![(Info, "RULE_MATCH")],
        StepKind::NoRuleMatched => vec![(Info, "NO_STANDARD_RULES_MATCHED")],
        StepKind::Delivered { attempt } => begin(attempt)
            .chain([(Trace, "INVOCATION_ATTEMPT_SUCCESS"), (Info, "INVOCATION_SUCCESS")])
            .collect(),
        StepKind::Failed { attempt, error } => {
            let delivery = step.delivery.and_then(|index| log.deliveries.get(index as usize));
            let is_last = |it: &Delivery| {
                it.attempts == attempt && it.exhausted.is_none() && it.outcome != Outcome::Waiting
            };
            let kind = if delivery.is_some_and(is_last) {
                "INVOCATION_ATTEMPT_PERMANENT_FAILURE"
            } else if error == super::log::ErrorCode::Throttling {
                "INVOCATION_ATTEMPT_THROTTLE"
            } else {
                "INVOCATION_ATTEMPT_RETRYABLE_FAILURE"
            };
            begin(attempt).chain([(Error, kind)]).collect()
        }
        StepKind::DeadLettered => vec![(Error, "INVOCATION_FAILURE"), (Error, "INVOCATION_DLQ")],
        StepKind::Dropped => vec![(Error, "INVOCATION_FAILURE")],
        _ => Vec::new(),
    }
}

/// Returns whether the bus could not process the event that it received.
fn is_unprocessed(log: &Log, step: &Step) -> bool {
    let at = log.steps.partition_point(|other| other.at < step.at);
    let mut same = log.steps.iter().skip(at).take_while(|other| other.at == step.at);
    let is_it =
        |other: &Step| other.event == step.event && matches!(other.kind, StepKind::Unprocessed { .. });
    same.any(is_it)
}

fn text(model: &Model, log: &Log, step: &Step, level: Level, message_type: &str) -> Option<String> {
    let event = log.events.get(step.event? as usize)?;
    let bus = model.buses.get(event.bus? as usize)?;
    let document = json::parse(&event.text);
    let member = |key| document.root().and_then(|root| root.get(key)).map_or("null".into(), json::compact);
    let mut record = ObjectWriter::default();
    record.text("resource_arn", &bus.arn(model)).number("message_timestamp_ms", step.at);
    record.json("event_id", &member("id"));
    if let Some(delivery) = step.delivery {
        record.text("invocation_id", &invocation_id(log, delivery));
    }
    record.text("message_type", message_type).text("log_level", level.name());
    let details = match (step.delivery, step.rule) {
        (Some(delivery), _) => of_delivery(model, log, step, delivery)?,
        (None, Some(rule)) => of_match(model, log, step.event?, rule)?,
        (None, None) => of_event(document.root()?, &member),
    };
    Some(record.object("details", &details).close())
}

fn of_event(event: Value, member: &dyn Fn(&'static str) -> String) -> ObjectWriter {
    let account = event.get("account").map_or("null".into(), json::compact);
    let mut details = ObjectWriter::default();
    details.json("caller_account_id", &account).json("source", &member("source"));
    details.json("detail_type", &member("detail-type")).json("resources", &member("resources"));
    details
}

fn of_match(model: &Model, log: &Log, event: u32, rule: u32) -> Option<ObjectWriter> {
    let rule_arn = model.rule_arn(model.rules.get(rule as usize)?);
    // Deliveries are in the order of their events.
    let first = log.deliveries.partition_point(|delivery| delivery.event < event);
    let own = (first..).zip(log.deliveries.get(first..)?).take_while(|(_, it)| it.event == event);
    let own = own.filter(|(_, it)| it.rule == rule);
    let (mut arns, mut ids) = (Vec::new(), Vec::new());
    for (index, delivery) in own {
        arns.push(&model.target(rule, delivery.target)?.arn);
        ids.push(invocation_id(log, index as u32));
    }
    let mut details = ObjectWriter::default();
    details.text("rule_arn", &rule_arn).texts("target_arns", arns).texts("invocation_ids", ids);
    Some(details)
}

fn of_delivery(model: &Model, log: &Log, step: &Step, index: u32) -> Option<ObjectWriter> {
    let delivery = log.deliveries.get(index as usize)?;
    let target = model.target(delivery.rule, delivery.target)?;
    let rule_arn = model.rule_arn(model.rules.get(delivery.rule as usize)?);
    let mut details = ObjectWriter::default();
    details.text("rule_arn", &rule_arn).text("target_arn", &target.arn);
    if let Some(role) = &target.role {
        details.text("role_arn", role);
    }
    match step.kind {
        StepKind::Delivered { attempt } | StepKind::Failed { attempt, .. } => {
            let kind = if attempt == 1 { "FIRST" } else { "RETRY" };
            details.text("attempt_type", kind).number("attempt_count", attempt);
        }
        _ => {
            let latency = delivery.ended.saturating_sub(delivery.started);
            details.number("total_attempts", delivery.attempts);
            details.number("ingestion_to_complete_latency_ms", latency);
        }
    }
    let error = match step.kind {
        StepKind::Failed { error, .. } => Some(error),
        StepKind::DeadLettered | StepKind::Dropped => delivery.error,
        _ => None,
    };
    if let Some(error) = error {
        details.text("invocation_status", error.name()).text("error_message", error.message());
    }
    Some(details)
}

fn invocation_id(log: &Log, delivery: u32) -> String {
    Rng::new(log.seed).uuid_v4(Purpose::Invocation, u64::from(delivery))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::bus::model::{Fault, RetryPolicy, Rule, Target};
    use crate::bus::{SimulationInput, SimulationInputKind, simulate};

    fn types_at(level: Level) -> Vec<&'static str> {
        let queue = "arn:aws:sqs:eu-west-1:111122223333:q";
        let failing = Target {
            fault: Fault::Throttled,
            retry: RetryPolicy { max_age_seconds: 600, max_attempts: 1 },
            ..Target::new("2", queue)
        };
        let denied = Target { permitted: false, ..Target::new("3", queue) };
        let rule = |targets| Rule {
            pattern: Some(r#"{"source":["shop"]}"#.into()),
            targets,
            ..Rule::new("r", "default")
        };
        let model = Model {
            rules: vec![rule(vec![Target::new("1", queue)]), rule(vec![failing]), rule(vec![denied])],
            ..Model::new("111122223333", "eu-west-1")
        };
        let event = r#"{"id":"e-1","source":"shop"}"#;
        let kind = SimulationInputKind::Event { bus: "default".to_owned(), event: event.into() };
        let log = simulate(&model, &[SimulationInput { at: 0, kind }], 1, None);
        let records: Vec<Record> =
            (0..log.steps.len()).flat_map(|step| records_of(&model, &log, step, level)).collect();
        for record in &records {
            assert_eq!(json::parse(&record.text).problems(), [], "{}", record.text);
            assert!(record.text.contains("\"event_id\":\"e-1\""), "{}", record.text);
        }
        let mut types: Vec<&str> = records.iter().map(|record| record.message_type).collect();
        types.sort_unstable();
        types
    }

    #[test]
    fn levels_say_more_and_more() {
        let errors = types_at(Level::Error);
        assert_eq!(
            errors,
            [
                "INVOCATION_ATTEMPT_PERMANENT_FAILURE",
                "INVOCATION_ATTEMPT_THROTTLE",
                "INVOCATION_ATTEMPT_THROTTLE",
                "INVOCATION_FAILURE",
                "INVOCATION_FAILURE",
            ]
        );
        let count = |level, of: &str| types_at(level).iter().filter(|it| **it == of).count();
        assert_eq!(count(Level::Info, "RULE_MATCH"), 3);
        assert_eq!(count(Level::Info, "INVOCATION_START"), 3);
        assert_eq!(count(Level::Info, "EVENT_RECEIPT"), 0);
        assert_eq!(count(Level::Trace, "EVENT_RECEIPT"), 1);
        assert_eq!(count(Level::Trace, "INVOCATION_ATTEMPT_START"), 4);
    }
}
