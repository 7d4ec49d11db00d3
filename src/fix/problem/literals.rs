//! Words and numbers that JSON writes otherwise.

use crate::fix::{Edit, FixKind, QuickFix, replace};
use crate::json::{NumberPart, ProblemKind as J, quote};
use crate::pattern::{Parsed, Problem, ProblemKind};
use crate::text::Span;

pub(super) fn fixes(parsed: &Parsed, problem: &Problem) -> Vec<QuickFix> {
    let ProblemKind::Json(kind) = &problem.kind else { return Vec::new() };
    let text = parsed.document.text();
    let span = problem.span;
    let source = span.of(text);
    let literal = |text: &str| vec![replace(FixKind::Literal, span, text, format!("Change to {text}"))];
    match kind {
        J::UnknownWord(_) if super::strings::follows_quote(text, span.start as usize) => Vec::new(),
        // All of the text, or the beginning of one that is no JSON.
        J::UnknownWord(_) if text[..span.start as usize].trim().is_empty() => Vec::new(),
        J::UnknownWord(_) => match literal_for(source) {
            Some(word) => vec![
                words(parsed)
                    .unwrap_or_else(|| replace(FixKind::Literal, span, word, format!("Change to {word}"))),
            ],
            None => vec![replace(FixKind::Quotes, span, quote(source), "Put quotes around it")],
        },
        J::LeadingZero => {
            let (sign, digits) = source.strip_prefix('-').map_or(("", source), |digits| ("-", digits));
            // The reader stops at the zeros; the rest of the word belongs to the number.
            let rest = &text[span.end as usize..];
            let more = rest.find(|c: char| !(c.is_alphanumeric() || c == '.')).unwrap_or(rest.len());
            let whole = Span::new(span.start as usize, span.end as usize + more);
            let number = format!("{digits}{}", &rest[..more]);
            let number = number.trim_start_matches('0');
            let zero = if number.starts_with(|c: char| c.is_ascii_digit()) { "" } else { "0" };
            let number = format!("{sign}{zero}{number}");
            let written = whole.of(text);
            vec![
                replace(FixKind::Literal, whole, &number, format!("Change to {number}")),
                replace(FixKind::Quotes, whole, quote(written), format!("Change to {}", quote(written))),
            ]
        }
        J::ExpectedValue('.')
            if text[span.start as usize + 1..].starts_with(|c: char| c.is_ascii_digit()) =>
        {
            let zero = replace(FixKind::Literal, Span::at(span.start as usize), "0", "Add the zero");
            vec![zero]
        }
        J::LeadingPlus => vec![replace(FixKind::Literal, span, "", "Remove the plus sign")],
        J::ExpectedDigit { after: NumberPart::Point, .. } if source.ends_with('.') => {
            let number = source.trim_end_matches('.');
            literal(number)
        }
        J::UnknownEscape(_) => {
            vec![replace(FixKind::Operand, Span::at(span.start as usize), "\\", "Double the backslash")]
        }
        J::ControlCharacter { found, .. } if !matches!(found, '\n' | '\r') => {
            let escaped = quote(&found.to_string());
            let escape = escaped.trim_matches('"');
            vec![replace(FixKind::Operand, span, escape, format!("Change to {escape}"))]
        }
        _ => Vec::new(),
    }
}

/// All words of other languages for `true`, `false` and `null` as JSON has them; `None` if there is one only.
fn words(parsed: &Parsed) -> Option<QuickFix> {
    let text = parsed.document.text();
    let words = parsed.problems.iter().filter_map(|problem| match &problem.kind {
        ProblemKind::Json(J::UnknownWord(_)) => {
            Some(Edit::replace(problem.span, literal_for(problem.span.of(text))?))
        }
        _ => None,
    });
    let edits: Vec<Edit> = words.collect();
    let label = format!("Write all {} words as JSON does", edits.len());
    (edits.len() > 1).then_some(QuickFix { label, edits, kind: FixKind::Literal })
}

/// Returns the names that other languages have for `true`, `false` and `null`.
fn literal_for(word: &str) -> Option<&'static str> {
    match word.to_ascii_lowercase().as_str() {
        "true" => Some("true"),
        "false" => Some("false"),
        "null" | "none" | "nil" | "undefined" => Some("null"),
        _ => None,
    }
}
