//! The lines of an explanation.

use super::Lacking;
use crate::json::NodeId;
use crate::matching::reason::{ByDigits, Reason};
use crate::pattern::LeafId;
use crate::text::Span;

/// One line of an explanation.
#[derive(Clone, Debug, PartialEq)]
pub struct Line {
    /// Its depth in the pattern, from 0.
    pub depth: usize,
    /// The part of the pattern that it is about.
    pub kind: LineKind,
    /// The result of that part.
    pub status: Status,
    /// Its place in the pattern.
    pub span: Span,
    /// The values that a matcher looked at; the accepted ones come first.
    pub values: Vec<InspectedValue>,
    /// The number of further values.
    pub more: usize,
    /// The leaf that a field or a matcher belongs to.
    pub leaf: Option<LeafId>,
    /// The reasons for which it does not hold, where there are any: one for each value of a matcher, or one
    /// for a whole field, object or branch.
    pub reasons: Vec<LineReason>,
    /// The number of conditions in a branch of `$or` that do not hold.
    pub distance: Option<usize>,
    /// For a field that fails: the elements of an array that lack the field that others have.
    pub lacking: Option<Lacking>,
    /// The index in `values` of the value that decided the match, together with those of other fields.
    pub witness: Option<usize>,
}

impl Line {
    pub(super) fn new(depth: usize, kind: LineKind, span: Span) -> Self {
        Self {
            depth,
            kind,
            status: Status::Matched,
            span,
            values: Vec::new(),
            more: 0,
            leaf: None,
            reasons: Vec::new(),
            distance: None,
            lacking: None,
            witness: None,
        }
    }

    /// Returns why the value at this index of `values` is not accepted, or `None` if it is accepted or there
    /// is no reason to give.
    pub fn reason(&self, index: usize) -> Option<&Reason> {
        self.reasons.iter().find(|of| of.index == Some(index)).map(|of| &of.reason)
    }
}

/// The reason for which a line, or one of its values, does not hold.
#[derive(Clone, Debug, PartialEq)]
pub struct LineReason {
    /// The index in [`Line::values`] of the value it is about; `None` if it is about the whole line.
    pub index: Option<usize>,
    /// That value.
    pub value: Option<NodeId>,
    /// The reason.
    pub reason: Reason,
}

/// The part of the pattern that a line is about.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum LineKind {
    /// A field that holds other fields.
    Object(String),
    /// A field with its matchers.
    Field(String),
    /// One matcher of a field, as written.
    Matcher(String),
    /// `$or`.
    Or,
    /// One alternative of `$or`, counted from 1.
    Branch(usize),
}

/// The result of a part of the pattern.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Status {
    /// It holds.
    Matched,
    /// It does not hold.
    Failed,
    /// It does not count: a later field of the same name replaced it.
    Replaced,
    /// It does not hold, since the event has no value that it could look at; a line above says why.
    NotReached,
}

/// A value of the event that a matcher looked at.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct InspectedValue {
    /// Its path from the top of the event.
    pub path: String,
    /// The value as written, shortened.
    pub text: String,
    /// Its place in the event.
    pub span: Span,
    /// Whether the matcher accepts it.
    pub accepted: bool,
    /// The digits by which it was accepted, where that is surprising.
    pub by_digits: Option<ByDigits>,
}
