//! Gathers the events of a text: their texts, their names, what happened to them.

use super::{
    EVENT_LIMIT, ExtractError, Extracted, ExtractedEvent, FoundPattern, Layout, Note, Step, Summary, names,
    signs,
};
use crate::event::Context;
use crate::event::cli::CliError;
use crate::json::{self, Kind, Problem, Value};
use crate::text::Span;

/// A plain event on one line is laid out when it is longer than this, in bytes.
const LONG_LINE: usize = 100;

/// The events found so far.
pub(super) struct Collector<'c> {
    pub(super) context: &'c Context,
    /// The wrappers around the value at hand.
    pub(super) steps: Vec<Step>,
    /// The comments above the value at hand.
    pub(super) headings: Vec<String>,
    /// The first problem outside of the events.
    pub(super) problem: Option<Problem>,
    /// What is odd about the events at hand.
    pub(super) notes: Vec<Note>,
    /// Where the value at hand begins in the pasted text.
    pub(super) start: u32,
    /// The patterns so far.
    pub(super) patterns: Vec<FoundPattern>,
    /// Other text that was passed over.
    pub(super) passed_over: Vec<Span>,
    /// The commands of the text that cannot be read.
    pub(super) failed_commands: Vec<CliError>,
    events: Vec<ExtractedEvent>,
    left_out: usize,
    /// Whether anything so far was an object, and what the first value was if not.
    objects: bool,
    other: Option<Kind>,
}

impl<'c> Collector<'c> {
    pub(super) fn new(context: &'c Context) -> Self {
        Self {
            context,
            steps: Vec::new(),
            headings: Vec::new(),
            problem: None,
            notes: Vec::new(),
            start: 0,
            patterns: Vec::new(),
            passed_over: Vec::new(),
            failed_commands: Vec::new(),
            events: Vec::new(),
            left_out: 0,
            objects: false,
            other: None,
        }
    }

    /// Returns how many events were found, with those left out.
    pub(super) fn count(&self) -> usize {
        self.events.len() + self.left_out
    }

    /// Keeps a value as it is.
    pub(super) fn keep(&mut self, value: Value, note: Option<Note>) {
        let mut notes = Vec::from_iter(note);
        if value.kind() == Kind::Object {
            self.objects = true;
        } else {
            self.other.get_or_insert(value.kind());
            notes.push(Note::NotAnObject(value.kind()));
        }
        self.push(|| laid_out(value), notes, || names::of_event(value));
    }

    /// Keeps a text that is not valid JSON.
    pub(super) fn broken(&mut self, text: &str, problem: Problem) {
        self.objects = true;
        self.push(|| text.to_owned(), vec![Note::Broken(problem)], || None);
    }

    /// Keeps an event that was made out of something else by `step`.
    pub(super) fn made(&mut self, step: Step, text: &str, notes: Vec<Note>) {
        self.objects = true;
        self.steps.push(step);
        let name = || json::parse(text).root().and_then(names::of_event);
        self.push(|| text.to_owned(), notes, name);
        self.steps.pop();
    }

    fn push(
        &mut self,
        text: impl FnOnce() -> String,
        mut notes: Vec<Note>,
        name: impl FnOnce() -> Option<String>,
    ) {
        if self.events.len() >= EVENT_LIMIT {
            self.left_out += 1;
            return;
        }
        notes.splice(0..0, self.notes.iter().cloned());
        let name = names::joined(&self.headings).or_else(name);
        let name = name.unwrap_or_else(|| format!("Event {}", self.events.len() + 1));
        self.events.push(ExtractedEvent {
            name,
            text: text(),
            start: self.start,
            steps: self.steps.clone(),
            notes,
        });
    }

    pub(super) fn finish(mut self, layout: Layout) -> Result<Extracted, ExtractError> {
        if let Some(error) = self.failed_commands.first().filter(|_| self.events.is_empty()) {
            return Err(ExtractError::Command(error.clone()));
        }
        if self.events.is_empty() && !self.patterns.is_empty() {
            return Err(ExtractError::OnlyPatterns(self.patterns));
        }
        if !self.objects {
            return Err(ExtractError::NoEvent { found: self.other.unwrap_or(Kind::Array) });
        }
        // Beside events from a log, its other lines are none.
        if self.events.iter().any(|event| event.steps.contains(&Step::LogMessage)) {
            self.events.retain(|event| !(event.steps.is_empty() && is_log_line(&event.text)));
        }
        names::make_distinct(&mut self.events);
        let mut shapes: Vec<(Vec<Step>, usize)> = Vec::new();
        for event in &self.events {
            match shapes.iter_mut().find(|(steps, _)| *steps == event.steps) {
                Some((_, count)) => *count += 1,
                None => shapes.push((event.steps.clone(), 1)),
            }
        }
        let summary = Summary {
            layout,
            shapes,
            left_out: self.left_out,
            problem: self.problem,
            patterns: self.patterns,
            passed_over: self.passed_over,
            failed_commands: self.failed_commands,
        };
        Ok(Extracted { events: self.events, summary })
    }
}

fn is_log_line(text: &str) -> bool {
    json::parse(text).root().is_some_and(signs::is_log_line)
}

/// Returns a plain event as people would write it: its own lines, or new ones if it is on one long line.
fn laid_out(value: Value) -> String {
    let source = value.source();
    if source.contains('\n') {
        without_margin(source)
    } else if source.len() > LONG_LINE && matches!(value.kind(), Kind::Object | Kind::Array) {
        json::pretty(value)
    } else {
        source.to_owned()
    }
}

/// Takes away the blanks that all lines but the first begin with, as an element of an array has them.
fn without_margin(source: &str) -> String {
    let blanks = |line: &str| line.len() - line.trim_start_matches([' ', '\t']).len();
    let lines = source.lines().skip(1).filter(|line| !line.trim().is_empty());
    let margin = lines.map(blanks).min().unwrap_or(0);
    let lines = source.lines().enumerate();
    let cut =
        lines.map(|(number, line)| if number == 0 { line } else { line.get(margin..).unwrap_or_default() });
    cut.collect::<Vec<_>>().join("\n")
}
