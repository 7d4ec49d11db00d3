//! `$or` and its branches.

use crate::fix::tools::{letters, remove, value_at, whole};
use crate::fix::{Edit, FixKind, QuickFix};
use crate::json::{Kind, Layout, Value, quote};
use crate::pattern::{Parsed, Problem, ProblemKind};
use crate::text::Span;

pub(super) fn fixes(parsed: &Parsed, problem: &Problem) -> Vec<QuickFix> {
    let Some(value) = value_at(&parsed.document, problem.span) else { return Vec::new() };
    let fixes = match &problem.kind {
        ProblemKind::OrNotArray => vec![branches(value)],
        ProblemKind::UnknownOperator(_) => vec![connected(value)],
        ProblemKind::OrTooFew => {
            vec![without_or(value), value.children().next().and_then(|only| one_each(value, only))]
        }
        ProblemKind::OrNotObject => vec![remove(value).map(|edits| QuickFix {
            label: "Remove what isn't an object".to_owned(),
            edits,
            kind: FixKind::Remove,
        })],
        _ => Vec::new(),
    };
    fixes.into_iter().flatten().collect()
}

/// `"or": [{…}, {…}]` as `$or`; of `and`, the fields of all objects beside each other, which must all match anyway.
fn connected(operand: Value) -> Option<QuickFix> {
    let list = operand.parent()?.parent().filter(|list| list.kind() == Kind::Array)?;
    let are_objects = list.children().all(|one| one.kind() == Kind::Object && one.children().count() > 0);
    let name = list.key().filter(|_| are_objects)?;
    match letters(&name).as_str() {
        "or" | "anyof" if list.children().count() > 1 => {
            let edits = vec![Edit::replace(list.key_span()?, quote("$or"))];
            Some(QuickFix { label: "Change to $or".to_owned(), edits, kind: FixKind::Operator })
        }
        "and" | "allof" => {
            let mut names: Vec<_> = list.parent()?.children().filter_map(Value::key).collect();
            let members: Vec<Value> = list.children().flat_map(Value::children).collect();
            names.extend(members.iter().filter_map(|member| member.key()));
            let count = names.len();
            names.sort_unstable();
            names.dedup();
            (names.len() == count).then_some(())?;
            let comma = Layout::of(list.document()).comma();
            let text: Vec<&str> =
                members.iter().map(|member| whole(*member).of(list.document().text())).collect();
            let label = "Put all fields beside each other, since all must match".to_owned();
            let edits = vec![Edit::replace(whole(list), text.join(comma))];
            Some(QuickFix { label, edits, kind: FixKind::Merge })
        }
        _ => None,
    }
}

/// `"$or": {…}`: each field becomes a branch.
fn branches(value: Value) -> Option<QuickFix> {
    if value.kind() != Kind::Object || value.children().count() < 2 {
        return None;
    }
    let Span { start, end } = value.span();
    let mut edits = apart(value);
    edits.push(Edit::insert(start, "["));
    edits.push(Edit::insert(end, "]"));
    Some(QuickFix { label: "Make each field a branch".to_owned(), edits, kind: FixKind::Split })
}

/// `"$or": [{…}]` with several fields: each becomes a branch.
fn one_each(list: Value, only: Value) -> Option<QuickFix> {
    let is_one = list.children().count() == 1 && only.kind() == Kind::Object;
    if !is_one || only.children().count() < 2 {
        return None;
    }
    let label = "Make each field a branch".to_owned();
    Some(QuickFix { label, edits: apart(only), kind: FixKind::Split })
}

/// Puts `}, {` between the members of an object.
fn apart(object: Value) -> Vec<Edit> {
    let members: Vec<Value> = object.children().collect();
    let pairs = members.windows(2);
    pairs
        .map(|pair| {
            let between = Span { start: pair[0].span().end, end: whole(pair[1]).start };
            Edit::replace(between, "}, {")
        })
        .collect()
}

/// `"$or": [{…}]`: the only branch must hold anyway.
fn without_or(list: Value) -> Option<QuickFix> {
    let Some(only) = list.children().next() else {
        let label = "Remove the empty $or".to_owned();
        return remove(list).map(|edits| QuickFix { label, edits, kind: FixKind::Remove });
    };
    let (head, tail) = (only.children().next()?, only.children().last()?);
    if list.children().count() != 1 {
        return None;
    }
    let edits = vec![
        Edit::remove(Span { start: whole(list).start, end: whole(head).start }),
        Edit::remove(Span { start: tail.span().end, end: list.span().end }),
    ];
    Some(QuickFix { label: "Remove $or and keep its only branch".to_owned(), edits, kind: FixKind::Merge })
}
