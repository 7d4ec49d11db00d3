//! Repairs: tables of texts before and after, and what holds for all of them.

mod kept_out;
mod misses;
mod problems;
#[cfg(not(target_arch = "wasm32"))]
mod properties;

use eventbridge_playground::fix::{self, QuickFix, apply};
use eventbridge_playground::gallery;
use eventbridge_playground::json;
use eventbridge_playground::lint;
use eventbridge_playground::matching::{Line, PatternMatcher, messages, outline};
use eventbridge_playground::pattern::{self, Parsed};
use eventbridge_playground::workspace::insight::Insight;
use eventbridge_playground::workspace::{Evaluator, Workspace, why_matched};
use std::sync::Arc;

use crate::support::gallery as folder;

fn for_problems(parsed: &Parsed) -> Vec<QuickFix> {
    let fixes = parsed.problems.iter().flat_map(|problem| fix::for_problem(parsed, problem));
    fixes.chain(fix::for_names(parsed)).collect()
}

fn explain(parsed: &Parsed, event: &json::Document) -> (bool, Vec<Line>) {
    let explanation = PatternMatcher::new(parsed.clone()).explain(event);
    (explanation.matched, outline(&explanation, event))
}

/// The repairs for all lines of an explanation.
fn for_lines(parsed: &Parsed, event: &json::Document, lines: &[Line]) -> Vec<QuickFix> {
    let matcher = PatternMatcher::new(parsed.clone());
    (0..lines.len()).flat_map(|line| fix::for_line(&matcher, event, lines, line)).collect()
}

#[track_caller]
fn find<'r>(fixes: &'r [QuickFix], label: &str, text: &str) -> &'r QuickFix {
    let found = fixes.iter().find(|fix| fix.label == label);
    let labels: Vec<&str> = fixes.iter().map(|fix| fix.label.as_str()).collect();
    found.unwrap_or_else(|| panic!("{text}: no {label:?} among {labels:?}"))
}

#[test]
fn problems_are_repaired() {
    for &(before, label, after) in problems::CASES {
        let parsed = pattern::parse(before);
        let fixes = for_problems(&parsed);
        let text = apply(before, &find(&fixes, label, before).edits);
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
        let fixes = for_lines(&parsed, &event, &lines);
        let text = apply(before, &find(&fixes, label, before).edits);
        assert_eq!(text, after, "{before}: {label}");
        let repaired = pattern::parse(&text);
        assert!(repaired.is_valid(), "{text}");
        assert!(explain(&repaired, &event).0, "{text} does not match");
    }
}

#[test]
fn the_first_fix_keeps_what_the_rule_is_for() {
    for &(before, event, label) in misses::FIRST {
        let mut workspace = Workspace { pattern: Arc::from(before), ..Workspace::empty() };
        workspace.add_events([(String::new(), Arc::from(event))]);
        let evaluation = Evaluator::default().evaluate(&workspace);
        let report = &evaluation.events[0];
        let explanation = evaluation.pattern.try_explain(&report.document).unwrap();
        assert!(!explanation.matched, "{before}");
        let lines = Arc::new(outline(&explanation, &report.document));
        let insight = Insight::of(&evaluation, Some((report, &lines)));
        let first = insight.first_fix(before, Some(&lines));
        assert_eq!(first.map_or("", |fix| &fix.label), label, "{before} on {event}");
    }
}

#[test]
fn an_unwanted_match_is_explained_and_kept_out() {
    for &(before, event, told, label, after) in kept_out::CASES {
        let mut workspace = Workspace { pattern: Arc::from(before), ..Workspace::empty() };
        workspace.add_events([(String::new(), Arc::from(event))]);
        let evaluation = Evaluator::default().evaluate(&workspace);
        let why = why_matched(&workspace, &evaluation, workspace.events[0].id).unwrap();
        let (admission, fixes) = &why.conditions[0];
        let sentence = messages::admission(admission);
        assert!(sentence.ends_with(told), "{before}: {sentence}");
        if label.is_empty() {
            assert_eq!(fixes, &[], "{before}");
            continue;
        }
        assert_eq!(apply(before, &find(fixes, label, before).edits), after, "{before}");
    }
}

#[test]
fn advice_is_followed() {
    for &(before, id, label, after) in problems::ADVISED {
        let parsed = pattern::parse(before);
        let advice = lint::advise(&parsed, &[]).into_iter().find(|advice| advice.lint.id == id).unwrap();
        let fixes = fix::for_advice(&parsed, &advice);
        assert_eq!(apply(before, &find(&fixes, label, before).edits), after, "{before}");
    }
}

#[test]
fn an_operator_is_not_made_a_field() {
    for pattern in
        [r#"{"a":{"suffix":".zip"}}"#, r#"{"a":{"n":{"exists":true}}}"#, r#"{"a":{"cidr":"10.0.0.0/8"}}"#]
    {
        let fixes = for_problems(&pattern::parse(pattern));
        assert!(fixes.iter().all(|fix| fix.label != "Wrap in an array"), "{pattern}: {fixes:?}");
        assert!(fixes.iter().any(|fix| fix.label.ends_with("an operator")), "{pattern}: {fixes:?}");
    }
    // A field that is called so.
    let fixes = for_problems(&pattern::parse(r#"{"detail":{"prefix":"in/"}}"#));
    assert!(fixes.iter().any(|fix| fix.label == "Wrap in an array"), "{fixes:?}");
}

#[test]
fn a_field_that_holds_is_left_alone() {
    let parsed = pattern::parse(r#"{"state":["stopped","running"],"n":[1]}"#);
    let event = json::parse(r#"{"state":"running","n":2}"#);
    let (_, lines) = explain(&parsed, &event);
    let fixes = for_lines(&parsed, &event, &lines);
    assert!(!fixes.is_empty());
    for fix in fixes {
        assert!(apply(parsed.document.text(), &fix.edits).contains(r#""state":["stopped","running"]"#));
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
        let fixes = for_lines(&parsed, &event, &lines);
        assert!(fixes.iter().all(|fix| pattern::parse(&apply(example.pattern, &fix.edits)).is_valid()));
    }
}
