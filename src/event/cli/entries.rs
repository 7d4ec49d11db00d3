//! The entries of a command: as the CLI reads them, and as they were meant.

use super::messages::python_error;
use super::refusal::Refusal;
use super::shell::Word;
use super::{check, meant, shorthand};
use crate::event::literal;
use crate::json;

/// Returns the entries that the CLI sends, as a JSON list.
///
/// # Errors
/// Returns the CLI's message if it sends nothing.
pub(super) fn sent(words: &[Word]) -> Result<String, Refusal> {
    let starts = |word: &Word, mark: &[char]| word.text.trim_start().starts_with(mark);
    let list = match words {
        [word] if starts(word, &['[']) => sound(&word.text)?,
        [first, ..] if starts(first, &['[', '{']) => {
            let entries: Result<Vec<String>, Refusal> = words.iter().map(|word| sound(&word.text)).collect();
            json::list(entries?)
        }
        _ => {
            let entries: Result<Vec<String>, Refusal> =
                words.iter().map(|word| shorthand::read(&word.text)).collect();
            json::list(entries?)
        }
    };
    checked(list)
}

/// Returns the entries of `--cli-input-json`, as a JSON list. `None` if it has none.
///
/// # Errors
/// Returns the CLI's message if it sends nothing.
pub(super) fn of_skeleton(word: &Word) -> Result<Option<String>, Refusal> {
    let text = sound(&word.text)?;
    let document = json::parse(&text);
    let entries =
        document.root().and_then(|root| root.get("Entries")).map(|entries| entries.source().to_owned());
    entries.map(checked).transpose()
}

/// Returns the entries that somebody meant whose command the CLI refuses, as a JSON list. `text` is the
/// command.
pub(super) fn meant(words: &[Word], text: &str) -> Option<String> {
    if let Ok(list) = loose(words) {
        return Some(list);
    }
    // Quotes inside quotes, which the shell takes away: the text between the outer ones.
    if let [first, .., last] | [first @ last] = words {
        let source = text.get(first.span.start as usize..last.span.end as usize)?.trim();
        let inner = source.trim_matches(['\'', '"']);
        if inner.starts_with(['[', '{']) {
            return as_list(&inner.replace("'\\''", "'"));
        }
    }
    None
}

/// Returns the entries of a command whose quotes are not closed, as a JSON list: the value behind
/// `--entries`.
pub(super) fn meant_behind(option: &str, text: &str) -> Option<String> {
    let behind = text.split_once(option)?.1;
    let start = behind.find(['[', '{'])?;
    // Between them are blanks and a quote.
    let is_near =
        behind.get(..start)?.chars().all(|c| c.is_whitespace() || matches!(c, '\'' | '"' | '=' | '@'));
    let literal = literal::read(behind, start, &mut text.len().saturating_mul(2)).filter(|_| is_near)?;
    Some(if literal.json.starts_with('[') { literal.json } else { json::list([literal.json]) })
}

/// Returns each word as a value of whatever language, or as shorthand whose values may be bare JSON.
fn loose(words: &[Word]) -> Result<String, ()> {
    let read = |word: &Word| {
        let text = word.text.trim();
        if text.starts_with(['[', '{']) {
            as_list(text)
        } else {
            meant::entry(text).map(|entry| json::list([entry]))
        }
    };
    let lists: Option<Vec<String>> = words.iter().map(read).collect();
    let lists = lists.filter(|lists| !lists.is_empty()).ok_or(())?;
    let inner = |list: &String| {
        let document = json::parse(list);
        document.root().map(|root| root.children().map(|entry| entry.source().to_owned()).collect::<Vec<_>>())
    };
    Ok(json::list(lists.iter().filter_map(inner).flatten()))
}

/// Returns a value as a list: itself, or a list with it.
fn as_list(text: &str) -> Option<String> {
    // What the shell has taken the quotes of is no variable.
    let literal = literal::read(text, 0, &mut text.len().saturating_mul(2))?;
    literal.unknown.is_none().then_some(())?;
    let is_all = text.get(literal.end..)?.trim().is_empty();
    let is_list = literal.json.starts_with('[');
    is_all.then(|| if is_list { literal.json } else { json::list([literal.json]) })
}

/// Returns a text that Python reads as JSON.
fn sound(text: &str) -> Result<String, Refusal> {
    let document = json::parse(text);
    if document.problems().is_empty() {
        return Ok(text.to_owned());
    }
    Err(Refusal::NotJson { error: python_error(&document), input: text.to_owned() })
}

/// Returns a list whose entries the CLI takes.
fn checked(list: String) -> Result<String, Refusal> {
    let document = json::parse(&list);
    let invalid = document.root().map(check::invalid).unwrap_or_default();
    if invalid.is_empty() { Ok(list) } else { Err(Refusal::Invalid(invalid)) }
}
