//! Stars and backslashes.

use crate::fix::tools::{shown_string, value_at};
use crate::fix::{FixKind, QuickFix, replace};
use crate::json::{Value, quote};
use crate::pattern::{Parsed, Problem, ProblemKind};

pub(super) fn fixes(parsed: &Parsed, problem: &Problem) -> Vec<QuickFix> {
    let Some(value) = value_at(&parsed.document, problem.span) else { return Vec::new() };
    let fix = match problem.kind {
        ProblemKind::ConsecutiveWildcards(_) => written(value, single_stars),
        ProblemKind::InvalidEscape(_) => written(value, doubled_backslashes),
        _ => None,
    };
    fix.into_iter().collect()
}

fn written(value: Value, change: fn(&str) -> String) -> Option<QuickFix> {
    let text = change(&value.as_str()?);
    let label = format!("Change to {}", shown_string(&text));
    Some(replace(FixKind::Operand, value.span(), quote(&text), label))
}

/// Returns one star for several; escaped ones stay.
fn single_stars(text: &str) -> String {
    let mut out = String::new();
    let mut characters = text.chars();
    while let Some(c) = characters.next() {
        match c {
            '\\' => {
                out.push(c);
                out.extend(characters.next());
            }
            '*' if out.ends_with('*') && !out.ends_with("\\*") => {}
            _ => out.push(c),
        }
    }
    out
}

/// A backslash before anything but a star or another one stands for itself.
fn doubled_backslashes(text: &str) -> String {
    // The stars of a path of Windows are meant as such: `C:\logs\*`.
    if text.get(1..3).is_some_and(|drive| drive == ":\\") {
        return text.replace("\\\\", "\\").replace('\\', "\\\\");
    }
    let mut out = String::new();
    let mut characters = text.chars().peekable();
    while let Some(c) = characters.next() {
        out.push(c);
        if c == '\\' {
            match characters.next_if(|next| matches!(next, '*' | '\\')) {
                Some(escaped) => out.push(escaped),
                None => out.push('\\'),
            }
        }
    }
    out
}
