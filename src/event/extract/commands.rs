//! Events of `aws events put-events` commands.

use super::collector::Collector;
use super::{Note, Step};
use crate::event::cli::{self, CliError};
use crate::json;
use crate::text::Span;

/// Hands the events of all commands of a text to the collector; false if there is no command. `offset` is where the
/// text begins in the pasted one.
pub(super) fn take(text: &str, offset: usize, collector: &mut Collector) -> bool {
    let commands = cli::commands(text);
    for found in &commands {
        collector.start = found.span.start + offset as u32;
        match &found.command {
            Ok(command) => {
                let lost = command.lost_quotes.clone().map(Note::LostQuotes);
                let refusal = command.refusal.clone().map(Note::RefusedByCli);
                let document = json::parse(&command.entries);
                collector.with_notes(lost.into_iter().chain(refusal).collect(), |collector| {
                    collector.steps.push(Step::Command);
                    let entries = document.root().into_iter().flat_map(json::Value::children);
                    entries.for_each(|entry| put(entry, collector));
                    collector.steps.pop();
                });
            }
            Err(error) => {
                let span = Span::new(error.span.start as usize + offset, error.span.end as usize + offset);
                collector.failed_commands.push(CliError { span, ..error.clone() });
            }
        }
    }
    !commands.is_empty()
}

/// Hands one entry to the collector. A variable whose value the script does not tell stands for itself.
fn put(entry: json::Value, collector: &mut Collector) {
    let detail = entry.get("Detail").filter(|detail| detail.kind() == json::Kind::String);
    let Some((detail, (text, name))) = detail.and_then(|detail| Some((detail, known(&detail.as_str()?)?)))
    else {
        return collector.entry(entry);
    };
    let source = entry.source();
    let start = (detail.span().start - entry.span().start) as usize;
    let end = (detail.span().end - entry.span().start) as usize;
    let filled = format!("{}{}{}", &source[..start], json::quote(&text), &source[end..]);
    let document = json::parse(&filled);
    let Some(filled) = document.root() else { return collector.entry(entry) };
    let outer = collector.notes.clone();
    let notes = outer.into_iter().chain([Note::UnknownVariable(name)]).collect();
    collector.with_notes(notes, |collector| collector.entry(filled));
}

/// A detail that is no JSON with its variables in quotes, and the first of them; `None` if it has none, or is JSON.
fn known(detail: &str) -> Option<(String, String)> {
    if json::parse(detail).problems().is_empty() {
        return None;
    }
    let mut out = String::new();
    let mut first = None;
    let mut is_in_string = false;
    let mut rest = detail;
    while let Some(at) = rest.find('$') {
        let (before, behind) = rest.split_at(at);
        out.push_str(before);
        is_in_string ^= before.matches('"').count() % 2 == 1;
        let name = variable(behind);
        if !name.is_empty() {
            first.get_or_insert_with(|| name.to_owned());
            // Within a string the name is part of the text.
            out.push_str(&if is_in_string { name.to_owned() } else { json::quote(name) });
        }
        let length = name.len().max(1);
        if name.is_empty() {
            out.push('$');
        }
        rest = behind.get(length..).unwrap_or_default();
    }
    out.push_str(rest);
    let name = first?;
    let root_is_object = |text: &str| {
        let document = json::parse(text);
        document.problems().is_empty()
            && document.root().is_some_and(|root| root.kind() == json::Kind::Object)
    };
    // All of it may be unknown.
    Some((if root_is_object(&out) { out } else { detail.to_owned() }, name))
}

/// What stands for a variable or a command's output at the start of a text: `$NAME`, `${NAME}`, `$(…)`.
fn variable(text: &str) -> &str {
    let rest = text.strip_prefix('$').unwrap_or_default();
    let length = match rest.chars().next() {
        Some('{') => rest.find('}').map(|end| end + 1),
        Some('(') => parenthesis(rest),
        Some(c) if c.is_ascii_alphabetic() || c == '_' => {
            rest.find(|c: char| !c.is_ascii_alphanumeric() && c != '_').or(Some(rest.len()))
        }
        _ => None,
    };
    length.map_or("", |length| &text[..=length])
}

/// How long what is in parentheses is, with both of them.
fn parenthesis(text: &str) -> Option<usize> {
    const MAX_LENGTH: usize = 2_000;
    let mut open = 0_usize;
    for (at, c) in text.char_indices().take(MAX_LENGTH) {
        match c {
            '(' => open += 1,
            ')' if open == 1 => return Some(at + 1),
            ')' => open = open.saturating_sub(1),
            _ => {}
        }
    }
    None
}
