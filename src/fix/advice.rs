//! Fixes for advice.

use super::tools::{remove, shown, value_at};
use super::{
    Edit, FixKind, QuickFix, absent_or_value, anything_but, apply, for_names, misplaced, one_range, replace,
};
use crate::json::{Kind, Layout, Value, quote};
use crate::lint::{self, Diagnostic};
use crate::pattern::{self, Parsed};

/// Returns the fixes for a piece of advice, which is gone then; empty where only the author knows what is meant.
pub fn for_advice(parsed: &Parsed, diagnostic: &Diagnostic) -> Vec<QuickFix> {
    let mut fixes = match diagnostic.lint.id {
        "unknown-envelope-key" => {
            let covers = |edit: &Edit| {
                edit.span.start <= diagnostic.span.start && diagnostic.span.end <= edit.span.end
            };
            let renames = for_names(parsed).into_iter();
            renames.filter(|fix| fix.edits.iter().any(covers)).collect()
        }
        "operator-as-field" => {
            let member = value_at(&parsed.document, diagnostic.span);
            member.and_then(misplaced::outermost).into_iter().collect()
        }
        "matches-everything" => {
            let leaf = parsed.pattern.leaves.iter().find(|leaf| leaf.span == diagnostic.span);
            let in_one =
                |leaf| anything_but::in_one(parsed, leaf).or_else(|| one_range::in_one(parsed, leaf));
            leaf.and_then(in_one).into_iter().collect()
        }
        "absent-or-value" => {
            let field = value_at(&parsed.document, diagnostic.span).and_then(Value::parent);
            field.and_then(absent_or_value::one_required).into_iter().collect()
        }
        "literal-star" => as_wildcards(parsed, diagnostic).into_iter().collect(),
        "source-case" => of_service(parsed, diagnostic).into_iter().collect(),
        "covered-matcher" => {
            let edits = value_at(&parsed.document, diagnostic.span).and_then(remove);
            let label = format!("Remove {}", shown(diagnostic.span.of(parsed.document.text())));
            edits.map(|edits| QuickFix { label, edits, kind: FixKind::Remove }).into_iter().collect()
        }
        "prefix-or-suffix" => both_ends(parsed, diagnostic).into_iter().collect(),
        _ => Vec::new(),
    };
    fixes.retain(|fix| is_solved(parsed, diagnostic, fix));
    fixes
}

/// Returns all texts with a star in the list of the one that the advice is about, as wildcards.
fn as_wildcards(parsed: &Parsed, diagnostic: &Diagnostic) -> Option<QuickFix> {
    let list = value_at(&parsed.document, diagnostic.span)?.parent()?;
    let layout = Layout::of(&parsed.document);
    let stars = list.children().filter(|text| text.as_str().is_some_and(|text| text.contains('*')));
    let edits: Vec<Edit> =
        stars.map(|text| Edit::replace(text.span(), layout.operator("wildcard", text.source()))).collect();
    let label = match edits.len() {
        1 => "Change to wildcard".to_owned(),
        several => format!("Change all {several} to wildcard"),
    };
    Some(QuickFix { label, edits, kind: FixKind::Operator })
}

/// Joins a prefix and a suffix that are alternatives into one wildcard.
fn both_ends(parsed: &Parsed, diagnostic: &Diagnostic) -> Option<QuickFix> {
    let list = value_at(&parsed.document, diagnostic.span)?.parent()?;
    let operand = |name: &str| list.children().find_map(|object| object.get(name)?.as_str());
    let wildcard =
        format!("{}*{}", misplaced::escaped(&operand("prefix")?), misplaced::escaped(&operand("suffix")?));
    let layout = Layout::of(&parsed.document);
    let wildcard = layout.operator("wildcard", &quote(&wildcard));
    let label = format!("Match both: {}", shown(&wildcard));
    let text = layout.list(&[wildcard]);
    Some(replace(FixKind::Operator, list.span(), text, label))
}

/// Returns the source as the service has it.
fn of_service(parsed: &Parsed, diagnostic: &Diagnostic) -> Option<QuickFix> {
    let matcher = value_at(&parsed.document, diagnostic.span)?;
    let text = if matcher.kind() == Kind::String { matcher } else { matcher.children().next()? };
    let meant = quote(&lint::meant_source(&text.as_str()?)?);
    let label = format!("Change to {}", shown(&meant));
    Some(replace(FixKind::Value, text.span(), meant, label))
}

/// Returns whether the fixed pattern is one, and gets this advice less often.
fn is_solved(before: &Parsed, diagnostic: &Diagnostic, fix: &QuickFix) -> bool {
    let after = pattern::parse(&apply(before.document.text(), &fix.edits));
    let id = diagnostic.lint.id;
    let count = |parsed: &Parsed| lint::advise(parsed, &[]).iter().filter(|it| it.lint.id == id).count();
    after.misunderstanding().is_none() && count(&after) < count(before)
}
