//! A target's input, and the function that runs on it. The simulation uses it to know whether the function
//! fails, and the payloads to show its log.

use super::Model;
use super::forced::ForcedFailure;
use super::log::Delivery;
use super::model::{Rule, Target};
use crate::event::Timestamp;
use crate::handler::own::{self, OwnRuns, RunOf};
use crate::handler::{
    self, Handler, Identity, Invocation, Milliseconds, Settings, SimulatedTelemetry, Start, Telemetry, Usage,
    invoke,
};
use crate::json::{self, Value};
use crate::targets::{NotJson, ReservedValues};

/// Returns the input that a target is sent for an event.
///
/// # Errors
/// Returns the text that was to be sent if it is not JSON.
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

/// Returns what a target would be sent for an event with its present input, as JSON or text, or `None` if
/// there is no such target. The ingestion time is the start of 1970.
///
/// # Errors
/// Returns the text that was to be sent if it is not JSON.
pub fn preview(model: &Model, rule: u32, target: u32, event: Value) -> Option<Result<String, Box<NotJson>>> {
    let rule = model.rules.get(rule as usize)?;
    let target = rule.targets.get(target as usize)?;
    Some(applied(model, 0, rule, target, event))
}

/// Lambda's default timeout: three seconds.
const TIMEOUT: Milliseconds = Milliseconds::from_hundredths(300_000);

/// One run of a function.
#[derive(Clone, Copy)]
pub(super) struct FunctionRun {
    /// Its time, in milliseconds since the start of 1970.
    pub(super) at: i64,
    /// The number of its delivery.
    pub(super) number: u64,
    /// The number of the run on that delivery, from 1.
    pub(super) run: u16,
    /// Whether its environment started cold or warm.
    pub(super) start: Start,
}

/// Runs the function of a target: the built-in one, or one that a fault makes fail. Returns `None` if the
/// function is not known, or if there is no input to run on.
pub(super) fn invocation(
    model: &Model,
    seed: u64,
    delivery: &Delivery,
    root: Value,
    FunctionRun { at, number, run, start }: FunctionRun,
) -> Option<Invocation> {
    let rule = model.rules.get(delivery.rule as usize)?;
    let target = rule.targets.get(delivery.target as usize)?;
    let forced = ForcedFailure::of(target.fault, run);
    let input = applied(model, delivery.started, rule, target, root).ok()?;
    if forced.is_none()
        && let Some(runs) = own_runs(model, target)
    {
        let identity = identity(seed, number, at);
        let of = RunOf { code: &runs.code, identity: &identity, region: &model.region };
        return own::invocation(runs.find(&input, run)?, of).ok();
    }
    let built_in = || target.handler.as_deref().and_then(handler::find);
    let function: &dyn Handler = match &forced {
        Some(failure) => failure,
        None => built_in()?,
    };
    let input = json::parse(&input);
    let settings =
        Settings { account: model.account.clone(), region: model.region.clone(), memory_size: 128 };
    let clock = Timestamp::from_millis(at).unwrap_or_default();
    let is_timeout = forced == Some(ForcedFailure::Timeout);
    let telemetry =
        Clocked { inner: SimulatedTelemetry::new(seed, ""), clock, delivery: number, run, is_timeout };
    let mut invocation = invoke(function, input.root()?, start, number, &settings, &telemetry);
    if let Some(report) = invocation.log.last_mut().filter(|_| is_timeout) {
        report.text.push_str("\tStatus: timeout");
    }
    Some(invocation)
}

/// Returns the runs of the own function if it is that of a target, else `None`.
pub(super) fn own_runs<'m>(model: &'m Model, target: &Target) -> Option<&'m OwnRuns> {
    model.own.as_deref().filter(|_| target.handler.as_deref() == Some(own::NAME))
}

/// Returns the ids of the runs on the event of a delivery, at a given time.
pub(super) fn identity(seed: u64, delivery: u64, at: i64) -> Identity {
    let clock = Timestamp::from_millis(at).unwrap_or_default();
    let identity = SimulatedTelemetry::new(seed, "").identify(delivery, None);
    Identity { started: clock, ..identity }
}

/// Returns the id of all runs on the event of a delivery.
pub(super) fn request_id(seed: u64, delivery: u64) -> String {
    SimulatedTelemetry::new(seed, "").identify(delivery, None).request_id
}

/// Telemetry by the virtual clock instead of the event's own time. All runs on one event have the same id;
/// their durations and memory differ.
struct Clocked {
    inner: SimulatedTelemetry,
    clock: Timestamp,
    delivery: u64,
    run: u16,
    is_timeout: bool,
}

impl Telemetry for Clocked {
    fn identify(&self, _: u64, _: Option<Timestamp>) -> Identity {
        self.inner.identify(self.delivery, Some(self.clock))
    }

    fn measure(&self, _: u64, start: Start, calls: usize) -> Usage {
        let usage = self.inner.measure(self.delivery << 2 | u64::from(self.run), start, calls);
        let duration = if self.is_timeout { TIMEOUT } else { usage.duration };
        Usage { duration, ..usage }
    }

    fn is_simulated(&self) -> bool {
        true
    }
}
