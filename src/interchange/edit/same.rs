//! Whether two values say the same.

use crate::interchange::node::{Member, Node, Value};
use std::collections::HashMap;

/// Returns whether a value of a text and one of the page are the same: places do not count, nor does the
/// order of members. A placeholder is its source text on the page.
pub(super) fn same(old: &Node, new: &Node) -> bool {
    match (&old.value, &new.value) {
        (Value::Expression(source) | Value::Text(source), Value::Text(text) | Value::Expression(text)) => {
            source == text
        }
        (Value::List(old), Value::List(new)) => {
            old.len() == new.len() && old.iter().zip(new).all(|(old, new)| same(old, new))
        }
        (Value::Map(old), Value::Map(new)) => {
            let (old, new) = (counted(old), counted(new));
            old.len() == new.len()
                && old.iter().all(|(name, old)| new.get(name).is_some_and(|new| same(&old.node, &new.node)))
        }
        (old, new) => old == new,
    }
}

/// Returns the members that count, by their names.
pub(super) fn counted(members: &[Member]) -> HashMap<&str, &Member> {
    members.iter().map(|member| (member.name.as_str(), member)).collect()
}
