//! Over recorded data each rule of each set matches as many events as the original engine says.
//!
//! The data lie beside the project, in `../shared/data`; without them there is nothing to compare.

use eventbridge_playground::json;
use eventbridge_playground::ruleset::{Mode, RuleSet};
use std::fs::File;
use std::io::Read;
use std::path::{Path, PathBuf};

#[test]
fn counts_are_those_of_the_original_engine() {
    let data = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../shared/data");
    if !data.is_dir() {
        eprintln!("SKIPPED: there are no data in {}", data.display());
        return;
    }
    let sets = json::parse(&read(&data.join("rule-sets.json")));
    let expected = json::parse(&read(&data.join("expected-counts.json")));
    for (kind, file) in [("citylots", "features-40k.ndjson.gz"), ("eventbridge", "events-40k.ndjson.gz")] {
        let events = read(&data.join(file));
        check(sets.root().unwrap().get(kind).unwrap(), expected.root().unwrap(), &events);
    }
}

/// Matches all events against the rules of all sets together and compares the counts.
fn check(sets: json::Value, expected: json::Value, events: &str) {
    let mut rules = RuleSet::new();
    let mut wanted = Vec::new();
    for set in sets.children() {
        let name = set.key().unwrap();
        let counts = expected.get(&name).unwrap();
        for pattern in set.children() {
            let rule = pattern.key().unwrap();
            assert!(rules.add_text(format!("{name} {rule}"), pattern.source()).is_ok(), "{name} {rule}");
            wanted.push((format!("{name} {rule}"), counts.get(&rule).unwrap().source().to_owned()));
        }
    }
    for mode in [Mode::Strict, Mode::Structural, Mode::Early] {
        let mut counts = vec![0; rules.len()];
        let mut scratch = rules.scratch();
        for event in events.lines() {
            let matched = rules.matches(event.as_bytes(), mode, &mut scratch).unwrap();
            for id in matched {
                counts[id.0 as usize] += 1;
            }
        }
        for (count, (rule, wanted)) in counts.iter().zip(&wanted) {
            assert_eq!(count.to_string(), *wanted, "{rule}, {mode:?}");
        }
    }
}

fn read(path: &Path) -> String {
    let mut text = String::new();
    let mut file = File::open(path).unwrap();
    if path.extension().is_some_and(|extension| extension == "gz") {
        flate2::read::MultiGzDecoder::new(file).read_to_string(&mut text).unwrap();
    } else {
        file.read_to_string(&mut text).unwrap();
    }
    text
}
