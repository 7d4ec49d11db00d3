//! Fields with another name in the event.

use super::way_to;
use crate::fix::{Edit, FixKind, Miss, QuickFix, replace};
use crate::json::{Kind, quote};
use crate::matching::reason::{Absent, Near, NearKind, Reason};
use crate::text::Span;

pub(in crate::fix) fn fixes(miss: &Miss) -> Vec<QuickFix> {
    let Reason::Absent(absent) = miss.reason else { return Vec::new() };
    let Some(near) = &absent.near else { return Vec::new() };
    let fix = match near.kind {
        NearKind::Case | NearKind::Space | NearKind::Separators | NearKind::Spelling => {
            renamed(miss, absent, near)
        }
        NearKind::Joined => joined(miss, absent, near),
        _ => None,
    };
    fix.into_iter().collect()
}

/// Returns the key with the name that the event has.
fn renamed(miss: &Miss, absent: &Absent, near: &Near) -> Option<QuickFix> {
    let (start, member) = way_to(miss).into_iter().rfind(|(start, _)| *start <= absent.at)?;
    let key = member.key()?;
    let at = absent.at - start;
    let rest = key.get(at..)?.strip_prefix(absent.name.as_str())?;
    let name = format!("{}{}{rest}", &key[..at], near.name);
    let label = format!("Rename to {}", quote(&name));
    Some(replace(FixKind::RenameField, member.key_span()?, quote(&name), label))
}

/// Returns one key for two: `"user": {"name": […]}` becomes `"userName": […]`.
fn joined(miss: &Miss, absent: &Absent, near: &Near) -> Option<QuickFix> {
    let way = way_to(miss);
    let first = way.iter().rposition(|(start, _)| *start <= absent.at)?;
    let (start, outer) = way[first];
    let (_, leaf) = *way.last()?;
    let label = format!("Rename to {}", quote(&near.name));
    let name = format!("{}{}", &outer.key()?[..absent.at - start], near.name);
    if outer.id() == leaf.id() {
        return Some(replace(FixKind::RenameField, outer.key_span()?, quote(&name), label));
    }
    let is_only = way[first..way.len() - 1]
        .iter()
        .all(|(_, member)| member.kind() == Kind::Object && member.children().count() == 1);
    let edits = vec![
        Edit::replace(Span { start: outer.key_span()?.start, end: leaf.key_span()?.end }, quote(&name)),
        Edit::remove(Span { start: leaf.span().end, end: outer.span().end }),
    ];
    is_only.then_some(QuickFix { label, edits, kind: FixKind::RenameField })
}
