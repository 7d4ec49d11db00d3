//! Patterns within what templates and requests have round them: `EventPattern`, `FilterCriteria`.

use crate::fix::tools::letters;
use crate::fix::{FixKind, QuickFix, replace};
use crate::json::{self, Kind, Value};
use crate::pattern::{Parsed, Problem, ProblemKind};
use crate::text::Span;

/// How far filters are followed: `FilterCriteria`, `Filters`, `Pattern`.
const LEVELS: usize = 4;

pub(super) fn fixes(parsed: &Parsed, problem: &Problem) -> Vec<QuickFix> {
    let may_be_wrapped =
        matches!(problem.kind, ProblemKind::NotObjectOrArray(_) | ProblemKind::UnknownOperator(_));
    if may_be_wrapped { unwrapped(parsed).into_iter().collect() } else { Vec::new() }
}

/// Returns the fix that leaves only the pattern within its wrapper, or `None` if there is none, or several.
pub(in crate::fix) fn unwrapped(parsed: &Parsed) -> Option<QuickFix> {
    let root = parsed.document.root().filter(|root| root.kind() == Kind::Object)?;
    let (name, pattern) = pattern_in(root, LEVELS)?;
    let whole = Span::new(0, parsed.document.text().len());
    Some(replace(FixKind::Unescape, whole, pattern, format!("Keep only the pattern in {name}")))
}

/// The pattern in an object, with the key that holds it.
fn pattern_in(object: Value, levels: usize) -> Option<(String, String)> {
    levels.checked_sub(1)?;
    let member = object.children().find(|member| {
        let key = member.key().map(|key| letters(&key)).unwrap_or_default();
        matches!(key.as_str(), "eventpattern" | "pattern" | "filtercriteria" | "filters")
    })?;
    let inner = match member.kind() {
        Kind::Array => {
            let only = member.children().next().filter(|_| member.children().count() == 1)?;
            return pattern_in(only, levels - 1);
        }
        Kind::String => member.as_str()?.into_owned(),
        Kind::Object if letters(&member.key()?) == "filtercriteria" => {
            return pattern_in(member, levels - 1);
        }
        Kind::Object => json::laid_out(member),
        _ => return None,
    };
    let document = json::parse(&inner);
    let is_object = document.root().is_some_and(|root| root.kind() == Kind::Object);
    (is_object && document.problems().is_empty())
        .then(|| (member.key().unwrap_or_default().into_owned(), inner))
}
