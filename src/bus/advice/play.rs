//! What only a play shows.

use super::{Advice, AdviceKind};
use crate::bus::Model;
use crate::bus::log::{Delivery, Log, StepKind};
use crate::bus::problem::Place;
use std::collections::BTreeSet;

/// What a play of a model shows: loops that were cut, and events that two rules sent to the same place.
pub fn advise_on_play(model: &Model, log: &Log) -> Vec<Advice> {
    let cut = log.steps.iter().filter(|step| step.kind == StepKind::LoopCut).filter_map(|step| step.rule);
    let looping: BTreeSet<u32> = cut.collect();
    let mut advice: Vec<Advice> = looping
        .into_iter()
        .map(|rule| Advice { place: Place::Rule(rule), kind: AdviceKind::LoopSeen })
        .collect();
    let mut known = BTreeSet::new();
    // The deliveries of one event stand side by side.
    for deliveries in log.deliveries.chunk_by(|a, b| a.event == b.event) {
        for (index, later) in deliveries.iter().enumerate() {
            let arn = arn(model, later);
            let earlier = deliveries.iter().take(index).find(|earlier| {
                earlier.rule != later.rule && arn.is_some() && self::arn(model, earlier) == arn
            });
            let Some(earlier) = earlier.filter(|earlier| known.insert((earlier.rule, later.rule))) else {
                continue;
            };
            let kind = AdviceKind::DeliversTwice { other: earlier.rule, event: later.event };
            advice.push(Advice { place: Place::Rule(later.rule), kind });
        }
    }
    advice
}

fn arn<'m>(model: &'m Model, delivery: &Delivery) -> Option<&'m str> {
    model.target(delivery.rule, delivery.target).map(|target| target.arn.as_str())
}
