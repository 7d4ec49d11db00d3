//! Values of another type.

use super::{matcher_value, source};
use crate::fix::tools::{number_in, shown, value_at};
use crate::fix::{Edit, FixKind, Miss, QuickFix};
use crate::json::{Kind, quote};
use crate::matching::reason::Reason;
use crate::pattern::operator::Exact;
use crate::pattern::{Matcher, Predicate};

pub(in crate::fix) fn fixes(miss: &Miss) -> Vec<QuickFix> {
    let Reason::WrongType { alike: true, kind, .. } = miss.reason else { return Vec::new() };
    let is_exact = miss.matcher.is_some_and(|matcher| matches!(matcher.predicate, Predicate::Exact(_)));
    let Some((failing, value)) = matcher_value(miss).zip(source(miss)).filter(|_| is_exact) else {
        return Vec::new();
    };
    // A field has one type: what is wrong for one value is wrong for all that are like it.
    let others = miss.parsed.pattern.leaf(miss.leaf).matchers.iter().filter_map(|matcher| {
        let other = value_at(&miss.parsed.document, matcher.span)?;
        let text = if other.id() == failing.id() { value.to_owned() } else { converted(matcher, *kind)? };
        Some(Edit::replace(other.span(), text))
    });
    let edits: Vec<Edit> = others.collect();
    let label = match (edits.len(), kind) {
        (0 | 1, _) => format!("Change to {}", shown(value)),
        (several, Kind::String) => format!("Change all {several} to strings"),
        (several, Kind::Number) => format!("Change all {several} to numbers"),
        (several, _) => format!("Remove the quotes of all {several}"),
    };
    vec![QuickFix { label, edits, kind: FixKind::Type }]
}

/// Returns an exact value as one of another type, as JSON; `None` if it does not read as such.
fn converted(matcher: &Matcher, kind: Kind) -> Option<String> {
    let Predicate::Exact(exact) = &matcher.predicate else { return None };
    match (exact, kind) {
        (Exact::Number(number), Kind::String) => Some(quote(number.text())),
        (Exact::Bool(value), Kind::String) => Some(quote(&value.to_string())),
        (Exact::Text(text), Kind::Number) => number_in(text),
        (Exact::Text(text), Kind::True | Kind::False) => {
            let lower = text.to_lowercase();
            matches!(lower.as_str(), "true" | "false").then_some(lower)
        }
        _ => None,
    }
}
