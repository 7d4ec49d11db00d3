//! What holds for the repairs of any text.

use super::{explain, for_lines, for_problems};
use eventbridge_playground::fix::{self, FixKind, apply};
use eventbridge_playground::json;
use eventbridge_playground::matching::{PatternMatcher, admissions, messages, outline};
use eventbridge_playground::pattern::{self, Layer, Leaf, Parsed, Predicate, ProblemKind};
use eventbridge_playground::workspace::insight::Insight;
use eventbridge_playground::workspace::{Evaluator, Workspace};
use proptest::prelude::*;
use std::sync::Arc;

/// Sound patterns to break: one of every operator, in several layouts.
const SEEDS: &[&str] = &[
    r#"{"source":["aws.ec2"],"detail-type":["EC2 Instance State-change Notification"]}"#,
    "{\n  \"detail\": {\n    \"state\": [\"running\", { \"prefix\": \"stop\" }],\n    \"n\": [{ \"numeric\": [\">\", 0, \"<=\", 5] }]\n  }\n}",
    r#"{"a":[{"anything-but":["x","y"]},{"exists":false}],"b":[null,true,7]}"#,
    r#"{"$or":[{"a":[{"cidr":"10.0.0.0/24"}]},{"b":[{"wildcard":"img/*.png"}]}],"c":[1]}"#,
    r#"{"a":[{"suffix":{"equals-ignore-case":".png"}}],"d":{"e":{"f":[{"equals-ignore-case":"x"}]}}}"#,
    r#"{"a":[{"anything-but":{"prefix":["tmp","old"]}}],"a":["x"]}"#,
];

/// Pieces that people leave in or put in wrongly.
const SCRAPS: &[&str] = &[
    ",", ":", "[", "]", "{", "}", "\"", "'", "\\", "**", " ", "\n", "// c\n", "# c\n", "True", "None", "007",
    "=", "==", "[]", "{}", "\"x\"", "5", "PREFIX", "é", "“", ";", "null",
];

fn broken() -> impl Strategy<Value = String> {
    let wound = (any::<prop::sample::Index>(), 0..12_usize, prop::sample::select(SCRAPS), any::<bool>());
    (prop::sample::select(SEEDS), prop::collection::vec(wound, 1..4)).prop_map(|(seed, wounds)| {
        let mut text = seed.to_owned();
        for (place, length, scrap, takes) in wounds {
            let mut starts: Vec<usize> = text.char_indices().map(|(at, _)| at).collect();
            starts.push(text.len());
            let start = place.index(starts.len());
            let end = if takes { (start + length % 4).min(starts.len() - 1) } else { start };
            let scrap = if length % 3 == 0 { "" } else { scrap };
            text.replace_range(starts[start]..starts[end], scrap);
        }
        text
    })
}

fn json_problems(parsed: &Parsed) -> usize {
    parsed.problems.iter().filter(|problem| matches!(problem.kind, ProblemKind::Json(_))).count()
}

fn of_kind(parsed: &Parsed, kind: &ProblemKind) -> usize {
    let same = |other: &ProblemKind| std::mem::discriminant(other) == std::mem::discriminant(kind);
    parsed.problems.iter().filter(|problem| same(&problem.kind)).count()
}

fn value() -> impl Strategy<Value = String> {
    prop_oneof![
        prop::sample::select(vec![
            "null",
            "true",
            "0",
            "5",
            "5.5",
            "-1",
            "\"5\"",
            "\"\"",
            "\"running\"",
            "\"Running\"",
            "\" running\"",
            "\"stopped\"",
            "\"img/a.png\"",
            "\"img/a.PNG\"",
            "\"10.0.0.9\"",
            "\"10.1.0.9\"",
            "\"tmp-1\"",
            "[]",
            "{}",
        ])
        .prop_map(str::to_owned),
        "[a-c ]{0,5}".prop_map(|text| json::quote(&text)),
    ]
}

fn matcher() -> impl Strategy<Value = String> {
    prop_oneof![
        value().prop_filter("a plain value", |text| !matches!(text.as_str(), "[]" | "{}")),
        prop::sample::select(vec![
            r#"{"prefix":"run"}"#,
            r#"{"suffix":".png"}"#,
            r#"{"equals-ignore-case":"running"}"#,
            r#"{"wildcard":"img/*.png"}"#,
            r#"{"numeric":[">",0,"<",5]}"#,
            r#"{"cidr":"10.0.0.0/24"}"#,
            r#"{"anything-but":["running","5"]}"#,
            r#"{"anything-but":{"prefix":"run"}}"#,
            r#"{"anything-but":{"wildcard":"*a"}}"#,
            r#"{"anything-but":[5]}"#,
            r#"{"exists":true}"#,
            r#"{"exists":false}"#,
        ])
        .prop_map(str::to_owned),
    ]
}

fn key() -> impl Strategy<Value = &'static str> {
    prop::sample::select(vec!["state", "State", "status", "detail", "user", "userName", "name"])
}

fn members(value: BoxedStrategy<String>, least: usize) -> BoxedStrategy<String> {
    prop::collection::vec((key(), value), least..4).prop_map(|members| object(&members)).boxed()
}

fn event() -> BoxedStrategy<String> {
    let inner = members(value().boxed(), 0);
    let list = (inner.clone(), inner.clone()).prop_map(|(a, b)| format!("[{a},{b}]"));
    members(prop_oneof![value(), inner, list].boxed(), 0)
}

fn a_pattern() -> BoxedStrategy<String> {
    let list =
        prop::collection::vec(matcher(), 1..3).prop_map(|list| format!("[{}]", list.join(","))).boxed();
    members(prop_oneof![list.clone(), members(list, 1)].boxed(), 1)
}

fn object(members: &[(&str, String)]) -> String {
    let members: Vec<String> = members.iter().map(|(key, value)| format!("\"{key}\": {value}")).collect();
    format!("{{{}}}", members.join(", "))
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1024))]

    /// The text reads no worse as JSON, and the problem is gone.
    #[test]
    fn a_repair_does_what_it_says(text in broken()) {
        let parsed = pattern::parse(&text);
        for problem in &parsed.problems {
            for fix in fix::for_problem(&parsed, problem) {
                let after = apply(&text, &fix.edits);
                let repaired = pattern::parse(&after);
                prop_assert!(json_problems(&repaired) <= json_problems(&parsed), "{}: {after}", fix.label);
                prop_assert!(of_kind(&repaired, &problem.kind) < of_kind(&parsed, &problem.kind)
                    || json_problems(&repaired) < json_problems(&parsed), "{}: {after}", fix.label);
                prop_assert!(!fix.label.is_empty());
            }
        }
    }

    /// Whoever always takes the first repair comes to an end.
    #[test]
    fn repairing_comes_to_an_end(text in broken()) {
        let mut text = text;
        let mut steps = 0;
        while let Some(fix) = for_problems(&pattern::parse(&text)).into_iter().next() {
            text = apply(&text, &fix.edits);
            steps += 1;
            prop_assert!(steps < 200, "{text}");
        }
        let left = pattern::parse(&text);
        let serious = left.problems.iter().filter(|problem| problem.layer() != Layer::Notice).count();
        prop_assert!(serious <= 100);
    }

    /// The pattern stays one, the event fails fewer conditions of it, and the label says what is left.
    #[test]
    fn after_a_repair_fewer_conditions_fail(pattern in a_pattern(), event in event()) {
        let parsed = pattern::parse(&pattern);
        prop_assume!(parsed.is_valid());
        let event = json::parse(&event);
        let (_, lines) = explain(&parsed, &event);
        for fix in for_lines(&parsed, &event, &lines) {
            let after = apply(&pattern, &fix.edits);
            let repaired = pattern::parse(&after);
            prop_assert!(repaired.is_valid(), "{}: {after}", fix.label);
            // Conditions, not causes: a missing object is one cause for all that is asked of it.
            let unmet = |parsed: &Parsed| {
                let explanation = PatternMatcher::new(parsed.clone()).explain(&event);
                let unmet = explanation.leaves.iter().filter(|leaf| leaf.counts && !leaf.holds()).count();
                (unmet, explanation.matched)
            };
            let ((before, _), (now, matched)) = (unmet(&parsed), unmet(&repaired));
            prop_assert!(matched || now < before, "{}: {pattern} -> {after}", fix.label);
            prop_assert_eq!(matched, !fix.label.ends_with(" left)"), "{}: {} -> {}", fix.label, pattern, after);
        }
    }

    /// What is no constant becomes none, and beside a range, an affix, a wildcard or a block none is put: what these
    /// keep out stays out, except for their own kind made wider.
    #[test]
    fn a_repair_keeps_the_kinds_of_conditions(pattern in a_pattern(), event in event()) {
        let parsed = pattern::parse(&pattern);
        prop_assume!(parsed.is_valid());
        let event = json::parse(&event);
        let (_, lines) = explain(&parsed, &event);
        for fix in for_lines(&parsed, &event, &lines) {
            let after = apply(&pattern, &fix.edits);
            let repaired = pattern::parse(&after);
            prop_assert!(constants(&repaired) <= constants(&parsed) + usize::from(fix.kind == FixKind::AddValue),
                "{}: {pattern} -> {after}", fix.label);
            prop_assert!(others(&repaired) >= others(&parsed) || fix.kind == FixKind::Remove,
                "{}: {pattern} -> {after}", fix.label);
            let is_alone = |leaf: &&Leaf| {
                parsed.pattern.leaves.iter().filter(|other| other.path == leaf.path).count() == 1
            };
            let mut narrow = parsed.pattern.leaves.iter().filter(is_alone).filter(|leaf| narrows(leaf));
            prop_assert!(narrow.all(|leaf| {
                let same = repaired.pattern.leaves.iter().filter(|other| other.path == leaf.path);
                let count = |leaf: &Leaf| leaf.matchers.len();
                same.map(count).max().unwrap_or(count(leaf)) <= count(leaf)
            }), "{}: {pattern} -> {after}", fix.label);
        }
    }

    /// Whoever always takes the fix that is offered first ends with a match, or where none is left: no two fixes lead in a
    /// circle.
    #[test]
    fn the_first_fixes_lead_in_no_circle(pattern in a_pattern(), event in event()) {
        let mut text = pattern;
        let mut seen = Vec::new();
        while let Some(next) = first_fixed(&text, &event) {
            seen.push(text);
            prop_assert!(!seen.contains(&next) && seen.len() < 40, "{seen:?} -> {next}");
            text = next;
        }
    }

    /// An event that should not match is kept out, and what should match is not.
    #[test]
    fn what_is_to_be_kept_out_is(pattern in a_pattern(), event in event(), wanted in event()) {
        let matcher = PatternMatcher::new(pattern::parse(&pattern));
        prop_assume!(matcher.parsed().is_valid());
        let (event, wanted) = (json::parse(&event), json::parse(&wanted));
        let found = admissions(&matcher.explain(&event), &event);
        prop_assert_eq!(matcher.matches(&event), !found.is_empty());
        for admission in &found {
            prop_assert!(messages::admission(admission).ends_with('.'));
            prop_assert!(messages::keeps_out(admission).ends_with('.'));
            for fix in fix::to_keep_out(&matcher, &event, admission, &[&wanted]) {
                let after = PatternMatcher::new(pattern::parse(&apply(&pattern, &fix.edits)));
                prop_assert!(after.parsed().is_valid() && !after.matches(&event), "{}: {pattern}", fix.label);
                prop_assert!(after.matches(&wanted) || !matcher.matches(&wanted), "{}: {pattern}", fix.label);
            }
        }
    }
}

/// The pattern after the fix that is offered first with this event; `None` if it matches, or none is offered.
fn first_fixed(pattern: &str, event: &str) -> Option<String> {
    let mut workspace = Workspace { pattern: Arc::from(pattern), ..Workspace::empty() };
    workspace.add_events([(String::new(), Arc::from(event))]);
    let evaluation = Evaluator::default().evaluate(&workspace);
    let report = evaluation.events.first()?;
    let explanation = evaluation.pattern.try_explain(&report.document)?;
    let lines = Arc::new(outline(&explanation, &report.document));
    let insight = Insight::of(&evaluation, Some((report, &lines)));
    let first = insight.first_fix(pattern, Some(&lines)).filter(|_| !explanation.matched)?;
    Some(apply(pattern, &first.edits))
}

/// Ranges, affixes, wildcards and blocks: beside one of them a value would let in what it is there to keep out.
fn narrows(leaf: &Leaf) -> bool {
    leaf.matchers.iter().any(|matcher| {
        matches!(
            matcher.predicate,
            Predicate::Numeric(_)
                | Predicate::Prefix(_)
                | Predicate::Suffix(_)
                | Predicate::Wildcard(_)
                | Predicate::Cidr(_)
        )
    })
}

fn count(parsed: &Parsed, is_meant: fn(&Predicate) -> bool) -> usize {
    let matchers = parsed.pattern.leaves.iter().flat_map(|leaf| &leaf.matchers);
    matchers.filter(|matcher| is_meant(&matcher.predicate)).count()
}

fn constants(parsed: &Parsed) -> usize {
    count(parsed, |predicate| matches!(predicate, Predicate::Exact(_)))
}

fn others(parsed: &Parsed) -> usize {
    count(parsed, |predicate| !matches!(predicate, Predicate::Exact(_)))
}
