//! A pattern prepared for many events.

use super::collect::{Collected, collect};
use super::explanation::{BranchOutcome, Explanation, LeafOutcome, MatcherOutcome};
use super::search::{Candidate, search};
use crate::json::{Document, Kind, NodeId, Scalar};
use crate::pattern::{Branch, Leaf, LeafId, Parsed, Pattern, expand};
use std::sync::Arc;

/// A pattern with its branches and paths prepared, for any number of events.
///
/// ```
/// use eventbridge_playground::{json, matching::PatternMatcher, pattern};
///
/// let orders = PatternMatcher::new(pattern::parse(r#"{"source": ["shop"], "detail": {"total": [{"numeric": [">", 9]}]}}"#));
/// assert!(orders.matches(&json::parse(r#"{"source": "shop", "detail": {"total": 10}}"#)));
/// assert!(!orders.matches(&json::parse(r#"{"source": "shop", "detail": {"total": 9}}"#)));
/// ```
#[derive(Clone, Debug)]
pub struct PatternMatcher {
    parsed: Arc<Parsed>,
    branches: Vec<Branch>,
    /// All paths, sorted by their bytes, each once.
    paths: Vec<String>,
    /// For each leaf of the pattern, the index of its path.
    path_of_leaf: Vec<usize>,
}

impl PatternMatcher {
    /// Prepares a pattern. It should be one that AWS takes; parts that could not be read are missing from the
    /// answers.
    pub fn new(parsed: impl Into<Arc<Parsed>>) -> Self {
        Self::prepare(parsed.into())
    }

    fn prepare(parsed: Arc<Parsed>) -> Self {
        let pattern = &parsed.pattern;
        let mut paths: Vec<String> = pattern.leaves.iter().map(|leaf| leaf.path.clone()).collect();
        paths.sort_unstable();
        paths.dedup();
        let index = |leaf: &Leaf| paths.binary_search(&leaf.path).unwrap_or_default();
        let path_of_leaf = pattern.leaves.iter().map(index).collect();
        Self { branches: expand(pattern), paths, path_of_leaf, parsed }
    }

    /// Returns the pattern's text, parsed: its tree and its problems.
    pub fn parsed(&self) -> &Parsed {
        &self.parsed
    }

    /// Returns the pattern, as far as it was understood.
    pub fn pattern(&self) -> &Pattern {
        &self.parsed.pattern
    }

    /// Returns the branches of the pattern; one if it has no `$or`.
    pub fn branches(&self) -> &[Branch] {
        &self.branches
    }

    /// Returns whether the pattern matches the event.
    pub fn matches(&self, event: &Document) -> bool {
        let collected = collect(event, &self.paths);
        let leaves = self.look_at_all(event, &collected);
        self.branches.iter().any(|branch| self.try_branch(event, &collected, &leaves, branch).is_some())
    }

    /// Returns what each matcher of the pattern found in the event, and what follows.
    pub fn explain(&self, event: &Document) -> Explanation {
        let collected = collect(event, &self.paths);
        let mut leaves = self.look_at_all(event, &collected);
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
        let matched = branches.iter().any(BranchOutcome::matched);
        Explanation { parsed: Arc::clone(&self.parsed), matched, leaves, branches }
    }

    /// Explains as [`Self::explain`] does, but returns `None` if the pattern is not understood or the event is no
    /// object. An event with mistakes is explained as far as it could be read.
    pub fn try_explain(&self, event: &Document) -> Option<Explanation> {
        let is_object = event.root().is_some_and(|root| root.kind() == Kind::Object);
        let is_understood = self.parsed.misunderstanding().is_none();
        (is_object && is_understood).then(|| self.explain(event))
    }

    /// Returns the only leaf that fails on one of the branches, or `None` if the event matches or more leaves
    /// fail on each branch. The inner value is `None` if all leaves hold, but not in the same element.
    #[allow(clippy::option_option, reason = "two questions: is it one condition, and is it a leaf's")]
    pub(super) fn only_failing(&self, event: &Document) -> Option<Option<LeafId>> {
        let collected = collect(event, &self.paths);
        let leaves = self.look_at_all(event, &collected);
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

    /// Returns the values at a leaf's path.
    pub(super) fn values_of(&self, event: &Document, leaf: LeafId) -> Arc<[NodeId]> {
        let path = &self.paths[self.path_of_leaf[leaf.0 as usize]];
        let collected = collect(event, std::slice::from_ref(path));
        collected.values.into_iter().next().unwrap_or_else(|| Arc::new([]))
    }

    fn look_at_all(&self, event: &Document, collected: &Collected) -> Vec<LeafOutcome> {
        self.pattern().leaves().map(|(id, leaf)| self.look_at(event, collected, id, leaf)).collect()
    }

    /// Runs every matcher of the leaf on every value at its path.
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

    /// Returns the values that satisfy the branch's leaves together, one for each leaf, with `None` where the
    /// field's absence does. Returns `None` if there is no such choice.
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
