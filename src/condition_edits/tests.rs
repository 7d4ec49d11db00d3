use super::*;
use crate::json;
use crate::matching::PatternMatcher;
use crate::pattern::parse;
use crate::text::apply;

const EVENT: &str = r#"{
  "version": "0",
  "source": "aws.s3",
  "detail-type": "Object Created",
  "account": "111122223333",
  "resources": ["arn:aws:s3:::logs", "arn:aws:s3:::other"],
  "detail": {
    "bucket": { "name": "logs-eu" },
    "object": { "key": "in/caf\u00e9.png", "size": 42, "big": 12345678901234567890123 },
    "done": true,
    "error": null,
    "none": [],
    "tags": [{ "k": "a" }, { "k": "b" }],
    "a.b": "dot"
  }
}"#;

/// Returns the value at the first place of a text in the event; for a key the value under it.
fn at(event: &Document, needle: &str) -> NodeId {
    event.value_at(event.text().find(needle).unwrap() as u32).unwrap().id()
}

#[track_caller]
fn check(pattern: &str, needle: &str, intent: EditIntent, expected: &str) {
    let event = json::parse(EVENT);
    let edits = point(&parse(pattern), &event, at(&event, needle), intent).unwrap();
    let after = apply(pattern, &edits);
    assert_eq!(after, expected, "{pattern} and {needle}");
    if expected != "{}" {
        assert!(parse(&after).is_valid(), "{after}");
    }
}

#[track_caller]
fn refuse(pattern: &str, needle: &str, intent: EditIntent, refusal: Refusal) {
    let event = json::parse(EVENT);
    assert_eq!(
        point(&parse(pattern), &event, at(&event, needle), intent),
        Err(refusal),
        "{pattern} and {needle}"
    );
}

fn cursor_behind(text: &str) -> EditIntent {
    EditIntent::PrefixUpTo((EVENT.find(text).unwrap() + text.len()) as u32)
}

/// Returns the words of an event's text as a selection.
fn selected(text: &str) -> Span {
    let start = EVENT.find(text).unwrap();
    Span::new(start, start + text.len())
}

#[test]
fn what_is_selected_of_a_string_decides_the_part() {
    let event = json::parse(EVENT);
    let offered = |selected: Span| {
        let node = at(&event, "\"logs-eu");
        let intents = intents(&event, node, selected);
        let told = |intent: EditIntent| format!("{} {}", intent.label(), preview(&event, node, intent));
        intents.into_iter().map(told).collect::<Vec<_>>()
    };
    let others = [
        r#"ignore case { "equals-ignore-case": "logs-eu" }"#,
        r#"exists { "exists": true }"#,
        r#"anything-but { "anything-but": "logs-eu" }"#,
        r#"does not exist { "exists": false }"#,
    ];
    let start = selected("logs-eu").start;
    for (selected, parts) in [
        (selected("logs-eu"), vec![r#"prefix { "prefix": "logs-eu" }"#, r#"suffix { "suffix": "logs-eu" }"#]),
        (selected("logs-"), vec![r#"prefix { "prefix": "logs-" }"#]),
        (selected("-eu"), vec![r#"suffix { "suffix": "-eu" }"#]),
        (selected("gs-e"), vec![r#"wildcard { "wildcard": "*gs-e*" }"#]),
        (
            Span::at(start as usize + 4),
            vec![r#"prefix { "prefix": "logs" }"#, r#"suffix { "suffix": "-eu" }"#],
        ),
        (Span::at(start as usize), vec![r#"suffix { "suffix": "logs-eu" }"#]),
    ] {
        let expected: Vec<&str> = std::iter::once(r#"equals "logs-eu""#).chain(parts).chain(others).collect();
        assert_eq!(offered(selected), expected, "{selected:?}");
    }
}

#[test]
fn a_part_with_a_wildcards_own_characters_is_taken_as_it_is() {
    let event = json::parse(r#"{"path": "a*b\\c"}"#);
    let node = event.root().unwrap().get("path").unwrap().id();
    assert_eq!(preview(&event, node, EditIntent::Contains(11, 15)), r#"{ "wildcard": "*\\*b\\\\*" }"#);
}

#[test]
fn an_empty_pattern_begins_laid_out() {
    let name = "{\n  \"detail\": {\n    \"bucket\": {\n      \"name\": [\"logs-eu\"]\n    }\n  }\n}";
    check("", "\"logs-eu", EditIntent::Exact, name);
    check(" \n", "\"logs-eu", EditIntent::Exact, name);
    check("{}", "\"name\"", EditIntent::Exact, name);
    check("", "\"aws.s3", EditIntent::Exact, "{\n  \"source\": [\"aws.s3\"]\n}");
    check(
        "",
        "\"size\"",
        EditIntent::Exists,
        "{\n  \"detail\": {\n    \"object\": {\n      \"size\": [{ \"exists\": true }]\n    }\n  }\n}",
    );
}

#[test]
fn a_new_condition_goes_where_its_field_belongs() {
    check(
        "{\n  \"detail\": {\n    \"done\": [true]\n  }\n}",
        "\"aws.s3",
        EditIntent::Exact,
        "{\n  \"source\": [\"aws.s3\"],\n  \"detail\": {\n    \"done\": [true]\n  }\n}",
    );
    check(
        "{\n  \"source\": [\"aws.s3\"]\n}",
        "\"Object Created",
        EditIntent::Exact,
        "{\n  \"source\": [\"aws.s3\"],\n  \"detail-type\": [\"Object Created\"]\n}",
    );
    check(
        "{\n    \"detail\": {\n        \"done\": [true]\n    }\n}",
        "42",
        EditIntent::Exact,
        "{\n    \"detail\": {\n        \"done\": [true],\n        \"object\": {\n            \"size\": [42]\n        }\n    }\n}",
    );
    check(
        r#"{"detail":{"object":{"key":["x"]}}}"#,
        "42",
        EditIntent::Exact,
        r#"{"detail":{"object":{"key":["x"],"size":[42]}}}"#,
    );
    check(
        r#"{"detail.object":{"key":["x"]}}"#,
        "42",
        EditIntent::Exact,
        r#"{"detail.object":{"key":["x"],"size":[42]}}"#,
    );
    check(
        r#"{"detail": {"a.b": [1]}}"#,
        "true",
        EditIntent::Exact,
        r#"{"detail": {"a.b": [1], "done": [true]}}"#,
    );
    check(
        r#"{"detail":{"done":[true]}}"#,
        "\"dot\"",
        EditIntent::Exact,
        r#"{"detail":{"done":[true],"a.b":["dot"]}}"#,
    );
    check(
        r#"{"detail":{"$or":[{"object":{"key":["x"]}},{"done":[true]}]}}"#,
        "42",
        EditIntent::Exact,
        r#"{"detail":{"$or":[{"object":{"key":["x"]}},{"done":[true]}],"object":{"size":[42]}}}"#,
    );
    check(r#"{"source":["x"]}"#, "null", EditIntent::Exact, r#"{"source":["x"],"detail":{"error":[null]}}"#);
    check(
        r#"{"source":["x"]}"#,
        "\"resources\"",
        EditIntent::Exact,
        r#"{"source":["x"],"resources":["arn:aws:s3:::logs","arn:aws:s3:::other"]}"#,
    );
    check(
        r#"{"source":["x"]}"#,
        "\"a\"",
        EditIntent::Exact,
        r#"{"source":["x"],"detail":{"tags":{"k":["a"]}}}"#,
    );
    check(
        r#"{"source":["x"]}"#,
        "\"none\"",
        EditIntent::Absent,
        r#"{"source":["x"],"detail":{"none":[{"exists":false}]}}"#,
    );
    check(
        r#"{"source":["x"]}"#,
        "\"in/",
        cursor_behind("in/caf\\u00e9"),
        r#"{"source":["x"],"detail":{"object":{"key":[{"prefix":"in/café"}]}}}"#,
    );
    check(
        r#"{"source":["x"]}"#,
        "\"in/",
        cursor_behind("in/caf\\u0"),
        r#"{"source":["x"],"detail":{"object":{"key":[{"prefix":"in/caf"}]}}}"#,
    );
}

#[test]
fn a_condition_that_is_there_is_widened_or_narrowed() {
    check(r#"{"source":["aws.ec2"]}"#, "\"aws.s3", EditIntent::Exact, r#"{"source":["aws.ec2","aws.s3"]}"#);
    check(r#"{"source":["aws.s3"]}"#, "\"aws.s3", EditIntent::Exact, r#"{"source":["aws.s3"]}"#);
    check(r#"{"source":[]}"#, "\"aws.s3", EditIntent::Exact, r#"{"source":["aws.s3"]}"#);
    check(
        "{\n  \"source\": [\n    \"aws.ec2\"\n  ]\n}",
        "\"aws.s3",
        EditIntent::Exact,
        "{\n  \"source\": [\n    \"aws.ec2\",\n    \"aws.s3\"\n  ]\n}",
    );
    check(r#"{"source":[{"exists":true}]}"#, "\"aws.s3", EditIntent::Exact, r#"{"source":["aws.s3"]}"#);
    check(r#"{"source":["aws.s3","x"]}"#, "\"aws.s3", EditIntent::Exists, r#"{"source":[{"exists":true}]}"#);
    check(
        r#"{"source": ["x", "aws.s3", "aws.ec2"]}"#,
        "\"aws.s3",
        cursor_behind("aws."),
        r#"{"source": ["x", { "prefix": "aws." }]}"#,
    );
    check(
        r#"{"source":["aws.ec2"]}"#,
        "\"aws.s3",
        EditIntent::Absent,
        r#"{"source":["aws.ec2",{"exists":false}]}"#,
    );
    check(
        r#"{"source":[{"exists":true}]}"#,
        "\"aws.s3",
        EditIntent::Absent,
        r#"{"source":[{"exists":false}]}"#,
    );
    check(
        r#"{"$or":[{"source":["a"]},{"detail":{"done":[true]}}]}"#,
        "\"aws.s3",
        EditIntent::Exact,
        r#"{"$or":[{"source":["a","aws.s3"]},{"detail":{"done":[true]}}]}"#,
    );
}

#[test]
fn numbers_become_ranges() {
    let size = |matcher: &str| format!(r#"{{"detail":{{"object":{{"size":[{matcher}]}}}}}}"#);
    check(&size("7"), "42", EditIntent::AtLeast, &size(r#"7,{"numeric":[">=",42]}"#));
    check(&size("50"), "42", EditIntent::AtLeast, &size(r#"{"numeric":[">=",42]}"#));
    check(
        &size(r#"{"numeric":[">=",5]}"#),
        "42",
        EditIntent::AtMost,
        &size(r#"{"numeric":[">=",5,"<=",42]}"#),
    );
    check(
        &size(r#"{"numeric":["<",50]}"#),
        "42",
        EditIntent::AtLeast,
        &size(r#"{"numeric":[">=",42,"<",50]}"#),
    );
    check(
        &size(r#"{"numeric":["<",40]}"#),
        "42",
        EditIntent::AtLeast,
        &size(r#"{"numeric":["<",40]},{"numeric":[">=",42]}"#),
    );
}

#[test]
fn a_value_is_ruled_out() {
    check(
        r#"{"account":["1"]}"#,
        "\"aws.s3",
        EditIntent::NotThis,
        r#"{"source":[{"anything-but":"aws.s3"}],"account":["1"]}"#,
    );
    check(r#"{"source":["aws.s3","x"]}"#, "\"aws.s3", EditIntent::NotThis, r#"{"source":["x"]}"#);
    check(
        r#"{"source":["aws.s3"]}"#,
        "\"aws.s3",
        EditIntent::NotThis,
        r#"{"source":[{"anything-but":"aws.s3"}]}"#,
    );
    check(r#"{"source":["x"]}"#, "\"aws.s3", EditIntent::NotThis, r#"{"source":["x"]}"#);
    check(
        r#"{"source":[{"anything-but":"x"}]}"#,
        "\"aws.s3",
        EditIntent::NotThis,
        r#"{"source":[{"anything-but":["x","aws.s3"]}]}"#,
    );
    check(
        r#"{"source":["x"]}"#,
        "true",
        EditIntent::NotThis,
        r#"{"source":["x"],"detail":{"done":[false]}}"#,
    );
    check(
        r#"{"account":["1"]}"#,
        "\"resources\"",
        EditIntent::NotThis,
        r#"{"account":["1"],"resources":[{"anything-but":["arn:aws:s3:::logs","arn:aws:s3:::other"]}]}"#,
    );
    refuse(r#"{"source":[{"prefix":"aws."}]}"#, "\"aws.s3", EditIntent::NotThis, Refusal::NoAnd);
    refuse(r#"{"source":[{"anything-but":5}]}"#, "\"aws.s3", EditIntent::NotThis, Refusal::NoAnd);
}

#[test]
fn a_condition_is_taken_out() {
    check(r#"{"source":["aws.s3","x"]}"#, "\"aws.s3", EditIntent::Remove, r#"{"source":["x"]}"#);
    check(r#"{"source":["y","x"],"account":["1"]}"#, "\"aws.s3", EditIntent::Remove, r#"{"account":["1"]}"#);
    check(r#"{"source":["aws.s3"]}"#, "\"aws.s3", EditIntent::Remove, "{}");
    check(
        "{\n  \"source\": [\"x\"],\n  \"detail\": {\n    \"bucket\": {\n      \"name\": [\"logs-eu\"]\n    }\n  }\n}",
        "\"logs-eu",
        EditIntent::Remove,
        "{\n  \"source\": [\"x\"]\n}",
    );
    check(
        r#"{"source":["x"],"detail":{"object":{"key":["x"],"size":[1]},"done":[true]}}"#,
        "\"object\"",
        EditIntent::Remove,
        r#"{"source":["x"],"detail":{"done":[true]}}"#,
    );
    check(
        r#"{"$or":[{"source":["aws.s3"]},{"account":["1"]},{"region":["r"]}]}"#,
        "\"aws.s3",
        EditIntent::Remove,
        r#"{"$or":[{"account":["1"]},{"region":["r"]}]}"#,
    );
    check(
        "{\n  \"$or\": [\n    {\n      \"source\": [\"aws.s3\"]\n    },\n    {\n      \"detail\": {\n        \"a\": [1]\n      }\n    }\n  ]\n}",
        "\"aws.s3",
        EditIntent::Remove,
        "{\n  \"detail\": {\n    \"a\": [1]\n  }\n}",
    );
    check(
        r#"{"id":["1"],"$or":[{"source":["aws.s3"]},{"source":["aws.s3","x"],"account":["1"]}]}"#,
        "\"aws.s3",
        EditIntent::Remove,
        r#"{"id":["1"],"source":["x"],"account":["1"]}"#,
    );
}

#[test]
fn what_cannot_be_is_refused() {
    refuse("{", "\"aws.s3", EditIntent::Exact, Refusal::PatternUnreadable);
    refuse("[]", "\"aws.s3", EditIntent::Exact, Refusal::PatternUnreadable);
    refuse("", "{", EditIntent::Exact, Refusal::NoField);
    refuse("", "\"bucket\"", EditIntent::Exact, Refusal::NoValue);
    refuse("", "\"none\"", EditIntent::Exists, Refusal::NoValue);
    refuse("", "42", cursor_behind("42"), Refusal::NotAString);
    refuse("", "\"aws.s3", cursor_behind("\"source\": \""), Refusal::NothingBefore);
    refuse("", "\"aws.s3", EditIntent::AtLeast, Refusal::NotANumber);
    refuse("", "12345678901234567890123", EditIntent::AtMost, Refusal::NotComparable);
    refuse("", "null", EditIntent::NotThis, Refusal::NotExcludable);
    refuse(r#"{"source":["x"]}"#, "42", EditIntent::Remove, Refusal::NotNamed);
    refuse("", "42", EditIntent::Remove, Refusal::NotNamed);
    let event = json::parse(r#"{"$or": 1}"#);
    assert_eq!(point(&parse(""), &event, at(&event, "1"), EditIntent::Exact), Err(Refusal::FieldNamedOr));
}

#[test]
fn intents_fit_the_value() {
    let event = json::parse(EVENT);
    let offered = |needle| intents(&event, at(&event, needle), Span::at(0));
    assert_eq!(
        offered("42"),
        [
            EditIntent::Exact,
            EditIntent::AtLeast,
            EditIntent::AtMost,
            EditIntent::Exists,
            EditIntent::NotThis,
            EditIntent::Absent
        ]
    );
    assert_eq!(offered("\"bucket\""), [EditIntent::Absent]);
    assert_eq!(offered("null"), [EditIntent::Exact, EditIntent::Exists, EditIntent::Absent]);
    assert!(intents(&event, event.root().unwrap().id(), Span::at(0)).is_empty());
}

#[test]
fn five_clicks_make_a_rule() {
    let event = json::parse(EVENT);
    let clicks = [
        ("\"aws.s3", EditIntent::Exact),
        ("\"Object Created", EditIntent::Exact),
        ("\"logs-eu", cursor_behind("\"logs-")),
        ("42", EditIntent::AtLeast),
        ("null", EditIntent::Exact),
    ];
    let mut text = String::new();
    for (needle, intent) in clicks {
        let parsed = parse(&text);
        text = apply(&text, &point(&parsed, &event, at(&event, needle), intent).unwrap());
        let parsed = parse(&text);
        assert!(parsed.is_valid(), "{text}");
        assert!(PatternMatcher::new(parsed.clone()).matches(&event), "{text}");
        assert_eq!(conditions_on(&parsed, &event, at(&event, needle)).len(), 1);
    }
    assert_eq!(
        text,
        "{\n  \"source\": [\"aws.s3\"],\n  \"detail-type\": [\"Object Created\"],\n  \"detail\": {\n    \"bucket\": \
         {\n      \"name\": [{ \"prefix\": \"logs-\" }]\n    },\n    \"object\": {\n      \"size\": [{ \"numeric\": \
         [\">=\", 42] }]\n    },\n    \"error\": [null]\n  }\n}"
    );
}

#[cfg(not(target_arch = "wasm32"))]
mod properties {
    use super::*;
    use proptest::prelude::*;
    use proptest::sample::select;

    /// Returns a value of an event; keys and values are few, so that paths meet.
    fn value() -> impl Strategy<Value = String> {
        let scalar = select(vec![
            "\"x\"",
            "\"xy\"",
            "\"\\u0041\\n\"",
            "\"10.0.0.1\"",
            "1",
            "2.50",
            "-3e2",
            "true",
            "null",
        ]);
        let leaf = prop_oneof![
            4 => scalar.clone().prop_map(str::to_owned),
            1 => proptest::collection::vec(scalar, 0..3).prop_map(|items| format!("[{}]", items.join(", "))),
        ];
        leaf.prop_recursive(3, 12, 3, |inner| {
            let key = select(vec!["a", "b", "a.b", "source", "prefix", "é"]);
            proptest::collection::vec((key, inner), 0..4).prop_map(|members| {
                let members: Vec<String> =
                    members.iter().map(|(key, value)| format!("\"{key}\": {value}")).collect();
                format!("{{{}}}", members.join(", "))
            })
        })
    }

    fn intent() -> impl Strategy<Value = EditIntent> {
        prop_oneof![
            (0u32..400).prop_map(EditIntent::PrefixUpTo),
            (0u32..400).prop_map(EditIntent::SuffixFrom),
            (0u32..400, 0u32..400).prop_map(|(from, to)| EditIntent::Contains(from, to)),
            select(vec![
                EditIntent::Exact,
                EditIntent::Exact,
                EditIntent::Exists,
                EditIntent::IgnoreCase,
                EditIntent::AtLeast,
                EditIntent::AtMost,
                EditIntent::Absent,
                EditIntent::NotThis,
                EditIntent::Remove
            ]),
        ]
    }

    proptest! {
        #[test]
        fn pointing_leaves_a_valid_pattern_that_matches(
            members in proptest::collection::vec((select(vec!["a", "b", "a.b", "detail", "source"]), value()), 1..5),
            clicks in proptest::collection::vec((any::<prop::sample::Index>(), intent()), 1..8),
            start in select(vec!["", "{}", "{\n}", r#"{"a":[{"exists":true},{"exists":false}]}"#]),
        ) {
            let members: Vec<String> = members.iter().map(|(key, value)| format!("\"{key}\": {value}")).collect();
            let event = json::parse(&format!("{{{}}}", members.join(",\n")));
            let nodes: Vec<NodeId> = values(event.root().unwrap()).iter().map(|value| value.id()).collect();
            let mut text = start.to_owned();
            for (index, intent) in clicks {
                if nodes.is_empty() {
                    break;
                }
                let node = nodes[index.index(nodes.len())];
                let parsed = parse(&text);
                let matched = PatternMatcher::new(parsed.clone()).matches(&event);
                let Ok(edits) = point(&parsed, &event, node, intent) else { continue };
                let after = apply(&text, &edits);
                let parsed = parse(&after);
                let is_empty = parsed.pattern.leaves.is_empty();
                prop_assert!(parsed.is_valid() || is_empty, "{text:?} {intent:?} {after:?}");
                let matches = PatternMatcher::new(parsed.clone()).matches(&event);
                if matched && !matches!(intent, EditIntent::Absent | EditIntent::NotThis | EditIntent::Remove) {
                    prop_assert!(matches, "{text:?} {intent:?} {:?} {after:?} {:?}", event.value(node).path(), event.text());
                }
                let conditions = conditions_on(&parsed, &event, node);
                if intent == EditIntent::Remove {
                    let accepts = |value: &Scalar, predicate: &crate::pattern::Predicate| predicate.accepts(value);
                    let values = scalars(event.value(node));
                    for id in conditions {
                        let left = &parsed.pattern.leaf(id).matchers;
                        prop_assert!(!left.iter().any(|matcher| values.iter().any(|value| accepts(value, &matcher.predicate))));
                    }
                }
                text = after;
            }
        }
    }

    /// Returns all values inside, whether they are values to a matcher or not.
    fn values(value: Value) -> Vec<Value> {
        value.children().flat_map(|child| std::iter::once(child).chain(values(child))).collect()
    }
}
