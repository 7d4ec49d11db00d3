//! Tools that fixes share: finding values by their place, and taking entries out.

use crate::json::{Document, Kind, Layout, NodeId, Value, quote, remove_entries};
use crate::text::{Edit, Span, shortened};

/// Returns the value that is exactly at `span`, or whose key is.
pub(super) fn value_at(document: &Document, span: Span) -> Option<Value<'_>> {
    let mut value = document.value_at(span.start)?;
    loop {
        if value.span() == span || value.key_span() == Some(span) {
            return Some(value);
        }
        value = value.parent()?;
    }
}

/// Takes an entry out, and with it what would be empty then. `None` if that is everything.
pub(super) fn remove(value: Value) -> Option<Vec<Edit>> {
    remove_all(value.parent()?, &[value.id()])
}

/// The same for several entries of one container.
pub(super) fn remove_all(container: Value, entries: &[NodeId]) -> Option<Vec<Edit>> {
    if container.children().all(|child| entries.contains(&child.id())) {
        return remove(container);
    }
    Some(remove_entries(container, entries))
}

/// Puts a value under these keys into an object, within the objects that are there already. `None` if one of the keys
/// has another value.
pub(super) fn insert_at(root: Value, keys: &[String], layout: &Layout, value: &str) -> Option<Edit> {
    let (mut target, mut rest) = (root, keys);
    while let Some((first, behind)) = rest.split_first() {
        match target.get(first) {
            Some(inner) if inner.kind() == Kind::Object && !behind.is_empty() => {
                (target, rest) = (inner, behind);
            }
            Some(_) => return None,
            None => break,
        }
    }
    (target.kind() == Kind::Object).then(|| layout.insert_member(target, None, rest, value))
}

/// Returns whether a value lies within `$or`.
pub(super) fn is_in_or(value: Value) -> bool {
    std::iter::successors(Some(value), |at| at.parent()).any(|at| at.key().is_some_and(|key| key == "$or"))
}

/// Returns where an entry is, key included.
pub(super) fn whole(value: Value) -> Span {
    Span { start: value.key_span().unwrap_or(value.span()).start, end: value.span().end }
}

/// Returns the matcher that a value is, or lies in: an element of a field's list.
pub(super) fn matcher_of(value: Value) -> Option<Value> {
    let mut at = value;
    loop {
        let parent = at.parent()?;
        if parent.kind() == Kind::Array && parent.key().is_some_and(|key| key != "$or") && is_field(parent) {
            return Some(at);
        }
        at = parent;
    }
}

/// Returns whether an array is a field's list and not an operand: no array lies around it except that of
/// `$or`.
fn is_field(array: Value) -> bool {
    let mut at = array;
    while let Some(parent) = at.parent() {
        if parent.kind() == Kind::Array && parent.key().is_none_or(|key| key != "$or") {
            return false;
        }
        at = parent;
    }
    true
}

/// Returns the text of a matcher with the part at `span` replaced.
pub(super) fn with_part(matcher: Value, span: Span, part: &str) -> String {
    let text = matcher.source();
    let start = (span.start - matcher.span().start) as usize;
    let end = (span.end - matcher.span().start) as usize;
    format!("{}{part}{}", &text[..start], &text[end..])
}

/// Returns a value as a text for a label: short, on one line.
pub(super) fn shown(text: &str) -> String {
    const MOST: usize = 40;
    let line = text.split_whitespace().collect::<Vec<_>>().join(" ");
    shortened(&line, MOST)
}

/// Returns a string as JSON, short, for a label.
pub(super) fn shown_string(text: &str) -> String {
    let short = shown(text);
    quote(if short.len() < text.len() { &short } else { text })
}

/// Returns the letters and digits of a name, in lower case.
pub(super) fn letters(name: &str) -> String {
    name.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

/// Returns a number by JSON's grammar in a text that may have spaces around it.
pub(super) fn number_in(text: &str) -> Option<String> {
    let text = text.trim();
    let document = crate::json::parse(text);
    let root = document.root().filter(|_| document.problems().is_empty())?;
    (root.kind() == Kind::Number).then(|| text.to_owned())
}
