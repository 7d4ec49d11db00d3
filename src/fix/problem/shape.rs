//! Lists and objects where others belong, and empty ones.

use crate::fix::tools::{remove, value_at};
use crate::fix::{Edit, FixKind, QuickFix, misplaced, replace};
use crate::json::{Kind, Layout};
use crate::pattern::{Parsed, Problem, ProblemKind};
use crate::text::Span;

pub(super) fn fixes(parsed: &Parsed, problem: &Problem) -> Vec<QuickFix> {
    let Some(value) = value_at(&parsed.document, problem.span) else { return Vec::new() };
    let removed = |label: &str| {
        let edits = remove(value);
        edits.map(|edits| QuickFix { label: label.to_owned(), edits, kind: FixKind::Remove })
    };
    match &problem.kind {
        // An array would make it a field that no event has.
        ProblemKind::NotObjectOrArray(_)
            if misplaced::outermost(value).is_some() || super::unwrapped(parsed).is_some() =>
        {
            Vec::new()
        }
        ProblemKind::NotObjectOrArray(_) => {
            let Span { start, end } = value.span();
            let edits = vec![Edit::insert(start, "["), Edit::insert(end, "]")];
            vec![QuickFix { label: "Wrap in an array".to_owned(), edits, kind: FixKind::WrapInList }]
        }
        ProblemKind::EmptyObject => removed("Remove the empty object").into_iter().collect(),
        ProblemKind::EmptyArray => {
            let exists = Layout::of(&parsed.document).operator("exists", "true");
            let label = "Match any value";
            let any = replace(FixKind::Operand, value.span(), format!("[{exists}]"), label);
            removed("Remove the field with the empty array").into_iter().chain([any]).collect()
        }
        ProblemKind::OperatorMissing | ProblemKind::NestedOperatorMissing(_) => {
            let matcher = crate::fix::tools::matcher_of(value).unwrap_or(value);
            let edits = remove(matcher);
            let label = "Remove the empty condition".to_owned();
            edits.map(|edits| QuickFix { label, edits, kind: FixKind::Remove }).into_iter().collect()
        }
        ProblemKind::NestedArray => {
            let mut elements = value.children();
            let (Some(first), last) = (elements.next(), value.children().last()) else {
                return removed("Remove the empty array").into_iter().collect();
            };
            let last = last.unwrap_or(first);
            let Span { start, end } = value.span();
            let edits = vec![
                Edit::remove(Span { start, end: first.span().start }),
                Edit::remove(Span { start: last.span().end, end }),
            ];
            let plain = value.children().all(|element| element.kind() != Kind::Array);
            let label = if plain { "Remove the inner brackets" } else { "Remove one pair of brackets" };
            vec![QuickFix { label: label.to_owned(), edits, kind: FixKind::Brackets }]
        }
        _ => Vec::new(),
    }
}
