//! Fixes for an event's text that is not JSON.

use super::problem;
use super::{FixKind, MAX_LENGTH, QuickFix, apply, replace};
use crate::event::extract;
use crate::json::{self, Document};
use crate::pattern::{self, ProblemKind};
use crate::text::Span;

/// So many problems of an event get fixes; those behind are mostly their consequences.
const MOST: usize = 10;

/// Fixes for the problems of an event's text, for each in order; the last ones may be left out. What mends the text as
/// a whole comes first, with the first problem.
pub fn for_event(event: &Document) -> Vec<Vec<QuickFix>> {
    let text = event.text();
    if text.len() > MAX_LENGTH || event.problems().is_empty() {
        return Vec::new();
    }
    // The mistakes of JSON are those of a pattern, whatever the text is to be.
    let parsed = pattern::parse_unmeasured(text);
    let of_problem = |problem: &json::Problem| {
        let same = parsed.problems.iter().find(|other| {
            other.span == problem.span
                && matches!(&other.kind, ProblemKind::Json(kind) if *kind == problem.kind)
        });
        let found = same
            .into_iter()
            .flat_map(|same| problem::OF_JSON.iter().flat_map(|family| family(&parsed, same)));
        found.collect::<Vec<_>>()
    };
    let mut fixes: Vec<Vec<QuickFix>> = event.problems().iter().take(MOST).map(of_problem).collect();
    if let Some(first) = fixes.first_mut() {
        first.splice(0..0, whole(text));
    }
    for fixes in &mut fixes {
        fixes.retain(|fix| solves(event, fix));
    }
    fixes
}

/// Returns the one event in the text, as JSON.
fn whole(text: &str) -> Option<QuickFix> {
    let (json, is_all) = extract::only_event(text)?;
    let label = if is_all { "Write it as JSON" } else { "Keep only the event, as JSON" };
    Some(replace(FixKind::Unescape, Span::new(0, text.len()), json, label))
}

/// Returns whether fewer problems are left.
fn solves(event: &Document, fix: &QuickFix) -> bool {
    let after = apply(event.text(), &fix.edits);
    after != event.text() && json::parse(&after).problems().len() < event.problems().len()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_events_mistakes_are_mended() {
        let cases = [
            (
                "{'source': 's', 'detail': {'a': None}}",
                "Write it as JSON",
                r#"{"source":"s","detail":{"a":null}}"#,
            ),
            (
                "INFO got {\"source\": \"s\", \"detail\": {}}",
                "Keep only the event, as JSON",
                r#"{"source":"s","detail":{}}"#,
            ),
            ("{\"a\": True}", "Write it as JSON", r#"{"a":true}"#),
            ("{\"a\": 1,}", "Write it as JSON", r#"{"a":1}"#),
            ("{\"a\": 1", "Close the bracket", r#"{"a":1}"#),
            ("{\"a\" 1}", "Insert \":\"", r#"{"a":1}"#),
        ];
        for (text, label, expected) in cases {
            let fixes = for_event(&json::parse(text));
            let first = fixes.iter().flatten().next().unwrap_or_else(|| panic!("{text}"));
            assert_eq!(first.label, label, "{text}");
            let after = json::parse(&apply(text, &first.edits));
            assert_eq!(json::compact(after.root().unwrap()), expected, "{text}");
        }
        assert!(for_event(&json::parse("{}")).is_empty());
    }
}
