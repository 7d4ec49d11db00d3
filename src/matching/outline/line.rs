//! The lines that an explanation is made of.

use super::Lacking;
use crate::json::NodeId;
use crate::matching::reason::{ByDigits, Reason};
use crate::pattern::LeafId;
use crate::text::Span;

/// One line of an explanation.
#[derive(Clone, Debug, PartialEq)]
pub struct Line {
    /// How deep it lies in the pattern, from 0.
    pub depth: usize,
    /// What it speaks of.
    pub kind: LineKind,
    /// What became of that.
    pub status: Status,
    /// The text it stands for, in the pattern.
    pub span: Span,
    /// The values that were looked at, for a matcher; those that it accepts come first.
    pub values: Vec<InspectedValue>,
    /// How many more values there were.
    pub more: usize,
    /// The leaf that a field or a matcher belongs to.
    pub leaf: Option<LeafId>,
    /// Why it does not hold, where that can be said: for a matcher one reason a value, for a field,
    /// an object or a branch one for all of it.
    pub reasons: Vec<LineReason>,
    /// For a branch of `$or`: how many of the conditions in it do not hold.
    pub distance: Option<usize>,
    /// For a field that fails: the elements of an array that lack it, where others have it.
    pub lacking: Option<Lacking>,
    /// The index in `values` of the one that decided the match, together with those of other fields.
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

    /// Returns why the value at this index of `values` is not accepted, or `None` if it is, or if there is
    /// nothing to say.
    pub fn reason(&self, index: usize) -> Option<&Reason> {
        self.reasons.iter().find(|of| of.index == Some(index)).map(|of| &of.reason)
    }
}

/// Why a line, or one value at it, does not hold.
#[derive(Clone, Debug, PartialEq)]
pub struct LineReason {
    /// The index in [`Line::values`] of the value it is about; `None` if it is about the whole line.
    pub index: Option<usize>,
    /// That value.
    pub value: Option<NodeId>,
    /// The reason.
    pub reason: Reason,
}

/// What a line speaks of.
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

/// What became of a part of the pattern.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Status {
    /// It holds.
    Matched,
    /// It does not hold.
    Failed,
    /// It does not count: a later field of the same name replaced it.
    Replaced,
    /// It does not hold, since there is nothing in the event that it could look at; a line above says
    /// why.
    NotReached,
}

/// A value of the event that a matcher looked at.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct InspectedValue {
    /// The way to it from the top of the event.
    pub path: String,
    /// The value as written, shortened.
    pub text: String,
    /// Where it stands in the event.
    pub span: Span,
    /// Whether the matcher accepts it.
    pub accepted: bool,
    /// By which digits, if it is odd that it does.
    pub by_digits: Option<ByDigits>,
}
