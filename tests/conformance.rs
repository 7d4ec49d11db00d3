//! Cases with known answers, through the matcher that explains: those of this repository
//! (`tests/conformance/`), and the recorded ones where they lie beside it.

use crate::support::cases::{self, Expected};
use crate::support::{naive, tree::Tree};
use eventbridge_playground::json::{self, Document};
use eventbridge_playground::matching::PatternMatcher;
use eventbridge_playground::pattern::{self, messages};
use std::collections::BTreeSet;
use std::fs::{self, File};
use std::io::{BufReader, Read, Write};
use std::path::Path;

/// The verdict of both ways to ask; they must agree.
#[track_caller]
fn verdict(parsed: &pattern::Parsed, event: &Document) -> bool {
    let matcher = PatternMatcher::new(parsed.clone());
    let explanation = matcher.explain(event);
    assert_eq!(matcher.matches(event), explanation.matched);
    explanation.matched
}

#[test]
fn the_cases_of_this_repository_hold() {
    for case in cases::all() {
        let parsed = pattern::parse(&case.pattern);
        let message = messages::aws_message(&parsed);
        let told = format!("{}: {}\n{}", case.name, case.pattern, case.why);
        match case.expected {
            Expected::Refused { message: expected } => {
                assert_eq!(message.as_deref(), Some(&*expected), "{told}");
            }
            Expected::Verdicts(verdicts) => {
                assert_eq!(message, None, "{told}");
                for (event, expected) in verdicts {
                    let document = json::parse(&event);
                    assert_eq!(document.problems(), [], "{told}");
                    assert_eq!(verdict(&parsed, &document), expected, "{told}\non {event}");
                    let model = naive::matches(&Tree::read(&case.pattern), &Tree::read(&event));
                    assert_eq!(model, expected, "the naive matcher, {told}\non {event}");
                }
            }
        }
    }
}

#[test]
fn every_case_has_a_name_of_its_own_and_a_reason() {
    let mut names = BTreeSet::new();
    for case in cases::all() {
        assert!(!case.why.is_empty(), "{}", case.name);
        assert!(names.insert(case.name.clone()), "{} is there twice", case.name);
        if let Expected::Verdicts(verdicts) = &case.expected {
            assert!(verdicts.iter().any(|(_, matches)| *matches), "{} never matches", case.name);
        }
    }
    assert!(names.len() > 200, "{}", names.len());
}

#[test]
fn every_operator_has_cases() {
    let patterns: String = cases::all().iter().map(|case| case.pattern.clone()).collect();
    for operator in pattern::operator::OPERATORS.iter().filter(|operator| operator.name != "exact value") {
        assert!(patterns.contains(&format!("\"{}\"", operator.name)), "{}", operator.name);
    }
}

#[test]
fn no_file_of_cases_is_forgotten() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/conformance");
    let found: BTreeSet<String> =
        fs::read_dir(folder).unwrap().map(|file| file.unwrap().file_name().into_string().unwrap()).collect();
    let named: BTreeSet<String> = cases::FILES.iter().map(|(name, _)| (*name).to_owned()).collect();
    assert_eq!(found, named);
}

/// Cases recorded elsewhere, in the format of the `conformance` example. They are not a part of
/// this repository; whoever has them puts them beside it.
#[test]
fn the_recorded_cases_hold() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/conformance/cases");
    let Ok(files) = fs::read_dir(&folder) else {
        // Past the test harness, which would keep it to itself.
        writeln!(std::io::stderr(), "SKIPPED: there are no recorded cases in {}", folder.display()).unwrap();
        return;
    };
    let (mut count, mut failures) = (0, Vec::new());
    for file in files {
        for line in read(&file.unwrap().path()).lines().filter(|line| !line.trim().is_empty()) {
            count += 1;
            failures.extend(run_recorded(line));
        }
    }
    assert!(failures.is_empty(), "{} of {count} failed:\n{}", failures.len(), failures.join("\n"));
}

fn read(path: &Path) -> String {
    let mut file = BufReader::new(File::open(path).unwrap());
    let mut text = String::new();
    if path.extension().is_some_and(|extension| extension == "gz") {
        flate2::read::GzDecoder::new(file).read_to_string(&mut text).unwrap();
    } else {
        file.read_to_string(&mut text).unwrap();
    }
    text
}

/// Runs one case; gives what is wrong with the answer.
fn run_recorded(line: &str) -> Option<String> {
    let case = json::parse(line);
    let text = |key| case.root()?.get(key)?.as_str().map(String::from);
    let (id, pattern) = (text("id")?, text("pattern")?);
    let (event, expected) = (text("event")?, text("expect")?);
    let parsed = pattern::parse(&pattern);
    let found = if parsed.misunderstanding().is_some() {
        "invalid"
    } else {
        let matched = verdict(&parsed, &json::parse(&event));
        if naive::matches(&Tree::read(&pattern), &Tree::read(&event)) != matched {
            return Some(format!("{id}: the naive matcher disagrees"));
        }
        if matched { "match" } else { "no-match" }
    };
    (found != expected).then(|| format!("{id}: expected {expected}, got {found}"))
}
