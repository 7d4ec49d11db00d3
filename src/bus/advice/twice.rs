//! Rules that send an event twice to the same place, as far as their patterns alone show it.

use super::Subject;
use crate::bus::model::RuleState;
use crate::json::{self, Kind, Value};

/// Pairs of rules of one bus, with a target in common, of which the second matches whatever the first
/// matches. Of two that match the same, the second is the later one.
pub(super) fn find(rules: &[Subject]) -> Vec<(u32, u32)> {
    let mut pairs = Vec::new();
    for (narrow, one) in rules.iter().enumerate() {
        for (wide, other) in rules.iter().enumerate() {
            let is_pair = narrow != wide && one.bus == other.bus && share_target(one, other);
            if is_pair && implies(one, other) && (narrow < wide || !implies(other, one)) {
                pairs.push((narrow as u32, wide as u32));
            }
        }
    }
    pairs
}

fn share_target(one: &Subject, other: &Subject) -> bool {
    let is_on = |subject: &Subject| subject.rule.state != RuleState::Disabled;
    let has = |arn: &str| other.rule.targets.iter().any(|target| target.arn == arn);
    is_on(one) && is_on(other) && one.rule.targets.iter().any(|target| has(&target.arn))
}

/// Whether each event that one rule matches is sure to match another. A pattern that asks for the same
/// fields and leaves the same or fewer choices is narrower; other reasons are not looked for.
fn implies(narrow: &Subject, wide: &Subject) -> bool {
    let (Some(narrow), Some(wide)) = (narrow.root(), wide.root()) else { return false };
    let mut open = vec![(narrow, wide)];
    while let Some((narrow, wide)) = open.pop() {
        match (narrow.kind(), wide.kind()) {
            (Kind::Object, Kind::Object) => {
                for member in wide.children() {
                    let Some(same) = member.key().and_then(|key| narrow.get(&key)) else { return false };
                    open.push((same, member));
                }
            }
            (Kind::Array, Kind::Array) if is_choice_of(narrow, wide) => {}
            _ => return false,
        }
    }
    true
}

fn is_choice_of(narrow: Value, wide: Value) -> bool {
    let choices: Vec<String> = wide.children().map(json::compact).collect();
    narrow.children().all(|choice| choices.contains(&json::compact(choice)))
}
