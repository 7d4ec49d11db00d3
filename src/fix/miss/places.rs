//! Fields in another place in the event.

use super::way_to;
use crate::fix::tools::{remove, value_at, whole};
use crate::fix::{Edit, FixKind, Miss, QuickFix};
use crate::json::{Kind, Layout, Value, quote};
use crate::matching::reason::{NearKind, Reason};
use crate::text::Span;

pub(in crate::fix) fn fixes(miss: &Miss) -> Vec<QuickFix> {
    let fix = match miss.reason {
        Reason::Absent(absent) => absent.near.as_ref().and_then(|near| {
            let keys = value_at(miss.event, near.field.span)?.keys();
            match near.kind {
                NearKind::Deeper => deeper(miss, absent.at, &keys),
                NearKind::Higher => unwrapped(miss, absent.at).or_else(|| higher(miss, &keys)),
                _ => None,
            }
        }),
        Reason::NoValue { inside: Some(inside), .. } => {
            value_at(miss.event, inside.span).and_then(|value| below(miss, &value.key()?))
        }
        _ => None,
    };
    fix.into_iter().collect()
}

/// Returns the member that is one level deeper in the event: `"state": […]` becomes `"instance": {"state":
/// […]}`.
fn deeper(miss: &Miss, at: usize, keys: &[String]) -> Option<QuickFix> {
    let (start, member) = way_to(miss).into_iter().rfind(|(start, _)| *start <= at)?;
    let path = &miss.parsed.pattern.leaf(miss.leaf).path;
    let above = path[..at].split_terminator('.').count();
    let level = keys.get(above)?;
    let label = format!("Look for it in {}", quote(level));
    let layout = Layout::of(&miss.parsed.document);
    let (kind, own) = (FixKind::MoveField, whole(member));
    let sibling = member.parent()?.get(level).filter(|sibling| sibling.kind() == Kind::Object);
    if let Some(object) = sibling {
        let name = member.key()?.into_owned();
        let mut edits = remove(member)?;
        edits.push(layout.insert_member(object, None, &[name], member.source()));
        return Some(QuickFix { label, edits, kind });
    }
    if at > start {
        let name = member.key()?;
        let name = format!("{}{level}.{}", &name[..at - start], &name[at - start..]);
        return Some(QuickFix { label, edits: vec![Edit::replace(member.key_span()?, quote(&name))], kind });
    }
    let wrapped = layout.operator(level, "@");
    let inner = wrapped.split_once('@').map(|(before, _)| before.trim_start_matches(['{', ' ']))?;
    let (open, close) = if layout.comma() == "," { ("{", "}") } else { ("{ ", " }") };
    let edits = vec![Edit::insert(own.start, format!("{inner}{open}")), Edit::insert(own.end, close)];
    Some(QuickFix { label, edits, kind })
}

/// Returns the members of an object that the event does not have, in its place: `"Records": {"body": …,
/// "messageId": …}`. For one alone there is [`higher`].
fn unwrapped(miss: &Miss, at: usize) -> Option<QuickFix> {
    let (start, object) = way_to(miss).into_iter().find(|(start, _)| *start >= at)?;
    let (first, last) = (object.children().next()?, object.children().last()?);
    let has_more = first.id() != last.id() || first.kind() == Kind::Object;
    if start != at || object.kind() != Kind::Object || !has_more {
        return None;
    }
    let edits = vec![
        Edit::remove(Span { start: whole(object).start, end: whole(first).start }),
        Edit::remove(Span { start: last.span().end, end: object.span().end }),
    ];
    let label = format!("Remove {} around its fields", quote(&object.key()?));
    Some(QuickFix { label, edits, kind: FixKind::MoveField })
}

/// Returns the leaf one level higher: `"detail": {"source": […]}` becomes `"source": […]`.
fn higher(miss: &Miss, keys: &[String]) -> Option<QuickFix> {
    let way = way_to(miss);
    let (_, leaf) = *way.last()?;
    let (name, above) = keys.split_last()?;
    let label = if above.is_empty() {
        format!("Move {} to the top level", quote(name))
    } else {
        format!("Move {} into {}", quote(name), above.join("."))
    };
    let kind = FixKind::MoveField;
    // The objects that the leaf would leave empty go with it.
    let outermost = way.iter().skip(above.len()).find(|(_, member)| {
        std::iter::successors(Some(leaf), |at| at.parent())
            .take_while(|at| at.id() != member.id())
            .all(|at| at.parent().is_some_and(|parent| parent.children().count() == 1))
    })?;
    let (_, outer) = *outermost;
    if outer.id() != leaf.id() && outer.parent().is_some_and(|parent| leads_to(parent, above)) {
        let edits = vec![
            Edit::remove(Span { start: whole(outer).start, end: whole(leaf).start }),
            Edit::remove(Span { start: leaf.span().end, end: outer.span().end }),
        ];
        return Some(QuickFix { label, edits, kind });
    }
    let root = miss.parsed.document.root()?;
    let target = above.iter().try_fold(root, |object, key| object.get(key))?;
    let mut edits = remove(leaf)?;
    edits.push(Layout::of(&miss.parsed.document).insert_member(
        target,
        None,
        std::slice::from_ref(name),
        leaf.source(),
    ));
    (target.kind() == Kind::Object).then_some(QuickFix { label, edits, kind })
}

fn leads_to(object: Value, keys: &[String]) -> bool {
    object.kind() == Kind::Object && object.keys() == keys
}

/// Returns the matchers for a field of the object that the event has there.
fn below(miss: &Miss, name: &str) -> Option<QuickFix> {
    let (_, list) = *way_to(miss).last()?;
    let layout = Layout::of(&miss.parsed.document);
    let label = format!("Match its {} instead", quote(name));
    let edits = vec![Edit::replace(list.span(), object_of(&layout, name, list.source()))];
    Some(QuickFix { label, edits, kind: FixKind::MoveField })
}

fn object_of(layout: &Layout, name: &str, value: &str) -> String {
    let quoted = quote(name);
    layout.operator(quoted.trim_matches('"'), value)
}
