//! Fields whose value is somewhere else in the event, under another name.

use super::way_to;
use crate::fix::tools::{insert_at, is_in_or, remove};
use crate::fix::{Edit, FixKind, Miss, QuickFix, apply};
use crate::json::{self, Kind, Layout, Scalar, Value};
use crate::matching::reason::Reason;
use crate::pattern::operator::{Affix, Exact};
use crate::pattern::{Leaf, Predicate};
use crate::text::Span;

/// More values of an event than this are not looked at.
const MAX_VALUES: usize = 2_000;

/// Shorter texts are found in many fields by chance.
const MIN_TEXT: usize = 4;

pub(in crate::fix) fn fixes(miss: &Miss) -> Vec<QuickFix> {
    let is_gone = match miss.reason {
        Reason::Absent(absent) => absent.near.is_none(),
        Reason::JsonText { .. } | Reason::Excluded { .. } | Reason::Present { .. } => false,
        reason => reason.is_plain(),
    };
    let leaf = miss.parsed.pattern.leaf(miss.leaf);
    let is_detail = leaf.path.starts_with("detail.") || leaf.path == "resources";
    let fix = if is_gone && miss.is_only && is_detail { moved(miss, leaf) } else { None };
    fix.into_iter().collect()
}

/// Returns the leaf where the event has a value that it accepts. Where several fields have one, the one with
/// its name.
fn moved(miss: &Miss, leaf: &Leaf) -> Option<QuickFix> {
    let name = leaf.path.rsplit('.').next()?;
    let mut fields: Vec<Vec<String>> = Vec::new();
    let mut left = MAX_VALUES;
    gather(miss.event.root()?, leaf, &mut fields, &mut left);
    fields.retain(|keys| !is_asked_for(miss, &keys.join(".")));
    let alike = |keys: &&Vec<String>| keys.last().is_some_and(|last| last == name);
    let found = match fields.as_slice() {
        [only] => only,
        several => several.iter().find(alike)?,
    };
    let text = rewritten(miss, found)?;
    let label = format!("Look for it in {}", found.join("."));
    let whole = Span::new(0, miss.parsed.document.text().len());
    Some(QuickFix { label, edits: vec![Edit::replace(whole, text)], kind: FixKind::MoveField })
}

fn is_asked_for(miss: &Miss, path: &str) -> bool {
    let leads = |leaf: &Leaf| {
        leaf.path == path || leaf.path.strip_prefix(path).is_some_and(|rest| rest.starts_with('.'))
    };
    miss.parsed.pattern.leaves.iter().any(leads)
}

/// The keys of the fields with a value for which the leaf was surely meant.
fn gather(at: Value, leaf: &Leaf, fields: &mut Vec<Vec<String>>, left: &mut usize) {
    for child in at.children() {
        if *left == 0 {
            return;
        }
        *left -= 1;
        if matches!(child.kind(), Kind::Object | Kind::Array) {
            gather(child, leaf, fields, left);
        } else if Scalar::of(child).is_some_and(|value| is_meant(leaf, &value)) {
            let keys = child.keys();
            if !fields.contains(&keys) {
                fields.push(keys);
            }
        }
    }
}

/// Returns whether a matcher that hardly fits anything by chance accepts the value.
fn is_meant(leaf: &Leaf, value: &Scalar) -> bool {
    let is_special = |predicate: &Predicate| match predicate {
        Predicate::EqualsIgnoreCase(text) => text.source().len() >= MIN_TEXT,
        Predicate::Exact(Exact::Text(text))
        | Predicate::Prefix(Affix::Text(text))
        | Predicate::Suffix(Affix::Text(text)) => text.len() >= MIN_TEXT,
        Predicate::Wildcard(wildcard) => wildcard.source().len() > MIN_TEXT,
        _ => false,
    };
    leaf.matchers.iter().any(|one| is_special(&one.predicate) && one.predicate.accepts(value))
}

/// Returns the pattern with the leaf at these keys. Not out of `$or`, whose branches belong together.
fn rewritten(miss: &Miss, keys: &[String]) -> Option<String> {
    let (_, leaf) = *way_to(miss).last()?;
    if is_in_or(leaf) {
        return None;
    }
    let before = &miss.parsed.document;
    let without = remove(leaf).map_or("{}".to_owned(), |edits| apply(before.text(), &edits));
    let document = json::parse(&without);
    let edit = insert_at(document.root()?, keys, &Layout::of(before), leaf.source())?;
    Some(apply(&without, &[edit]))
}
