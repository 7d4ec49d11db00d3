//! Fields and values that events have at a path. Arrays are passed through, as a pattern does.

use crate::json::{Document, Kind, Value};

/// More than this fills no list that somebody reads.
const MOST: usize = 100;

/// Returns the names of the fields below a path, in the order of their first event, each with whether it
/// holds fields itself.
pub(super) fn fields(events: &[&Document], path: &[&str]) -> Vec<(String, bool)> {
    let mut found: Vec<(String, bool)> = Vec::new();
    visit(events, path, &mut |value| {
        for member in value.children().filter(|_| value.kind() == Kind::Object) {
            let Some(name) = member.key() else { continue };
            if found.len() < MOST && !found.iter().any(|(known, _)| *known == name) {
                found.push((name.into_owned(), holds_fields(member)));
            }
        }
    });
    found
}

/// Returns the values at a path as they are written, in the order of their first event, each with the number
/// of events that have it.
pub(super) fn values(events: &[&Document], path: &[&str]) -> Vec<(String, usize)> {
    /// A value, the events that have it, and the last of those.
    struct Found {
        source: String,
        events: usize,
        last: usize,
    }
    let mut found: Vec<Found> = Vec::new();
    for (index, event) in events.iter().enumerate() {
        visit(&[event], path, &mut |value| {
            if matches!(value.kind(), Kind::Object | Kind::Array | Kind::Invalid) {
                return;
            }
            let has_room = found.len() < MOST;
            match found.iter_mut().find(|known| known.source == value.source()) {
                Some(known) => {
                    known.events += usize::from(known.last != index);
                    known.last = index;
                }
                None if has_room => {
                    found.push(Found { source: value.source().to_owned(), events: 1, last: index });
                }
                None => {}
            }
        });
    }
    found.into_iter().map(|known| (known.source, known.events)).collect()
}

fn holds_fields(value: Value) -> bool {
    match value.kind() {
        Kind::Object => true,
        Kind::Array => value.children().any(holds_fields),
        _ => false,
    }
}

fn visit(events: &[&Document], path: &[&str], see: &mut dyn FnMut(Value)) {
    for event in events {
        if let Some(root) = event.root() {
            descend(root, path, see);
        }
    }
}

fn descend(value: Value, path: &[&str], see: &mut dyn FnMut(Value)) {
    if value.kind() == Kind::Array {
        return value.children().for_each(|element| descend(element, path, see));
    }
    let Some((first, rest)) = path.split_first() else { return see(value) };
    for member in value.children().filter(|_| value.kind() == Kind::Object) {
        if member.key().is_some_and(|key| key == *first) {
            descend(member, rest, see);
        }
    }
}
