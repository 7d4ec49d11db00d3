//! Near misses: the only condition that keeps an event from matching, found without an outline.

use super::PatternMatcher;
use super::reason::{Reason, ReasonKind, Search, absent, of_value};
use crate::json::Document;
use crate::pattern::LeafId;

/// The only condition that an event does not meet.
#[derive(Clone, Debug, PartialEq)]
pub struct NearMiss {
    /// The leaf that fails; `None` if all leaves hold, but not in the same element of an array.
    pub leaf: Option<LeafId>,
    /// The reason that is nearest to holding.
    pub reason: Option<Reason>,
}

/// The most values of a field that are given a reason.
const MAX_VALUES: usize = 8;

impl NearMiss {
    /// Returns the sort of reason.
    pub fn kind(&self) -> ReasonKind {
        match (&self.leaf, &self.reason) {
            (None, _) => ReasonKind::Split,
            (Some(_), Some(reason)) => reason.kind(),
            (Some(_), None) => ReasonKind::Value,
        }
    }
}

impl PatternMatcher {
    /// Returns the only condition that keeps the event from matching, or `None` if the event matches or more
    /// than one condition fails on every branch.
    pub fn near_miss(&self, event: &Document) -> Option<NearMiss> {
        let leaf = self.only_failing(event)?;
        let reason = leaf.and_then(|id| nearest_reason(self, event, id));
        Some(NearMiss { leaf, reason })
    }
}

fn nearest_reason(matcher: &PatternMatcher, event: &Document, id: LeafId) -> Option<Reason> {
    let leaf = matcher.pattern().leaf(id);
    let values = matcher.values_of(event, id);
    if values.is_empty() {
        return absent(&mut Search::new(matcher.pattern(), event), leaf).map(|(reason, _)| reason);
    }
    let values = values.iter().take(MAX_VALUES).map(|&value| event.value(value));
    values
        .flat_map(|value| leaf.matchers.iter().filter_map(move |matcher| of_value(&matcher.predicate, value)))
        .min_by_key(Reason::distance)
}
