//! A target's input, and the function that runs on it: the one place that says what a fault does to a
//! function, for the simulation, which must know whether it fails, and for the payloads, which show its log.

use super::Model;
use super::log::Delivery;
use super::model::{Fault, Rule, Target};
use crate::event::Timestamp;
use crate::handler::{
    Handler, Identity, Invocation, Settings, SimulatedTelemetry, Start, Telemetry, Usage, invoke,
};
use crate::json::{self, Value};
use crate::targets::{NotJson, ReservedValues};

/// How a fault makes a function fail.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum ForcedFailure {
    /// In each run.
    Always,
    /// In the first runs.
    AtFirst,
    /// It does not end in time.
    Timeout,
}

/// Why a function fails in a run, counted from 1, whatever its code does; `None` if its code decides.
pub(super) fn forced_failure(fault: Fault, run: u16) -> Option<ForcedFailure> {
    match fault {
        Fault::FunctionError => Some(ForcedFailure::Always),
        Fault::TimesOut => Some(ForcedFailure::Timeout),
        Fault::FailsFirst(times) if u32::from(run) <= times => Some(ForcedFailure::AtFirst),
        _ => None,
    }
}

/// The input that a target is sent for an event.
///
/// # Errors
/// What was to be sent and is not JSON.
pub(super) fn applied(
    model: &Model,
    ingested: i64,
    rule: &Rule,
    target: &Target,
    root: Value,
) -> Result<String, Box<NotJson>> {
    let time = Timestamp::from_millis(ingested).unwrap_or_default().to_millis_text();
    let reserved =
        ReservedValues { rule_arn: &model.rule_arn(rule), rule_name: &rule.name, ingestion_time: &time };
    target.input.apply(root, &reserved)
}

/// Returns what a target would be sent for an event, as its input is set now, as JSON or text; `None` if there
/// is no such target. The event counts as received at the start of 1970 where its time is asked for.
///
/// # Errors
/// What was to be sent and is not JSON.
pub fn preview(model: &Model, rule: u32, target: u32, event: Value) -> Option<Result<String, Box<NotJson>>> {
    let rule = model.rules.get(rule as usize)?;
    let target = rule.targets.get(target as usize)?;
    Some(applied(model, 0, rule, target, event))
}

/// One run of a function.
#[derive(Clone, Copy)]
pub(super) struct FunctionRun {
    /// When it is.
    pub(super) at: i64,
    /// The number of its delivery.
    pub(super) number: u64,
    /// The number of the run on that, from 1.
    pub(super) run: u16,
    /// How its environment was found.
    pub(super) start: Start,
}

/// Runs the built-in function of a target; `None` if there is no input to run on.
pub(super) fn invocation(
    model: &Model,
    seed: u64,
    delivery: &Delivery,
    root: Value,
    handler: &dyn Handler,
    FunctionRun { at, number, run, start }: FunctionRun,
) -> Option<Invocation> {
    let rule = model.rules.get(delivery.rule as usize)?;
    let target = rule.targets.get(delivery.target as usize)?;
    let input = json::parse(&applied(model, delivery.started, rule, target, root).ok()?);
    let settings =
        Settings { account: model.account.clone(), region: model.region.clone(), memory_size: 128 };
    let clock = Timestamp::from_millis(at).unwrap_or_default();
    let inner = SimulatedTelemetry::new(seed, "");
    let telemetry = Clocked { inner, clock, delivery: number, run };
    Some(invoke(handler, input.root()?, start, number, &settings, &telemetry))
}

/// Telemetry by the virtual clock instead of the event's own time. All runs on one event bear the same
/// id; what they use differs.
struct Clocked {
    inner: SimulatedTelemetry,
    clock: Timestamp,
    delivery: u64,
    run: u16,
}

impl Telemetry for Clocked {
    fn identify(&self, _: u64, _: Option<Timestamp>) -> Identity {
        self.inner.identify(self.delivery, Some(self.clock))
    }

    fn measure(&self, _: u64, start: Start, calls: usize) -> Usage {
        self.inner.measure(self.delivery << 2 | u64::from(self.run), start, calls)
    }

    fn is_simulated(&self) -> bool {
        true
    }
}
