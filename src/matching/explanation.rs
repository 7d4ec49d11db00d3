//! What a match found out, as data. Words for it are made elsewhere.

use crate::json::NodeId;
use crate::pattern::{LeafId, Parsed, Pattern};
use crate::text::sort_by_place;
use std::sync::Arc;

/// Everything that was found out about a pattern and an event.
#[derive(Clone, Debug)]
pub struct Explanation {
    /// The pattern that was explained: whoever lays an explanation out cannot take another.
    pub(super) parsed: Arc<Parsed>,
    /// The verdict.
    pub matched: bool,
    /// What each leaf of the pattern found, by [`LeafId`].
    pub leaves: Vec<LeafOutcome>,
    /// The ways to satisfy the pattern; one without `$or`.
    pub branches: Vec<BranchOutcome>,
}

impl Explanation {
    /// The text of the pattern, read.
    pub fn parsed(&self) -> &Parsed {
        &self.parsed
    }

    /// The pattern.
    pub fn pattern(&self) -> &Pattern {
        &self.parsed.pattern
    }

    /// What a leaf found.
    ///
    /// # Panics
    /// If the id is another pattern's and too large for this one.
    pub fn leaf(&self, id: LeafId) -> &LeafOutcome {
        &self.leaves[id.0 as usize]
    }

    /// Whether some branch has all it asks for, but not in the same elements of an array.
    pub fn is_split_over_elements(&self) -> bool {
        let holds = |id: &LeafId| self.leaf(*id).holds();
        !self.matched && self.branches.iter().any(|branch| branch.leaves.iter().all(holds))
    }
}

/// What the matchers of one leaf found.
#[derive(Clone, Debug)]
pub struct LeafOutcome {
    /// The values at the leaf's path, in the order of the event. Empty if the field is absent.
    pub values: Arc<[NodeId]>,
    /// What became of each matcher.
    pub matchers: Vec<MatcherOutcome>,
    /// Whether any branch asks for it; not if a later leaf of the same path replaced it.
    pub counts: bool,
}

impl LeafOutcome {
    /// Whether one of its matchers is satisfied, looking at this field alone.
    pub fn holds(&self) -> bool {
        self.matchers.iter().any(|matcher| !matcher.accepted.is_empty() || matcher.by_absence)
    }

    /// Whether it could hold in some element of an array: `{"exists": false}` may, even though the
    /// field has values in others.
    pub(super) fn could_hold(&self) -> bool {
        self.holds() || self.matchers.iter().any(|matcher| matcher.accepts_absence)
    }

    /// Indices into `values` of those that any matcher accepts, in order.
    pub fn accepted(&self) -> Vec<u32> {
        match self.matchers.as_slice() {
            [only] => only.accepted.clone(),
            several => {
                let mut accepted: Vec<u32> =
                    several.iter().flat_map(|matcher| matcher.accepted.iter().copied()).collect();
                sort_by_place(&mut accepted, |&id| id);
                accepted.dedup();
                accepted
            }
        }
    }
}

/// What became of one matcher.
#[derive(Clone, Debug)]
pub struct MatcherOutcome {
    /// Indices into [`LeafOutcome::values`] of those that it accepts.
    pub accepted: Vec<u32>,
    /// Whether the absence of the field satisfies it.
    pub by_absence: bool,
    /// Whether it is `{"exists": false}`.
    pub(super) accepts_absence: bool,
}

/// One way to satisfy the pattern.
#[derive(Clone, Debug)]
pub struct BranchOutcome {
    /// The leaves that it asks for, in the order in which they are visited.
    pub leaves: Vec<LeafId>,
    /// If it is satisfied: for each leaf the value that does it, or `None` where absence does.
    pub witness: Option<Vec<Option<NodeId>>>,
}

impl BranchOutcome {
    /// Whether it is satisfied.
    pub fn matched(&self) -> bool {
        self.witness.is_some()
    }
}
