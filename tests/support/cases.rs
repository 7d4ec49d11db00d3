//! The conformance cases of this repository: what they say, read with the engine's own reader so
//! that patterns and events keep their spelling.
//!
//! A file is an array of cases. A case has a `name`, the reason `why` it is there, and a `pattern`:
//! as JSON, or as a string that holds the text where the text is no JSON or its layout matters.
//! Then either the events that it must `match` and must not (`no-match`), or the reason for which
//! it is `refused`, in AWS's words, and the places `at` which AWS says so (`line:column`, with a
//! blank between two).

use eventbridge_playground::json::{self, Value};

/// All files, by name.
pub const FILES: &[(&str, &str)] = &[
    ("addresses.json", include_str!("../conformance/addresses.json")),
    ("anything-but.json", include_str!("../conformance/anything-but.json")),
    ("exact.json", include_str!("../conformance/exact.json")),
    ("exists.json", include_str!("../conformance/exists.json")),
    ("numbers.json", include_str!("../conformance/numbers.json")),
    ("or.json", include_str!("../conformance/or.json")),
    ("refused.json", include_str!("../conformance/refused.json")),
    ("strings.json", include_str!("../conformance/strings.json")),
    ("structure.json", include_str!("../conformance/structure.json")),
];

/// A pattern, and what is to come of it.
pub struct Case {
    pub name: String,
    pub why: String,
    pub pattern: String,
    pub expected: Expected,
}

pub enum Expected {
    /// Each event with whether it matches.
    Verdicts(Vec<(String, bool)>),
    /// The whole message of AWS.
    Refused { message: String },
}

/// The cases of all files.
pub fn all() -> Vec<Case> {
    FILES.iter().flat_map(|(file, text)| read(file, text)).collect()
}

fn read(file: &str, text: &str) -> Vec<Case> {
    let document = json::parse(text);
    assert_eq!(document.problems(), [], "{file}");
    document.root().unwrap().children().map(case).collect()
}

fn case(case: Value) -> Case {
    let text = |key| case.get(key).and_then(Value::as_str).unwrap_or_default().into_owned();
    let pattern = case.get("pattern").unwrap();
    let pattern = pattern.as_str().unwrap_or_else(|| pattern.source().into()).into_owned();
    let expected = if case.get("refused").is_some() {
        Expected::Refused { message: message(&pattern, &text("refused"), &text("at")) }
    } else {
        let events = |key, matches| {
            let events = case.get(key).unwrap().children();
            events.map(move |event| (event.source().to_owned(), matches))
        };
        Expected::Verdicts(events("match", true).chain(events("no-match", false)).collect())
    };
    Case { name: text("name"), why: text("why"), pattern, expected }
}

/// The message of AWS: the reason, and the source with each place.
fn message(pattern: &str, reason: &str, places: &str) -> String {
    let place = |place: &str| {
        let (line, column) = place.split_once(':').unwrap();
        format!("\n at [Source: (String)\"{pattern}\"; line: {line}, column: {column}]")
    };
    let places: String = places.split_whitespace().map(place).collect();
    format!("Event pattern is not valid. Reason: {reason}{places}")
}
