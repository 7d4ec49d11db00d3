//! What is said about a miss: tables of patterns, events and sentences.

mod structure;
mod values;

use eventbridge_playground::json;
use eventbridge_playground::matching::{
    LineKind, PatternMatcher, Status, TITLES, event_highlights, inspections_at, messages, outline,
};
use eventbridge_playground::pattern;

/// The sentence for the whole, and `label: sentence` for each reason at a line that does not hold.
fn explain(pattern: &str, event: &str) -> (String, Vec<String>) {
    let parsed = pattern::parse(pattern);
    assert!(parsed.misunderstanding().is_none(), "{pattern}: {:?}", parsed.problems);
    let event = json::parse(event);
    let explanation = PatternMatcher::new(parsed.clone()).explain(&event);
    let lines = outline(&explanation, &event);
    let mut sentences = Vec::new();
    for line in lines.iter().filter(|line| matches!(line.status, Status::Failed | Status::NotReached)) {
        let label = match &line.kind {
            LineKind::Object(name) | LineKind::Field(name) => name.clone(),
            LineKind::Matcher(text) => text.clone(),
            LineKind::Branch(number) => format!("branch {number}"),
            _ => "$or".to_owned(),
        };
        let said =
            line.reasons.iter().map(|reason| format!("{label}: {}", messages::sentence(&reason.reason)));
        sentences.extend(said);
    }
    (messages::verdict(&explanation, &lines), sentences)
}

#[test]
fn a_value_and_a_matcher() {
    for &(matcher, value, expected) in values::CASES {
        let (_, sentences) = explain(&format!("{{\"f\":[{matcher}]}}"), &format!("{{\"f\":{value}}}"));
        let said: Vec<&str> =
            sentences.iter().map(|said| said.trim_start_matches(matcher).trim_start_matches('f')).collect();
        let said: Vec<&str> = said.iter().map(|said| said.trim_start_matches(": ")).collect();
        assert_eq!(said.join(" / "), expected, "{matcher} on {value}");
    }
}

#[test]
fn a_pattern_and_an_event() {
    for &(pattern, event, verdict, sentences) in structure::CASES {
        assert_eq!(
            explain(pattern, event),
            (verdict.to_owned(), sentences.iter().map(|&s| s.into()).collect())
        );
    }
}

#[test]
fn names_values_and_branches_are_told_whole() {
    for &(pattern, event, verdict) in structure::TOLD_WHOLE {
        assert_eq!(explain(pattern, event).0, verdict, "{pattern}");
    }
}

#[test]
fn the_closest_branch_stands_first() {
    let pattern = r#"{"$or":[{"a":[1],"b":[1],"c":[1]},{"a":[2],"b":[2]},{"a":[3]}]}"#;
    let parsed = pattern::parse(pattern);
    for (event, order) in [
        (r#"{"a":1,"b":1}"#, [(1, 1), (3, 1), (2, 2)]),
        // Of the third nothing is met; of the first something is.
        (r#"{"a":2,"b":1}"#, [(2, 1), (1, 2), (3, 1)]),
        (r#"{"a":3}"#, [(3, 0), (2, 2), (1, 3)]),
    ] {
        let event = json::parse(event);
        let explanation = PatternMatcher::new(parsed.clone()).explain(&event);
        let lines = outline(&explanation, &event);
        let branches: Vec<(usize, usize)> = lines
            .iter()
            .filter_map(|line| match line.kind {
                LineKind::Branch(number) => Some((number, line.distance?)),
                _ => None,
            })
            .collect();
        assert_eq!(branches, order);
    }
}

#[test]
fn the_deciding_element_is_named() {
    let parsed = pattern::parse(r#"{"items":{"sku":["A","B"],"qty":[2]}}"#);
    let event = json::parse(r#"{"items":[{"sku":"A","qty":1},{"sku":"A","qty":2},{"sku":"B"}]}"#);
    let explanation = PatternMatcher::new(parsed.clone()).explain(&event);
    let lines = outline(&explanation, &event);
    let witnesses: Vec<&str> =
        lines.iter().filter_map(|line| Some(line.values[line.witness?].path.as_str())).collect();
    assert_eq!(witnesses, ["items[1].sku", "items[1].qty"]);
}

#[test]
fn a_value_knows_who_looked_at_it() {
    let pattern = r#"{"items":{"sku":["A",{"prefix":"B"}]},"items.sku":["C",{"exists":true}]}"#;
    let parsed = pattern::parse(pattern);
    let text = r#"{"items":[{"sku":"A"},{"sku":"B1","other":1}]}"#;
    let event = json::parse(text);
    let explanation = PatternMatcher::new(parsed.clone()).explain(&event);
    let inspections = |needle: &str| -> Vec<(&str, bool)> {
        let offset = text.find(needle).unwrap() as u32;
        let found = inspections_at(&explanation, &event, offset);
        found.iter().map(|it| (it.span.of(pattern), it.accepted)).collect()
    };
    assert_eq!(inspections("\"B1"), [(r#""C""#, false), (r#"{"exists":true}"#, true)]);
    assert_eq!(inspections("other"), []);
}

/// What the page says about a value that is let in by its digits: at the matcher, and at the value.
#[test]
fn the_digits_that_let_a_value_in_are_named() {
    let cases = [
        (
            r#"{"cidr":"10.0.0.0/8"}"#,
            r#""a00::1""#,
            "a00::1 matches because of its digits 0A000000: AWS compares hex digits from the left, for IPv4 and IPv6 alike, \
             and 10.0.0.0/8 is 0A000000 to 0AFFFFFF.",
        ),
        (
            r#"{"cidr":"0.0.0.0/0"}"#,
            "1.5",
            "1.5 matches because of its digits 1: AWS compares hex digits from the left, for IPv4 and IPv6 alike, and 0.0.0.0/0 \
             is 00000000 to FFFFFFFF.",
        ),
        (
            r#""16.0.0.1""#,
            r#""1000:1::""#,
            "1000:1:: matches because of its digits 10000001: AWS compares hex digits from the left, for IPv4 and IPv6 alike, \
             and 16.0.0.1 is 10000001.",
        ),
        (r#"{"cidr":"10.0.0.0/8"}"#, r#""10.0.0.1""#, ""),
        (r#""10.0.0.1""#, r#""10.0.0.01""#, ""),
    ];
    for (matcher, value, expected) in cases {
        let parsed = pattern::parse(&format!("{{\"f\":[{matcher}]}}"));
        let event = json::parse(&format!("{{\"f\":{value}}}"));
        let explanation = PatternMatcher::new(parsed.clone()).explain(&event);
        assert!(explanation.matched, "{matcher} on {value}");
        let lines = outline(&explanation, &event);
        let line = lines.iter().find(|line| matches!(line.kind, LineKind::Matcher(_))).unwrap();
        let digits = line.values.iter().find_map(|value| value.by_digits.as_ref());
        assert_eq!(digits.map_or_else(String::new, messages::by_digits), expected);
        let highlights = event_highlights(&explanation, &event, Some(&TITLES));
        let title = "Matches f in the pattern".to_owned();
        let title = if expected.is_empty() { title } else { format!("{title}: {expected}") };
        assert_eq!(highlights[0].title, title);
    }
}
