//! The input of the rules: a pattern, with its branches.

use crate::event::RecordSource;
use crate::json::Scalar;
use crate::pattern::operator::{Affix, Exact};
use crate::pattern::{Branch, Leaf, LeafId, Matcher, Parsed, Pattern, Predicate, expand};
use crate::text::Span;
use std::borrow::Cow;
use std::collections::BTreeSet;

/// The detail-type of API calls.
pub(super) const API_CALL: &str = "AWS API Call via CloudTrail";

/// A pattern that AWS understands.
pub(super) struct Subject<'p> {
    pub(super) parsed: &'p Parsed,
    pub(super) branches: Vec<Branch>,
    counting: BTreeSet<LeafId>,
}

impl<'p> Subject<'p> {
    pub(super) fn new(parsed: &'p Parsed) -> Self {
        let branches = expand(&parsed.pattern);
        let counting = branches.iter().flat_map(|branch| branch.leaves.iter().copied()).collect();
        Self { parsed, branches, counting }
    }

    pub(super) fn pattern(&self) -> &'p Pattern {
        &self.parsed.pattern
    }

    pub(super) fn text(&self) -> &'p str {
        self.parsed.document.text()
    }

    /// Returns the opening brace, the place of findings about the whole pattern.
    pub(super) fn opening(&self) -> Span {
        let start = self.pattern().root.span.start;
        Span { start, end: start + 1 }
    }

    /// Returns the leaves that are not replaced in every branch, in the order of the text.
    pub(super) fn leaves(&self) -> impl Iterator<Item = &'p Leaf> {
        self.pattern().leaves().filter(|(id, _)| self.counting.contains(id)).map(|(_, leaf)| leaf)
    }

    /// Returns the source of the records that the pattern filters, or `None` for a rule's pattern.
    pub(super) fn records(&self) -> Option<RecordSource> {
        self.parsed.document.root().and_then(RecordSource::of_filter)
    }

    /// Returns whether one of these leaves counts.
    pub(super) fn counts(&self, leaves: &[LeafId]) -> bool {
        leaves.iter().any(|id| self.counting.contains(id))
    }

    /// Returns the branch's condition on a field, or `None` if it has none.
    pub(super) fn field(&self, branch: &Branch, path: &str) -> Option<&'p Leaf> {
        branch.leaves.iter().map(|id| self.pattern().leaf(*id)).find(|leaf| leaf.path == path)
    }

    /// Returns whether a branch names this text as an exact value of the field.
    pub(super) fn names(&self, branch: &Branch, path: &str, text: &str) -> bool {
        self.field(branch, path).is_some_and(|leaf| texts(leaf).any(|(_, other)| other == text))
    }

    /// Returns whether a branch is about API calls through CloudTrail.
    pub(super) fn is_api_call(&self, branch: &Branch) -> bool {
        self.names(branch, "detail-type", API_CALL)
    }
}

/// Returns the exact texts of a leaf.
pub(super) fn texts(leaf: &Leaf) -> impl Iterator<Item = (&Matcher, &str)> {
    leaf.matchers.iter().filter_map(|matcher| match &matcher.predicate {
        Predicate::Exact(Exact::Text(text) | Exact::Address(text, _)) => Some((matcher, text.as_str())),
        _ => None,
    })
}

/// Returns the exact texts of a leaf and those of its prefixes.
pub(super) fn beginnings(leaf: &Leaf) -> impl Iterator<Item = (&Matcher, &str)> {
    leaf.matchers.iter().filter_map(|matcher| match &matcher.predicate {
        Predicate::Exact(Exact::Text(text)) | Predicate::Prefix(Affix::Text(text)) => {
            Some((matcher, text.as_str()))
        }
        _ => None,
    })
}

/// Returns whether a leaf accepts a string.
pub(super) fn accepts(leaf: &Leaf, text: &str) -> bool {
    let value = Scalar::String(Cow::Borrowed(text));
    leaf.matchers.iter().any(|matcher| matcher.predicate.accepts(&value))
}
