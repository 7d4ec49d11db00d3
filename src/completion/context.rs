//! Finds out what may be written at a place of a pattern, by what is around it.

use crate::json::{Document, Kind, Value};
use crate::text::Span;

/// The kind of thing that may be written there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Slot {
    /// The name of a field, with what follows.
    Field,
    /// A matcher of a leaf.
    Matcher {
        /// Whether a string has been begun.
        quoted: bool,
    },
    /// The name of an operator, with its operand.
    Operator,
}

/// A place and its surroundings.
#[derive(Debug)]
pub(super) struct Context {
    pub(super) place: Slot,
    /// The names of the fields on the way, outermost first.
    pub(super) path: Vec<String>,
    /// The token that is being written, quotes included; empty if there is none.
    pub(super) span: Span,
}

/// Finds out what may be written at `offset`.
pub(super) fn find(document: &Document, offset: u32) -> Option<Context> {
    let container = innermost(document, offset)?;
    let child = container.children().find(|child| token(*child).is_some_and(|token| token.touches(offset)));
    let span = child.and_then(token).unwrap_or(Span { start: offset, end: offset });
    let path = path(container);
    let place = match container.kind() {
        Kind::Array if is_leaf(container) => {
            Slot::Matcher { quoted: document.text()[span.range()].starts_with('"') }
        }
        Kind::Object if is_behind_colon(container, offset) => return None,
        Kind::Object if container.parent().is_some_and(is_leaf) => {
            // A second operator has no place in the object.
            let others =
                container.children().filter(|other| child.is_none_or(|child| child.id() != other.id()));
            if others.count() > 0 {
                return None;
            }
            Slot::Operator
        }
        Kind::Object => Slot::Field,
        _ => return None,
    };
    Some(Context { place, path, span })
}

/// Returns the container that the place lies inside of.
pub(super) fn innermost(document: &Document, offset: u32) -> Option<Value<'_>> {
    let mut inside = document.root().filter(|root| contains(*root, offset))?;
    while let Some(deeper) = inside.children().find(|child| contains(*child, offset)) {
        inside = deeper;
    }
    Some(inside)
}

fn contains(value: Value, offset: u32) -> bool {
    let span = value.span();
    let is_container = matches!(value.kind(), Kind::Object | Kind::Array);
    is_container && span.start < offset && (offset < span.end || !value.is_closed())
}

/// Returns the token to be replaced: a member's key, or an element that is a scalar.
pub(super) fn token(value: Value) -> Option<Span> {
    match value.key_span() {
        Some(key) => Some(key),
        None if matches!(value.kind(), Kind::Object | Kind::Array) => None,
        None => Some(value.span()),
    }
}

/// Returns whether the place is between a member's colon and its end.
pub(super) fn is_behind_colon(object: Value, offset: u32) -> bool {
    object.children().any(|member| {
        let key_end = member.key_span().map_or(0, |key| key.end);
        member.kind() != Kind::Invalid && offset > key_end && offset <= member.span().end
    })
}

/// Returns whether an array holds matchers, and not the branches of a `$or`.
pub(super) fn is_leaf(array: Value) -> bool {
    let is_field = array.key().is_some_and(|key| key != "$or");
    array.kind() == Kind::Array && is_field && !array.parent().and_then(Value::parent).is_some_and(is_leaf)
}

/// Returns the names on the way to a container; `$or` and operators are no fields.
pub(super) fn path(container: Value) -> Vec<String> {
    let mut names = Vec::new();
    let mut at = Some(container);
    while let Some(value) = at {
        names.extend(value.key().filter(|key| key != "$or").map(String::from));
        at = value.parent();
    }
    names.reverse();
    names
}
