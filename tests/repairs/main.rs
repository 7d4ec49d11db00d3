//! Repairs: tables of texts before and after, and what holds for all of them.

mod misses;
mod problems;
#[cfg(not(target_arch = "wasm32"))]
mod properties;

use eventbridge_playground::gallery;
use eventbridge_playground::json;
use eventbridge_playground::matching::{Line, Plan, outline};
use eventbridge_playground::pattern::{self, Parsed};
use eventbridge_playground::repair::{self, Repair, apply};

#[allow(dead_code, reason = "of use to other tests")]
#[path = "../support/gallery.rs"]
mod folder;

fn for_problems(parsed: &Parsed) -> Vec<Repair> {
    let repairs = parsed.problems.iter().flat_map(|problem| repair::for_problem(parsed, problem));
    repairs.chain(repair::for_names(parsed)).collect()
}

fn explain(parsed: &Parsed, event: &json::Document) -> (bool, Vec<Line>) {
    let explanation = Plan::new(&parsed.pattern).explain(&parsed.pattern, event);
    (explanation.matched, outline(parsed, event, &explanation))
}

#[track_caller]
fn find<'r>(repairs: &'r [Repair], label: &str, text: &str) -> &'r Repair {
    let found = repairs.iter().find(|repair| repair.label == label);
    let labels: Vec<&str> = repairs.iter().map(|repair| repair.label.as_str()).collect();
    found.unwrap_or_else(|| panic!("{text}: no {label:?} among {labels:?}"))
}

#[test]
fn problems_are_repaired() {
    for &(before, label, after) in problems::CASES {
        let parsed = pattern::parse(before);
        let repairs = for_problems(&parsed);
        let text = apply(before, &find(&repairs, label, before).edits);
        assert_eq!(text, after, "{before}: {label}");
        assert!(pattern::parse(&text).is_valid(), "{before}: {label}");
    }
}

#[test]
fn misses_are_repaired() {
    for &(before, event, label, after) in misses::CASES {
        let parsed = pattern::parse(before);
        let event = json::parse(event);
        let (_, lines) = explain(&parsed, &event);
        let repairs: Vec<Repair> =
            (0..lines.len()).flat_map(|line| repair::for_line(&parsed, &event, &lines, line)).collect();
        let text = apply(before, &find(&repairs, label, before).edits);
        assert_eq!(text, after, "{before}: {label}");
        let repaired = pattern::parse(&text);
        assert!(repaired.is_valid(), "{text}");
        assert!(explain(&repaired, &event).0, "{text} does not match");
    }
}

#[test]
fn a_field_that_holds_is_left_alone() {
    let parsed = pattern::parse(r#"{"state":["stopped","running"],"n":[1]}"#);
    let event = json::parse(r#"{"state":"running","n":2}"#);
    let (_, lines) = explain(&parsed, &event);
    let repairs: Vec<Repair> =
        (0..lines.len()).flat_map(|line| repair::for_line(&parsed, &event, &lines, line)).collect();
    assert!(!repairs.is_empty());
    for repair in repairs {
        assert!(apply(parsed.document.text(), &repair.edits).contains(r#""state":["stopped","running"]"#));
    }
}

#[test]
fn what_needs_no_repair_is_offered_none() {
    for example in gallery::read(&folder::joined()).unwrap() {
        let parsed = pattern::parse(example.pattern);
        let offered = for_problems(&parsed);
        assert!(offered.is_empty() || !parsed.problems.is_empty(), "{}: {offered:?}", example.id);
        let event = json::parse(example.events[0].1);
        let (matched, lines) = explain(&parsed, &event);
        assert!(matched, "{}", example.id);
        assert!((0..lines.len()).all(|line| {
            let repairs = repair::for_line(&parsed, &event, &lines, line);
            repairs.iter().all(|repair| pattern::parse(&apply(example.pattern, &repair.edits)).is_valid())
        }));
    }
}
