//! Shorthand as it was meant, where the CLI refuses it: values may be bare JSON, as in
//! `Source=shop,Detail={"id":7}`.

use super::check::KEYS;
use crate::json::{self, ObjectWriter, quote};

/// Returns the entry as JSON, or `None` if the text is no shorthand.
pub(super) fn entry(text: &str) -> Option<String> {
    let mut entry = ObjectWriter::default();
    let mut rest = text.trim();
    while !rest.is_empty() {
        let (key, after) = rest.split_once('=')?;
        let key = key.trim();
        if !KEYS.contains(&key) {
            return None;
        }
        let (value, after) = if key == "Resources" { list(after)? } else { text_value(after)? };
        entry.json(key, &value);
        rest = match after.strip_prefix(',') {
            Some(more) => more.trim_start(),
            None if after.trim().is_empty() => "",
            None => return None,
        };
    }
    (!entry.is_empty()).then(|| entry.close())
}

/// Returns a value as a JSON string, and what follows it.
fn text_value(text: &str) -> Option<(String, &str)> {
    let (value, rest) = value(text, starts_member)?;
    Some((quote(&value), rest))
}

/// Returns a list: in brackets, or values up to the next member.
fn list(text: &str) -> Option<(String, &str)> {
    let mut values = Vec::new();
    let (mut rest, in_brackets) = text.strip_prefix('[').map_or((text, false), |rest| (rest, true));
    loop {
        let (item, after) = value(rest, |_| true)?;
        values.push(item.trim().to_owned());
        match after.strip_prefix(',') {
            Some(_) if !in_brackets && starts_member(after) => {
                rest = after;
                break;
            }
            Some(more) => rest = more,
            None => {
                rest = after;
                break;
            }
        }
    }
    if in_brackets {
        rest = rest.strip_prefix(']')?;
    }
    Some((json::texts(values), rest))
}

/// Returns one value, quoted or up to a comma at which it `ends` or a closing bracket, and what follows it.
fn value(text: &str, ends: impl Fn(&str) -> bool) -> Option<(String, &str)> {
    if let Some(quote) = text.chars().next().filter(|c| matches!(c, '"' | '\'')) {
        let mut out = String::new();
        let mut escaped = false;
        for (at, c) in text.char_indices().skip(1) {
            match c {
                c if escaped => {
                    if c != quote && c != '\\' {
                        out.push('\\');
                    }
                    out.push(c);
                    escaped = false;
                }
                '\\' => escaped = true,
                c if c == quote => return Some((out, &text[at + 1..])),
                c => out.push(c),
            }
        }
        return None;
    }
    let is_end =
        |&(at, c): &(usize, char)| c == ',' && ends(&text[at..]) || c == ']' && !text.starts_with('{');
    let end = text.char_indices().find(is_end).map_or(text.len(), |(at, _)| at);
    Some((text[..end].to_owned(), &text[end..]))
}

/// Returns whether a comma is followed by the next member of the entry.
fn starts_member(text: &str) -> bool {
    let rest = text.trim_start_matches(',').trim_start();
    rest.split_once('=').is_some_and(|(key, _)| KEYS.contains(&key.trim()))
}
