//! Operators in the place of a field's name, where AWS notices.

use crate::fix::tools::value_at;
use crate::fix::{QuickFix, misplaced};
use crate::json::Value;
use crate::pattern::{Parsed, Problem, ProblemKind};

pub(super) fn fixes(parsed: &Parsed, problem: &Problem) -> Vec<QuickFix> {
    let (ProblemKind::NotObjectOrArray(_) | ProblemKind::ReservedField(_)) = problem.kind else {
        return Vec::new();
    };
    let object = value_at(&parsed.document, problem.span).and_then(Value::parent);
    object.and_then(misplaced::fix).into_iter().collect()
}
