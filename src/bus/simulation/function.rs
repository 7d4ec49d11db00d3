//! What Lambda does with an event that it has taken: it runs the function, and again if that fails.
//!
//! Follows "How Lambda handles errors and retries with asynchronous invocation" in the Lambda Developer
//! Guide: two more runs, a minute and then two minutes later, unless the event gets too old.

use super::Simulation;
use super::arrival::Event;
use super::delivery::Run;
use crate::bus::invocation::{FunctionRun, forced_failure, invocation};
use crate::bus::log::{Delivery, StepKind};
use crate::bus::rng::Purpose;
use crate::handler::{Handler, Response, Start};

/// The wait after the first failure; after the second it is twice as long.
const WAIT: i64 = 60_000;

impl Simulation<'_> {
    /// Runs the function of a target and gives the time at which it returned, if it did.
    pub(super) fn run_function(
        &mut self,
        event: &Event,
        run: &Run,
        delivery: &Delivery,
        handler: Option<&'static dyn Handler>,
    ) -> Option<i64> {
        let taken = delivery.ended;
        let settings = &run.target.asynchronous;
        let runs = u16::try_from(settings.max_attempts.min(2)).unwrap_or_default() + 1;
        let oldest = taken.saturating_add(i64::from(settings.max_age_seconds.min(21_600)) * 1_000);
        let mut at = taken.saturating_add(self.rng.within(Purpose::Queue, u64::from(run.number), 1, 15, 90));
        // The built-in functions do the same with the same event every time.
        let mut by_itself = None;
        for number in 1..=runs {
            if at > self.until {
                return None;
            }
            let fails = forced_failure(run.target.fault, number).is_some()
                || *by_itself.get_or_insert_with(|| self.fails(event, delivery, handler));
            if !fails {
                self.note_delivery(at, run.number, delivery, StepKind::FunctionReturned(number));
                return Some(at);
            }
            self.note_delivery(at, run.number, delivery, StepKind::FunctionFailed(number));
            let next = at.saturating_add(WAIT * i64::from(number));
            if next > oldest {
                break;
            }
            if number < runs {
                at = next;
            }
        }
        self.note_delivery(at, run.number, delivery, StepKind::FunctionGaveUp);
        None
    }

    fn fails(&self, event: &Event, delivery: &Delivery, handler: Option<&'static dyn Handler>) -> bool {
        let Some(handler) = handler else { return false };
        let Some(root) = event.root() else { return false };
        let at = delivery.ended;
        // How it starts makes no difference to what it returns.
        let run = FunctionRun { at, number: 0, run: 1, start: Start::Warm };
        let invocation = invocation(self.model, self.log.seed, delivery, root, handler, run);
        invocation.is_some_and(|it| matches!(it.response, Response::Failed(_)))
    }
}
