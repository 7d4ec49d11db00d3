//! Runs recorded cases through an engine: `conformance [--engine ruleset] [--messages] FILE…`.
//!
//! Each line of a file (`.ndjson`, or `.ndjson.gz`) is `{"id", "pattern", "event", "expect"}`, with
//! pattern and event as texts and `expect` one of `match`, `no-match`, `invalid`. Cases that carry a
//! `complexity` instead are compared with our measure. With `--messages` the text for an invalid
//! pattern is compared with the one in `note`. `--engine ruleset` asks the compiled engine, in its
//! strict mode, instead of the explaining one.

use eventbridge_playground::ruleset::{EventErrorKind, Mode, RuleSet};
use eventbridge_playground::{json, matching::PatternMatcher, pattern, text::LineIndex};
use std::fs::File;
use std::io::{BufRead, BufReader, Read};
use std::process::ExitCode;
use std::sync::Arc;

#[derive(Default)]
struct Totals {
    passed: usize,
    failed: usize,
    equal: usize,
    different: usize,
}

fn main() -> ExitCode {
    let mut messages = false;
    let mut engine: Engine = explain;
    let mut files = Vec::new();
    let mut arguments = std::env::args().skip(1);
    while let Some(argument) = arguments.next() {
        match argument.as_str() {
            "--messages" => messages = true,
            "--engine" => {
                engine = match arguments.next().unwrap_or_default().as_str() {
                    "explain" => explain,
                    "ruleset" => ruleset,
                    other => return usage(&format!("there is no engine {other:?}")),
                };
            }
            flag if flag.starts_with("--") => return usage(&format!("there is no option {flag}")),
            _ => files.push(argument),
        }
    }
    if files.is_empty() {
        return usage("no file is named");
    }
    let mut totals = Totals::default();
    for file in &files {
        if let Err(error) = run_file(file, engine, messages, &mut totals) {
            eprintln!("{file}: {error}");
            return ExitCode::from(2);
        }
    }
    if messages {
        println!("messages: {} equal, {} different", totals.equal, totals.different);
    }
    println!("{} passed, {} failed", totals.passed, totals.failed);
    if totals.failed == 0 { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

fn usage(problem: &str) -> ExitCode {
    eprintln!("{problem}\nusage: conformance [--engine explain|ruleset] [--messages] FILE…");
    ExitCode::from(2)
}

fn run_file(path: &str, engine: Engine, messages: bool, totals: &mut Totals) -> std::io::Result<()> {
    let file = File::open(path)?;
    let reader: Box<dyn Read> = if path.rsplit('.').next() == Some("gz") {
        Box::new(flate2::read::GzDecoder::new(file))
    } else {
        Box::new(file)
    };
    for line in BufReader::new(reader).lines() {
        let line = line?;
        if !line.trim().is_empty() {
            run_case(&json::parse(&line), engine, messages, totals);
        }
    }
    Ok(())
}

fn run_case(case: &json::Document, engine: Engine, messages: bool, totals: &mut Totals) {
    let field = |name: &str| {
        let value = case.root().and_then(|root| root.get(name));
        value.and_then(|value| value.as_str().map(String::from)).unwrap_or_default()
    };
    let (id, pattern, expected) = (field("id"), field("pattern"), field("expect"));
    let parsed = Arc::new(pattern::parse(&pattern));
    let (expected, found) = match case.root().and_then(|root| root.get("complexity")) {
        Some(measure) => (measure.source().to_owned(), complexity(&parsed).to_string()),
        None => (expected, verdict(&parsed, &field("event"), engine).to_owned()),
    };
    if found == expected {
        totals.passed += 1;
    } else {
        totals.failed += 1;
        println!("{id}: expected {expected}, got {found}");
    }
    if messages && expected == "invalid" {
        compare_message(&id, &parsed, &field("note"), totals);
    }
}

fn verdict(parsed: &Arc<pattern::Parsed>, event: &str, engine: Engine) -> &'static str {
    // The cases judge the language; how long a request may be is another matter.
    if parsed.misunderstanding().is_some() {
        return "invalid";
    }
    match engine(parsed, event) {
        Some(true) => "match",
        Some(false) => "no-match",
        None => "event-error",
    }
}

/// Whether a pattern matches an event; `None` if the event cannot be read.
type Engine = fn(&Arc<pattern::Parsed>, &str) -> Option<bool>;

fn explain(parsed: &Arc<pattern::Parsed>, event: &str) -> Option<bool> {
    let event = json::parse(event);
    let is_object = event.root().is_some_and(|root| root.kind() == json::Kind::Object);
    let is_readable = event.problems().iter().all(json::Problem::is_ignored_by_aws);
    (is_object && is_readable).then(|| PatternMatcher::new(Arc::clone(parsed)).matches(&event))
}

fn ruleset(parsed: &Arc<pattern::Parsed>, event: &str) -> Option<bool> {
    let mut rules = RuleSet::new();
    rules.add((), &parsed.pattern);
    let mut scratch = rules.scratch();
    let mut matches =
        |event: &[u8]| rules.matches(event, Mode::Strict, &mut scratch).map(|found| !found.is_empty());
    match matches(event.as_bytes()) {
        // AWS's engine never looks behind the closing brace.
        Err(error) if error.kind == EventErrorKind::TrailingText => {
            matches(&event.as_bytes()[..error.offset]).ok()
        }
        answer => answer.ok(),
    }
}

fn complexity(parsed: &pattern::Parsed) -> usize {
    pattern::measure_complexity(&parsed.pattern, &pattern::expand(&parsed.pattern), usize::MAX).0
}

fn compare_message(id: &str, parsed: &pattern::Parsed, note: &str, totals: &mut Totals) {
    let (expected, found) = if let Some(recorded) = note.strip_prefix("AWS: ") {
        (recorded.to_owned(), pattern::messages::aws_message(parsed).unwrap_or_default())
    } else if let Some((_, reason)) = note.split_once("reason: ") {
        // Where the measure is recorded it stands behind AWS's text.
        let reason = reason.split(" (complexity ").next().unwrap_or(reason);
        (shortened(reason), shortened(&reason_and_place(parsed)))
    } else {
        return;
    };
    if expected == found {
        totals.equal += 1;
    } else {
        totals.different += 1;
        println!("{id}: message\n  expected {expected:?}\n  got      {found:?}");
    }
}

/// Our message in the form of the notes: `TEXT | line L, column C`.
fn reason_and_place(parsed: &pattern::Parsed) -> String {
    let Some(problem) = parsed.misunderstanding() else { return String::new() };
    let text = parsed.document.text();
    let reason = pattern::messages::aws_reason(problem, text);
    // The notes give the last place.
    let line_index = pattern::messages::engine_places(problem, text);
    let Some(&last) = line_index.last() else { return reason };
    let position = LineIndex::new(text).position(last);
    format!("{reason} | line {}, column {}", position.line, position.column)
}

/// The text with `[Source: …; line: L, column: C]` in short form, as some notes have it.
fn shortened(reason: &str) -> String {
    let Some((before, rest)) = reason.split_once("[Source: ") else { return reason.to_owned() };
    let Some((_, place)) = rest.rsplit_once("; line: ") else { return reason.to_owned() };
    format!("{before}line {}", place.replacen("column: ", "column ", 1).replacen(']', "", 1))
}
