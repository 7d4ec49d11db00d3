//! Fields that are set twice.

use crate::fix::tools::{remove, value_at};
use crate::fix::{Edit, FixKind, QuickFix};
use crate::json::{Kind, Layout, Value};
use crate::pattern::{Parsed, Problem, ProblemKind};

pub(super) fn fixes(parsed: &Parsed, problem: &Problem) -> Vec<QuickFix> {
    let ProblemKind::Overridden(earlier) = problem.kind else { return Vec::new() };
    let document = &parsed.document;
    let lists = value_at(document, earlier).zip(value_at(document, problem.span));
    let Some((earlier, later)) = lists else { return Vec::new() };
    let Some(removed) = remove(earlier) else { return Vec::new() };
    let mut fixes = Vec::new();
    if let Some(edit) = joined(earlier, later, &Layout::of(document)) {
        let mut edits = removed.clone();
        edits.push(edit);
        fixes.push(QuickFix { label: "Merge the two arrays".to_owned(), edits, kind: FixKind::Merge });
    }
    let label = "Remove the earlier field, which has no effect".to_owned();
    fixes.push(QuickFix { label, edits: removed, kind: FixKind::Remove });
    fixes
}

/// Returns the matchers of the earlier list in front of those of the later one.
fn joined(earlier: Value, later: Value, layout: &Layout) -> Option<Edit> {
    if earlier.kind() != Kind::Array || later.kind() != Kind::Array {
        return None;
    }
    let first = later.children().next()?;
    let known: Vec<&str> = later.children().map(Value::source).collect();
    let mut text = String::new();
    for matcher in earlier.children().map(Value::source).filter(|source| !known.contains(source)) {
        text.push_str(matcher);
        text.push_str(layout.comma());
    }
    (!text.is_empty()).then(|| Edit::insert(first.span().start, text))
}
