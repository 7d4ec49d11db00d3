//! The compiled engine against the explaining one. The input is patterns, one a line, then an empty
//! line, then an event.
#![no_main]

use eventbridge_playground::json::{self, Kind};
use eventbridge_playground::matching::PatternMatcher;
use eventbridge_playground::pattern::{self, Parsed};
use eventbridge_playground::ruleset::{EventError, Mode, RuleSet, Scratch};
use libfuzzer_sys::fuzz_target;

const MODES: [Mode; 3] = [Mode::Strict, Mode::Structural, Mode::Early];

fuzz_target!(|input: &[u8]| {
    let Some(border) = input.windows(2).position(|pair| pair == b"\n\n") else { return };
    let (patterns, event) = (&input[..border], &input[border + 2..]);
    let Ok(patterns) = std::str::from_utf8(patterns) else { return };
    let mut rules = RuleSet::new();
    let mut parsed: Vec<(usize, Parsed)> = Vec::new();
    for (name, text) in patterns.lines().enumerate() {
        if rules.add_text(name, text).is_ok() {
            parsed.push((name, pattern::parse(text)));
        }
    }
    compare(&rules, &parsed, event);
    // Once more without every second rule.
    parsed.retain(|(name, _)| name % 2 == 1 || !rules.remove(name));
    assert_eq!(rules.len(), parsed.len());
    compare(&rules, &parsed, event);
});

fn compare(rules: &RuleSet<usize>, parsed: &[(usize, Parsed)], event: &[u8]) {
    let answers = MODES.map(|mode| matches(rules, event, mode, &mut rules.scratch()));
    let mut scratch = rules.scratch();
    let others = alike(event);
    let lines = event.split(|&byte| byte == b'\n').chain(others.iter().map(Vec::as_slice)).chain([event; 3]);
    for line in lines.clone().chain(lines) {
        // What was learned from other events, and from the same one, must not change the answer.
        let fresh = matches(rules, line, Mode::Strict, &mut rules.scratch());
        assert_eq!(matches(rules, line, Mode::Strict, &mut scratch), fresh, "learned");
        let _ = matches(rules, line, Mode::Structural, &mut scratch);
    }
    let learned = matches(rules, event, Mode::Structural, &mut scratch);
    assert!(answers[0].is_err() || learned == answers[0], "learned, structural");
    for error in answers.iter().filter_map(|answer| answer.as_ref().err()) {
        assert!(error.offset <= event.len());
    }
    // A byte order mark is left out by one of the two only.
    let text = std::str::from_utf8(event).ok().filter(|text| !text.starts_with('\u{feff}'));
    let Some(text) = text else { return };
    let document = json::parse(text);
    let root = document.root().filter(|_| document.problems().is_empty());
    let Some(root) = root.filter(|root| root.kind() == Kind::Object) else {
        assert!(answers[0].is_err());
        return;
    };
    let explained = |(_, parsed): &&(usize, Parsed)| PatternMatcher::new(parsed.clone()).matches(&document);
    let expected: Vec<usize> = parsed.iter().filter(explained).map(|(name, _)| *name).collect();
    assert_eq!(answers[0], Ok(expected.clone()), "strict");
    assert_eq!(answers[1], Ok(expected.clone()), "structural");
    if !has_many_ways(root) {
        assert_eq!(answers[2], Ok(expected), "early");
    }
}

/// The same with other values.
fn alike(event: &[u8]) -> Vec<Vec<u8>> {
    let Ok(text) = std::str::from_utf8(event) else { return Vec::new() };
    let exchanges = [("1", "null"), ("null", "\"x\""), ("\"a\"", "-2.5"), ("2", "{\"a\":1}"), ("true", "[]")];
    exchanges.map(|(from, to)| text.replace(from, to).into_bytes()).into()
}

fn matches(
    rules: &RuleSet<usize>,
    event: &[u8],
    mode: Mode,
    scratch: &mut Scratch,
) -> Result<Vec<usize>, EventError> {
    let matched = rules.matches(event, mode, scratch)?;
    let mut names: Vec<usize> = matched.iter().filter_map(|&id| rules.name(id)).copied().collect();
    names.sort_unstable();
    Ok(names)
}

/// Whether a field may occur twice, so that stopping at the first says less.
fn has_many_ways(value: json::Value) -> bool {
    let mut keys: Vec<_> = value.children().filter_map(json::Value::key).collect();
    keys.sort_unstable();
    keys.windows(2).any(|pair| pair[0] == pair[1])
        || keys.iter().any(|key| key.contains('.'))
        || value.children().any(has_many_ways)
}
