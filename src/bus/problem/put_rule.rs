//! PutRule's messages about patterns, which are not always those of TestEventPattern.

use crate::json;
use crate::pattern::{self, Parsed, ProblemKind as PatternProblem};

/// Returns the message that `PutRule` would answer with, or `None` for a pattern that it takes or where its
/// message is not known.
///
/// For a mistake below `$or`, `PutRule` was seen to answer like an older reader that takes `$or` for the name
/// of a field (one deployment, September 2026).
pub(super) fn put_rule_message(parsed: &Parsed) -> Option<String> {
    let refusal = parsed.refusal()?;
    let is_about_or = matches!(
        refusal.kind,
        PatternProblem::OrNotArray
            | PatternProblem::OrTooFew
            | PatternProblem::OrNotObject
            | PatternProblem::ReservedField(_)
    );
    if !is_about_or {
        return pattern::messages::aws_message(parsed);
    }
    let branch = or_around(parsed, refusal)?.children().next()?;
    let word = branch.children().next()?.key()?;
    let is_operator = pattern::operator::is_reserved(&word);
    (!is_operator).then(|| format!("Event pattern is not valid. Reason: Unrecognized match type {word}"))
}

/// Returns the value of the innermost `$or` around a problem.
fn or_around<'p>(parsed: &'p Parsed, problem: &pattern::Problem) -> Option<json::Value<'p>> {
    let is_around = |value: &json::Value| {
        let span = value.span();
        span.start <= problem.span.start && problem.span.end <= span.end
    };
    let (mut at, mut found) = (parsed.document.root()?, None);
    loop {
        if at.key().is_some_and(|key| key == "$or") {
            found = Some(at);
        }
        match at.children().find(is_around) {
            Some(child) => at = child,
            None => return found,
        }
    }
}
