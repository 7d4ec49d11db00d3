//! A pattern prepared for many events.

use super::collect::{Collected, collect};
use super::explanation::{BranchOutcome, Explanation, LeafOutcome, MatcherOutcome};
use super::search::{Candidate, search};
use crate::json::{Document, NodeId, Scalar};
use crate::pattern::{Branch, Leaf, LeafId, Pattern, expand};
use std::sync::Arc;

/// The branches of a pattern and the paths it names, worked out once.
#[derive(Clone, Debug)]
pub struct Plan {
    branches: Vec<Branch>,
    /// All paths, sorted by their bytes, each once.
    paths: Vec<String>,
    /// For each leaf of the pattern the index of its path.
    path_of_leaf: Vec<usize>,
}

impl Plan {
    /// Prepares a pattern. It should be one that AWS takes; what could not be read of it is
    /// missing from the answers.
    pub fn new(pattern: &Pattern) -> Self {
        let mut paths: Vec<String> = pattern.leaves.iter().map(|leaf| leaf.path.clone()).collect();
        paths.sort_unstable();
        paths.dedup();
        let index = |leaf: &Leaf| paths.binary_search(&leaf.path).unwrap_or_default();
        let path_of_leaf = pattern.leaves.iter().map(index).collect();
        Self { branches: expand(pattern), paths, path_of_leaf }
    }

    /// Whether the pattern it was made from matches the event.
    pub fn matches(&self, pattern: &Pattern, event: &Document) -> bool {
        let collected = collect(event, &self.paths);
        let leaves: Vec<LeafOutcome> =
            pattern.leaves().map(|(id, leaf)| self.look_at(event, &collected, id, leaf)).collect();
        self.branches.iter().any(|branch| self.try_branch(event, &collected, &leaves, branch).is_some())
    }

    /// What each matcher of the pattern met in the event, and what follows.
    pub fn explain(&self, pattern: &Pattern, event: &Document) -> Explanation {
        let collected = collect(event, &self.paths);
        let mut leaves: Vec<LeafOutcome> =
            pattern.leaves().map(|(id, leaf)| self.look_at(event, &collected, id, leaf)).collect();
        for branch in &self.branches {
            for id in &branch.leaves {
                leaves[id.0 as usize].counts = true;
            }
        }
        let branches: Vec<BranchOutcome> = self
            .branches
            .iter()
            .map(|branch| {
                let witness = self.try_branch(event, &collected, &leaves, branch);
                BranchOutcome { leaves: branch.leaves.clone(), witness }
            })
            .collect();
        Explanation { matched: branches.iter().any(BranchOutcome::matched), leaves, branches }
    }

    /// The only leaf that fails on one of the ways through the pattern. Nothing if the event matches or
    /// more fails on each way; inside, nothing if all leaves hold but not in the same element.
    #[allow(clippy::option_option, reason = "two questions: is it one condition, and is it a leaf's")]
    pub(super) fn only_failing(&self, pattern: &Pattern, event: &Document) -> Option<Option<LeafId>> {
        let collected = collect(event, &self.paths);
        let leaves: Vec<LeafOutcome> =
            pattern.leaves().map(|(id, leaf)| self.look_at(event, &collected, id, leaf)).collect();
        let mut found = None;
        for branch in &self.branches {
            if self.try_branch(event, &collected, &leaves, branch).is_some() {
                return None;
            }
            let mut failing = branch.leaves.iter().filter(|id| !leaves[id.0 as usize].holds());
            match (failing.next(), failing.next()) {
                (_, Some(_)) => {}
                (only, None) => found = found.or(Some(only.copied())),
            }
        }
        found
    }

    /// The values at a leaf's path.
    pub(super) fn values_of(&self, event: &Document, leaf: LeafId) -> Arc<[NodeId]> {
        let path = &self.paths[self.path_of_leaf[leaf.0 as usize]];
        let collected = collect(event, std::slice::from_ref(path));
        collected.values.into_iter().next().unwrap_or_else(|| Arc::new([]))
    }

    /// Shows every value at the leaf's path to every matcher.
    fn look_at(&self, event: &Document, collected: &Collected, id: LeafId, leaf: &Leaf) -> LeafOutcome {
        let values = Arc::clone(&collected.values[self.path_of_leaf[id.0 as usize]]);
        let scalars: Vec<Option<Scalar>> = values.iter().map(|&id| Scalar::of(event.value(id))).collect();
        let outcome = |matcher: &crate::pattern::Matcher| MatcherOutcome {
            accepted: (0..values.len() as u32)
                .filter(|&index| {
                    scalars[index as usize].as_ref().is_some_and(|value| matcher.predicate.accepts(value))
                })
                .collect(),
            by_absence: values.is_empty() && matcher.predicate.accepts_absence(),
            accepts_absence: matcher.predicate.accepts_absence(),
        };
        LeafOutcome { matchers: leaf.matchers.iter().map(outcome).collect(), values, counts: false }
    }

    /// The values that satisfy the branch's leaves together, one each and none where the field's
    /// absence does; nothing if no choice does.
    fn try_branch(
        &self,
        event: &Document,
        collected: &Collected,
        leaves: &[LeafOutcome],
        branch: &Branch,
    ) -> Option<Vec<Option<NodeId>>> {
        let outcome = |id: &LeafId| &leaves[id.0 as usize];
        if branch.leaves.iter().any(|id| !outcome(id).could_hold()) {
            return None;
        }
        let candidates: Vec<Candidate> = branch
            .leaves
            .iter()
            .map(|id| Candidate {
                places: &collected.places[self.path_of_leaf[id.0 as usize]],
                accepted: outcome(id).accepted(),
                accepts_absence: outcome(id).matchers.iter().any(|matcher| matcher.accepts_absence),
            })
            .collect();
        let choice = search(event, &candidates)?;
        let value =
            |(id, index): (&LeafId, Option<u32>)| index.map(|index| outcome(id).values[index as usize]);
        Some(branch.leaves.iter().zip(choice).map(value).collect())
    }
}
