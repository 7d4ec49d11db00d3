//! Events made from a pattern: one that matches, and near misses that do not.
//!
//! [`matching_event`] chooses a value for every field of one branch and puts the rest of the
//! envelope around it. [`mutations`] takes a matching event and spoils one condition at a time.
//! Whatever leaves this module has been tried with [`Plan`].

mod event;
mod miss;
mod mutate;
mod sample;

pub use mutate::{Mutation, mutations};

use crate::json;
use crate::matching::Plan;
use crate::pattern::{Branch, LeafId, Matcher, Pattern, expand};
use event::Draft;
use sample::Sample;

/// An event that the pattern matches, laid out as EventBridge would deliver it; nothing if none was
/// found, as for `{"numeric": [">", 1, "<", 1.0000000000000002]}`.
pub fn matching_event(pattern: &Pattern) -> Option<String> {
    let plan = Plan::new(pattern);
    expand(pattern).iter().find_map(|branch| attempt(pattern, &plan, branch, None))
}

/// An event that the pattern matches because of one certain matcher: `matcher` is its index in the
/// leaf.
pub fn event_through(pattern: &Pattern, leaf: LeafId, matcher: usize) -> Option<String> {
    let plan = Plan::new(pattern);
    let branches = expand(pattern);
    let through = branches.iter().filter(|branch| branch.leaves.contains(&leaf));
    through.into_iter().find_map(|branch| attempt(pattern, &plan, branch, Some((leaf, matcher))))
}

fn attempt(
    pattern: &Pattern,
    plan: &Plan,
    branch: &Branch,
    chosen: Option<(LeafId, usize)>,
) -> Option<String> {
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
    plan.matches(pattern, &json::parse(&text)).then_some(text)
}

/// What becomes of a field.
enum Choice {
    Value(Sample),
    Absence,
}

/// A value that one of the matchers accepts, or absence where only that is.
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

    #[track_caller]
    fn check(pattern: &str, parts: &[&str]) {
        let parsed = parse(pattern);
        assert!(parsed.is_valid(), "{pattern}");
        let event = matching_event(&parsed.pattern).unwrap_or_else(|| panic!("{pattern}"));
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
        let event = matching_event(&parse(r#"{"id":[{"exists":false}]}"#).pattern).unwrap();
        assert!(!event.contains("\"id\""), "{event}");
    }

    #[test]
    fn a_branch_that_cannot_match_is_passed_over() {
        let nothing = r#"{"numeric":[">",1,"<",1.0000000000000002]}"#;
        check(&format!("{{\"$or\":[{{\"a\":[{nothing}]}},{{\"b\":[\"x\"]}}]}}"), &["\"b\": \"x\""]);
        assert_eq!(matching_event(&parse(&format!("{{\"a\":[{nothing}]}}")).pattern), None);
    }

    #[test]
    fn an_event_can_go_through_any_matcher() {
        let parsed = parse(r#"{"a":["x",{"prefix":"y"},{"exists":false}],"b":[1]}"#);
        let through = |index| event_through(&parsed.pattern, LeafId(0), index);
        assert!(through(0).unwrap().contains("\"a\": \"x\""));
        assert!(through(1).unwrap().contains("\"a\": \"y"));
        assert!(!through(2).unwrap().contains("\"a\""));
        assert_eq!(through(3), None);
    }
}
