//! Brackets, commas, colons and comments.

use crate::fix::{Edit, FixKind, QuickFix, apply, replace};
use crate::json::{self, NodeId, ProblemKind as J, Value};
use crate::pattern::{Parsed, Problem, ProblemKind};
use crate::text::{Span, plural};

pub(super) fn fixes(parsed: &Parsed, problem: &Problem) -> Vec<QuickFix> {
    let ProblemKind::Json(kind) = &problem.kind else { return Vec::new() };
    let text = parsed.document.text();
    let start = problem.span.start as usize;
    if let Some(fix) = without_dots(text, kind, start) {
        return vec![fix];
    }
    match kind {
        J::Comment(_) | J::ExpectedKey('#') | J::ExpectedValue('#') | J::ExpectedComma { found: '#', .. } => {
            vec![comments(parsed)]
        }
        J::ExpectedKey('}') | J::ExpectedValue(']') => commas(parsed),
        J::ExpectedColon(_) => {
            if let Some(fix) = closed_string(text, start) {
                return vec![fix];
            }
            let before = text[..start].trim_end().len();
            let wrong = text[start..].len() - text[start..].trim_start_matches(['=', '>', '-']).len();
            if wrong > 0 {
                let span = Span::new(start, start + wrong);
                return vec![replace(FixKind::Punctuation, span, ":", "Change to \":\"")];
            }
            vec![replace(FixKind::Punctuation, Span::at(before), ":", "Insert \":\"")]
        }
        J::ExpectedComma { found, .. } => {
            if *found == ';' {
                return vec![replace(FixKind::Punctuation, problem.span, ",", "Change to \",\"")];
            }
            let before = text[..start].trim_end();
            if let Some(fix) = closed_string(text, start) {
                return vec![fix];
            }
            if before.ends_with(';') || super::strings::follows_quote(text, start) {
                return Vec::new();
            }
            vec![replace(FixKind::Punctuation, Span::at(before.len()), ",", "Insert \",\"")]
        }
        J::ExpectedValue(',') => {
            let before = text[..start].trim_end();
            let from = if before.ends_with(',') { before.len() } else { start };
            let span = Span::new(from, problem.span.end as usize);
            vec![replace(FixKind::Punctuation, span, "", "Remove the extra comma")]
        }
        J::ExpectedKey(',') => {
            vec![replace(FixKind::Punctuation, problem.span, "", "Remove the extra comma")]
        }
        J::Unclosed { .. } | J::EndsBetweenEntries { .. } | J::UnclosedString { .. } => unclosed(parsed),
        J::MismatchedClose { found, .. } => {
            let due = if *found == '}' { "]" } else { "}" };
            vec![
                replace(FixKind::Brackets, Span::at(start), due, format!("Insert \"{due}\"")),
                replace(FixKind::Brackets, problem.span, due, format!("Change to \"{due}\"")),
                replace(FixKind::Brackets, problem.span, "", format!("Remove \"{found}\"")),
            ]
        }
        J::StrayControlCharacter(_) => {
            vec![replace(FixKind::Remove, problem.span, "", "Remove the control character")]
        }
        _ => Vec::new(),
    }
}

/// Takes out the dots that stand for what was left out, with their comma.
fn without_dots(text: &str, kind: &J, start: usize) -> Option<QuickFix> {
    let is_dot = |found: char| matches!(found, '.' | '…');
    let is_meant = match kind {
        J::ExpectedKey(found) | J::ExpectedValue(found) | J::ExpectedComma { found, .. } => is_dot(*found),
        _ => false,
    };
    let rest = text.get(start..).filter(|_| is_meant)?;
    let behind = rest.trim_start_matches(is_dot);
    (rest.starts_with('…') || rest.len() - behind.len() > 1).then_some(())?;
    let before = text[..start].trim_end();
    let span = if let Some(before) = before.strip_suffix(',') {
        Span::new(before.len(), text.len() - behind.len())
    } else {
        let blank = behind.trim_start();
        Span::new(start, text.len() - blank.strip_prefix(',').map_or(behind.len(), str::len))
    };
    Some(replace(FixKind::Remove, span, "", "Remove the dots"))
}

/// Closes the string that ends only where the next one was to begin, before the problem at `start`, if the text is
/// sound then.
fn closed_string(text: &str, start: usize) -> Option<QuickFix> {
    /// Longer texts are not tried.
    const MOST: usize = 16 * 1024;
    const TRIES: usize = 6;
    let end = text[..start].strip_suffix('"')?.len();
    let open = text[..end].rfind('"').filter(|_| text.len() <= MOST)?;
    let content = &text[open + 1..end];
    let ends = content.char_indices().filter(|(_, c)| matches!(c, ']' | '}' | ',' | ':')).map(|(at, _)| at);
    ends.take(TRIES).find_map(|at| {
        let place = open + 1 + content[..at].trim_end().len();
        let fix = replace(FixKind::Quotes, Span::at(place), "\"", "Add the closing quote");
        json::parse(&apply(text, &fix.edits)).problems().is_empty().then_some(fix)
    })
}

/// Removes every comment; a line with only a comment is removed as a whole.
fn comments(parsed: &Parsed) -> QuickFix {
    let text = parsed.document.text();
    let is_comment = |problem: &&Problem| {
        let ProblemKind::Json(kind) = &problem.kind else { return false };
        matches!(
            kind,
            J::Comment(_) | J::ExpectedKey('#') | J::ExpectedValue('#') | J::ExpectedComma { found: '#', .. }
        )
    };
    let edits = parsed.problems.iter().filter(is_comment).map(|problem| {
        let Span { start, end } = problem.span;
        let before = text[..start as usize].trim_end_matches([' ', '\t']);
        let behind = text[end as usize..].trim_start_matches([' ', '\t']);
        let starts_line = before.is_empty() || before.ends_with('\n');
        Edit::remove(match (starts_line, behind.starts_with('\n')) {
            (true, true) => Span::new(before.len(), text.len() - behind.len() + 1),
            (true, false) => Span::new(start as usize, text.len() - behind.len()),
            (false, _) => Span::new(before.len(), end as usize),
        })
    });
    QuickFix { label: "Remove the comments".to_owned(), edits: edits.collect(), kind: FixKind::Remove }
}

/// Takes out every comma that is before a closing bracket.
fn commas(parsed: &Parsed) -> Vec<QuickFix> {
    let text = parsed.document.text();
    let edits: Vec<Edit> = parsed
        .problems
        .iter()
        .filter(|problem| {
            matches!(problem.kind, ProblemKind::Json(J::ExpectedKey('}') | J::ExpectedValue(']')))
        })
        .filter_map(|problem| {
            let before = text[..problem.span.start as usize].trim_end();
            before.ends_with(',').then(|| Edit::remove(Span::new(before.len() - 1, before.len())))
        })
        .collect();
    let label = plural(edits.len(), "Remove the trailing comma", "Remove the trailing commas");
    let is_some = !edits.is_empty();
    is_some
        .then(|| QuickFix { label: label.to_owned(), edits, kind: FixKind::Punctuation })
        .into_iter()
        .collect()
}

/// Closes what is open at the end of the text.
fn unclosed(parsed: &Parsed) -> Vec<QuickFix> {
    let text = parsed.document.text();
    let open: Vec<Value> = open_at_end(parsed);
    let mut kept = text.trim_end().len();
    let quote = parsed
        .problems
        .iter()
        .find(|problem| matches!(problem.kind, ProblemKind::Json(J::UnclosedString { .. })));
    let mut edits = Vec::new();
    if let Some(string) = quote {
        // Brackets and commas at the end were hardly meant for the string.
        let start = string.span.start as usize + 1;
        let content = text[start..].trim_end_matches(|c: char| "]}, \t\r\n".contains(c));
        let end = start + content.len();
        let rest = text[end..].trim();
        if rest.ends_with(['}', ']']) {
            edits.push(Edit::insert(end as u32, "\""));
            return vec![finished(edits, "Add the closing quote", FixKind::Quotes)];
        }
        kept = end;
        edits.push(Edit::replace(Span::new(end, text.trim_end().len()), "\""));
    } else if text[..kept].ends_with(',') {
        edits.push(Edit::remove(Span::new(kept - 1, kept)));
    }
    let last_line = text[..kept].rfind('\n').map_or(0, |at| at + 1);
    let mut closing = String::new();
    let mut broken = false;
    for value in open.iter().rev() {
        let start = value.span().start as usize;
        broken |= start < last_line;
        if broken {
            closing.push('\n');
            closing.push_str(&json::indent_of(*value));
        }
        closing.push(if value.kind() == json::Kind::Object { '}' } else { ']' });
    }
    let label = if closing.trim().len() == 1 { "Close the bracket" } else { "Close all brackets" };
    edits.push(Edit::insert(text.trim_end().len() as u32, closing));
    vec![finished(edits, label, FixKind::Brackets)]
}

fn finished(edits: Vec<Edit>, label: &str, kind: FixKind) -> QuickFix {
    QuickFix { label: label.to_owned(), edits, kind }
}

/// Returns the containers that are open where the text ends, the outermost first.
fn open_at_end(parsed: &Parsed) -> Vec<Value<'_>> {
    let mut open = Vec::new();
    let mut at = parsed.document.root();
    let end = parsed.document.text().len() as u32;
    while let Some(value) = at.filter(|value| !value.is_closed() && value.span().end >= end) {
        let last: Option<NodeId> = value.children().last().map(Value::id);
        open.push(value);
        at = last.map(|id| parsed.document.value(id));
    }
    open
}
