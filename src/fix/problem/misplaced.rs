//! Operators in the place of a field's name, where AWS notices.

use crate::fix::tools::value_at;
use crate::fix::{QuickFix, misplaced};
use crate::pattern::{Parsed, Problem, ProblemKind};

pub(super) fn fixes(parsed: &Parsed, problem: &Problem) -> Vec<QuickFix> {
    let (ProblemKind::NotObjectOrArray(_) | ProblemKind::ReservedField(_)) = problem.kind else {
        return Vec::new();
    };
    let Some(member) = value_at(&parsed.document, problem.span) else { return Vec::new() };
    misplaced::outermost(member).into_iter().collect()
}
