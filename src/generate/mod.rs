//! Events made from a pattern: one that matches, and near misses that do not.
//!
//! [`matching_event`] chooses a value for every field of one branch and puts the rest of the
//! envelope around it. [`mutations`] takes a matching event and spoils one condition at a time.
//! Whatever leaves this module has been tried with [`PatternMatcher`].
//!
//! ```
//! use eventbridge_playground::generate::{matching_event, mutations};
//! use eventbridge_playground::matching::{self, PatternMatcher};
//! use eventbridge_playground::pattern;
//!
//! let text = r#"{"source": ["shop"], "detail": {"total": [{"numeric": [">", 100]}]}}"#;
//! let parsed = pattern::parse(text);
//! let matcher = PatternMatcher::new(parsed);
//! let event = matching_event(&matcher).unwrap();
//! assert_eq!(matching::matches(text, &event), Some(true));
//! for near_miss in mutations(&matcher, &event) {
//!     assert_eq!(matching::matches(text, &near_miss.text), Some(false), "{}", near_miss.name);
//! }
//! ```

mod event;
mod mutate;
mod sample;

pub use mutate::{Mutation, mutations};

use crate::json;
use crate::matching::PatternMatcher;
use crate::pattern::{Branch, LeafId, Matcher};
use event::Draft;
use sample::Sample;

/// Returns an event that the pattern matches, laid out as EventBridge would deliver it, or `None` if none was
/// found, as for `{"numeric": [">", 1, "<", 1.0000000000000002]}`.
pub fn matching_event(matcher: &PatternMatcher) -> Option<String> {
    matcher.branches().iter().find_map(|branch| attempt(matcher, branch, None))
}

/// Returns an event that the pattern matches because of one certain matcher of a leaf, the one at `index`, or
/// `None` if none was found.
pub fn event_through(matcher: &PatternMatcher, leaf: LeafId, index: usize) -> Option<String> {
    let mut through = matcher.branches().iter().filter(|branch| branch.leaves.contains(&leaf));
    through.find_map(|branch| attempt(matcher, branch, Some((leaf, index))))
}

fn attempt(matcher: &PatternMatcher, branch: &Branch, chosen: Option<(LeafId, usize)>) -> Option<String> {
    let pattern = matcher.pattern();
    let names = event::names(pattern);
    let mut draft = Draft::default();
    for &id in &branch.leaves {
        let leaf = pattern.leaf(id);
        let matchers = match chosen {
            Some((chosen, index)) if chosen == id => leaf.matchers.get(index..=index)?,
            _ => &leaf.matchers,
        };
        match pick(matchers, &leaf.path)? {
            Choice::Value(value) => draft.set(&names[id.0 as usize], value),
            Choice::Absence => draft.leave_out(&leaf.path),
        }
    }
    let text = draft.finish();
    matcher.matches(&json::parse(&text)).then_some(text)
}

/// The fate of a field.
enum Choice {
    Value(Sample),
    Absence,
}

/// Returns a value that one of the matchers accepts, or absence where only that is.
fn pick(matchers: &[Matcher], path: &str) -> Option<Choice> {
    let value = matchers.iter().find_map(|matcher| {
        sample::accepted(&matcher.predicate, path)
            .into_iter()
            .find(|value| value.is_accepted_by(&matcher.predicate))
    });
    let absence = matchers.iter().any(|matcher| matcher.predicate.accepts_absence());
    value.map(Choice::Value).or(absence.then_some(Choice::Absence))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::pattern::parse;

    fn matcher(pattern: &str) -> PatternMatcher {
        PatternMatcher::new(parse(pattern))
    }

    #[track_caller]
    fn check(pattern: &str, parts: &[&str]) {
        let parsed = parse(pattern);
        assert!(parsed.is_valid(), "{pattern}");
        let event = matching_event(&PatternMatcher::new(parsed)).unwrap_or_else(|| panic!("{pattern}"));
        for part in parts {
            assert!(event.contains(part), "{pattern} gave {event}");
        }
    }

    #[test]
    fn each_matcher_gets_a_value() {
        check(r#"{"source":["aws.ec2"]}"#, &["\"source\": \"aws.ec2\"", "\"account\": \"111122223333\""]);
        check(r#"{"detail":{"state":[{"prefix":"run"}]}}"#, &["\"state\": \"run"]);
        check(r#"{"detail":{"key":[{"wildcard":"img/*.png"}]}}"#, &["\"key\": \"img/example.png\""]);
        check(r#"{"detail":{"size":[{"numeric":[">",1048576]}]}}"#, &["\"size\": 1048577"]);
        check(r#"{"detail":{"size":[{"numeric":[">",0,"<",1]}]}}"#, &["\"size\": 0.5"]);
        check(r#"{"detail":{"ip":[{"cidr":"10.0.0.0/24"}]}}"#, &["\"ip\": \"10.0.0.10\""]);
        check(r#"{"detail":{"state":[{"anything-but":"example"}]}}"#, &["\"state\": \"other\""]);
        check(r#"{"detail":{"a":[{"exists":false},5]}}"#, &["\"a\": 5"]);
        check(r#"{"detail":{"n":[12345678901234567890123]}}"#, &["12345678901234567890123"]);
    }

    #[test]
    fn fields_are_nested_and_left_out() {
        check(r#"{"detail.a.b":["x"]}"#, &["\"detail\": {\n    \"a\": {\n      \"b\": \"x\""]);
        check(r#"{"resources":[{"prefix":"arn:"}]}"#, &["\"resources\": [\n    \"arn:"]);
        check(r#"{"detail":{"a":["x"],"a":{"b":["y"]}}}"#, &["\"a\": [\n      \"x\",\n      {"]);
        let event = matching_event(&matcher(r#"{"id":[{"exists":false}]}"#)).unwrap();
        assert!(!event.contains("\"id\""), "{event}");
    }

    #[test]
    fn a_branch_that_cannot_match_is_passed_over() {
        let nothing = r#"{"numeric":[">",1,"<",1.0000000000000002]}"#;
        check(&format!("{{\"$or\":[{{\"a\":[{nothing}]}},{{\"b\":[\"x\"]}}]}}"), &["\"b\": \"x\""]);
        assert_eq!(matching_event(&matcher(&format!("{{\"a\":[{nothing}]}}"))), None);
    }

    #[test]
    fn an_event_can_go_through_any_matcher() {
        let matcher = matcher(r#"{"a":["x",{"prefix":"y"},{"exists":false}],"b":[1]}"#);
        let through = |index| event_through(&matcher, LeafId(0), index);
        assert!(through(0).unwrap().contains("\"a\": \"x\""));
        assert!(through(1).unwrap().contains("\"a\": \"y"));
        assert!(!through(2).unwrap().contains("\"a\""));
        assert_eq!(through(3), None);
    }
}
