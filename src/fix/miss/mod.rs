//! Fixes for misses, a file for each family.

mod addresses;
mod affixes;
mod excluded;
mod keys;
mod lists;
mod misplaced;
mod moved;
mod places;
mod ranges;
mod texts;
mod types;

use super::{Miss, QuickFix};
use crate::json::Value;
use crate::matching::Line;
use crate::pattern::{LeafId, Parsed};

/// Proposes fixes for the reasons that it knows, and nothing for others.
pub(super) type Family = fn(&Miss) -> Vec<QuickFix>;

/// All families; those in front come first in what is offered. A fix is ranked by what it keeps: spelling, place and
/// type first, then a matcher of the same kind that takes more, and one more value last.
pub(super) static FAMILIES: &[Family] = &[
    misplaced::fixes,
    keys::fixes,
    places::fixes,
    types::fixes,
    texts::fixes,
    moved::fixes,
    affixes::fixes,
    ranges::fixes,
    addresses::fixes,
    excluded::fixes,
    lists::fixes,
];

/// Returns the leaves that a line is about: its own, or those within.
pub(super) fn leaves_of(parsed: &Parsed, line: &Line) -> Vec<LeafId> {
    if let Some(leaf) = line.leaf {
        return vec![leaf];
    }
    let within = |span: crate::text::Span| line.span.start <= span.start && span.end <= line.span.end;
    parsed.pattern.leaves().filter(|(_, leaf)| within(leaf.span)).map(|(id, _)| id).collect()
}

/// Returns the members of the pattern's objects that lead to a leaf, the outermost first, each with the byte
/// of the leaf's path at which its name begins.
fn way_to<'m>(miss: &Miss<'m>) -> Vec<(usize, Value<'m>)> {
    let span = miss.parsed.pattern.leaf(miss.leaf).span;
    let Some(list) = super::tools::value_at(&miss.parsed.document, span) else { return Vec::new() };
    let above = std::iter::successors(Some(list), |value| value.parent());
    let mut members: Vec<Value> = above.filter(|value| value.key().is_some_and(|key| key != "$or")).collect();
    members.reverse();
    let mut at = 0;
    let mut way = Vec::new();
    for member in members {
        way.push((at, member));
        at += member.key().map_or(0, |key| key.len()) + 1;
    }
    way
}

/// Returns the value of the event that fails, as it is written there.
fn source<'m>(miss: &Miss<'m>) -> Option<&'m str> {
    Some(miss.event.value(miss.value?).source())
}

/// Returns the matcher that fails, in the pattern's tree.
fn matcher_value<'m>(miss: &Miss<'m>) -> Option<Value<'m>> {
    super::tools::value_at(&miss.parsed.document, miss.matcher?.span)
}

/// Returns the operand of the matcher that fails.
fn operand<'m>(miss: &Miss<'m>) -> Option<Value<'m>> {
    matcher_value(miss)?.children().next()
}
