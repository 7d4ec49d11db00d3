//! Advice that only a simulation gives.

use super::{Advice, AdviceKind, Subject, inputs, twice};
use crate::bus::Model;
use crate::bus::log::{Delivery, Log, Step, StepKind};
use crate::bus::problem::ModelRef;
use std::collections::BTreeSet;

/// Returns the advice that a simulation of a model gives: loops that were cut, events that two rules sent to
/// the same target, and paths that found nothing.
pub fn advise_on_play(model: &Model, log: &Log) -> Vec<Advice> {
    let looping: BTreeSet<ModelRef> = log.steps.windows(2).filter_map(looping).collect();
    let seen = |place| Advice { place, kind: AdviceKind::LoopSeen };
    let mut advice: Vec<Advice> = looping.into_iter().map(seen).collect();
    // Double deliveries that are certain are reported without a simulation.
    let rules: Vec<Subject> = model.rules.iter().map(|rule| Subject::new(model, rule)).collect();
    let sure = twice::find(&rules).into_iter().flat_map(|(one, other)| [(one, other), (other, one)]);
    let mut known: BTreeSet<(u32, u32)> = sure.collect();
    // The deliveries of one event are next to each other.
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
            advice.push(Advice { place: ModelRef::Rule(later.rule), kind });
        }
    }
    advice.extend(inputs::missing(model, log));
    advice
}

/// Returns the rule or alarm of a loop that was cut at the second of two steps.
fn looping(pair: &[Step]) -> Option<ModelRef> {
    let [before, step] = pair else { return None };
    match (step.kind, before.kind) {
        // The event of an alarm is cut right after the change of its state.
        (StepKind::LoopCut, StepKind::Alarm { alarm, .. }) if step.delivery.is_none() => {
            Some(ModelRef::Alarm(alarm))
        }
        (StepKind::LoopCut, _) => step.rule.map(ModelRef::Rule),
        _ => None,
    }
}

fn arn<'m>(model: &'m Model, delivery: &Delivery) -> Option<&'m str> {
    model.target(delivery.rule, delivery.target).map(|target| target.arn.as_str())
}
