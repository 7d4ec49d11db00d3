//! A simulation as lines of JSON for other programs: the steps, and what AWS would have refused.
//!
//! Each step of a log is a line such as
//! `{"step":4,"at":1767225600.083,"kind":"delivered","bus":"default","rule":"sold","target":"1","attempt":1,"payload":"…"}`.
//! `at` is in seconds since the start of 1970. The kinds:
//!
//! | kind | what happened | `payload` |
//! | --- | --- | --- |
//! | `received`, `forwarded`, `replayed` | a bus got an event; before that: another bus or an archive sent it | the event |
//! | `matched`, `unmatched` | a rule matched, or its schedule was due; no rule of the bus matched | – |
//! | `archived` | an archive took the event in (`archive`) | – |
//! | `input` | the target's input was made, or could not be | the input |
//! | `delivered` | a target took it, or a destination of Lambda; `request` has the whole where there is more than the data | what the service gets as its data |
//! | `retry`, `failed` | an attempt failed and is repeated; it failed for good | – |
//! | `dead-letter` | a dead-letter queue took it; with the message's `attributes` | the message's body |
//! | `lost` | nobody has it | – |
//! | `invoked`, `returned` | a function was run (`run`), and answered; an error has `error_code` | its event; its answer |
//! | `alarm` | an alarm changed its state (`alarm`, `state`) | – |
//! | `put-refused` | PutEvents refused an entry, or a whole call | the entry |
//!
//! Steps that only lead over to others, such as the begin of a replay, have no line.

use super::log::{Delivery, ErrorCode, Log, Step, StepKind};
use super::model::{AsyncInvocation, Model};
use super::payload::{invocation_of, payload_of};
use super::rng::{Purpose, Rng};
use super::system::{Problem, ProblemKind, System};
use super::{invocation, messages};
use crate::handler::Response;
use crate::json::{self, ObjectWriter, Value};
use crate::pattern;
use crate::targets::NotJson;

/// Returns the steps of a log, a line each; a run of a function gives two.
pub fn steps(model: &Model, log: &Log) -> impl Iterator<Item = String> {
    (0..log.steps.len()).flat_map(|index| {
        let Some(step) = log.steps.get(index) else { return Vec::new() };
        let lines = Teller { model, log, index, step }.lines();
        lines.into_iter().map(|mut line| line.close()).collect()
    })
}

/// Returns what AWS would refuse in a system, and what cannot be read, a line each:
/// `{"refused":{"path":"Rules[0].Targets[1]","aws":"…","message":"…"}}`, where `aws` is `null` if AWS's
/// message is not known. The path leads to the part, not to its field. `pattern` is that of the selected
/// rule. What AWS accepts all the same is in [`remarks`].
pub fn refusals(system: &System, pattern: &str) -> Vec<String> {
    let line = |path: &str, aws: Option<String>, message: &str| {
        let mut refused = ObjectWriter::default();
        refused.text("path", path);
        match aws {
            Some(aws) => refused.text("aws", &aws),
            None => refused.json("aws", "null"),
        };
        refused.text("message", message);
        ObjectWriter::default().object("refused", &refused).close()
    };
    let parsed = pattern::parse(pattern);
    let own = parsed.refusal().filter(|_| !pattern.trim().is_empty()).map(|problem| {
        line("pattern", pattern::messages::aws_message(&parsed), &pattern::messages::sentence(problem))
    });
    let of_text =
        system.problems.iter().filter(|problem| !is_accepted(problem)).map(|problem| {
            line(&path(system, problem), problem.aws_message(&system.model), &problem.sentence())
        });
    own.into_iter().chain(of_text).collect()
}

/// Returns what AWS accepts in a system although it is hardly meant, a line each: the path to the part and a sentence.
pub fn remarks(system: &System) -> Vec<String> {
    let accepted = system.problems.iter().filter(|problem| is_accepted(problem));
    accepted.map(|problem| format!("{}: {}", path(system, problem), problem.sentence())).collect()
}

fn is_accepted(problem: &Problem) -> bool {
    matches!(&problem.kind, ProblemKind::Model(problem) if problem.is_accepted_by_aws())
}

/// Returns the path to the part of the system that a problem is in: `Rule`, `Archives[0]`,
/// `Rules[0].Targets[1]`.
fn path(system: &System, problem: &Problem) -> String {
    let value = system.document.value_at(problem.span.start);
    let whole = value.map(Value::path).unwrap_or_default();
    let Some((part, rest)) = whole.split_once('.') else { return whole };
    let target = rest.starts_with("Targets[").then(|| rest.find(']')).flatten();
    match target.and_then(|end| rest.get(..=end)) {
        Some(target) => format!("{part}.{target}"),
        None => part.to_owned(),
    }
}

/// A step, with everything needed to write its line.
struct Teller<'l> {
    model: &'l Model,
    log: &'l Log,
    index: usize,
    step: &'l Step,
}

impl Teller<'_> {
    fn lines(&self) -> Vec<ObjectWriter> {
        let one = |kind: &str| vec![self.line(kind)];
        match self.step.kind {
            StepKind::Received => self.with("received", self.event()),
            StepKind::Forwarded(event) => self.with("forwarded", self.event_at(event)),
            StepKind::Replayed(_) => self.with("replayed", self.event()),
            StepKind::Matched | StepKind::ScheduleFired => one("matched"),
            StepKind::NoRuleMatched => one("unmatched"),
            StepKind::Archived(archive) => {
                let mut line = self.line("archived");
                if let Some(archive) = self.model.archives.get(archive as usize) {
                    line.text("archive", &archive.name);
                }
                vec![line]
            }
            StepKind::Transformed | StepKind::NotTransformed => self.with("input", self.input()),
            StepKind::Delivered { attempt } => {
                let mut line = self.line("delivered");
                line.number("attempt", attempt);
                let payload = self.data();
                add(&mut line, "request", self.request().filter(|request| Some(request) != payload.as_ref()));
                add(&mut line, "payload", payload);
                vec![line]
            }
            StepKind::Failed { attempt, error } => {
                let mut line = self.line(if self.is_last(attempt) { "failed" } else { "retry" });
                line.number("attempt", attempt);
                line.text("error_code", error.name()).text("error_message", &self.error_message(error));
                vec![line]
            }
            StepKind::DeadLettered
            | StepKind::FunctionDeadLettered
            | StepKind::Unprocessed { is_kept: true } => vec![self.dead_letter()],
            StepKind::RecordSent => vec![self.record()],
            StepKind::FunctionGaveUp if self.is_kept_by_lambda() => Vec::new(),
            StepKind::Dropped
            | StepKind::Swallowed
            | StepKind::Unprocessed { is_kept: false }
            | StepKind::FunctionGaveUp => one("lost"),
            StepKind::FunctionReturned(_) | StepKind::FunctionFailed(_) => self.run(),
            StepKind::Alarm { alarm, state } => {
                let mut line = self.line("alarm");
                add(&mut line, "alarm", self.model.alarms.get(alarm as usize).map(|it| it.name.clone()));
                line.text("state", messages::alarm_state(state));
                vec![line]
            }
            StepKind::PutEvents(answer) => {
                let answer = self.log.answers.get(answer as usize);
                let refusal = answer.and_then(|answer| answer.refusal.as_ref()).map(messages::call_refusal);
                let refused = |message: String| {
                    let mut line = self.line("put-refused");
                    line.text("error_code", "ValidationException").text("error_message", &message);
                    line
                };
                refusal.map(refused).into_iter().collect()
            }
            StepKind::Refused(refused) => vec![self.refused_entry(refused)],
            StepKind::ReplayStarted(_)
            | StepKind::ReplayEnded(_)
            | StepKind::Emitted(_)
            | StepKind::LoopCut
            | StepKind::FunctionNotRun(_)
            | StepKind::NotDeadLettered => Vec::new(),
        }
    }

    /// Returns a line with the members that all lines have.
    fn line(&self, kind: &str) -> ObjectWriter {
        let Step { at, event, rule, delivery, .. } = *self.step;
        let mut line = ObjectWriter::default();
        line.number("step", self.index);
        line.json("at", &format!("{}.{:03}", at.div_euclid(1_000), at.rem_euclid(1_000)));
        line.text("kind", kind);
        let bus = event.and_then(|event| self.log.events.get(event as usize)?.bus);
        let bus = bus.and_then(|bus| self.model.buses.get(bus as usize));
        add(&mut line, "bus", bus.map(|bus| bus.name.clone()));
        let rule = rule.and_then(|rule| self.model.rules.get(rule as usize));
        add(&mut line, "rule", rule.map(|rule| rule.name.clone()));
        let delivery = delivery.and_then(|delivery| self.log.deliveries.get(delivery as usize));
        let target = delivery.and_then(|it| self.model.target(it.rule, it.target));
        add(&mut line, "target", target.map(|target| target.id.clone()));
        line
    }

    fn with(&self, kind: &str, payload: Option<String>) -> Vec<ObjectWriter> {
        let mut line = self.line(kind);
        add(&mut line, "payload", payload);
        vec![line]
    }

    fn event(&self) -> Option<String> {
        self.event_at(self.step.event?)
    }

    /// Returns an event as JSON without layout; as it is, if it is no JSON.
    fn event_at(&self, index: u32) -> Option<String> {
        let text = &self.log.events.get(index as usize)?.text;
        let document = json::parse(text);
        Some(document.root().map_or_else(|| text.to_string(), json::compact))
    }

    fn delivery(&self) -> Option<&Delivery> {
        self.log.deliveries.get(self.step.delivery? as usize)
    }

    /// Returns the input that the target is sent.
    fn input(&self) -> Option<String> {
        let delivery = self.delivery()?;
        let event = self.log.events.get(delivery.event as usize)?;
        let rule = self.model.rules.get(delivery.rule as usize)?;
        let target = rule.targets.get(delivery.target as usize)?;
        let document = json::parse(&event.text);
        let applied = invocation::applied(self.model, event.at, rule, target, document.root()?);
        Some(applied.unwrap_or_else(|broken: Box<NotJson>| broken.text))
    }

    /// Returns the data that the service gets: for a log group the message, for all others the input itself.
    fn data(&self) -> Option<String> {
        let arrived = payload_of(self.model, self.log, self.index).filter(|arrived| arrived.is_json);
        let document = arrived.as_ref().map(|arrived| json::parse(&arrived.text));
        let entry = document.as_ref().and_then(json::Document::root);
        let entry = entry.and_then(|root| root.get("logEvents")?.children().next());
        let message = entry.and_then(|entry| entry.get("message")?.as_str().map(String::from));
        message.or_else(|| self.input())
    }

    /// Returns the request or the message with everything around the data: keys, names, headers.
    fn request(&self) -> Option<String> {
        let arrived = payload_of(self.model, self.log, self.index)?;
        let compact = json::parse(&arrived.text).root().filter(|_| arrived.is_json).map(json::compact);
        Some(compact.unwrap_or(arrived.text))
    }

    /// Returns what the dead letter says of an error, with the id of the same request.
    fn error_message(&self, error: ErrorCode) -> String {
        let number = u64::from(self.step.delivery.unwrap_or_default());
        let id = Rng::new(self.log.seed).uuid_v4(Purpose::RequestId, number);
        let target = self.delivery().and_then(|it| self.model.target(it.rule, it.target));
        target.map_or_else(|| error.message().to_owned(), |target| error.aws_message(&target.arn, &id))
    }

    /// Returns the message of a dead-letter queue, member by member.
    fn dead_letter(&self) -> ObjectWriter {
        let mut line = self.line("dead-letter");
        let Some(message) = payload_of(self.model, self.log, self.index) else { return line };
        let document = json::parse(&message.text);
        let Some(root) = document.root() else { return line };
        let text = |value: Option<Value>| value.and_then(Value::as_str).map(String::from);
        add(&mut line, "payload", text(root.get("Body")));
        let mut attributes = ObjectWriter::default();
        for attribute in root.get("MessageAttributes").into_iter().flat_map(Value::children) {
            let key = attribute.key().unwrap_or_default();
            attributes.text(&key, &text(attribute.get("StringValue")).unwrap_or_default());
        }
        line.object("attributes", &attributes);
        line
    }

    /// Returns Lambda's settings for the function that the step is about.
    fn asynchronous(&self) -> Option<&AsyncInvocation> {
        let delivery = self.delivery()?;
        Some(&self.model.target(delivery.rule, delivery.target)?.asynchronous)
    }

    fn is_kept_by_lambda(&self) -> bool {
        self.asynchronous().is_some_and(|it| it.on_failure.is_some() || it.dead_letter.is_some())
    }

    /// Returns a record that Lambda sent to a destination.
    fn record(&self) -> ObjectWriter {
        let mut line = self.line("delivered");
        let record = payload_of(self.model, self.log, self.index);
        let document = record.map(|record| json::parse(&record.text));
        let root = document.as_ref().and_then(json::Document::root);
        let condition = root.and_then(|root| root.get("requestContext")?.get("condition")?.as_str());
        let settings = self.asynchronous();
        let is_success = condition.is_some_and(|condition| condition == "Success");
        let destination =
            settings.and_then(|it| if is_success { it.on_success.clone() } else { it.on_failure.clone() });
        add(&mut line, "destination", destination);
        add(&mut line, "payload", root.map(json::compact));
        line
    }

    /// Returns the lines of a function's run: that it was invoked, and its answer.
    fn run(&self) -> Vec<ObjectWriter> {
        let (StepKind::FunctionReturned(run) | StepKind::FunctionFailed(run)) = self.step.kind else {
            return Vec::new();
        };
        let mut invoked = self.line("invoked");
        invoked.number("run", run);
        add(&mut invoked, "payload", self.input());
        let mut returned = self.line("returned");
        returned.number("run", run);
        let response = invocation_of(self.model, self.log, self.index).map(|invocation| invocation.response);
        if let Some(Response::Failed(error)) = &response {
            returned.text("error_code", &error.error_type).text("error_message", &error.message);
        }
        add(&mut returned, "payload", response.as_ref().map(|response| response.json().to_owned()));
        vec![invoked, returned]
    }

    fn refused_entry(&self, index: u32) -> ObjectWriter {
        let mut line = self.line("put-refused");
        let Some(refused) = self.log.refused.get(index as usize) else { return line };
        if let Some((code, message)) = refused.answer.error() {
            line.text("error_code", code).text("error_message", &message);
        }
        line.text("payload", &refused.entry);
        line
    }

    /// Returns whether no attempt follows this one.
    fn is_last(&self, attempt: u16) -> bool {
        self.delivery().is_none_or(|delivery| delivery.attempts == attempt)
    }
}

/// Adds a member unless it is `None`.
fn add(line: &mut ObjectWriter, key: &str, value: Option<String>) {
    if let Some(value) = value {
        line.text(key, &value);
    }
}
