//! The compiled engine against the explaining one: the same answer for every pattern and event.

use eventbridge_playground::ruleset::{EventErrorKind, Mode, RuleSet, Scratch};
use eventbridge_playground::{json, matching::PatternMatcher, pattern};
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::select;

/// Few keys, so that they meet; some with dots or escapes, some longer than a machine word.
fn key() -> impl Strategy<Value = String> {
    select(vec![
        "a",
        "b",
        "c",
        "a.b",
        "b.c",
        "",
        "k\\u0061",
        "\\u0061",
        "detail-type",
        "detail-tyre",
        "é",
        "x\\\"y",
    ])
    .prop_map(|key| format!("\"{key}\""))
}

fn string() -> impl Strategy<Value = String> {
    let texts = vec![
        "",
        "x",
        "xy",
        "xyz",
        "X",
        "xY",
        "yx",
        "abcabc",
        "a\\u0062c",
        "10.0.0.1",
        "10.0.0.01",
        "10.0.0.200",
        "16.0.0.1",
        "1000:1::7",
        "a00::",
        "::1",
        "0:0::1",
        "stra\\u00dfe",
        "STRASSE",
        "é",
        "É",
        "\\ud83d",
        "\\ud83d\\ude00",
        "😀",
        "?",
        "??",
        "a*b",
        "a\\\\b",
        "\\n",
        "1",
        "true",
        "a text that is longer than one block of sixty-four bytes, so that it goes over an edge: xyz",
    ];
    select(texts).prop_map(|text| format!("\"{text}\""))
}

fn number() -> impl Strategy<Value = String> {
    select(vec![
        "0",
        "-0",
        "1",
        "1.0",
        "10e-1",
        "2",
        "-2",
        "0.1",
        "1e2",
        "100",
        "12.5",
        "37.807807921694092",
        "37.80780792169409",
        "123456789012345678901",
        "1e400",
        "9007199254740993",
        "9007199254740992",
        "5E-324",
        "1.0000000000000001",
        "12.500000000000000000001",
        "1e-400",
        "10000001",
        "1000000123",
        "1e7",
    ])
    .prop_map(str::to_owned)
}

fn scalar() -> impl Strategy<Value = String> {
    prop_oneof![4 => string(), 3 => number(), 1 => select(vec!["true", "false", "null"]).prop_map(str::to_owned)]
}

fn object(members: Vec<(String, String)>, spaces: bool) -> String {
    let (colon, comma) = if spaces { (" :\n", " ,\t") } else { (":", ",") };
    let members: Vec<String> =
        members.into_iter().map(|(key, value)| format!("{key}{colon}{value}")).collect();
    format!("{{{}}}", members.join(comma))
}

fn event() -> impl Strategy<Value = String> {
    let value = scalar().prop_recursive(4, 40, 4, |inner| {
        prop_oneof![
            (vec((key(), inner.clone()), 0..4), any::<bool>())
                .prop_map(|(members, spaces)| object(members, spaces)),
            vec(inner, 0..4).prop_map(|elements| format!("[{}]", elements.join(","))),
        ]
    });
    (vec((key(), value), 0..6), any::<bool>()).prop_map(|(members, spaces)| object(members, spaces))
}

fn list(item: impl Strategy<Value = String>) -> impl Strategy<Value = String> {
    vec(item, 1..3).prop_map(|items| format!("[{}]", items.join(",")))
}

fn wildcard() -> impl Strategy<Value = String> {
    select(vec!["*", "x*", "*y", "x*z", "*b*", "a*c", "xyz", "*b\\\\\\\\*", "a\\\\*b"])
        .prop_map(|text| format!("\"{text}\""))
}

fn matcher() -> impl Strategy<Value = String> {
    let one = |name: &'static str, operand: BoxedStrategy<String>| {
        operand.prop_map(move |operand| format!("{{\"{name}\":{operand}}}")).boxed()
    };
    let either = |operand: BoxedStrategy<String>| {
        prop_oneof![operand.clone(), operand.prop_map(|text| format!("{{\"equals-ignore-case\":{text}}}"))]
            .boxed()
    };
    let comparison = (select(vec!["<", "<=", ">", ">=", "="]), number())
        .prop_map(|(comparison, number)| format!("[\"{comparison}\",{number}]"));
    let but = prop_oneof![
        string(),
        number(),
        list(string()),
        list(number()),
        one("prefix", string().boxed()),
        one("suffix", list(string()).boxed()),
        one("equals-ignore-case", list(string()).boxed()),
        one("wildcard", list(wildcard()).boxed()),
    ];
    prop_oneof![
        6 => scalar(),
        1 => one("prefix", either(string().boxed())),
        1 => one("suffix", either(string().boxed())),
        1 => one("equals-ignore-case", string().boxed()),
        1 => one("wildcard", wildcard().boxed()),
        1 => one("numeric", comparison.boxed()),
        1 => one("numeric", Just("[\">\",0,\"<=\",12.5]".to_owned()).boxed()),
        1 => one("cidr", select(vec!["\"10.0.0.0/25\"", "\"::/64\"", "\"16.0.0.0/4\"", "\"1000::/16\"", "\"0.0.0.0/0\""]).prop_map(str::to_owned).boxed()),
        3 => one("exists", select(vec!["true", "false"]).prop_map(str::to_owned).boxed()),
        2 => one("anything-but", but.boxed()),
    ]
}

fn rule() -> impl Strategy<Value = String> {
    let leaf = list(matcher());
    let tree = leaf.prop_recursive(3, 12, 3, |inner| {
        let members = vec((key(), inner), 1..4).boxed();
        let alternatives = vec(members.clone().prop_map(|members| object(members, false)), 2..4);
        prop_oneof![
            4 => members.clone().prop_map(|members| object(members, false)),
            1 => (members, alternatives).prop_map(|(mut members, alternatives)| {
                let at = members.len() / 2;
                members.insert(at, ("\"$or\"".to_owned(), format!("[{}]", alternatives.join(","))));
                object(members, false)
            }),
        ]
    });
    vec((key(), tree), 1..4).prop_map(|members| object(members, false))
}

/// The rules among `patterns` that match, by the explaining engine.
fn explained(patterns: &[(usize, pattern::Parsed)], event: &json::Document) -> Vec<usize> {
    let matches = |parsed: &pattern::Parsed| PatternMatcher::new(parsed.clone()).matches(event);
    patterns.iter().filter(|(_, parsed)| matches(parsed)).map(|(name, _)| *name).collect()
}

fn compiled(
    rules: &RuleSet<usize>,
    event: &str,
    mode: Mode,
    scratch: &mut Scratch,
) -> Result<Vec<usize>, EventErrorKind> {
    let matched = rules.matches(event.as_bytes(), mode, scratch).map_err(|error| error.kind)?;
    let mut names: Vec<usize> = matched.iter().filter_map(|&id| rules.name(id)).copied().collect();
    names.sort_unstable();
    Ok(names)
}

/// An event and others that differ from it in values only.
fn alike(event: &str) -> Vec<String> {
    let exchanges = [
        ("\"x\"", "1"),
        ("1", "null"),
        ("null", "\"a text of more than thirty-two bytes, and yet one that is no match\""),
        ("\"xy\"", "[\"x\",1]"),
        ("true", "-0.5e1"),
        (":0", ":\"x\""),
        ("\"abcabc\"", "{\"a\":1}"),
    ];
    let mut all = vec![event.to_owned()];
    all.extend(exchanges.map(|(from, to)| event.replace(from, to)));
    all.retain(|event| json::parse(event).problems().is_empty());
    all
}

fn has_repeated_keys(value: json::Value) -> bool {
    let mut keys: Vec<_> = value.children().filter_map(json::Value::key).collect();
    keys.sort_unstable();
    keys.windows(2).any(|pair| pair[0] == pair[1]) || value.children().any(has_repeated_keys)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: if cfg!(debug_assertions) { 800 } else { 8_000 }, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn both_engines_give_the_same_answer(
        texts in vec(rule(), 1..8),
        removed in vec(any::<bool>(), 8),
        events in vec(event(), 1..4),
    ) {
        let mut rules = RuleSet::new();
        let mut patterns = Vec::new();
        for (name, text) in texts.iter().enumerate() {
            match rules.add_text(name, text) {
                Ok(_) => patterns.push((name, pattern::parse(text))),
                Err(parsed) => prop_assert!(parsed.misunderstanding().is_some()),
            }
        }
        let events: Vec<String> = events.iter().flat_map(|event| alike(event)).collect();
        let mut scratch = rules.scratch();
        // Again and again with one memory: from the third time on, events are read by what was learned from them.
        for round in 0..5 {
            for event in &events {
                let document = json::parse(event);
                let expected = explained(&patterns, &document);
                for mode in [Mode::Strict, Mode::Structural] {
                    prop_assert_eq!(compiled(&rules, event, mode, &mut scratch), Ok(expected.clone()), "{:?} {}", texts, event);
                }
                let dotted = event.contains("a.b") || event.contains("b.c");
                if !dotted && !document.root().is_some_and(has_repeated_keys) {
                    prop_assert_eq!(compiled(&rules, event, Mode::Early, &mut scratch), Ok(expected), "{:?} {}", texts, event);
                }
            }
            if round == 3 {
                patterns.retain(|(name, _)| !removed[*name] || !rules.remove(name));
                prop_assert_eq!(rules.len(), patterns.len());
            }
        }
    }

    #[test]
    fn malformed_events_are_errors(
        text in rule(),
        event in event(),
        cut in any::<prop::sample::Index>(),
        put in select(vec!["", "\"", "\\", ",", ":", "}", "]", "{", "[", "x", "0", "-", " ", "\u{1}", "é", "null", "\n"]),
    ) {
        let mut rules = RuleSet::new();
        if rules.add_text(0, &text).is_err() {
            return Ok(());
        }
        let at = (0..=cut.index(event.len() + 1)).rev().find(|&at| event.is_char_boundary(at)).unwrap_or(0);
        // With nothing to put in, the event ends there.
        let rest = if put.is_empty() { "" } else { &event[at..] };
        let damaged = format!("{}{put}{rest}", &event[..at]);
        let sound = json::parse(&damaged).problems().is_empty();
        let mut scratch = rules.scratch();
        for mode in [Mode::Strict, Mode::Structural, Mode::Early] {
            // What was learned from the sound one must not lead to taking the other.
            for _ in 0..4 {
                prop_assert!(compiled(&rules, &event, mode, &mut scratch).is_ok());
            }
            let fresh = compiled(&rules, &damaged, mode, &mut rules.scratch());
            if mode == Mode::Strict {
                prop_assert_eq!(fresh.is_ok(), sound, "{}", damaged);
                prop_assert_eq!(compiled(&rules, &damaged, mode, &mut scratch), fresh, "{}", damaged);
            } else {
                // It may be taken, but must not fail otherwise.
                let _ = compiled(&rules, &damaged, mode, &mut scratch);
            }
        }
    }

    #[test]
    fn any_bytes_are_read_to_some_end(bytes in vec(any::<u8>(), 0..200), text in rule()) {
        let mut rules = RuleSet::new();
        let _ = rules.add_text(0, &text);
        let mut scratch = rules.scratch();
        let event = [b"{\"a\":[", bytes.as_slice(), b"]}"].concat();
        for mode in [Mode::Strict, Mode::Structural, Mode::Early] {
            if let Err(error) = rules.matches(&event, mode, &mut scratch) {
                prop_assert!(error.offset <= event.len());
            }
        }
    }
}
