//! From a text to its values: sequences, lines, comments, fences, and what to do with broken ones.

use super::collector::Collector;
use super::{Layout, names};
use crate::json::{self, Document, Kind, Problem, ProblemKind, Value};
use crate::text::Span;
use std::borrow::Cow;

/// Why a text has no values to take.
pub(super) enum Failure {
    Empty,
    NotJson(Problem),
}

/// Returns the text with Markdown's code fences blanked, so that all offsets stay.
pub(super) fn without_fences(text: &str) -> Cow<'_, str> {
    if !text.contains("```") {
        return Cow::Borrowed(text);
    }
    let blank = |line: &str| {
        line.chars().map(|c| if c == '\n' { "\n".into() } else { " ".repeat(c.len_utf8()) }).collect()
    };
    let is_fence = |line: &str| line.trim_start().starts_with("```");
    let lines = text.split_inclusive('\n');
    Cow::Owned(lines.map(|line| if is_fence(line) { blank(line) } else { line.to_owned() }).collect())
}

/// Hands all values of a text to the collector.
pub(super) fn take(text: &str, collector: &mut Collector) -> Result<Layout, Failure> {
    let document = json::parse_sequence(text);
    if !document.problems().is_empty() {
        if is_lines(text) {
            // A broken line must not swallow the next ones, as it would in a sequence.
            take_lines(text, collector);
            return Ok(Layout::Lines);
        }
        if let Some(failure) = failure(&document) {
            return Err(failure);
        }
    }
    take_document(&document, 0, collector);
    Ok(layout(&document))
}

/// Returns whether there are several lines with text, and all of them look like objects.
fn is_lines(text: &str) -> bool {
    let lines = text.lines().map(str::trim_start).filter(|line| !line.is_empty() && !is_comment(line));
    let mut count = 0;
    lines.inspect(|_| count += 1).all(|line| line.starts_with('{')) && count > 1
}

fn is_comment(line: &str) -> bool {
    line.starts_with('#') || line.starts_with("//")
}

fn take_lines(text: &str, collector: &mut Collector) {
    let mut offset = 0;
    for line in text.split_inclusive('\n') {
        if !line.trim().is_empty() {
            let document = json::parse_sequence(line.trim_end());
            take_document(&document, offset as u32, collector);
        }
        offset += line.len();
    }
}

/// Returns why a text with problems cannot be taken apart, or `None` if its values are there to see.
fn failure(document: &Document) -> Option<Failure> {
    let first = document.problems().first()?;
    if first.kind == ProblemKind::Empty {
        return Some(Failure::Empty);
    }
    let is_container = |root: Value| matches!(root.kind(), Kind::Object | Kind::Array);
    let values = document.root().is_some() && document.roots().all(is_container);
    (!values).then(|| Failure::NotJson(first.clone()))
}

fn layout(document: &Document) -> Layout {
    let starts_line = |root: &Value| {
        let before = &document.text()[..root.span().start as usize];
        before
            .rsplit('\n')
            .next()
            .is_none_or(|start| start.trim_matches(['\u{feff}', ' ', '\t', ',']).is_empty())
    };
    let on_own_line = |root: Value| !root.source().contains('\n') && starts_line(&root);
    match document.roots().count() {
        2.. if document.roots().all(on_own_line) => Layout::Lines,
        2.. => Layout::Sequence,
        _ if document.root().is_some_and(|root| root.kind() == Kind::Array) => Layout::Array,
        _ => Layout::One,
    }
}

/// Hands the values of a document to the collector, with the comments above them. `offset` is where
/// the document begins in the pasted text.
fn take_document(document: &Document, offset: u32, collector: &mut Collector) {
    let lone_object =
        document.root().filter(|root| root.kind() == Kind::Object && document.roots().nth(1).is_none());
    let mut comments = document.comments().iter().peekable();
    let mut previous = 0;
    for root in document.roots() {
        while let Some(comment) = comments.next_if(|comment| comment.start < root.span().start) {
            add_heading(document, previous, *comment, collector);
        }
        match document.problems().first() {
            // What is behind a lone object belongs to it: a brace too many, the rest of a key.
            Some(first) if lone_object.is_some() => {
                collector.start = root.span().start + offset;
                let rest = &document.text()[root.span().start as usize..];
                collector.broken(rest.trim_end(), moved(first, offset));
            }
            _ => take_root(document, root, collector, offset),
        }
        collector.headings.clear();
        previous = root.span().end;
    }
    comments.for_each(|comment| add_heading(document, previous, *comment, collector));

    let is_outside = |problem: &&Problem| !document.roots().any(|root| is_in(problem, root));
    if let Some(problem) = document.problems().iter().find(is_outside).filter(|_| lone_object.is_none()) {
        collector.problem.get_or_insert_with(|| moved(problem, offset));
    }
}

/// Takes a comment as a heading, unless it is on the line of the value that ends at `previous` and so says
/// something about that one.
fn add_heading(document: &Document, previous: u32, comment: Span, collector: &mut Collector) {
    let between = Span { start: previous, end: comment.start }.of(document.text());
    if previous == 0 || between.contains('\n') {
        collector.headings.push(names::heading(comment.of(document.text())));
    }
}

/// Hands one value to the collector; of a broken array, its elements.
fn take_root(document: &Document, root: Value, collector: &mut Collector, offset: u32) {
    let problems = document.problems();
    let mut take = |value: Value| {
        collector.start = value.span().start + offset;
        match first_in(problems, value) {
            Some(problem) => collector.broken(value.source(), moved(problem, offset)),
            None => collector.value(value),
        }
    };
    if root.kind() != Kind::Array || first_in(problems, root).is_none() {
        return take(root);
    }
    let elements = root.children().filter(|element| !element.span().is_empty());
    elements.clone().for_each(take);
    let is_outside =
        |problem: &&Problem| is_in(problem, root) && !elements.clone().any(|value| is_in(problem, value));
    if let Some(problem) = problems.iter().find(is_outside) {
        collector.problem.get_or_insert_with(|| moved(problem, offset));
    }
}

fn first_in<'p>(problems: &'p [Problem], value: Value) -> Option<&'p Problem> {
    problems.iter().find(|problem| is_in(problem, value))
}

/// Returns whether a problem lies within a value, or at the end of one that was never closed.
fn is_in(problem: &Problem, value: Value) -> bool {
    let (at, span) = (problem.span.start, value.span());
    span.start <= at && (at < span.end || (at == span.end && !value.is_closed()))
}

/// The same problem in the pasted text, in which the document begins at `offset`.
fn moved(problem: &Problem, offset: u32) -> Problem {
    let span = Span { start: problem.span.start + offset, end: problem.span.end + offset };
    Problem { kind: problem.kind.clone(), span, reader: problem.reader + offset }
}
