//! How much went each way, counted in one pass over the log.

use super::played::Played;
use eventbridge_playground::bus::log::Outcome;
use eventbridge_playground::bus::{Step, StepKind};
use std::collections::HashMap;

/// A way that events take through the system, by the places of its parts in the model.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) enum Way {
    /// Onto a bus.
    Onto(u32),
    /// From its bus to a rule.
    ToRule(u32),
    /// From a rule to one of its targets, whether it takes the event or not.
    ToTarget(u32, u32),
    /// From a target that is a bus onto that bus.
    Forwarded(u32, u32),
}

/// What went each way up to a step, and what became of deliveries in the end.
#[derive(Default)]
pub(super) struct Tally {
    ways: HashMap<Way, usize>,
    delivered: HashMap<(u32, u32), usize>,
    ended: HashMap<(u32, u32, Outcome), usize>,
    /// How many events reached a bus.
    pub(super) received: usize,
}

impl Tally {
    /// Counts the first `until` steps.
    pub(super) fn new(played: &Played, until: usize) -> Self {
        let mut tally = Self::default();
        for step in played.log.steps.iter().take(until) {
            if matches!(step.kind, StepKind::Received) {
                tally.received += 1;
            }
            let way = way_of(played, step);
            if let Some(way) = way {
                *tally.ways.entry(way).or_default() += 1;
            }
            if let (StepKind::Delivered { .. }, Some(Way::ToTarget(rule, target))) = (step.kind, way) {
                *tally.delivered.entry((rule, target)).or_default() += 1;
            }
        }
        for delivery in &played.log.deliveries {
            *tally.ended.entry((delivery.rule, delivery.target, delivery.outcome)).or_default() += 1;
        }
        tally
    }

    pub(super) fn on(&self, way: Way) -> usize {
        self.ways.get(&way).copied().unwrap_or_default()
    }

    pub(super) fn delivered(&self, rule: u32, target: u32) -> usize {
        self.delivered.get(&(rule, target)).copied().unwrap_or_default()
    }

    pub(super) fn ended(&self, rule: u32, target: u32, outcome: Outcome) -> usize {
        self.ended.get(&(rule, target, outcome)).copied().unwrap_or_default()
    }
}

/// The way that an event takes at a step, if it takes one.
pub(super) fn way_of(played: &Played, step: &Step) -> Option<Way> {
    let delivery = || step.delivery.and_then(|delivery| played.log.deliveries.get(delivery as usize));
    match step.kind {
        StepKind::Received => Some(Way::Onto(played.log.events.get(step.event? as usize)?.bus?)),
        StepKind::Matched | StepKind::ScheduleFired => Some(Way::ToRule(step.rule?)),
        StepKind::Delivered { .. } | StepKind::Failed { .. } => {
            delivery().map(|delivery| Way::ToTarget(delivery.rule, delivery.target))
        }
        StepKind::Forwarded(_) => delivery().map(|delivery| Way::Forwarded(delivery.rule, delivery.target)),
        _ => None,
    }
}
