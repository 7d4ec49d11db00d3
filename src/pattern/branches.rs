//! From the tree to the branches that the matcher tries: `$or` multiplied out, later fields over
//! earlier ones.

use super::syntax::{LeafId, Member, Object, Or, Pattern};
use crate::text::Span;
use std::collections::BTreeMap;

/// More combinations of `$or` branches than this are refused.
pub const MAX_COMBINATIONS: usize = 1_000;

/// One way to satisfy a pattern: every leaf named here must hold.
///
/// The leaves are in the order of their paths by UTF-16 units, in which AWS's engine visits them. That order
/// decides what `{"exists": false}` sees beside conditions on elements of one array.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Branch {
    /// The leaves that must hold, one a path.
    pub leaves: Vec<LeafId>,
    /// The places of the alternatives of `$or` that it takes, in the order of the text.
    pub alternatives: Vec<Span>,
}

/// Returns the branches of a pattern, in the order of its text. One, where it has no `$or`.
///
/// A pattern with more than [`MAX_COMBINATIONS`] is refused before this; should it come here all
/// the same, the rest is left out.
pub fn expand(pattern: &Pattern) -> Vec<Branch> {
    let mut states = vec![State::default()];
    expand_object(pattern, &pattern.root, &mut states);
    let branch = |state: State| Branch {
        leaves: state.leaves.into_values().collect(),
        alternatives: state.alternatives,
    };
    states.into_iter().map(branch).collect()
}

/// For each leaf of the pattern, by its id, whether any of the branches asks for it.
pub fn counting_leaves(pattern: &Pattern, branches: &[Branch]) -> Vec<bool> {
    let mut counts = vec![false; pattern.leaves.len()];
    for id in branches.iter().flat_map(|branch| &branch.leaves) {
        counts[id.0 as usize] = true;
    }
    counts
}

/// A branch in the making.
#[derive(Clone, Default)]
struct State {
    /// The leaf that each path holds so far.
    leaves: BTreeMap<Vec<u16>, LeafId>,
    alternatives: Vec<Span>,
}

// The functions below call themselves for every level of the pattern, up to the depth that the JSON
// reader allows; whatever needs room on the stack has a function of its own.

fn expand_object(pattern: &Pattern, object: &Object, states: &mut Vec<State>) {
    for member in &object.members {
        match member {
            Member::Object(_, object) => expand_object(pattern, object, states),
            Member::Leaf(id) => expand_leaf(pattern, *id, states),
            Member::Or(or) => expand_or(pattern, or, states),
        }
    }
}

fn expand_leaf(pattern: &Pattern, id: LeafId, states: &mut [State]) {
    let path: Vec<u16> = pattern.leaf(id).path.encode_utf16().collect();
    for state in states {
        state.leaves.insert(path.clone(), id);
    }
}

fn expand_or(pattern: &Pattern, or: &Or, states: &mut Vec<State>) {
    let before = std::mem::take(states);
    for branch in &or.branches {
        let room = MAX_COMBINATIONS.saturating_sub(states.len());
        let mut alternatives: Vec<State> = before.iter().take(room).cloned().collect();
        for state in &mut alternatives {
            state.alternatives.push(branch.span);
        }
        expand_object(pattern, branch, &mut alternatives);
        states.append(&mut alternatives);
    }
    if or.branches.is_empty() {
        *states = before;
    }
}

/// Returns how many branches [`expand`] would make without its limit; saturates.
pub(super) fn count_combinations(object: &Object) -> usize {
    let mut count = 1_usize;
    for member in &object.members {
        let ways = match member {
            Member::Object(_, object) => count_combinations(object),
            Member::Leaf(_) => 1,
            Member::Or(or) => count_alternatives(or),
        };
        count = count.saturating_mul(ways);
    }
    count
}

fn count_alternatives(or: &Or) -> usize {
    or.branches.iter().map(count_combinations).fold(0, usize::saturating_add).max(1)
}

/// Leaves that replace an earlier one of the same path within the same object or `$or` branch:
/// `(later, earlier)`. A field inside `$or` that replaces one outside of it may be meant.
pub(super) fn find_overridden(pattern: &Pattern) -> Vec<(LeafId, LeafId)> {
    let mut found = Vec::new();
    find_in_object(pattern, &pattern.root, &mut BTreeMap::new(), &mut found);
    found
}

fn find_in_object<'p>(
    pattern: &'p Pattern,
    object: &Object,
    seen: &mut BTreeMap<&'p str, LeafId>,
    found: &mut Vec<(LeafId, LeafId)>,
) {
    for member in &object.members {
        match member {
            Member::Object(_, object) => find_in_object(pattern, object, seen, found),
            Member::Leaf(id) => {
                if let Some(earlier) = seen.insert(&pattern.leaf(*id).path, *id) {
                    found.push((*id, earlier));
                }
            }
            Member::Or(or) => {
                for branch in &or.branches {
                    find_in_object(pattern, branch, &mut BTreeMap::new(), found);
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::pattern::parse;

    #[track_caller]
    fn check(text: &str, expected: &[&[&str]]) {
        let parsed = parse(text);
        let source = |id: &LeafId| parsed.pattern.leaf(*id).span.of(text).to_owned();
        let branches: Vec<Vec<String>> =
            expand(&parsed.pattern).iter().map(|branch| branch.leaves.iter().map(source).collect()).collect();
        assert_eq!(branches, expected, "{text}");
        assert_eq!(count_combinations(&parsed.pattern.root), expected.len(), "{text}");
    }

    #[test]
    fn the_last_writer_of_a_path_wins() {
        check(r#"{"a":[1],"a":[2]}"#, &[&["[2]"]]);
        check(r#"{"a":{"b":[1]},"a":{"c":[2]}}"#, &[&["[1]", "[2]"]]);
        check(r#"{"a":{"b":[1]},"a.b":[2]}"#, &[&["[2]"]]);
    }

    #[test]
    fn or_multiplies_and_replaces() {
        check(r#"{"$or":[{"a":[1]},{"b":[2]}]}"#, &[&["[1]"], &["[2]"]]);
        check(r#"{"a":[0],"$or":[{"a":[1]},{"b":[2]}]}"#, &[&["[1]"], &["[0]", "[2]"]]);
        check(r#"{"$or":[{"a":[1]},{"b":[2]}],"a":[0]}"#, &[&["[0]"], &["[0]", "[2]"]]);
        check(
            r#"{"x":{"$or":[{"a":[1]},{"b":[2]}]},"$or":[{"c":[3]},{"d":[4]}]}"#,
            &[&["[3]", "[1]"], &["[3]", "[2]"], &["[4]", "[1]"], &["[4]", "[2]"]],
        );
        check(
            r#"{"$or":[{"a":[1]},{"$or":[{"b":[2]},{"c":[3]}],"z":[9]}]}"#,
            &[&["[1]"], &["[2]", "[9]"], &["[3]", "[9]"]],
        );
    }

    #[test]
    fn paths_are_visited_in_the_order_of_their_utf16_units() {
        // U+FFFD comes before U+1F600 as a code point, but behind its first surrogate.
        check("{\"\u{fffd}\":[1],\"😀\":[2]}", &[&["[2]", "[1]"]]);
    }
}
