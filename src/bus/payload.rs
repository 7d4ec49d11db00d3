//! The payload of a step, made on demand.

use super::destination::{Condition, Ended};
use super::invocation::{FunctionRun, applied, identity, invocation};
use super::log::{Delivery, LoggedEvent, Step, StepKind};
use super::model::{Rule, Target};
use super::rng::{Purpose, Rng};
use super::{Log, Model, messages};
use crate::event::Timestamp;
use crate::handler::{Identity, Invocation, Start};
use crate::json::{self, ObjectWriter, Value};
use crate::targets::NotJson;
use crate::targets::received::{DeliveryInput, Received, RuleOfDelivery, receive};

/// Returns the payload of a step: the answer of PutEvents, the event, the target's input, what arrived at the
/// target, the message in the dead-letter queue, or the log of the function. `None` for a step that has none,
/// or that does not belong to this model and log.
pub fn payload_of(model: &Model, log: &Log, step: usize) -> Option<Received> {
    let index = step;
    let step = log.steps.get(index)?;
    match step.kind {
        StepKind::PutEvents(answer) => {
            let answer = log.answers.get(answer as usize)?;
            Some(match &answer.refusal {
                Some(refusal) => plain("ValidationException", messages::call_refusal(refusal)),
                None => laid_out("PutEvents response", &answer.to_json()?),
            })
        }
        StepKind::Refused(index) => {
            let refused = log.refused.get(index as usize)?;
            let (code, message) = refused.answer.error()?;
            let mut entry = ObjectWriter::default();
            entry.text("ErrorCode", code).text("ErrorMessage", &message).json("Entry", &refused.entry);
            Some(laid_out("Rejected entry", &entry.close()))
        }
        StepKind::Unprocessed { is_kept: true } => {
            let event = log.events.get(step.event? as usize)?;
            let document = json::parse(&event.text);
            let new = ObjectWriter::default;
            let mut message = new();
            let id = Rng::new(log.seed).uuid_v4(Purpose::BusDeadLetter, u64::from(step.event?));
            message.text("MessageId", &id).text("Body", &json::compact(document.root()?));
            message.object("Attributes", new().text("SentTimestamp", &step.at.to_string()));
            // AWS does not publish which attributes EventBridge adds for a bus.
            Some(laid_out("Dead-letter message", &message.close()))
        }
        StepKind::Alarm { .. } | StepKind::ReplayStarted(_) | StepKind::ReplayEnded(_) => None,
        _ => match step.delivery {
            Some(delivery) => of_delivery(model, log, index, delivery),
            None => Some(laid_out("Event", &log.events.get(step.event? as usize)?.text)),
        },
    }
}

/// A delivery with everything that it refers to.
struct Subject<'l> {
    model: &'l Model,
    log: &'l Log,
    number: u32,
    delivery: &'l Delivery,
    event: &'l LoggedEvent,
    rule: &'l Rule,
    target: &'l Target,
}

/// Returns the run of a function that a step is about, or `None` for any other step and for a function that
/// is not known.
pub(super) fn invocation_of(model: &Model, log: &Log, step: usize) -> Option<Invocation> {
    let of = log.steps.get(step)?;
    let (StepKind::FunctionReturned(run) | StepKind::FunctionFailed(run)) = of.kind else { return None };
    let subject = Subject::new(model, log, of.delivery?)?;
    let document = json::parse(&subject.event.text);
    subject.invocation(document.root()?, step, run)
}

/// A run of the own function that a simulation waits for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RunToMake {
    /// The payload, as JSON.
    pub payload: String,
    /// The number of Lambda's attempt, from 1.
    pub attempt: u16,
    /// The index of the event that led to it.
    pub event: u32,
    /// Its ids and its time.
    pub identity: Identity,
    /// The name of the function, from the target's ARN.
    pub function_name: String,
}

/// Returns the missing runs of the own function, in order of time.
pub fn runs_to_make(model: &Model, log: &Log) -> Vec<RunToMake> {
    let run = |step: &Step| {
        let StepKind::FunctionNotRun(attempt) = step.kind else { return None };
        let subject = Subject::new(model, log, step.delivery?)?;
        let document = json::parse(&subject.event.text);
        let payload = subject.applied(document.root()?).ok()?;
        let identity = identity(log.seed, u64::from(subject.number), step.at);
        let function_name = messages::name_of(subject.target);
        Some(RunToMake { payload, attempt, event: subject.delivery.event, identity, function_name })
    };
    log.steps.iter().filter_map(run).collect()
}

fn of_delivery(model: &Model, log: &Log, index: usize, number: u32) -> Option<Received> {
    let step = log.steps.get(index)?;
    let subject = Subject::new(model, log, number)?;
    let document = json::parse(&subject.event.text);
    let root = document.root()?;
    match step.kind {
        StepKind::Forwarded(index) | StepKind::Emitted(index) => {
            Some(laid_out("Event", &log.events.get(index as usize)?.text))
        }
        StepKind::Transformed | StepKind::NotTransformed | StepKind::FunctionNotRun(_) => {
            Some(subject.input(root))
        }
        StepKind::Delivered { .. } | StepKind::Failed { .. } => Some(subject.arrived(root, step.at)),
        StepKind::DeadLettered | StepKind::NotDeadLettered => Some(subject.dead_letter(root, step.at)),
        StepKind::FunctionReturned(run) | StepKind::FunctionFailed(run) => subject.function(root, index, run),
        StepKind::RecordSent => subject.record(root, index),
        StepKind::FunctionDeadLettered => subject.function_dead_letter(root, index),
        _ => Some(laid_out("Event", &subject.event.text)),
    }
}

impl<'l> Subject<'l> {
    fn new(model: &'l Model, log: &'l Log, number: u32) -> Option<Self> {
        let delivery = log.deliveries.get(number as usize)?;
        let event = log.events.get(delivery.event as usize)?;
        let rule = model.rules.get(delivery.rule as usize)?;
        let target = rule.targets.get(delivery.target as usize)?;
        Some(Self { model, log, number, delivery, event, rule, target })
    }

    fn applied(&self, root: Value) -> Result<String, Box<NotJson>> {
        applied(self.model, self.event.at, self.rule, self.target, root)
    }

    fn input(&self, root: Value) -> Received {
        match self.applied(root) {
            Ok(text) => laid_out("Input", &text),
            Err(broken) => plain("Not JSON", broken.text),
        }
    }

    fn arrived(&self, root: Value, at: i64) -> Received {
        let Ok(input) = self.applied(root) else { return self.input(root) };
        let id = self.id(Purpose::MessageId);
        let rule_arn = self.model.rule_arn(self.rule);
        let delivery = DeliveryInput {
            arn: &self.target.arn,
            parameters: &self.target.parameters,
            input: &input,
            event: root,
            rule: RuleOfDelivery { name: &self.rule.name, arn: &rule_arn },
            trace: self.event.trace.as_deref(),
            id: &id,
            at: Timestamp::from_millis(at).unwrap_or_default(),
        };
        receive(&delivery).unwrap_or_else(|refusal| plain("Refused", refusal.sentence()))
    }

    /// Returns the message in the dead-letter queue. Its body is the text that was to be sent, even if it is
    /// not JSON.
    fn dead_letter(&self, root: Value, at: i64) -> Received {
        let Delivery { error, exhausted, attempts, .. } = *self.delivery;
        let body = self.applied(root).unwrap_or_else(|broken| broken.text);
        let rule_arn = self.model.rule_arn(self.rule);
        let mut attributes = ObjectWriter::default();
        let mut add = |name: &str, value: &str| {
            attributes
                .object(name, ObjectWriter::default().text("StringValue", value).text("DataType", "String"));
        };
        if let Some(error) = error {
            add("ERROR_CODE", error.name());
            add("ERROR_MESSAGE", &error.aws_message(&self.target.arn, &self.id(Purpose::RequestId)));
        }
        // An error that is not retried has no attributes on attempts.
        if let Some(exhausted) = exhausted {
            add("EXHAUSTED_RETRY_CONDITION", exhausted.name());
            add("RETRY_ATTEMPTS", &attempts.saturating_sub(1).to_string());
        }
        add("RULE_ARN", &rule_arn);
        add("TARGET_ARN", &self.target.arn);
        let mut message = ObjectWriter::default();
        message.text("MessageId", &self.id(Purpose::MessageId)).text("Body", &body);
        let mut system = ObjectWriter::default();
        system.text("SentTimestamp", &at.to_string());
        if let Some(trace) = &self.event.trace {
            system.text("AWSTraceHeader", trace);
        }
        message.object("Attributes", &system);
        message.object("MessageAttributes", &attributes);
        laid_out("Dead-letter message", &message.close())
    }

    /// Returns the log of the run that the step with this index is about.
    fn function(&self, root: Value, index: usize, run: u16) -> Option<Received> {
        let invocation = self.invocation(root, index, run)?;
        let lines: Vec<&str> = invocation.log.iter().map(|line| line.text.as_str()).collect();
        Some(plain("Function log", format!("{}\n\n{}", lines.join("\n"), invocation.response.json())))
    }

    fn invocation(&self, root: Value, index: usize, run: u16) -> Option<Invocation> {
        let at = self.log.steps.get(index)?.at;
        let run = FunctionRun { at, number: u64::from(self.number), run, start: self.start(index) };
        invocation(self.model, self.log.seed, self.delivery, root, run)
    }

    /// Returns whether an environment of the function is left from a run before the step with this index.
    fn start(&self, index: usize) -> Start {
        let at = self.log.steps.get(index).map_or(0, |step| step.at);
        let is_own = |step: &Step| {
            let delivery = step.delivery.and_then(|number| self.log.deliveries.get(number as usize));
            let target = delivery.and_then(|it| self.model.target(it.rule, it.target));
            target.is_some_and(|target| target.arn == self.target.arn)
        };
        let is_run =
            |step: &&Step| matches!(step.kind, StepKind::FunctionReturned(_) | StepKind::FunctionFailed(_));
        let before = self.log.steps.iter().take(index).rev();
        let mut recent = before.take_while(|step| at.saturating_sub(step.at) <= KEPT).filter(is_run);
        if recent.any(is_own) { Start::Warm } else { Start::Cold }
    }

    /// Returns the asynchronous invocation that ended before the step with this index.
    fn ended<'s>(&'s self, root: Value<'s>, index: usize) -> Option<Ended<'s>> {
        let at = self.log.steps.get(index)?.at;
        let own = || self.log.steps.iter().take(index + 1).filter(|step| step.delivery == Some(self.number));
        let failed = own().filter(|step| matches!(step.kind, StepKind::FunctionFailed(_))).count() as u16;
        let has_returned = own().any(|step| matches!(step.kind, StepKind::FunctionReturned(_)));
        let is_last = u32::from(failed) > self.target.asynchronous.max_attempts.min(2);
        let condition = match (has_returned, is_last) {
            (true, _) => Condition::Success,
            (false, true) => Condition::RetriesExhausted,
            (false, false) => Condition::EventAgeExceeded,
        };
        let runs = failed + u16::from(has_returned);
        let Self { model, log, delivery, .. } = *self;
        Some(Ended {
            model,
            seed: log.seed,
            number: u64::from(self.number),
            delivery,
            root,
            at,
            runs,
            condition,
        })
    }

    /// Returns the record that Lambda sent to a destination.
    fn record(&self, root: Value, index: usize) -> Option<Received> {
        Some(laid_out("Invocation record", &self.ended(root, index)?.record()?))
    }

    /// Returns the message in the function's own dead-letter queue.
    fn function_dead_letter(&self, root: Value, index: usize) -> Option<Received> {
        let message = self.ended(root, index)?.dead_letter(&self.id(Purpose::MessageId))?;
        Some(laid_out("Dead-letter message", &message))
    }

    fn id(&self, purpose: Purpose) -> String {
        Rng::new(self.log.seed).uuid_v4(purpose, u64::from(self.number))
    }
}

/// The time for which Lambda keeps the environment of an idle function, in milliseconds. AWS does not publish
/// the real one.
const KEPT: i64 = 600_000;

fn plain(title: &'static str, text: String) -> Received {
    Received::plain(title, text)
}

/// Returns JSON laid out, and any other text as it is.
fn laid_out(title: &'static str, text: &str) -> Received {
    Received::laid_out(title, text.to_owned())
}
