//! Patterns that came out of another text: escaped, or with something around them.

use crate::fix::{Edit, FixKind, QuickFix, replace};
use crate::json::{self, Kind, compact};
use crate::pattern::{MAX_LENGTH, Parsed, Problem, ProblemKind};
use crate::text::Span;

pub(super) fn fixes(parsed: &Parsed, problem: &Problem) -> Vec<QuickFix> {
    let fix = match &problem.kind {
        ProblemKind::NotAnObject => unquoted(parsed).or_else(|| only_element(parsed)),
        ProblemKind::Json(json::ProblemKind::TrailingText) => {
            Some(replace(FixKind::Remove, problem.span, "", "Remove the text after the pattern"))
        }
        ProblemKind::Json(_) => unescaped(parsed),
        ProblemKind::TooLong(_) => without_spaces(parsed),
        _ => None,
    };
    fix.into_iter().collect()
}

/// The whole pattern is in a string.
fn unquoted(parsed: &Parsed) -> Option<QuickFix> {
    let root = parsed.document.root()?;
    let text = root.as_str().filter(|text| text.trim_start().starts_with('{'))?;
    let label = "Unwrap the pattern from the string";
    Some(replace(FixKind::Unescape, root.span(), text.into_owned(), label))
}

/// The pattern is in a list.
fn only_element(parsed: &Parsed) -> Option<QuickFix> {
    let root = parsed.document.root().filter(|root| root.kind() == Kind::Array)?;
    let mut elements = root.children();
    let only = elements.next().filter(|only| only.kind() == Kind::Object)?;
    if elements.next().is_some() {
        return None;
    }
    let (outer, inner) = (root.span(), only.span());
    let edits = vec![
        Edit::remove(Span { start: outer.start, end: inner.start }),
        Edit::remove(Span { start: inner.end, end: outer.end }),
    ];
    Some(QuickFix { label: "Unwrap the pattern from the array".to_owned(), edits, kind: FixKind::Brackets })
}

/// All quotes have a backslash in front.
fn unescaped(parsed: &Parsed) -> Option<QuickFix> {
    let text = parsed.document.text();
    let first = text.find('"')?;
    if !text[..first].ends_with('\\') {
        return None;
    }
    let mut edits = Vec::new();
    let mut at = 0;
    while let Some(found) = text[at..].find('\\') {
        let start = at + found;
        at = start + 1;
        if text[at..].starts_with(['"', '\\']) {
            edits.push(Edit::remove(Span::new(start, start + 1)));
            at += 1;
        }
    }
    let is_sound = json::parse(&crate::text::apply(text, &edits)).problems().is_empty();
    is_sound.then(|| QuickFix {
        label: "Remove the backslashes before quotes".to_owned(),
        edits,
        kind: FixKind::Unescape,
    })
}

fn without_spaces(parsed: &Parsed) -> Option<QuickFix> {
    let root = parsed.document.root().filter(|_| parsed.document.problems().is_empty())?;
    let short = compact(root);
    let whole = Span::new(0, parsed.document.text().len());
    (short.encode_utf16().count() <= MAX_LENGTH)
        .then(|| replace(FixKind::Remove, whole, short, "Remove line breaks and spaces"))
}
