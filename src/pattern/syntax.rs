//! The syntax tree of a pattern, in the shape in which it was written.

use super::operator::Predicate;
use crate::text::Span;

/// An event pattern.
///
/// Its leaves (the arrays of matchers) lie in one list, in the order of the text; the tree names
/// them by [`LeafId`].
#[derive(Clone, Debug, Default)]
pub struct Pattern {
    /// The outermost object.
    pub root: Object,
    /// All leaves, in the order of the text.
    pub leaves: Vec<Leaf>,
}

impl Pattern {
    /// Returns the leaf with this id.
    ///
    /// # Panics
    /// If the id is another pattern's and too large for this one.
    pub fn leaf(&self, id: LeafId) -> &Leaf {
        &self.leaves[id.0 as usize]
    }

    /// Returns all leaves with their ids, in the order of the text.
    pub fn leaves(&self) -> impl Iterator<Item = (LeafId, &Leaf)> {
        self.leaves.iter().enumerate().map(|(index, leaf)| (LeafId(index as u32), leaf))
    }
}

/// Names a leaf of one pattern.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct LeafId(pub u32);

/// An object of a pattern: everything in it must hold.
#[derive(Clone, Debug, Default)]
pub struct Object {
    /// Where it is, braces included.
    pub span: Span,
    /// Its members, in order.
    pub members: Vec<Member>,
}

/// One entry of an object.
#[derive(Clone, Debug)]
pub enum Member {
    /// `"key": {…}`: descend.
    Object(Key, Object),
    /// `"key": […]`: look at the values.
    Leaf(LeafId),
    /// `"$or": […]`: one of the branches must hold.
    Or(Or),
}

/// The name of a field.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Key {
    /// The name, escapes resolved.
    pub name: String,
    /// Where it is, quotes included.
    pub span: Span,
}

/// Alternatives of a `$or`.
#[derive(Clone, Debug)]
pub struct Or {
    /// Where `"$or"` is.
    pub key_span: Span,
    /// Where its array is.
    pub span: Span,
    /// The alternatives, in order.
    pub branches: Vec<Object>,
}

/// A field and the matchers of which one must accept one of its values.
#[derive(Clone, Debug)]
pub struct Leaf {
    /// The field's own name.
    pub key: Key,
    /// The names from the top, joined with dots: the field's identity for the matcher.
    pub path: String,
    /// Where its array is.
    pub span: Span,
    /// The alternatives, in order.
    pub matchers: Vec<Matcher>,
}

/// One alternative of a leaf.
#[derive(Clone, Debug)]
pub struct Matcher {
    /// Where it is.
    pub span: Span,
    /// The condition on a value.
    pub predicate: Predicate,
}
