//! One more matcher in the field's list, when nothing else would keep more of what the rule is for.

use super::source;
use crate::event::RecordSource;
use crate::fix::tools::{shown, value_at};
use crate::fix::{FixKind, Miss, QuickFix};
use crate::json::Layout;
use crate::matching::reason::Reason;
use crate::pattern::{Leaf, Predicate};

/// Longer values are hardly meant to be written into a pattern.
const MAX_LENGTH: usize = 256;

pub(in crate::fix) fn fixes(miss: &Miss) -> Vec<QuickFix> {
    let leaf = miss.parsed.pattern.leaf(miss.leaf);
    let layout = Layout::of(&miss.parsed.document);
    let added = match (miss.reason, source(miss)) {
        (Reason::Absent(absent), _) if absent.at == 0 && is_always_there(miss, &absent.name) => None,
        (Reason::Absent(absent), _) if absent.near.is_none() && miss.alone && may_be_absent(leaf) => {
            let label = "Also match events without it".to_owned();
            Some((layout.operator("exists", "false"), label, FixKind::Widen))
        }
        (Reason::Absent(_), _) => None,
        // To the sender, null is often no value.
        (Reason::Present { .. }, Some("null")) if lists_only_values(leaf) => {
            Some(("null".to_owned(), "Also match null".to_owned(), FixKind::AddValue))
        }
        (_, Some(value)) if value.len() <= MAX_LENGTH && lists_values(leaf) => {
            let one = one_more(miss, &layout, value);
            let label = format!("Add {} to the array", shown(&one));
            Some((one, label, FixKind::AddValue))
        }
        _ => None,
    };
    let list = value_at(&miss.parsed.document, leaf.span);
    let fix = added.zip(list).map(|((matcher, label, kind), list)| {
        let edits = vec![layout.append_element(list, &matcher)];
        QuickFix { label, edits, kind }
    });
    fix.into_iter().collect()
}

/// Whether every event has a field of this name at the top: to match events without it would match none more. All records
/// of a stream or a queue have the same fields there.
fn is_always_there(miss: &Miss, name: &str) -> bool {
    const FIELDS: [&str; 7] = ["version", "id", "detail-type", "source", "account", "time", "region"];
    FIELDS.contains(&name) || miss.event.root().and_then(RecordSource::of).is_some()
}

/// Returns the event's value as a matcher of the same kind as the one that fails.
fn one_more(miss: &Miss, layout: &Layout, value: &str) -> String {
    match miss.matcher.map(|matcher| &matcher.predicate) {
        Some(Predicate::EqualsIgnoreCase(_)) => layout.operator("equals-ignore-case", value),
        _ => value.to_owned(),
    }
}

/// Returns whether the leaf lists values: beside a range, a prefix, a wildcard or a block, one more value
/// would let in what these are there to keep out.
fn lists_values(leaf: &Leaf) -> bool {
    leaf.matchers.iter().any(|matcher| is_value(&matcher.predicate)) && lists_only_values(leaf)
}

/// Whether the leaf lists nothing but values, and perhaps absence.
fn lists_only_values(leaf: &Leaf) -> bool {
    leaf.matchers.iter().all(|matcher| is_value(&matcher.predicate) || matcher.predicate.accepts_absence())
}

fn is_value(predicate: &Predicate) -> bool {
    matches!(predicate, Predicate::Exact(_) | Predicate::EqualsIgnoreCase(_))
}

/// Returns whether absence can stand beside the matchers of a leaf without letting in nearly everything:
/// values and what excludes some do; a range or a prefix says that there is something to look at.
fn may_be_absent(leaf: &Leaf) -> bool {
    leaf.matchers.iter().all(|matcher| {
        matches!(
            matcher.predicate,
            Predicate::Exact(_) | Predicate::EqualsIgnoreCase(_) | Predicate::AnythingBut(_)
        )
    })
}
