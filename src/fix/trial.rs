//! Trying a fix before it is offered.

use super::{Miss, QuickFix, apply};
use crate::matching::{Explanation, PatternMatcher, causes, outline};
use crate::pattern::{self, Layer, Parsed, Problem, ProblemKind};
use crate::text::counted;
use std::collections::BTreeSet;
use std::mem::discriminant;

/// Returns whether the fix takes the problem away and brings in no new one.
pub(super) fn solves(before: &Parsed, problem: &Problem, fix: &QuickFix) -> bool {
    let text = before.document.text();
    let after = apply(text, &fix.edits);
    if after == text {
        return false;
    }
    let after = pattern::parse(&after);
    let json = |parsed: &Parsed| count(parsed, |kind| matches!(kind, ProblemKind::Json(_)));
    if let ProblemKind::Json(_) = &problem.kind {
        return json(&after) < json(before);
    }
    let alike = |parsed: &Parsed| count(parsed, |kind| discriminant(kind) == discriminant(&problem.kind));
    let serious =
        |parsed: &Parsed| parsed.problems.iter().filter(|problem| problem.layer() != Layer::Notice).count();
    let found = |parsed: &Parsed| !parsed.pattern.leaves.is_empty() || before.pattern.leaves.is_empty();
    alike(&after) < alike(before)
        && json(&after) <= json(before)
        && serious(&after) <= serious(before)
        && found(&after)
}

fn count(parsed: &Parsed, is_meant: impl Fn(&ProblemKind) -> bool) -> usize {
    parsed.problems.iter().filter(|problem| is_meant(&problem.kind)).count()
}

/// Returns the fix, with what it leaves to do in its label, if the fixed pattern is still one and the event fails
/// fewer conditions of it.
pub(super) fn helped(miss: &Miss, fix: QuickFix) -> Option<QuickFix> {
    let before = miss.parsed;
    let after = pattern::parse(&apply(before.document.text(), &fix.edits));
    if after.misunderstanding().is_some() && before.misunderstanding().is_none() {
        return None;
    }
    // A field that is moved where another one is would replace that.
    if fields(&after) < fields(before) {
        return None;
    }
    let explanation = PatternMatcher::new(after).explain(miss.event);
    if explanation.matched {
        return Some(fix);
    }
    if failing(&explanation) >= miss.failing {
        return None;
    }
    let left = causes(&outline(&explanation, miss.event)).len();
    let label = format!("{} ({} left)", fix.label, counted(left, "condition", "conditions"));
    Some(QuickFix { label, ..fix })
}

/// Returns how many fields the pattern asks for.
fn fields(parsed: &Parsed) -> usize {
    parsed.pattern.leaves.iter().map(|leaf| leaf.path.as_str()).collect::<BTreeSet<_>>().len()
}

/// Returns how many conditions of the pattern the event does not meet.
pub(super) fn failing(explanation: &Explanation) -> usize {
    explanation.leaves.iter().filter(|leaf| leaf.counts && !leaf.holds()).count()
}
