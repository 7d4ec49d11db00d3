//! Quotes.

use crate::fix::{Edit, FixKind, QuickFix, replace};
use crate::json::{ProblemKind as J, quote};
use crate::pattern::{Parsed, Problem, ProblemKind};
use crate::text::Span;

/// Quotes that are no quotes in JSON, each with the one that closes it.
const PAIRS: &[(char, char)] = &[('\'', '\''), ('“', '”'), ('”', '”'), ('‘', '’'), ('’', '’'), ('`', '`')];

pub(super) fn fixes(parsed: &Parsed, problem: &Problem) -> Vec<QuickFix> {
    let ProblemKind::Json(kind) = &problem.kind else { return Vec::new() };
    let text = parsed.document.text();
    let start = problem.span.start as usize;
    match kind {
        J::ExpectedKey(found) | J::ExpectedValue(found) if closing(*found).is_some() => {
            let starts = parsed.problems.iter().filter_map(|problem| match &problem.kind {
                ProblemKind::Json(J::ExpectedKey(c) | J::ExpectedValue(c)) => {
                    Some((problem.span.start as usize, closing(*c)?))
                }
                _ => None,
            });
            let mut edits: Vec<Edit> = Vec::new();
            for (start, close) in starts {
                let is_behind = edits.last().is_none_or(|edit| edit.span.end as usize <= start);
                edits.extend(requoted(text, start, close).filter(|_| is_behind));
            }
            vec![QuickFix { label: "Use double quotes".to_owned(), edits, kind: FixKind::Quotes }]
        }
        // A text in wrong quotes is corrected together with them.
        J::ExpectedKey(_) if follows_quote(text, start) => Vec::new(),
        J::ExpectedKey(found) if found.is_alphanumeric() || matches!(found, '_' | '$') => {
            let rest = &text[start..];
            let word = bare_key(text, start);
            let span = Span::new(start, start + word.len());
            let behind = &rest[word.len()..];
            if behind.starts_with('"') {
                return vec![replace(FixKind::Quotes, Span::at(start), "\"", "Add the opening quote")];
            }
            let one = replace(FixKind::Quotes, span, quote(word), "Put quotes around the key");
            vec![all_keys(parsed).unwrap_or(one)]
        }
        J::ControlCharacter { found: '\n' | '\r', .. } => {
            let line = &text[..start];
            let content = line.trim_end_matches([',', ']', '}', ' ', '\t', '\r', ':']);
            vec![
                replace(FixKind::Quotes, Span::at(content.len()), "\"", "Add the closing quote"),
                replace(FixKind::Operand, problem.span, "\\n", "Change the line break to \\n"),
            ]
        }
        _ => Vec::new(),
    }
}

/// The key without quotes that begins at `start`.
fn bare_key(text: &str, start: usize) -> &str {
    let is_part = |c: char| c.is_alphanumeric() || matches!(c, '_' | '$' | '.' | '-');
    let rest = &text[start..];
    &rest[..rest.find(|c| !is_part(c)).unwrap_or(rest.len())]
}

/// Quotes around all keys that have none; `None` if there is one only.
fn all_keys(parsed: &Parsed) -> Option<QuickFix> {
    let text = parsed.document.text();
    let keys = parsed.problems.iter().filter_map(|problem| {
        let ProblemKind::Json(J::ExpectedKey(found)) = problem.kind else { return None };
        let start = problem.span.start as usize;
        let is_name = found.is_alphanumeric() || matches!(found, '_' | '$');
        let word = bare_key(text, start);
        let is_key = text[start + word.len()..].trim_start().starts_with(':');
        (is_name && is_key && !follows_quote(text, start))
            .then(|| Edit::replace(Span::new(start, start + word.len()), quote(word)))
    });
    let edits: Vec<Edit> = keys.collect();
    let label = "Put quotes around the keys".to_owned();
    (edits.len() > 1).then_some(QuickFix { label, edits, kind: FixKind::Quotes })
}

/// Returns whether a quote that is none in JSON is directly in front.
pub(super) fn follows_quote(text: &str, start: usize) -> bool {
    text[..start].chars().next_back().is_some_and(|c| closing(c).is_some())
}

fn closing(open: char) -> Option<char> {
    PAIRS.iter().find(|(start, _)| *start == open).map(|&(_, close)| close)
}

/// Returns the string that opens at `start`, in double quotes.
fn requoted(text: &str, start: usize, close: char) -> Option<Edit> {
    let open = text[start..].chars().next()?;
    let inner = start + open.len_utf8();
    let line = text[inner..].lines().next()?;
    let is_close = |&(at, c): &(usize, char)| c == close && !line[..at].ends_with('\\');
    let end = inner + line.char_indices().find(is_close)?.0;
    let content = text[inner..end].replace("\\'", "'");
    Some(Edit::replace(Span::new(start, end + close.len_utf8()), quote(&content)))
}
