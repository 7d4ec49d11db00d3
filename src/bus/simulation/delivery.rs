//! A delivery of an event to a target: its attempts, and what follows when they fail.

use super::arrival::Event;
use super::compiled::{CompiledTarget, Forward};
use super::emission::renewed;
use super::{Incoming, MAX_DEPTH, Simulation};
use crate::arn::Arn;
use crate::bus::log::{Delivery, ErrorCode, Exhausted, Origin, Outcome, Step, StepKind};
use crate::bus::model::{Fault, Target};
use crate::bus::policy;
use crate::bus::rng::{Purpose, backoff};
use crate::event::Timestamp;
use crate::json::Value;
use crate::targets::kind::{LAMBDA, SQS_FIFO_QUEUE, SQS_QUEUE, UNKNOWN};
use crate::targets::received::{self, DeliveryInput, Refusal, RuleOfDelivery};
use crate::targets::{Prepared, ReservedValues, TargetKind};
use std::borrow::Cow;
use std::sync::Arc;

/// The findings before the first attempt.
#[derive(Clone, Copy)]
struct Look {
    /// Whether the target's input could be made; `None` if the input is the event itself.
    transformed: Option<bool>,
    /// The error that no further attempt can change.
    hindrance: Option<ErrorCode>,
}

/// A delivery during its simulation.
#[derive(Clone, Copy)]
pub(super) struct Run<'m> {
    /// Its index in the log.
    pub(super) number: u32,
    pub(super) target: &'m Target,
    pub(super) kind: &'static TargetKind,
    forward: Forward,
    dead_letter: Option<bool>,
}

impl Simulation<'_> {
    /// Runs a rule for an event: it is sent to all targets at once.
    pub(super) fn run_rule(&mut self, event: &Event, rule: u32) {
        let targets = self.compiled.rules.get(rule as usize).map_or(0, |rule| rule.targets.len());
        for index in 0..targets {
            self.deliver(event, rule, index);
        }
    }

    fn deliver(&mut self, event: &Event, rule: u32, index: usize) {
        let Some(compiled) = self.compiled.rules.get(rule as usize) else { return };
        let Some(target) = compiled.targets.get(index) else { return };
        let number = self.log.deliveries.len() as u32;
        let look = self.look(event, target, &compiled.arn, &compiled.rule.name);
        let CompiledTarget { kind, forward, dead_letter, .. } = *target;
        let run = Run { number, target: target.target, kind, forward, dead_letter };
        let latency = self.rng.within(Purpose::Latency, u64::from(number), 0, 20, 160);
        let at = event.at.saturating_add(latency);
        let mut delivery = Delivery {
            event: event.index,
            rule,
            target: index as u32,
            started: event.at,
            ended: event.at,
            attempts: 0,
            outcome: Outcome::Waiting,
            error: None,
            exhausted: None,
            is_to_bus: forward != Forward::No,
        };
        if at <= self.until
            && let Some(made) = look.transformed
        {
            let kind = if made { StepKind::Transformed } else { StepKind::NotTransformed };
            self.note_delivery(at, number, &delivery, kind);
        }
        self.attempt(at, &run, look, &mut delivery);
        self.log.deliveries.push(delivery);
        if delivery.outcome == Outcome::Delivered {
            self.after(event, &run, &delivery);
        }
    }

    /// Tries until an attempt succeeds, a limit is met, or the simulation ends.
    fn attempt(&mut self, start: i64, run: &Run, look: Look, delivery: &mut Delivery) {
        let retries = u16::try_from(run.target.retry.max_attempts.min(185)).unwrap_or_default();
        let age = i64::from(run.target.retry.max_age_seconds.min(86_400)) * 1_000;
        let deadline = delivery.started.saturating_add(age);
        let mut at = start;
        for attempt in 1..=retries + 1 {
            if at > self.until {
                return;
            }
            (delivery.attempts, delivery.ended) = (attempt, at);
            let result = look.hindrance.map_or_else(|| answer(run, attempt), |error| Err((error, false)));
            let Err((error, is_retried)) = result else {
                (delivery.outcome, delivery.error) = (Outcome::Delivered, None);
                return self.note_delivery(at, run.number, delivery, StepKind::Delivered { attempt });
            };
            delivery.error = Some(error);
            self.note_delivery(at, run.number, delivery, StepKind::Failed { attempt, error });
            if !is_retried {
                return self.give_up(at, run, delivery);
            }
            if attempt > retries {
                delivery.exhausted = Some(Exhausted::Attempts);
                return self.give_up(at, run, delivery);
            }
            let next = at.saturating_add(backoff(self.rng, u64::from(run.number), attempt));
            if next > deadline {
                if deadline <= self.until {
                    delivery.exhausted = Some(Exhausted::Age);
                    self.give_up(deadline.max(at), run, delivery);
                }
                return;
            }
            at = next;
        }
    }

    /// Sends the event to the dead-letter queue, or drops it.
    fn give_up(&mut self, at: i64, run: &Run, delivery: &mut Delivery) {
        delivery.ended = at;
        if run.dead_letter == Some(true) {
            delivery.outcome = Outcome::DeadLettered;
            return self.note_delivery(at, run.number, delivery, StepKind::DeadLettered);
        }
        if run.dead_letter == Some(false) {
            self.note_delivery(at, run.number, delivery, StepKind::NotDeadLettered);
        }
        delivery.outcome = Outcome::Dropped;
        self.note_delivery(at, run.number, delivery, StepKind::Dropped);
    }

    /// Simulates what the target does with the event.
    fn after(&mut self, event: &Event, run: &Run, delivery: &Delivery) {
        let at = delivery.ended;
        match run.forward {
            Forward::Bus(bus) => return self.forward(event, run, delivery, Some(bus)),
            Forward::Missing => return self.forward(event, run, delivery, None),
            Forward::No | Forward::Outside => {}
        }
        let is_function = run.kind == &LAMBDA;
        let done = if is_function { self.run_function(event, run, delivery) } else { Some(at) };
        if let Some(done) = done {
            self.emit(done, event, run, delivery);
        }
    }

    /// Forwards the event to another bus: unchanged within a Region, with a new id and time in another. An
    /// event for a bus that does not exist is lost.
    fn forward(&mut self, event: &Event, run: &Run, delivery: &Delivery, bus: Option<u32>) {
        let at = delivery.ended;
        if event.depth >= MAX_DEPTH {
            return self.note_delivery(at, run.number, delivery, StepKind::LoopCut);
        }
        let arrives = at.saturating_add(5);
        let mut hops = event.hops;
        let mut text = Arc::clone(&event.text);
        if self.crosses_regions(event, &run.target.arn) {
            hops.between_regions = true;
            let id = self.rng.uuid_v4(Purpose::Hop, u64::from(run.number));
            if let Some(root) = event.root() {
                text = Arc::from(renewed(root, &id, arrives));
            }
        } else {
            hops.within_region = true;
        }
        let incoming = Incoming::new(text, bus, Origin::Forwarded(run.number));
        let trace = self.log.events.get(event.index as usize).and_then(|it| it.trace.clone());
        self.enqueue(arrives, Incoming { depth: event.depth + 1, hops, trace, ..incoming });
    }

    /// Returns whether a bus is in another Region than that of an event.
    fn crosses_regions(&self, event: &Event, bus: &str) -> bool {
        let home = self.log.events.get(event.index as usize).and_then(|logged| logged.bus);
        let home = home.and_then(|home| self.model.buses.get(home as usize));
        let region = home.map_or(self.model.region.as_str(), |home| home.region(self.model));
        Arn::parse(bus).is_some_and(|bus| bus.region != region)
    }

    /// Looks for an error that no attempt can change.
    fn look(&self, event: &Event, target: &CompiledTarget, arn: &str, name: &str) -> Look {
        let hindered = |error| Look { transformed: None, hindrance: Some(error) };
        let Some(root) = needs_reading(event, target).then(|| event.root()).flatten() else {
            return Look { transformed: None, hindrance: self.refused(event, target, None) };
        };
        let time = Timestamp::from_millis(event.at).unwrap_or_default().to_millis_text();
        let reserved = ReservedValues { rule_arn: arn, rule_name: name, ingestion_time: &time };
        let Ok(made) = target.prepared.apply(root, &reserved) else {
            return Look { transformed: Some(false), ..hindered(ErrorCode::InvalidJson) };
        };
        let transformed = (!matches!(target.prepared, Prepared::Matched)).then_some(true);
        Look { transformed, hindrance: self.refused(event, target, Some((root, made))) }
    }

    fn refused(
        &self,
        event: &Event,
        target: &CompiledTarget,
        input: Option<(Value, Cow<str>)>,
    ) -> Option<ErrorCode> {
        if !target.target.permitted {
            // For a queue whose policy does not allow EventBridge, SQS answers that it may not exist (a
            // report of October 2026). A capture of September 2026 had NO_PERMISSIONS, for which there is the
            // fault.
            let is_queue = [&SQS_QUEUE, &SQS_FIFO_QUEUE].contains(&target.kind);
            return Some(if is_queue { ErrorCode::NoResource } else { ErrorCode::NoPermissions });
        }
        if target.target.fault == Fault::RoleNotAssumed && target.target.role.is_some() {
            // For a bus, AWS reports the permissions instead (recorded by one third party in September 2026).
            let is_bus = target.forward != Forward::No;
            return Some(if is_bus { ErrorCode::NoPermissions } else { ErrorCode::FailedToAssumeRole });
        }
        let is_missing = target.target.fault == Fault::Missing && target.forward == Forward::No;
        if is_missing || target.kind == &UNKNOWN {
            return Some(ErrorCode::NoResource);
        }
        if let Some(error) = self.hop(event, target) {
            return Some(error);
        }
        let (root, input) = input?;
        let delivery = DeliveryInput {
            arn: &target.target.arn,
            parameters: &target.target.parameters,
            input: &input,
            event: root,
            rule: RuleOfDelivery::default(),
            trace: None,
            id: "",
            at: Timestamp::default(),
        };
        match received::check(&delivery) {
            Ok(()) => None,
            Err(Refusal::TooLarge(_)) => Some(ErrorCode::SdkClientError),
            Err(_) => Some(ErrorCode::InvalidParameter),
        }
    }

    /// Checks the hops of an event: one within a Region and one between Regions are allowed; see
    /// [`super::Hops`].
    fn hop(&self, event: &Event, target: &CompiledTarget) -> Option<ErrorCode> {
        if target.forward == Forward::No {
            return None;
        }
        let crosses = self.crosses_regions(event, &target.target.arn);
        if crosses && event.hops.between_regions {
            return Some(ErrorCode::ThirdRegionHop);
        }
        if !crosses && event.hops.within_region {
            return Some(ErrorCode::ThirdAccountHop);
        }
        let Forward::Bus(bus) = target.forward else { return None };
        let account = event.root()?.get("account").and_then(Value::as_str).unwrap_or_default();
        let bus = self.model.buses.get(bus as usize)?;
        if bus.account(self.model) == account {
            return None;
        }
        let text = |key| event.root().and_then(|root| root.get(key)).and_then(Value::as_str);
        let (source, detail_type) =
            (text("source").unwrap_or_default(), text("detail-type").unwrap_or_default());
        let request = policy::Request { caller: &account, source: &source, detail_type: &detail_type };
        let is_allowed = bus.policy.as_deref().is_some_and(|policy| policy::allows(policy, &request));
        (!is_allowed).then_some(ErrorCode::NoPermissions)
    }

    /// Adds a step of a delivery to the log.
    pub(super) fn note_delivery(&mut self, at: i64, number: u32, delivery: &Delivery, kind: StepKind) {
        let Delivery { event, rule, .. } = *delivery;
        self.log.steps.push(Step { at, event: Some(event), rule: Some(rule), delivery: Some(number), kind });
    }
}

/// Returns whether the event must be parsed for this target, and not only passed on.
fn needs_reading(event: &Event, target: &CompiledTarget) -> bool {
    /// Below this size, no service finds an event too large.
    const SMALL: usize = 256_000;
    let is_plain = target.kind.refuse.is_none() && target.target.parameters.missing(target.kind).is_none();
    !matches!(target.prepared, Prepared::Matched) || !is_plain || event.text.len() > SMALL
}

/// Returns the target's answer to an attempt; with an error, whether EventBridge retries.
fn answer(run: &Run, attempt: u16) -> Result<(), (ErrorCode, bool)> {
    let error = match run.target.fault {
        Fault::None | Fault::FunctionError | Fault::RoleNotAssumed => return Ok(()),
        // Lambda accepts the event; only the function fails.
        Fault::TimesOut | Fault::FailsFirst(_) if run.kind == &LAMBDA => return Ok(()),
        Fault::FailsFirst(times) if u32::from(attempt) > times => return Ok(()),
        Fault::FailsFirst(_) | Fault::ServerError => ErrorCode::ErrorFromTarget,
        Fault::Throttled => ErrorCode::Throttling,
        Fault::TimesOut => ErrorCode::Timeout,
        // A missing bus accepts the event, which is then lost.
        Fault::Missing if run.forward != Forward::No => return Ok(()),
        Fault::Missing => ErrorCode::NoResource,
        Fault::AccessDenied => ErrorCode::NoPermissions,
        Fault::Status(status) => return status_answer(status),
    };
    Err((error, error.is_retried()))
}

/// Returns the consequence of an HTTP status; see "API destinations" in the User Guide.
fn status_answer(status: u16) -> Result<(), (ErrorCode, bool)> {
    match status {
        200..=299 => Ok(()),
        429 => Err((ErrorCode::Throttling, true)),
        401 | 407 | 409 | 500..=599 => Err((ErrorCode::ErrorFromTarget, true)),
        _ => Err((ErrorCode::ErrorFromTarget, false)),
    }
}
