//! Events in texts that are more than JSON: log lines, exports of logs, prose, Markdown, commands, YAML.

use super::collector::Collector;
use super::escaped::{self, Unescaped};
use super::{FoundPattern, Note, Step, commands, names, signs, yaml};
use crate::event::cli;
use crate::event::literal::{self, Language, Literal};
use crate::json;
use crate::text::Span;

/// A value in a text.
pub(super) struct Found {
    /// It as JSON.
    pub(super) json: String,
    start: usize,
    end: usize,
    /// What it was before it was JSON.
    step: Option<Step>,
    notes: Vec<Note>,
    is_pattern: bool,
}

/// Hands all events of a text to the collector.
pub(super) fn take(text: &str, collector: &mut Collector) {
    // Each place that could begin an event is tried; this bounds the work.
    let mut budget = 16 * text.len() + 4_096;
    let parts = parts(text);
    for part in &parts {
        let is_all = parts.len() == 1;
        let may_be_other = part.is_code || is_all;
        if may_be_other && cli::is_command(part.text) && commands::take(part.text, part.start, collector) {
            continue;
        }
        let found = values(part.text, &mut budget);
        if found.is_empty() && may_be_other && yaml::looks_like_yaml(part.text) && take_yaml(part, collector)
        {
            continue;
        }
        take_found(part, found, collector);
    }
}

/// A part of a text: all of it, or what lies in a fence of Markdown, or between two.
struct Part<'t> {
    text: &'t str,
    /// Where it begins.
    start: usize,
    is_code: bool,
}

/// Returns the parts of a Markdown text; a text without fences is one.
fn parts(text: &str) -> Vec<Part<'_>> {
    let (mut parts, mut start, mut is_code, mut at) = (Vec::new(), 0, false, 0);
    for line in text.split_inclusive('\n') {
        let is_fence = line.trim_start_matches([' ', '\t', '>']).starts_with("```");
        if is_fence {
            parts.push(Part { text: text.get(start..at).unwrap_or_default(), start, is_code });
            start = at + line.len();
            is_code = !is_code;
        }
        at += line.len();
    }
    parts.push(Part { text: text.get(start..).unwrap_or_default(), start, is_code });
    parts
}

/// Returns the values of a text that look like events, wrappers of events, or patterns.
pub(super) fn values(text: &str, budget: &mut usize) -> Vec<Found> {
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(start) = text.get(at..).and_then(|rest| rest.find(['{', '['])).map(|offset| at + offset) {
        if *budget == 0 {
            break;
        }
        match value_at(text, start, budget) {
            Some(value) => {
                at = value.end;
                found.push(value);
            }
            // An object that is none can still hold one.
            None => at = start + 1,
        }
    }
    found
}

/// Returns the one event in a text that is not JSON, as JSON, and whether it is all of the text; also a value
/// of another language that is all of it.
pub(crate) fn only_event(text: &str) -> Option<(String, bool)> {
    let mut budget = 16 * text.len() + 4_096;
    let start = text.len() - text.trim_start().len();
    if let Some(value) = literal::read(text, start, &mut budget)
        && text.get(value.end..).is_some_and(|rest| rest.trim().is_empty())
    {
        return json::pretty_text(&value.json).map(|json| (json, true));
    }
    let found = values(text, &mut budget);
    let [value] = found.as_slice() else { return None };
    json::pretty_text(&value.json).filter(|_| !value.is_pattern).map(|json| (json, false))
}

/// The one pattern in a text that is not JSON, as JSON, and whether it is all of the text: YAML, a command of the AWS CLI,
/// a pattern in other text.
pub(crate) fn only_pattern(text: &str) -> Option<(String, bool)> {
    let mut budget = 16 * text.len() + 4_096;
    if yaml::looks_like_yaml(text)
        && let [json] = yaml::documents(text).unwrap_or_default().as_slice()
        && is_whole_pattern(json)
    {
        return Some((laid_out(json)?, true));
    }
    let named = |call: cli::Call| {
        let option = call.options.into_iter().find(|option| option.name == "event-pattern")?;
        Some(option.values.join(" ")).filter(|json| is_whole_pattern(json))
    };
    let given: Vec<String> = cli::calls(text, &["events"]).into_iter().filter_map(named).collect();
    if let [json] = given.as_slice() {
        return Some((laid_out(json)?, false));
    }
    let found = values(text, &mut budget);
    let [value] = found.as_slice() else { return None };
    Some((laid_out(&value.json).filter(|_| value.is_pattern)?, false))
}

/// A JSON text as a person would write it.
fn laid_out(text: &str) -> Option<String> {
    json::parse(text).root().map(json::laid_out)
}

/// Whether a JSON text that is nothing else can be a pattern: objects that end in lists.
fn is_whole_pattern(text: &str) -> bool {
    let document = json::parse(text);
    let root = document.root().filter(|root| root.kind() == json::Kind::Object);
    document.problems().is_empty()
        && root.is_some_and(|root| root.children().count() > 0 && ends_in_lists(root))
}

fn ends_in_lists(value: json::Value) -> bool {
    value.children().all(|member| match member.kind() {
        json::Kind::Array => true,
        json::Kind::Object => ends_in_lists(member),
        _ => false,
    })
}

/// Returns the value that begins at a place, if it is one to take.
fn value_at(text: &str, start: usize, budget: &mut usize) -> Option<Found> {
    let (Literal { json, end, language, unknown, is_cut }, escape) = read(text, start, budget)?;
    let is_pattern = signs::is_pattern(&json);
    let step = escape.or(language.map(|language| match language {
        Language::Python => Step::PythonLiteral,
        Language::JavaScript => Step::JavaScriptLiteral,
        Language::Typography => Step::TypographicQuotes,
    }));
    let notes =
        unknown.map(Note::UnknownVariable).into_iter().chain(is_cut.then_some(Note::LeftOut)).collect();
    (is_pattern || signs::is_promising(&json)).then_some(Found { json, start, end, step, notes, is_pattern })
}

/// Returns a value as it is, or with the escapes of a string or of a field of CSV around it.
fn read(text: &str, start: usize, budget: &mut usize) -> Option<(Literal, Option<Step>)> {
    let Some((unescaped, step)) = escaped::at(text, start) else {
        return literal::read(text, start, budget).map(|literal| (literal, None));
    };
    let Unescaped { text: inner, places } = unescaped;
    *budget = budget.saturating_sub(inner.len());
    let literal = literal::read(&inner, 0, budget)?;
    let end = places.get(literal.end).copied()?;
    Some((Literal { end, ..literal }, Some(step)))
}

fn take_found(part: &Part, found: Vec<Found>, collector: &mut Collector) {
    let mut before = 0;
    for value in found {
        let gap = Span::new(before, value.start);
        before = value.end;
        pass_over(part, gap, collector);
        collector.start = (part.start + value.start) as u32;
        if value.is_pattern {
            collector.pattern(value.json);
            continue;
        }
        collector.headings = headings(gap.of(part.text));
        collector.with_notes(value.notes, |collector| collector.take_json(&value.json, value.step));
        collector.headings.clear();
    }
    pass_over(part, Span::new(before, part.text.len()), collector);
}

/// Notes a stretch that holds no event, if it says anything.
fn pass_over(part: &Part, span: Span, collector: &mut Collector) {
    let text = span.of(part.text);
    if says_something(text) {
        let start = part.start + span.start as usize + text.len() - text.trim_start().len();
        collector.passed_over.push(Span::new(start, start + text.trim().len()));
    }
}

fn take_yaml(part: &Part, collector: &mut Collector) -> bool {
    let documents = yaml::documents(part.text).unwrap_or_default();
    collector.start = part.start as u32;
    let mut is_taken = false;
    for json in documents {
        if signs::is_pattern(&json) {
            collector.pattern(json);
            is_taken = true;
        } else if signs::is_promising(&json) {
            collector.take_json(&json, Some(Step::Yaml));
            is_taken = true;
        } else if let Some(root) = json::parse(&json).root() {
            is_taken |= patterns_within(root, collector);
        }
    }
    is_taken
}

/// Takes the patterns that some tool's file has under `eventPattern`; false if there are none.
fn patterns_within(value: json::Value, collector: &mut Collector) -> bool {
    let is_named = |member: &json::Value| {
        let name = member.key().unwrap_or_default().replace(['-', '_'], "").to_lowercase();
        matches!(&*name, "eventpattern" | "pattern")
    };
    let mut is_taken = false;
    for member in value.children() {
        // `fn::toJSON:` and the like stand between.
        let inner = member.children().next().filter(|_| member.children().count() == 1);
        let text =
            [Some(member), inner].into_iter().flatten().filter(|_| is_named(&member)).find_map(|one| {
                let text = one.as_str().map_or_else(|| json::pretty(one), std::borrow::Cow::into_owned);
                Some(text).filter(|text| signs::is_pattern(text))
            });
        match text {
            Some(text) => {
                collector.pattern(text);
                is_taken = true;
            }
            None => is_taken |= patterns_within(member, collector),
        }
    }
    is_taken
}

/// Returns whether a text between events is more than punctuation, comments and line ends, also such as were
/// printed as `\n`.
fn says_something(gap: &str) -> bool {
    let bare = gap.replace("\\n", " ").replace("\\r", " ").replace("\\t", " ");
    let is_said = |line: &str| {
        let line =
            line.trim_matches(|c: char| c.is_whitespace() || matches!(c, ',' | ';' | '"' | '\'' | '[' | ']'));
        !(line.is_empty() || is_comment(line) || line.starts_with("```"))
    };
    bare.lines().any(is_said)
}

/// Returns the comments directly above an event.
fn headings(gap: &str) -> Vec<String> {
    let lines: Vec<&str> = gap.lines().map(str::trim).collect();
    let is_quiet = |line: &&&str| line.is_empty() || is_comment(line);
    let above = lines.iter().rev().take_while(is_quiet).filter(|line| !line.is_empty());
    let mut headings: Vec<String> = above.map(|line| names::heading(line)).collect();
    headings.reverse();
    headings
}

fn is_comment(line: &str) -> bool {
    line.starts_with('#') || line.starts_with("//")
}

impl Collector<'_> {
    /// Takes the events out of a value that was not JSON before `step`.
    pub(super) fn take_json(&mut self, text: &str, step: Option<Step>) {
        let laid_out = step.and_then(|_| json::pretty_text(text));
        let document = json::parse(laid_out.as_deref().unwrap_or(text));
        self.steps.extend(step);
        match (document.root(), document.problems().first()) {
            (Some(root), None) => self.value(root),
            (_, Some(problem)) => self.broken(text, problem.clone()),
            (None, None) => {}
        }
        self.steps.truncate(self.steps.len() - usize::from(step.is_some()));
    }

    /// Takes the events out of a text in a wrapper that is no JSON, but a log line or what Python prints; false if
    /// there are none.
    pub(super) fn take_loose(&mut self, text: &str) -> bool {
        let mut budget = 4 * text.len();
        let found = values(text, &mut budget);
        let events = found.into_iter().filter(|value| !value.is_pattern);
        let mut is_taken = false;
        for value in events {
            self.with_notes(value.notes, |collector| collector.take_json(&value.json, value.step));
            is_taken = true;
        }
        is_taken
    }

    /// Notes a pattern that begins where the value at hand does.
    fn pattern(&mut self, text: String) {
        self.patterns.push(FoundPattern { text, start: self.start });
    }

    /// Notes what is odd about each event that a command puts.
    pub(super) fn with_notes(&mut self, notes: Vec<Note>, work: impl FnOnce(&mut Self)) {
        let outer = std::mem::replace(&mut self.notes, notes);
        work(self);
        self.notes = outer;
    }
}
