//! Worked examples: a pattern, events that match and events that do not, and what to see in them.
//!
//! The examples are data. Each pattern, event and system is a JSON text laid out for reading, and
//! every event has the whole envelope, so that AWS's `TestEventPattern` would take it too. The first
//! example is what a new visitor sees.

mod operators;
mod structure;
mod systems;
mod tutorials;
mod use_cases;

/// One worked example.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Example {
    /// Names it in links, for ever: lower case words joined by `-`.
    pub id: &'static str,
    /// Where the gallery lists it.
    pub group: Group,
    /// Its headline, without a full stop.
    pub title: &'static str,
    /// One sentence on what there is to see.
    pub shows: &'static str,
    /// The event pattern, as a text for the editor.
    pub pattern: &'static str,
    /// Name and text of each event; the first one matches and the last one does not.
    pub events: &'static [(&'static str, &'static str)],
    /// The name of the built-in handler that runs on the events that match, for
    /// [`crate::handler::find`].
    pub handler: Option<&'static str>,
    /// What the rule is part of, as [`crate::bus::system`] reads it; empty for a rule by itself.
    pub system: &'static str,
}

/// The shelves of the gallery.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Group {
    /// First rules for a beginner.
    Tutorials,
    /// Several rules, targets and buses that run together.
    Systems,
    /// What people build with EventBridge, rule by rule.
    UseCases,
    /// How a pattern looks at an event: arrays, branches, null, numbers.
    Structure,
    /// One example for each operator of the pattern language.
    Operators,
}

impl Group {
    /// All groups, in the gallery's order.
    pub const ALL: [Self; 5] =
        [Self::Tutorials, Self::Systems, Self::UseCases, Self::Structure, Self::Operators];

    /// Its heading.
    pub fn title(self) -> &'static str {
        match self {
            Self::Tutorials => "First rules",
            Self::Systems => "Whole systems",
            Self::UseCases => "Use cases",
            Self::Structure => "How matching works",
            Self::Operators => "Operators",
        }
    }
}

/// What a new visitor sees: the first example. By itself, so that it does not bring all others along.
pub const OPENING: Example = tutorials::OPENING;

/// All examples in the gallery's order; the first is the opening one.
pub fn examples() -> Vec<Example> {
    [tutorials::EXAMPLES, &systems::EXAMPLES, use_cases::EXAMPLES, structure::EXAMPLES, &operators::EXAMPLES]
        .concat()
}

/// The example with this id.
pub fn find(id: &str) -> Option<Example> {
    examples().into_iter().find(|example| example.id == id)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::json::{self, Kind};
    use crate::matching;
    use std::collections::BTreeSet;

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
        assert_eq!(examples()[0].id, "rds-snapshot");
        assert_eq!(find("rds-snapshot"), Some(examples()[0]));
        assert_eq!(find("RDS"), None);
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
    fn patterns_are_sound_objects() {
        for example in examples() {
            let document = parse(example.id, example.pattern);
            assert_eq!(document.root().map(json::Value::kind), Some(Kind::Object), "{}", example.id);
        }
    }

    #[test]
    fn systems_are_sound_objects() {
        for example in examples().iter().filter(|example| !example.system.is_empty()) {
            parse(&format!("{}: system", example.id), example.system);
        }
    }

    #[test]
    fn events_are_sound_and_have_the_whole_envelope() {
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
}
