//! Names at the top of a pattern that no event has.

use super::{FixKind, QuickFix, apply, replace};
use crate::event::RecordSource;
use crate::json::quote;
use crate::lint::meant_field;
use crate::pattern::{self, Key, Member, Parsed};

pub(super) fn fixes(parsed: &Parsed) -> Vec<QuickFix> {
    // A filter of Pipes or Lambda, which has other fields.
    if parsed.document.root().and_then(RecordSource::of_filter).is_some() {
        return Vec::new();
    }
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
            let name = meant_field(&key.name).filter(|name| !is_there(name))?;
            let label = format!("Rename to {}", quote(name));
            Some(replace(FixKind::RenameField, key.span, quote(name), label))
        })
        .filter(|fix| {
            let after = pattern::parse(&apply(parsed.document.text(), &fix.edits));
            after.misunderstanding().is_none() || parsed.misunderstanding().is_some()
        })
        .collect()
}
