//! Rules that send an event twice to the same target, as far as their patterns show it.

use super::Subject;
use crate::bus::model::RuleState;
use crate::json::{self, Kind, Value};

/// Returns pairs of rules of one bus with a common target, of which the second matches every event that the
/// first matches. Of two equivalent rules the second is the later one; each rule is the second of at most one
/// pair.
pub(super) fn find(rules: &[Subject]) -> Vec<(u32, u32)> {
    let pair = |(wide, other): (usize, &Subject)| {
        let comes_twice = |(narrow, one): &(usize, &Subject)| {
            let is_pair = *narrow != wide && one.bus == other.bus && share_target(one, other);
            is_pair && implies(one, other) && (*narrow < wide || !implies(other, one))
        };
        let (narrow, _) = rules.iter().enumerate().find(comes_twice)?;
        Some((narrow as u32, wide as u32))
    };
    rules.iter().enumerate().filter_map(pair).collect()
}

fn share_target(one: &Subject, other: &Subject) -> bool {
    let is_on = |subject: &Subject| subject.rule.state != RuleState::Disabled;
    let has = |arn: &str| other.rule.targets.iter().any(|target| target.arn == arn);
    is_on(one) && is_on(other) && one.rule.targets.iter().any(|target| has(&target.arn))
}

/// Returns whether each event that one rule matches certainly matches another. A pattern with conditions on
/// the same fields and the same or fewer choices is narrower; other reasons are not considered.
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
    let is_same = |one: Value, other: Value| {
        one.source() == other.source()
            || one.kind() == Kind::Object && json::compact(one) == json::compact(other)
    };
    narrow.children().all(|choice| wide.children().any(|other| is_same(choice, other)))
}
