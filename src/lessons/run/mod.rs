//! Checks on what the learner's own function does, and the runs that they need.
//!
//! Nothing is run here. [`needed_runs`] says which runs the checks of a step are about; the page has the sandbox make them
//! when the learner asks for it, keeps the outcomes, and [`super::judge_with`] reads those.

mod judge;
mod messages;
mod read;

pub(super) use judge::{Runs, reason};
pub(super) use messages::label;
pub(super) use read::read;

use super::{Answer, Check, GivenEvent, Step};
use crate::event::Timestamp;
use crate::handler::{Identity, SimulatedTelemetry, Telemetry};
use crate::json::{self, Kind, Value};
use crate::rng::seed_of;
use crate::workspace::Workspace;
use std::sync::Arc;

/// The time of runs whose event has none.
const CLOCK: &str = "2026-01-01T00:00:00Z";

/// So many attempts on one event can be asked for: Lambda makes three.
const MOST_ATTEMPTS: u16 = 3;

/// The own function does something, in a run on an event.
#[derive(Clone, Debug, PartialEq)]
pub struct RunCheck {
    /// The event; `None` for any that the learner has.
    pub event: Option<GivenEvent>,
    /// The number of Lambda's attempt, from 1. All but the first go on in the environment of the one before.
    pub attempt: u16,
    /// The expected result.
    pub expected: Expected,
}

/// The expected result of the own function.
#[derive(Clone, Debug, PartialEq)]
pub enum Expected {
    /// It answers. Of an object, only the members that are named count.
    Answer(Answer),
    /// It writes a line with this text to its log.
    Logs(String),
    /// It calls AWS.
    Calls(Calls),
}

/// Calls of one operation, which are counted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Calls {
    /// The service, as boto3 names it: `ec2`.
    pub service: String,
    /// The operation, as the API names it: `StartInstances`.
    pub operation: String,
    /// Parameters that the call must have, as JSON; it may have others.
    pub parameters: Option<String>,
    /// The fewest such calls.
    pub least: usize,
    /// The most such calls.
    pub most: Option<usize>,
}

/// A run that a step needs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NeededRun {
    /// The event, as JSON.
    pub payload: Arc<str>,
    /// The number of Lambda's attempt, from 1.
    pub attempt: u16,
}

impl NeededRun {
    /// Returns the ids of the run. All attempts on an event have the same, as in Lambda.
    pub fn identity(&self) -> Identity {
        let document = json::parse(&self.payload);
        let time = document.root().and_then(|root| root.get("time")).and_then(Value::as_str);
        let time = time.and_then(|time| Timestamp::parse(&time));
        SimulatedTelemetry::new(seed_of(&self.payload), CLOCK).identify(1, time)
    }
}

/// Returns the runs that the checks of a step are about, each once, and one on the selected event; attempts on one event
/// follow each other.
pub fn needed_runs(step: &Step, workspace: &Workspace) -> Vec<NeededRun> {
    let mut attempts: Vec<(Arc<str>, u16)> = Vec::new();
    let mut need = |payload: &Arc<str>, attempt: u16| match attempts.iter_mut().find(|(of, _)| of == payload)
    {
        Some((_, most)) => *most = attempt.max(*most),
        None => attempts.push((Arc::clone(payload), attempt)),
    };
    if let Some(event) = workspace.selected_event().filter(|event| is_event(&event.text)) {
        need(&event.text, 1);
    }
    for check in &step.checks {
        let Check::Run(RunCheck { event, attempt, .. }) = check else { continue };
        match event {
            Some(event) => need(event.text(), *attempt),
            None => own_events(workspace).for_each(|payload| need(payload, *attempt)),
        }
    }
    let runs = |(payload, most): &(Arc<str>, u16)| {
        let payload = Arc::clone(payload);
        (1..=*most).map(move |attempt| NeededRun { payload: Arc::clone(&payload), attempt })
    };
    attempts.iter().flat_map(runs).collect()
}

/// Returns the events of the learner that a function can be run on.
fn own_events(workspace: &Workspace) -> impl Iterator<Item = &Arc<str>> {
    let taking_part = workspace.events.iter().filter(|event| event.enabled);
    taking_part.map(|event| &event.text).filter(|text| is_event(text))
}

/// Whether a text is a sound JSON object, as an event must be.
pub(in crate::lessons) fn is_event(text: &str) -> bool {
    let document = json::parse(text);
    document.problems().is_empty() && document.root().is_some_and(|root| root.kind() == Kind::Object)
}

#[cfg(test)]
mod tests;
