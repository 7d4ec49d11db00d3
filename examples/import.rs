//! Says what a pasted text holds: events, patterns, commands that put events, and rules, schedules, buses and archives of
//! templates, code and commands.
//!
//! `cargo run --example import -- FILE…`, or with the text on standard input. Each finding is a line: `{"kind":
//! "event|pattern|put-events|rule|schedule|…", "format": "json|api|cli|cloudformation|…", "name", "line", "value" or
//! "pattern", "placeholders"}`, and where there is more to say `"from"` (the wrappers that were taken off), `"received"`
//! (what a function behind them gets) and `"notes"`. What was passed over is `{"skipped": "…", "line"}`. The program exits
//! with 1 if a file cannot be read.

use eventbridge_playground::event::cli;
use eventbridge_playground::event::extract::{ExtractError, FoundPattern, Note, Step};
use eventbridge_playground::event::shape::looks_like_pattern;
use eventbridge_playground::event::{Context, Extracted, ExtractedEvent, extract_events};
use eventbridge_playground::interchange::{self, Finding, FindingKind};
use eventbridge_playground::json;
use eventbridge_playground::text::{LineIndex, shortened};
use serde_json::{Map, Value};
use std::io::Read;
use std::process::ExitCode;

/// So much of a text that was passed over is shown, in characters.
const SHOWN: usize = 80;

fn main() -> ExitCode {
    let files: Vec<String> = std::env::args().skip(1).collect();
    let mut code = ExitCode::SUCCESS;
    let mut take = |name: &str, text: std::io::Result<String>| match text {
        Ok(text) => findings(&text).iter().for_each(|line| println!("{line}")),
        Err(error) => {
            eprintln!("{name}: {error}");
            code = ExitCode::FAILURE;
        }
    };
    if files.is_empty() {
        let mut text = String::new();
        let read = std::io::stdin().read_to_string(&mut text);
        take("standard input", read.map(|_| text));
    }
    for file in &files {
        take(file, std::fs::read_to_string(file));
    }
    code
}

/// The findings in a text, in the order of their lines.
fn findings(text: &str) -> Vec<Value> {
    let lines = LineIndex::new(text);
    let line = |at: u32| lines.position(at).line;
    let rules = interchange::read(text);
    let mut found: Vec<(u32, Value)> = Vec::new();
    found.extend(rules.found.iter().map(|part| (part.span.start, of_part(part, line(part.span.start)))));
    let is_template = !found.is_empty();
    let has_events = || extract_events(text, &context()).is_ok();
    if is_template || !has_events() {
        found.extend(rules.skipped.iter().map(|part| {
            (part.span.start, skipped(&interchange::messages::skipped(&part.reason), line(part.span.start)))
        }));
    }
    // A template is no event, whatever else it looks like; a script can put some beside its rules.
    if !is_template || cli::is_command(text) {
        add_events(text, &mut found);
    } else if let Ok(extracted) = extract_events(text, &context()) {
        let is_tried = text.contains("test-event-pattern");
        let is_put = |event: &&ExtractedEvent| event.steps.contains(&Step::PutEventsEntry) || is_tried;
        let events = extracted.events.iter().filter(is_put);
        found.extend(events.map(|event| (event.start, finding(event, line(event.start)).into())));
    }
    found.sort_by_key(|(at, _)| *at);
    found.into_iter().map(|(_, finding)| finding).collect()
}

/// A rule or another part of a system.
fn of_part(part: &Finding, line: u32) -> Value {
    let mut finding = start(part.kind.name(), part.format.format().name, line);
    if let Some(name) = &part.name {
        finding.insert("name".to_owned(), name.as_str().into());
    }
    if let Some(pattern) = part.pattern() {
        finding.insert("pattern".to_owned(), value(&pattern.to_json()));
    }
    if part.kind != FindingKind::Pattern {
        finding.insert("value".to_owned(), value(&part.value.to_json()));
    }
    let placeholders = part.placeholders();
    if !placeholders.is_empty() {
        finding.insert("placeholders".to_owned(), placeholders.into());
    }
    finding.into()
}

/// Adds the events, the bare patterns and the calls of PutEvents in a text.
fn add_events(text: &str, found: &mut Vec<(u32, Value)>) {
    let lines = LineIndex::new(text);
    let line = |at: u32| lines.position(at).line;
    match extract_events(text, &context()) {
        Ok(extracted) => {
            let Extracted { events, summary } = &extracted;
            let received = extracted.received();
            found.extend(events.iter().map(|event| {
                let mut finding = finding(event, line(event.start));
                if let (Some(received), false) = (&received, event.steps.is_empty()) {
                    finding.insert("received".to_owned(), received.as_str().into());
                }
                (event.start, finding.into())
            }));
            found.extend(
                summary
                    .patterns
                    .iter()
                    .map(|pattern| (pattern.start, of_pattern(&pattern.text, line(pattern.start)).into())),
            );
            found.extend(summary.passed_over.iter().map(|span| {
                (span.start, skipped(&shortened(span.of(text).trim(), SHOWN), line(span.start)))
            }));
            found.extend(summary.failed_commands.iter().map(|error| {
                (error.span.start, skipped(&format!("put-events: {error}"), line(error.span.start)))
            }));
        }
        Err(ExtractError::Command(error)) => {
            found.push((error.span.start, skipped(&format!("put-events: {error}"), line(error.span.start))));
        }
        Err(ExtractError::OnlyPatterns(patterns)) => {
            let found_pattern = |pattern: &FoundPattern| {
                (pattern.start, of_pattern(&pattern.text, line(pattern.start)).into())
            };
            found.extend(patterns.iter().map(found_pattern));
        }
        Err(error) => found.push((0, skipped(&error.to_string(), 1))),
    }
    if cli::is_command(text) {
        found.extend(cli::commands(text).into_iter().filter_map(|found| {
            let command = found.command.ok()?;
            let mut finding = start("put-events", "cli", line(found.span.start));
            finding.insert("value".to_owned(), serde_json::json!({ "Entries": value(&command.entries) }));
            if let Some(refusal) = &command.refusal {
                finding.insert("refused".to_owned(), refusal.message().into());
            }
            Some((found.span.start, finding.into()))
        }));
    }
}

fn start(kind: &str, format: &str, line: u32) -> Map<String, Value> {
    let mut finding = Map::new();
    finding.insert("kind".to_owned(), kind.into());
    finding.insert("format".to_owned(), format.into());
    finding.insert("line".to_owned(), line.into());
    finding
}

fn finding(event: &ExtractedEvent, line: u32) -> Map<String, Value> {
    let document = json::parse(&event.text);
    if looks_like_pattern(&document) {
        return of_pattern(&event.text, line);
    }
    let format = match event.steps.as_slice() {
        steps if steps.contains(&Step::Command) => "cli",
        steps if steps.contains(&Step::PutEventsEntry) => "api",
        _ => "json",
    };
    let mut finding = start("event", format, line);
    finding.insert("name".to_owned(), event.name.as_str().into());
    finding.insert("value".to_owned(), value(&event.text));
    if !event.steps.is_empty() {
        finding.insert("from".to_owned(), event.wrappers().into());
    }
    if !event.notes.is_empty() {
        let notes: Vec<Value> = event.notes.iter().map(|note: &Note| note.to_string().into()).collect();
        finding.insert("notes".to_owned(), notes.into());
    }
    finding
}

fn of_pattern(text: &str, line: u32) -> Map<String, Value> {
    let mut finding = start("pattern", "json", line);
    finding.insert("pattern".to_owned(), value(text));
    finding
}

/// A JSON text as a value; one that is none as a string.
fn value(text: &str) -> Value {
    serde_json::from_str(text).unwrap_or_else(|_| text.into())
}

fn skipped(text: &str, line: u32) -> Value {
    serde_json::json!({ "skipped": text, "line": line })
}

/// What events get that are made of entries.
fn context() -> Context {
    Context {
        account: "123456789012".to_owned(),
        region: "us-east-1".to_owned(),
        time: "2026-01-01T00:00:00Z".to_owned(),
        id: "6f2d0b8c-39e1-4d57-9ca6-e84b1f7d2035".to_owned(),
    }
}
