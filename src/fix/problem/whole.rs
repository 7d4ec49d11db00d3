//! Patterns that came out of another text: escaped, or with something around them.

use crate::event::extract;
use crate::fix::{Edit, FixKind, QuickFix, replace};
use crate::json::{self, Kind, compact};
use crate::pattern::{MAX_LENGTH, Parsed, Problem, ProblemKind};
use crate::text::Span;

pub(super) fn fixes(parsed: &Parsed, problem: &Problem) -> Vec<QuickFix> {
    let fix = match &problem.kind {
        ProblemKind::NotAnObject => unquoted(parsed)
            .or_else(|| only_element(parsed))
            .or_else(|| any_of_several(parsed))
            .or_else(|| in_braces(parsed))
            .or_else(|| written_otherwise(parsed)),
        // What follows a word is what the word was the beginning of.
        ProblemKind::Json(json::ProblemKind::TrailingText) => {
            let is_pattern = parsed.document.root().is_some_and(|root| root.kind() == Kind::Object);
            is_pattern
                .then(|| replace(FixKind::Remove, problem.span, "", "Remove the text after the pattern"))
        }
        ProblemKind::Json(_) => unescaped(parsed)
            .or_else(|| without_entities(parsed))
            .or_else(|| in_braces(parsed))
            .or_else(|| written_otherwise(parsed)),
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

/// Several patterns in a list: one of them must match.
fn any_of_several(parsed: &Parsed) -> Option<QuickFix> {
    let root = parsed.document.root().filter(|root| root.kind() == Kind::Array)?;
    let are_patterns = root.children().all(|one| one.kind() == Kind::Object && one.children().count() > 0);
    (are_patterns && root.children().count() > 1).then(|| QuickFix {
        label: "Make them branches of $or".to_owned(),
        edits: vec![Edit::insert(root.span().start, "{\"$or\": "), Edit::insert(root.span().end, "}")],
        kind: FixKind::Merge,
    })
}

/// Quotes as a web page's source has them: `&quot;`.
fn without_entities(parsed: &Parsed) -> Option<QuickFix> {
    const ENTITIES: [(&str, &str); 7] = [
        ("&quot;", "\""),
        ("&#34;", "\""),
        ("&#39;", "'"),
        ("&apos;", "'"),
        ("&lt;", "<"),
        ("&gt;", ">"),
        ("&amp;", "&"),
    ];
    let text = parsed.document.text();
    text.contains("&quot;").then_some(())?;
    let plain = ENTITIES.iter().fold(text.to_owned(), |text, (entity, letter)| text.replace(entity, letter));
    let label = "Change &quot; to quotes";
    json::parse(&plain)
        .problems()
        .is_empty()
        .then(|| replace(FixKind::Unescape, Span::new(0, text.len()), plain, label))
}

/// The fields of a pattern, without the braces round them.
fn in_braces(parsed: &Parsed) -> Option<QuickFix> {
    let text = parsed.document.text();
    let inner = text.trim().trim_end_matches(',');
    if !inner.starts_with('"') || inner.len() > 4 * MAX_LENGTH {
        return None;
    }
    let whole = format!("{{{inner}}}");
    let document = json::parse(&whole);
    let has_fields = document.root().is_some_and(|root| root.children().count() > 0);
    (has_fields && document.problems().is_empty())
        .then(|| replace(FixKind::Brackets, Span::new(0, text.len()), whole, "Put braces around it"))
}

/// The one pattern in a text of another kind: YAML, a command, a log line.
fn written_otherwise(parsed: &Parsed) -> Option<QuickFix> {
    let text = parsed.document.text();
    if text.trim_start().starts_with('{') {
        return None;
    }
    let (json, is_all) = extract::only_pattern(text)?;
    let label = if is_all { "Write it as JSON" } else { "Keep only the pattern, as JSON" };
    Some(replace(FixKind::Unescape, Span::new(0, text.len()), json, label))
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
