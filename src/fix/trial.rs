//! Trying a fix before it is offered.

use super::{Miss, QuickFix, apply};
use crate::json::Scalar;
use crate::matching::{Explanation, PatternMatcher};
use crate::pattern::{self, Layer, Parsed, Problem, ProblemKind};
use std::mem::discriminant;

/// Whether the fix takes the problem away and brings in no new one.
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

/// Whether the fixed pattern is still one, and the field accepts the event's value.
pub(super) fn lets_in(miss: &Miss, fix: &QuickFix) -> bool {
    let before = miss.parsed;
    let text = apply(before.document.text(), &fix.edits);
    let after = pattern::parse(&text);
    if after.misunderstanding().is_some() && before.misunderstanding().is_none() {
        return false;
    }
    if let Some(value) = miss.value {
        let scalar = Scalar::of(miss.event.value(value));
        let path = miss.event.value(value).keys().join(".");
        let mut matchers =
            after.pattern.leaves.iter().filter(|leaf| leaf.path == path).flat_map(|leaf| &leaf.matchers);
        return scalar.is_some_and(|scalar| matchers.any(|matcher| matcher.predicate.accepts(&scalar)));
    }
    let failing = |explanation: &Explanation| {
        explanation.leaves.iter().filter(|leaf| leaf.counts && !leaf.holds()).count()
    };
    let after = PatternMatcher::new(after).explain(miss.event);
    after.matched || failing(&after) < failing(&miss.pattern.explain(miss.event))
}
