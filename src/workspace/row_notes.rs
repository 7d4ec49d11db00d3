//! Notes that tell events with one name apart in the list.

use super::{Evaluation, EventEntry};
use crate::json::Document;
use crate::text::shortened;
use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};

/// A time or an id is cut here.
const MOST_SHOWN: usize = 20;

/// So much of an id tells two apart.
const ID_LENGTH: usize = 8;

impl Evaluation {
    /// Returns for each of `entries`, the evaluated events, the note that tells it apart from others with its
    /// name, which may be numbered: its time or, where all have the same time, the beginning of its id.
    /// `None` where a name is the only one, or where the events do not differ.
    pub fn row_notes(&self, entries: &[EventEntry]) -> Vec<Option<String>> {
        let mut notes = vec![None; entries.len()];
        let mut by_name: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
        for (index, entry) in entries.iter().enumerate().take(self.events.len()) {
            by_name.entry(without_number(&entry.name)).or_default().push(index);
        }
        for group in by_name.into_values().filter(|group| group.len() > 1) {
            let of_group = |name: &str| -> Vec<Option<String>> {
                group.iter().map(|&index| field(&self.events.get(index)?.document, name)).collect()
            };
            let told = [times(&of_group("time")), ids(of_group("id"))];
            let told = told.into_iter().find(|texts| texts.iter().collect::<BTreeSet<_>>().len() > 1);
            for (&index, note) in group.iter().zip(told.into_iter().flatten()) {
                if let Some(place) = notes.get_mut(index) {
                    *place = note;
                }
            }
        }
        notes
    }
}

/// Returns a name without the number that tells it from others.
fn without_number(name: &str) -> &str {
    match name.rsplit_once(' ') {
        Some((name, number)) if number.bytes().all(|byte| byte.is_ascii_digit()) => name,
        _ => name,
    }
}

fn field(event: &Document, name: &str) -> Option<String> {
    event.root()?.get(name)?.as_str().map(Cow::into_owned)
}

/// Times without what they share: the date, if they all have the same.
fn times(texts: &[Option<String>]) -> Vec<Option<String>> {
    let dates: BTreeSet<&str> =
        texts.iter().flatten().filter_map(|text| Some(text.split_once('T')?.0)).collect();
    let is_one_day = dates.len() == 1;
    let short = |text: &String| match text.trim_end_matches('Z').split_once('T') {
        Some((_, time)) if is_one_day => shortened(time, MOST_SHOWN),
        Some((date, time)) => shortened(&format!("{date} {}", time.get(..5).unwrap_or(time)), MOST_SHOWN),
        None => shortened(text, MOST_SHOWN),
    };
    texts.iter().map(|text| text.as_ref().map(short)).collect()
}

fn ids(texts: Vec<Option<String>>) -> Vec<Option<String>> {
    texts.into_iter().map(|text| text.map(|text| text.chars().take(ID_LENGTH).collect())).collect()
}

#[cfg(test)]
mod tests {
    use crate::workspace::{Evaluator, Workspace};
    use std::sync::Arc;

    fn notes(events: &[(&str, &str)]) -> Vec<Option<String>> {
        let mut workspace = Workspace { pattern: Arc::from(r#"{"source": ["a"]}"#), ..Workspace::empty() };
        workspace.add_events(events.iter().map(|(name, text)| ((*name).to_owned(), Arc::from(*text))));
        Evaluator::default().evaluate(&workspace).row_notes(&workspace.events)
    }

    /// Events by name and text, and their notes.
    type Case<'c> = (&'c [(&'c str, &'c str)], &'c [Option<&'c str>]);

    #[test]
    fn events_of_one_name_are_told_apart_by_time_or_id() {
        let at = |time: &str| format!(r#"{{"id": "0123456789", "time": "{time}"}}"#);
        let (noon, later, next_day) =
            (at("2026-01-01T12:00:00Z"), at("2026-01-01T12:00:05Z"), at("2026-01-02T08:30:00Z"));
        let other_id = noon.replace("0123", "abcd");
        let cases: [Case<'_>; 7] = [
            (&[("Sold", &noon), ("Sold", &later)], &[Some("12:00:00"), Some("12:00:05")]),
            (
                &[("Sold", &noon), ("Sold 2", &next_day)],
                &[Some("2026-01-01 12:00"), Some("2026-01-02 08:30")],
            ),
            (&[("Sold", &noon), ("Sold", &other_id)], &[Some("01234567"), Some("abcd4567")]),
            (&[("Sold", &noon), ("Lent", &later)], &[None, None]),
            (&[("Sold", &noon), ("Sold", &noon)], &[None, None]),
            (&[("Sold", &noon), ("Sold", "{")], &[Some("12:00:00"), None]),
            (&[("Sold", &at("now")), ("Sold", &at("é"))], &[Some("now"), Some("é")]),
        ];
        for (events, expected) in cases {
            let expected: Vec<_> = expected.iter().map(|note| note.map(str::to_owned)).collect();
            assert_eq!(notes(events), expected, "{events:?}");
        }
    }
}
