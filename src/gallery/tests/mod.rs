//! Each example is whole, and does what it says.

mod systems;

use super::*;
use crate::json::{self, Kind};
use crate::matching;
use std::collections::BTreeSet;
use std::sync::LazyLock;

#[path = "../../../tests/support/gallery.rs"]
mod folder;

static ALL: LazyLock<Vec<Example>> = LazyLock::new(|| read(&folder::joined()).unwrap());

/// Returns all examples, those of the folder `gallery/` among them.
pub(crate) fn examples() -> &'static [Example] {
    &ALL
}

/// Returns the example with this id.
fn find(id: &str) -> Option<Example> {
    examples().iter().copied().find(|example| example.id == id)
}

/// Larger texts are tedious to read, and every visitor loads them all.
const COMPACT: usize = 3_000;

/// The keys of an event as EventBridge delivers it.
const ENVELOPE: [&str; 9] =
    ["version", "id", "detail-type", "source", "account", "time", "region", "resources", "detail"];

#[track_caller]
fn parse(what: &str, text: &str) -> json::Document {
    let document = json::parse(text);
    assert_eq!(document.problems(), [], "{what}");
    assert!(text.len() < COMPACT, "{what} has {} bytes", text.len());
    assert!(text.starts_with("{\n  \"") && text.ends_with('}'), "{what} is not laid out");
    document
}

#[test]
fn the_first_example_is_the_opening_one() {
    assert_eq!(examples()[0], OPENING);
    assert_eq!(OPENING.id, "rds-snapshot");
}

#[test]
fn every_file_of_the_folder_is_listed() {
    let written = examples().iter().filter(|example| example.group != Group::Operators).skip(1);
    let mut ids: Vec<&str> = written.map(|example| example.id).collect();
    ids.sort_unstable();
    assert_eq!(folder::files(), ids);
    assert!(ids.len() > 20, "{}", ids.len());
}

#[test]
fn ids_are_unique_and_fit_a_link() {
    let mut ids = BTreeSet::new();
    for example in examples() {
        assert!(ids.insert(example.id), "{}", example.id);
        assert!(example.id.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-'));
    }
}

#[test]
fn a_title_is_that_of_one_rule_and_one_whole_bus_at_most() {
    let mut titles = BTreeSet::new();
    for example in examples() {
        assert!(titles.insert((example.title, example.is_whole_bus())), "{}", example.title);
    }
}

#[test]
fn titles_and_sentences_are_whole() {
    for Example { id, title, shows, .. } in examples() {
        assert!(!title.is_empty() && !title.ends_with('.'), "{id}");
        assert!(shows.ends_with('.') && !shows.contains('\n'), "{id}");
    }
}

#[test]
fn groups_stand_in_their_order() {
    let order = |group| Group::ALL.iter().position(|&other| other == group);
    assert!(examples().is_sorted_by_key(|example| order(example.group)));
}

#[test]
fn patterns_are_valid_objects() {
    for example in examples() {
        let document = parse(example.id, example.pattern);
        assert_eq!(document.root().map(json::Value::kind), Some(Kind::Object), "{}", example.id);
    }
}

#[test]
fn systems_are_valid_json() {
    for example in examples().iter().filter(|example| !example.system.is_empty()) {
        parse(&format!("{}: system", example.id), example.system);
    }
}

#[test]
fn events_are_valid_and_have_the_whole_envelope() {
    for example in examples() {
        assert!(example.events.len() >= 2, "{}", example.id);
        for (name, text) in example.events {
            let what = format!("{}: {name}", example.id);
            let document = parse(&what, text);
            let keys: Vec<_> = document.root().unwrap().children().filter_map(json::Value::key).collect();
            assert_eq!(keys, ENVELOPE, "{what}");
        }
    }
}

#[test]
fn different_events_have_different_ids() {
    let mut texts = BTreeSet::new();
    let mut ids = BTreeSet::new();
    for (name, text) in examples().iter().flat_map(|example| example.events) {
        let id = json::parse(text).root().unwrap().get("id").unwrap().source().to_owned();
        assert_eq!(texts.insert(*text), ids.insert(id), "{name}");
    }
}

#[test]
fn the_first_event_matches_and_the_last_does_not() {
    for Example { id, pattern, events, .. } in examples() {
        let answers: Vec<_> = events.iter().map(|(_, event)| matching::matches(pattern, event)).collect();
        assert_eq!((answers.first(), answers.last()), (Some(&Some(true)), Some(&Some(false))), "{id}");
    }
}
