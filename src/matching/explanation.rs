//! The result of a match, as data. Its messages are made elsewhere.

use crate::json::NodeId;
use crate::pattern::{LeafId, Parsed, Pattern};
use crate::text::sort_by_place;
use std::sync::Arc;

/// All findings of a match of one pattern against one event.
#[derive(Clone, Debug)]
pub struct Explanation {
    /// The pattern that was explained. The explanation holds it so that it cannot be laid out along another.
    pub(super) parsed: Arc<Parsed>,
    /// The verdict.
    pub matched: bool,
    /// What each leaf of the pattern found, by [`LeafId`].
    pub leaves: Vec<LeafOutcome>,
    /// The branches of the pattern; one if it has no `$or`.
    pub branches: Vec<BranchOutcome>,
}

impl Explanation {
    /// Returns the text of the pattern, parsed.
    pub fn parsed(&self) -> &Parsed {
        &self.parsed
    }

    /// Returns the pattern.
    pub fn pattern(&self) -> &Pattern {
        &self.parsed.pattern
    }

    /// Returns the findings of a leaf.
    ///
    /// # Panics
    /// If the id belongs to another pattern and is too large for this one.
    pub fn leaf(&self, id: LeafId) -> &LeafOutcome {
        &self.leaves[id.0 as usize]
    }

    /// Returns whether all conditions of some branch hold, but not in the same elements of an array.
    pub fn is_split_over_elements(&self) -> bool {
        let holds = |id: &LeafId| self.leaf(*id).holds();
        !self.matched && self.branches.iter().any(|branch| branch.leaves.iter().all(holds))
    }
}

/// The findings of one leaf's matchers.
#[derive(Clone, Debug)]
pub struct LeafOutcome {
    /// The values at the leaf's path, in the order of the event. Empty if the field is absent.
    pub values: Arc<[NodeId]>,
    /// The result of each matcher.
    pub matchers: Vec<MatcherOutcome>,
    /// Whether any branch uses it; `false` if a later leaf of the same path replaced it.
    pub counts: bool,
}

impl LeafOutcome {
    /// Returns whether one of its matchers is satisfied, looking at this field alone.
    pub fn holds(&self) -> bool {
        self.matchers.iter().any(|matcher| !matcher.accepted.is_empty() || matcher.by_absence)
    }

    /// Returns whether it could hold in some element of an array: `{"exists": false}` may, even though the
    /// field has values in other elements.
    pub(super) fn could_hold(&self) -> bool {
        self.holds() || self.matchers.iter().any(|matcher| matcher.accepts_absence)
    }

    /// Returns the indices into `values` of those that any matcher accepts, in order.
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

/// The result of one matcher.
#[derive(Clone, Debug)]
pub struct MatcherOutcome {
    /// The indices into [`LeafOutcome::values`] of those that it accepts.
    pub accepted: Vec<u32>,
    /// Whether the absence of the field satisfies it.
    pub by_absence: bool,
    /// Whether it is `{"exists": false}`.
    pub(super) accepts_absence: bool,
}

/// The result of one branch.
#[derive(Clone, Debug)]
pub struct BranchOutcome {
    /// The leaves of the branch, in the order in which they are visited.
    pub leaves: Vec<LeafId>,
    /// If it holds: for each leaf the value that satisfies it, or `None` where absence does.
    pub witness: Option<Vec<Option<NodeId>>>,
}

impl BranchOutcome {
    /// Returns whether it is satisfied.
    pub fn matched(&self) -> bool {
        self.witness.is_some()
    }
}
