//! Lambda's handling of an event that it has accepted: it runs the function, and again if that fails.
//!
//! Follows "How Lambda handles errors and retries with asynchronous invocation" in the Lambda Developer
//! Guide: two more runs, a minute and then two minutes later, unless the event becomes too old.

use super::arrival::Event;
use super::delivery::Run;
use super::{Incoming, MAX_DEPTH, Simulation};
use crate::bus::destination::{Condition, Ended};
use crate::bus::forced::ForcedFailure;
use crate::bus::invocation::{FunctionRun, applied, invocation, own_runs};
use crate::bus::log::{Delivery, Origin, StepKind};
use crate::bus::rng::Purpose;
use crate::handler::own::{self, Ending, Outcome};
use crate::handler::{Response, Start};
use crate::targets::TargetKind;
use crate::targets::kind::EVENT_BUS;
use std::sync::Arc;

/// The wait after the first failure, in milliseconds; after the second it is twice as long.
const WAIT: i64 = 60_000;

impl<'m> Simulation<'m> {
    /// Runs the function of a target, and returns the time at which it returned, or `None` if it did not.
    pub(super) fn run_function(&mut self, event: &Event, run: &Run, delivery: &Delivery) -> Option<i64> {
        let taken = delivery.ended;
        let settings = &run.target.asynchronous;
        let runs = u16::try_from(settings.max_attempts.min(2)).unwrap_or_default() + 1;
        let oldest = taken.saturating_add(i64::from(settings.max_age_seconds.min(21_600)) * 1_000);
        let mut at = taken.saturating_add(self.rng.within(Purpose::Queue, u64::from(run.number), 1, 15, 90));
        // The built-in functions give the same result for the same event every time.
        let mut by_itself = None;
        for number in 1..=runs {
            if at > self.until {
                return None;
            }
            let fails = if ForcedFailure::of(run.target.fault, number).is_some() {
                true
            } else if run.target.handler.as_deref() == Some(own::NAME) {
                let Some(outcome) = self.own_outcome(event, run, delivery, number) else {
                    self.note_delivery(at, run.number, delivery, StepKind::FunctionNotRun(number));
                    return None;
                };
                self.send_entries(at, event, run, delivery, (number, &outcome.sent));
                !matches!(outcome.ending, Ending::Returned { .. })
            } else {
                *by_itself.get_or_insert_with(|| self.fails(event, delivery, number))
            };
            if !fails {
                self.note_delivery(at, run.number, delivery, StepKind::FunctionReturned(number));
                self.send_on(at, event, run, delivery, (number, Condition::Success));
                return Some(at);
            }
            self.note_delivery(at, run.number, delivery, StepKind::FunctionFailed(number));
            let next = at.saturating_add(WAIT * i64::from(number));
            let is_last = number == runs;
            if is_last || next > oldest {
                self.note_delivery(at, run.number, delivery, StepKind::FunctionGaveUp);
                let condition =
                    if is_last { Condition::RetriesExhausted } else { Condition::EventAgeExceeded };
                self.send_on(at, event, run, delivery, (number, condition));
                return None;
            }
            at = next;
        }
        None
    }

    /// Returns the outcome of the own function's run, or `None` if there is no such run or it did not end by
    /// itself.
    fn own_outcome(&self, event: &Event, run: &Run, delivery: &Delivery, number: u16) -> Option<&'m Outcome> {
        let runs = own_runs(self.model, run.target)?;
        let rule = self.model.rules.get(delivery.rule as usize)?;
        let payload = applied(self.model, delivery.started, rule, run.target, event.root()?).ok()?;
        let outcome = runs.find(&payload, number)?;
        let is_ended = !matches!(outcome.ending, Ending::Stopped | Ending::Unavailable { .. });
        is_ended.then_some(outcome)
    }

    fn fails(&self, event: &Event, delivery: &Delivery, run: u16) -> bool {
        let Some(root) = event.root() else { return false };
        let at = delivery.ended;
        // A cold or a warm start makes no difference to the result.
        let run = FunctionRun { at, number: 0, run, start: Start::Warm };
        let invocation = invocation(self.model, self.log.seed, delivery, root, run);
        invocation.is_some_and(|it| matches!(it.response, Response::Failed(_)))
    }

    /// Ends Lambda's work on an event, after this many runs, with the destination and the dead-letter queue.
    fn send_on(
        &mut self,
        at: i64,
        event: &Event,
        run: &Run,
        delivery: &Delivery,
        (runs, condition): (u16, Condition),
    ) {
        let settings = &run.target.asynchronous;
        let is_success = condition == Condition::Success;
        if !is_success && settings.dead_letter.is_some() {
            self.note_delivery(at, run.number, delivery, StepKind::FunctionDeadLettered);
        }
        let destination = if is_success { &settings.on_success } else { &settings.on_failure };
        let Some(destination) = destination else { return };
        if TargetKind::of(destination) != &EVENT_BUS {
            return self.note_delivery(at, run.number, delivery, StepKind::RecordSent);
        }
        let bus = self.model.find_bus(destination).map(|bus| bus as u32);
        if bus.is_none() && !self.model.lacks_bus(destination) {
            // A bus of an account or a Region that the model does not describe.
            return self.note_delivery(at, run.number, delivery, StepKind::RecordSent);
        }
        if event.depth >= MAX_DEPTH {
            return self.note_delivery(at, run.number, delivery, StepKind::LoopCut);
        }
        let Some(root) = event.root() else { return };
        let number = u64::from(run.number);
        let (model, seed) = (self.model, self.log.seed);
        let ended = Ended { model, seed, number, delivery, root, at, runs, condition };
        let id = self.rng.uuid_v4(Purpose::Record, number);
        let Some(text) = ended.event(destination, &id) else { return };
        let at = at.saturating_add(self.rng.within(Purpose::Record, number, 2, 30, 120));
        let incoming = Incoming::new(Arc::from(text), bus, Origin::Emitted(run.number));
        self.enqueue(at, Incoming { depth: event.depth + 1, ..incoming });
    }
}
