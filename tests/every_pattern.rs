//! What is made of every valid pattern at hand: a matching event that matches, near misses that do
//! not, a reading, advice.
//!
//! Recorded cases lie beside the repository; without them only the gallery is tried.

use eventbridge_playground::event::envelope;
use eventbridge_playground::generate::{event_through, matching_event, mutations};
use eventbridge_playground::matching::PatternMatcher;
use eventbridge_playground::{describe, gallery, json, lint, pattern};
use flate2::read::GzDecoder;
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::io::Read;
use std::path::{Path, PathBuf};

use crate::support::gallery as folder;

/// The recorded cases, if they are there or where `CONFORMANCE_CASES` says.
fn recorded_cases() -> Vec<String> {
    let beside = || Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/conformance/cases");
    let directory = std::env::var_os("CONFORMANCE_CASES").map_or_else(beside, PathBuf::from);
    let Ok(files) = fs::read_dir(&directory) else {
        eprintln!("SKIPPED: no recorded cases in {}", directory.display());
        return Vec::new();
    };
    let mut lines = Vec::new();
    for file in files {
        let path = file.expect("an entry").path();
        let bytes = fs::read(&path).expect("a file");
        let mut text = String::new();
        if path.extension().is_some_and(|extension| extension == "gz") {
            GzDecoder::new(bytes.as_slice()).read_to_string(&mut text).expect("a gzip file");
        } else {
            text = String::from_utf8(bytes).expect("UTF-8");
        }
        lines.extend(text.lines().filter(|line| !line.trim().is_empty()).map(str::to_owned));
    }
    lines
}

/// Every valid pattern, each with the events that are known to match it.
fn patterns() -> BTreeMap<String, BTreeSet<String>> {
    let mut patterns: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for example in gallery::read(&folder::joined()).expect("the gallery") {
        patterns.entry(example.pattern.to_owned()).or_default().insert(example.events[0].1.to_owned());
    }
    for line in recorded_cases() {
        let case: serde_json::Value = serde_json::from_str(&line).expect("a case in JSON");
        let (Some(pattern), Some(event)) = (case["pattern"].as_str(), case["event"].as_str()) else {
            continue;
        };
        if pattern::parse(pattern).misunderstanding().is_some() {
            continue;
        }
        let events = patterns.entry(pattern.to_owned()).or_default();
        if case["expect"] == "match" {
            events.insert(event.to_owned());
        }
    }
    patterns
}

#[test]
fn generated_events_match_and_their_mutations_do_not() {
    let patterns = patterns();
    let mut unsolved = Vec::new();
    let (mut mutated, mut missed) = (0, 0);
    for (number, (text, known)) in patterns.iter().enumerate() {
        let matcher = PatternMatcher::new(pattern::parse(text));
        let is_match = |event: &str| matcher.matches(&json::parse(event));
        let event = matching_event(&matcher);
        if event.is_none() {
            assert!(known.is_empty(), "{text}\nmatches {known:?}");
            unsolved.push(text);
        }
        for event in event.iter().chain(known.iter().filter(|_| number % 5 == 0)) {
            assert!(is_match(event), "{text}\n{event}");
            let mutations = mutations(&matcher, event);
            missed += usize::from(mutations.is_empty());
            mutated += mutations.len();
            for mutation in mutations {
                assert!(!is_match(&mutation.text), "{text}\n{mutation:?}");
            }
        }
    }
    println!("{} patterns, {} without an event, {mutated} near misses", patterns.len(), unsolved.len());
    println!("{missed} matching events without a near miss");
    for text in unsolved.iter().take(20) {
        println!("unsolved: {text}");
    }
    assert!(unsolved.len() * 100 <= patterns.len(), "{unsolved:?}");
}

#[test]
fn an_event_goes_through_each_matcher() {
    let (mut asked, mut found) = (0, 0);
    // Some of them take long, and a part says enough.
    for text in patterns().keys().step_by(8) {
        let matcher = PatternMatcher::new(pattern::parse(text));
        for (id, leaf) in matcher.pattern().leaves() {
            for index in 0..leaf.matchers.len() {
                asked += 1;
                let Some(event) = event_through(&matcher, id, index) else { continue };
                found += 1;
                assert!(matcher.matches(&json::parse(&event)), "{text}\n{event}");
            }
        }
    }
    println!("{found} of {asked} matchers");
    assert!(found * 10 >= asked * 9);
}

#[test]
fn every_pattern_can_be_read_and_advised_on() {
    let mut advice: BTreeMap<&str, usize> = BTreeMap::new();
    let patterns = patterns();
    for text in patterns.keys() {
        let parsed = pattern::parse(text);
        let reading = describe::pattern(&parsed.pattern);
        assert!(reading.ends_with('.'), "{text}\n{reading}");
        for diagnostic in lint::advise(&parsed, &[]) {
            assert!(!diagnostic.span.of(text).is_empty(), "{text}\n{diagnostic:?}");
            assert!(diagnostic.sentence.ends_with('.'), "{text}\n{diagnostic:?}");
            *advice.entry(diagnostic.lint.id).or_default() += 1;
        }
    }
    println!("advice on {} patterns: {advice:?}", patterns.len());
}

/// A pattern that is said never to match has no event with a whole envelope: what the generator
/// makes of it breaks the envelope.
#[test]
fn what_never_matches_breaks_the_envelope() {
    for text in patterns().keys().step_by(4) {
        let parsed = pattern::parse(text);
        let [leaf] = parsed.pattern.leaves.as_slice() else { continue };
        let never =
            lint::advise(&parsed, &[]).into_iter().filter(|diagnostic| diagnostic.lint.id == "never-matches");
        if never.count() < leaf.matchers.len() {
            continue;
        }
        let Some(event) = matching_event(&PatternMatcher::new(parsed.clone())) else { continue };
        let document = json::parse(&event);
        let root = document.root().expect("an event");
        let field = leaf.path.split('.').next().unwrap_or_default();
        let is_odd = !envelope::inspect(root).is_empty()
            || root.get(field).is_none()
            || matches!(field, "account" | "region" | "version" | "resources");
        assert!(is_odd, "{text}\n{event}");
    }
}
