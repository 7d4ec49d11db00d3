//! The shapes of events: what the next one likely looks like, learned from those before.
//!
//! Events of one source have the same keys in the same order, and differ in their values. Between two values
//! lies a text that is the same each time, such as `","detail-type":"`, in which nothing but that text need
//! be looked for: it is a [`Step`]. From each [`Place`], which is behind a value of a certain field, a few
//! steps lead on. An event that goes from the start to the end in known steps is valid, since only valid
//! events are learned from (`learn`) and the values between are checked on the way (`follow`). All others are
//! read without regard to this.
//!
//! Where an event need not be valid in all its parts, a container in which no rule names anything is passed
//! over by counting its brackets.
//!
//! What a place means is which containers are open and what kinds they are. That does not depend on the
//! way that led there, so steps learned from different events can be put together, and an array of any
//! length is a few steps in a circle.

mod follow;
mod learn;

pub(super) use follow::{Follow, Frame};

use super::keys::NONE;
use super::predicate::Kind;
use super::simd::WINDOW;
use super::trie::Trie;
use foldhash::fast::FixedState;
use hashbrown::HashMap;

/// More is not learned: together this needs some megabytes at most.
const MAX_STEPS: usize = 8_192;
const MAX_PLACES: usize = 16_384;
const MAX_TEXT: usize = 1 << 17;

/// Nor an event with a longer key.
const MAX_KEY: usize = 256;

/// From a place with more ways on, the shape cannot be foretold.
const MAX_WAYS: usize = 16;

/// A longer event is not learned from.
const MAX_LENGTH: usize = 1 << 20;

/// How much trust there can be, and is in the beginning: how many events may do without shapes.
const FULL_TRUST: u32 = 256;

/// The cost of an event that did not fit; each one that did gives back one.
const COST: u32 = 4;

/// For how many events shapes are not tried once the trust is used up, and how much there is then.
const REST: u32 = 1_024;
const LITTLE_TRUST: u32 = 64;

/// The shapes that were learned, for one set of rules.
#[derive(Debug, Default)]
pub(super) struct Shapes {
    /// Whether containers in which nothing is named are passed over, whatever they hold.
    passes_over: bool,
    /// Of which rules it knows the fields.
    version: u64,
    /// The first step that leads on from each place, or [`NONE`].
    ways: Vec<u32>,
    /// The steps that lead to each place.
    leading_to: Vec<Vec<u32>>,
    steps: Vec<Step>,
    /// The texts that do not fit into the steps' windows.
    texts: Vec<u8>,
    actions: Vec<Action>,
    /// The numbers of places by the one around them, the key, and what is there.
    places: HashMap<(Place, Box<[u8]>, Sort), Place, FixedState>,
    /// How many events of these rules were seen.
    events: u32,
    trust: u32,
    /// For how many events to come shapes are not tried.
    rest: u32,
}

/// A container, or the end of a value, with all that lies around it; 0 is outside of the event.
type Place = u32;

/// The kind of value at a place.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
enum Sort {
    Object,
    Array,
    Text,
    Number,
    /// A container that is passed over.
    Passed,
}

/// A text between two values, and what comes behind it.
#[derive(Clone, Copy, Debug)]
struct Step {
    /// The text's first window, of which the bytes in the mask must be the same.
    window: [u8; WINDOW],
    mask: u32,
    /// The length of the whole text.
    length: u32,
    /// Where what is left of it begins in [`Shapes::texts`].
    rest: u32,
    /// Its actions, from one up to another.
    actions: (u32, u32),
    next: Next,
    /// The field of the value behind it, or [`NONE`].
    field: u32,
    /// How long the text behind it was each time so far, or [`NONE`]: many are ids, times or digests.
    usual: u32,
    /// The first step behind that value, or [`NONE`].
    then: u32,
    /// Another step from the same place as this one, or [`NONE`]. If one's text begins with the other's, it
    /// comes first, so that the first whose text is there is the right one.
    other: u32,
}

/// The continuation of a step.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Next {
    /// The inside of a string.
    Text,
    Number,
    /// The inside of a container in which nothing is named.
    Container,
    /// The end of the event.
    End,
}

/// An action within a step, in the order of its text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Action {
    /// A word is the value of a field.
    Word { field: u32, kind: Kind },
    /// An array begins that is the value of a field.
    Array,
    /// An object begins that is an element of an array.
    Element,
    /// An array begins that is an element of an array.
    Inner,
    /// The innermost of these ends.
    Leave,
}

impl Shapes {
    /// Shapes with steps over containers in which nothing is named.
    pub(super) fn passing_over() -> Self {
        Self { passes_over: true, ..Self::default() }
    }

    /// Returns whether an event should be read by its shape; `version` names the rules.
    #[inline]
    pub(super) fn are_tried(&mut self, version: u64) -> bool {
        if self.version != version || self.events == 0 {
            self.begin(version);
        }
        self.events = self.events.saturating_add(1);
        if self.rest > 0 {
            self.rest -= 1;
            return false;
        }
        !self.steps.is_empty()
    }

    /// Takes note of an event that was of a known shape.
    #[inline]
    pub(super) fn foretold(&mut self) {
        self.trust = (self.trust + 1).min(FULL_TRUST);
    }

    /// Takes note of an event, valid or not, that was of no known shape, and learns from it.
    #[inline(never)]
    pub(super) fn surprised(&mut self, event: &[u8], trie: &Trie) {
        // Whoever has one event only has no use for its shape.
        if self.rest > 0 || self.events < 2 {
            return;
        }
        if self.trust < COST {
            let version = self.version;
            self.begin(version);
            (self.events, self.trust, self.rest) = (2, LITTLE_TRUST, REST);
            return;
        }
        self.trust -= COST;
        let is_full =
            self.steps.len() >= MAX_STEPS || self.ways.len() >= MAX_PLACES || self.texts.len() >= MAX_TEXT;
        if event.len() <= MAX_LENGTH && !is_full {
            self.learn(event, trie);
        }
    }

    /// Forgets everything.
    fn begin(&mut self, version: u64) {
        self.version = version;
        self.ways.clear();
        self.ways.push(NONE);
        self.leading_to.clear();
        self.leading_to.push(Vec::new());
        self.steps.clear();
        self.texts.clear();
        self.actions.clear();
        self.places.clear();
        (self.events, self.trust, self.rest) = (0, FULL_TRUST, 0);
    }

    /// Returns the steps that lead on from a place.
    fn ways_from(&self, place: Place) -> impl Iterator<Item = &Step> + Clone {
        let mut next = self.ways[place as usize];
        std::iter::from_fn(move || {
            let step = self.steps.get(next as usize)?;
            next = step.other;
            Some(step)
        })
    }

    /// Returns whether `event` goes on with the text of a step.
    fn begins(&self, event: &[u8], step: &Step) -> bool {
        let length = step.length as usize;
        let (front, behind) = (length.min(WINDOW), length.saturating_sub(WINDOW));
        let rest = &self.texts[step.rest as usize..][..behind];
        event.strip_prefix(&step.window[..front]).is_some_and(|event| event.starts_with(rest))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ruleset::{Mode, RuleSet, Scratch};

    const PATTERNS: [&str; 3] = [
        r#"{"a": [{"exists": true}], "b": {"c": ["x"]}, "d": {"e": [1], "f": [null]}, "g": ["y"]}"#,
        r#"{"b": [1, null, "x", true]}"#,
        r#"{"d": {"f": [{"anything-but": [1]}]}}"#,
    ];

    /// Reads events with one memory, and says how many were of a known shape.
    fn foretold(events: &[&str]) -> usize {
        let mut rules = RuleSet::new();
        for (name, pattern) in PATTERNS.iter().enumerate() {
            assert!(rules.add_text(name, pattern).is_ok());
        }
        let mut scratch = rules.scratch();
        let mut foretold = 0;
        for event in events {
            let before = scratch.shapes[0].trust;
            let answer = rules.matches(event.as_bytes(), Mode::Strict, &mut scratch).map(<[_]>::to_vec);
            let mut fresh = Scratch::default();
            assert_eq!(answer, rules.matches(event.as_bytes(), Mode::Strict, &mut fresh).map(<[_]>::to_vec));
            foretold += usize::from(
                scratch.shapes[0].trust > before || before == FULL_TRUST && scratch.shapes[0].trust == before,
            );
        }
        foretold
    }

    /// Says whether the last event is foretold by those before it.
    #[track_caller]
    fn check(events: &[&str], expected: bool) {
        let (first, known) = (events[0], &events[..events.len() - 1]);
        let known: Vec<&str> = [first, first].into_iter().chain(known.iter().copied()).collect();
        let all: Vec<&str> = known.iter().copied().chain(events.last().copied()).collect();
        assert_eq!(foretold(&all) - foretold(&known), usize::from(expected), "{events:?}");
    }

    #[test]
    fn what_differs_in_values_is_foretold() {
        check(
            &[
                r#"{"a":"x","b":{"c":"x"}}"#,
                r#"{"a":"a longer text of more than thirty-two bytes","b":{"c":"\u0078é"}}"#,
            ],
            true,
        );
        check(&[r#"{"a":1,"z":null}"#, r#"{"a":-12.5,"z":null}"#], true);
        check(&[r#"{"a":1,"z":null}"#, r#"{"a":1.5e-7,"z":null}"#], true);
        check(&[r#"{"a":1,"z":null}"#, r#"{"a":1,"z":true}"#], false);
        check(&[r#"{"a":1,"z":null}"#, r#"{"a":"1","z":null}"#], false);
        check(&[r#"{"a":1,"z":null}"#, r#"{"z":null,"a":1}"#], false);
    }

    #[test]
    fn values_of_other_kinds_are_told_apart() {
        // Short and long, so that they end within a window and behind it.
        for rest in ["", r#","z":"a longer text of more than thirty-two bytes, so that a window fits""#] {
            let values = ["1", "null", "\"x\"", "true", "[1]", "{\"c\":\"x\"}", "-1.5e3", "\"\"", "[]", "{}"];
            let events: Vec<String> =
                values.iter().map(|value| format!(r#"{{"b":{value},"d":{{"f":{value}}}{rest}}}"#)).collect();
            for first in &events {
                for second in &events {
                    let both = [first, first, first, second, second, second, first].map(String::as_str);
                    foretold(&both);
                }
            }
        }
    }

    #[test]
    fn steps_of_several_events_are_put_together() {
        let known = [r#"{"a":1,"d":[{"e":1},{"e":2}]}"#, r#"{"a":"x","d":[{"e":1}],"g":"y"}"#];
        check(&[known[0], known[1], r#"{"a":"x","d":[{"e":1},{"e":2},{"e":3}],"g":"z"}"#], true);
        check(&[known[0], known[1], r#"{"a":1,"d":[{"e":1},{"e":2},{"e":3}],"g":"z"}"#], true);
        check(&[known[0], known[1], r#"{"a":1,"d":[{"e":1},{"f":2}],"g":"z"}"#], false);
    }

    #[test]
    fn what_is_malformed_is_no_shape() {
        let known = r#"{"a":1,"b":{"c":"x"}}"#;
        for event in [
            r#"{"a":01,"b":{"c":"x"}}"#,
            r#"{"a":-,"b":{"c":"x"}}"#,
            r#"{"a":1.,"b":{"c":"x"}}"#,
            r#"{"a":1e,"b":{"c":"x"}}"#,
            r#"{"a":,"b":{"c":"x"}}"#,
            r#"{"a":1,"b":{"c":"\x"}}"#,
            "{\"a\":1,\"b\":{\"c\":\"\n\"}}",
            r#"{"a":1,"b":{"c":"x}}"#,
            r#"{"a":1,"b":{"c":"x"}}}"#,
            r#"{"a":1,"b":{"c":"x"}"#,
        ] {
            check(&[known, event], false);
        }
    }

    #[test]
    fn shapes_that_never_repeat_are_given_up() {
        let events: Vec<String> =
            (0..5_000).map(|at| format!("{{\"a\":1,\"k{at}\":{{\"b\":\"x\"}}}}")).collect();
        let events: Vec<&str> = events.iter().map(String::as_str).collect();
        assert!(foretold(&events) < 10);
    }
}
