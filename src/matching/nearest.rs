//! What alone keeps an event from matching, found without laying out an explanation.

use super::plan::Plan;
use super::reason::{Reason, ReasonKind, Search, absent, of_value};
use crate::json::Document;
use crate::pattern::{LeafId, Pattern};

/// The one condition that an event does not meet.
#[derive(Clone, Debug, PartialEq)]
pub struct NearMiss {
    /// The leaf that fails; nothing if all hold, but not in the same element of an array.
    pub leaf: Option<LeafId>,
    /// The reason that is nearest to holding.
    pub why: Option<Reason>,
}

/// Of a field only so many values are asked for a reason.
const MAX_VALUES: usize = 8;

impl NearMiss {
    /// The sort of reason.
    pub fn kind(&self) -> ReasonKind {
        match (&self.leaf, &self.why) {
            (None, _) => ReasonKind::Split,
            (Some(_), Some(why)) => why.kind(),
            (Some(_), None) => ReasonKind::Value,
        }
    }
}

impl Plan {
    /// What alone keeps the event from matching; nothing if it matches, or if more than one
    /// condition fails on every way through the pattern.
    pub fn near_miss(&self, pattern: &Pattern, event: &Document) -> Option<NearMiss> {
        let leaf = self.only_failing(pattern, event)?;
        let why = leaf.and_then(|id| nearest_reason(self, pattern, event, id));
        Some(NearMiss { leaf, why })
    }
}

fn nearest_reason(plan: &Plan, pattern: &Pattern, event: &Document, id: LeafId) -> Option<Reason> {
    let leaf = pattern.leaf(id);
    let values = plan.values_of(event, id);
    if values.is_empty() {
        return absent(&mut Search::new(pattern, event), leaf).map(|(why, _)| why);
    }
    let values = values.iter().take(MAX_VALUES).map(|&value| event.value(value));
    values
        .flat_map(|value| leaf.matchers.iter().filter_map(move |matcher| of_value(&matcher.predicate, value)))
        .min_by_key(Reason::distance)
}
