//! What holds for the repairs of any text.

use super::{explain, for_problems};
use eventbridge_playground::fix::{self, apply};
use eventbridge_playground::json::{self, Scalar};
use eventbridge_playground::matching::PatternMatcher;
use eventbridge_playground::pattern::{self, Layer, Parsed, ProblemKind};
use proptest::prelude::*;

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
    #![proptest_config(ProptestConfig::with_cases(256))]

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

    /// The pattern stays one, and accepts what it did not accept.
    #[test]
    fn a_repaired_miss_is_none(pattern in a_pattern(), event in event()) {
        let parsed = pattern::parse(&pattern);
        prop_assume!(parsed.is_valid());
        let event = json::parse(&event);
        let (_, lines) = explain(&parsed, &event);
        for index in 0..lines.len() {
            for fix in fix::for_line(&PatternMatcher::new(parsed.clone()), &event, &lines, index) {
                let after = apply(&pattern, &fix.edits);
                let repaired = pattern::parse(&after);
                prop_assert!(repaired.is_valid(), "{}: {after}", fix.label);
                // Conditions, not causes: a missing object is one cause for all that is asked of it.
                let unmet = |parsed: &Parsed| {
                    let explanation = PatternMatcher::new(parsed.clone()).explain(&event);
                    explanation.leaves.iter().filter(|leaf| leaf.counts && !leaf.holds()).count()
                };
                let accepts = lines[index].reasons.iter().filter_map(|reason| reason.value).any(|id| {
                    let value = event.value(id);
                    let path = value.keys().join(".");
                    let mut leaves = repaired.pattern.leaves.iter().filter(|leaf| leaf.path == path);
                    Scalar::of(value).is_some_and(|scalar| leaves.any(|leaf| {
                        leaf.matchers.iter().any(|matcher| matcher.predicate.accepts(&scalar))
                    }))
                });
                prop_assert!(accepts || unmet(&repaired) < unmet(&parsed), "{}: {pattern} -> {after}", fix.label);
            }
        }
    }
}
