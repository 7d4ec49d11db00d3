//! Names at the top of a pattern that no event has.

use super::tools::letters;
use super::{Repair, RepairKind, apply, replace};
use crate::json::quote;
use crate::pattern::{self, Key, Member, Parsed};
use strsim::osa_distance;

/// The fields at the top of every event.
const ENVELOPE: &[&str] =
    &["source", "detail-type", "detail", "account", "region", "resources", "time", "id", "version"];

pub(super) fn repairs(parsed: &Parsed) -> Vec<Repair> {
    let names: Vec<&Key> = parsed
        .pattern
        .root
        .members
        .iter()
        .filter_map(|member| match member {
            Member::Object(key, _) => Some(key),
            Member::Leaf(id) => Some(&parsed.pattern.leaf(*id).key),
            Member::Or(_) => None,
        })
        .collect();
    let is_there = |name: &str| names.iter().any(|key| key.name == name);
    names
        .iter()
        .filter_map(|key| {
            let name = meant(&key.name).filter(|name| !is_there(name))?;
            let label = format!("Rename to {}", quote(name));
            Some(replace(RepairKind::RenameField, key.span, quote(name), label))
        })
        .filter(|repair| {
            let after = pattern::parse(&apply(parsed.document.text(), &repair.edits));
            after.misunderstanding().is_none() || parsed.misunderstanding().is_some()
        })
        .collect()
}

/// The field of the envelope that a name stands for, if it is not one itself.
fn meant(name: &str) -> Option<&'static str> {
    // Names with dots lead into a field; `replay-name` is one of its own.
    if ENVELOPE.contains(&name) || name == "replay-name" || name.contains('.') {
        return None;
    }
    let same = ENVELOPE.iter().find(|known| letters(known) == letters(name));
    let close = || {
        let close = |known: &&&str| known.len() > 4 && osa_distance(known, name) == 1;
        ENVELOPE.iter().find(close)
    };
    same.or_else(close).copied()
}
