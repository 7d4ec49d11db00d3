//! The answers in the shape of `types.d.ts`. Here offsets become UTF-16.

use crate::json::Document;
use crate::matching::{self, InspectedValue, Line, LineKind, Status, messages, outline};
use crate::pattern::{self, Layer, Parsed};
use crate::text::{LineIndex, Position};
use serde::Serialize;
use std::ops::Range;

/// More problems than this help nobody.
const MAX_PROBLEMS: usize = 100;

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Validation {
    valid: bool,
    problems: Vec<Problem>,
    #[serde(skip_serializing_if = "Option::is_none")]
    aws_message: Option<String>,
}

#[derive(Serialize)]
struct Problem {
    message: String,
    reason: String,
    severity: &'static str,
    line: u32,
    column: u32,
    from: u32,
    to: u32,
}

#[derive(Serialize)]
pub(super) struct Explanation {
    matched: bool,
    summary: String,
    fields: Vec<Field>,
}

#[derive(Serialize)]
struct Field {
    depth: usize,
    kind: &'static str,
    text: String,
    status: &'static str,
    from: u32,
    to: u32,
    reasons: Vec<String>,
    values: Vec<LookedAt>,
    more: usize,
}

#[derive(Serialize)]
struct LookedAt {
    path: String,
    text: String,
    from: u32,
    to: u32,
    accepted: bool,
    #[serde(skip_serializing_if = "Option::is_none")]
    reason: Option<String>,
}

impl Validation {
    pub(super) fn of(parsed: &Parsed) -> Self {
        let text = parsed.document.text();
        let line_index = LineIndex::new(text);
        let problem = |problem: &pattern::Problem| {
            let Position { line, column } = line_index.position(problem.span.start);
            let Range { start: from, end: to } = line_index.utf16_range(problem.span);
            Problem {
                message: pattern::messages::sentence(problem),
                reason: pattern::messages::aws_reason(problem, text),
                severity: if problem.layer() == Layer::Notice { "warning" } else { "error" },
                line,
                column,
                from,
                to,
            }
        };
        Self {
            valid: parsed.is_valid(),
            problems: parsed.problems.iter().take(MAX_PROBLEMS).map(problem).collect(),
            aws_message: pattern::messages::aws_message(parsed),
        }
    }
}

impl Explanation {
    pub(super) fn of(found: &matching::Explanation, event: &Document) -> Self {
        let (in_pattern, in_event) =
            (LineIndex::new(found.parsed().document.text()), LineIndex::new(event.text()));
        let lines = outline(found, event);
        Self {
            matched: found.matched,
            summary: messages::verdict(found, &lines),
            fields: lines.iter().map(|line| Field::of(line, &in_pattern, &in_event)).collect(),
        }
    }
}

impl Field {
    fn of(line: &Line, in_pattern: &LineIndex, in_event: &LineIndex) -> Self {
        let (kind, text) = match &line.kind {
            LineKind::Object(name) => ("object", name.clone()),
            LineKind::Field(name) => ("field", name.clone()),
            LineKind::Matcher(text) => ("matcher", text.clone()),
            LineKind::Or => ("or", "$or".to_owned()),
            LineKind::Branch(number) => ("branch", number.to_string()),
        };
        let status = match line.status {
            Status::Matched => "matched",
            Status::Failed => "failed",
            Status::Replaced => "replaced",
            Status::NotReached => "not-reached",
        };
        let Range { start: from, end: to } = in_pattern.utf16_range(line.span);
        let of_all = line.reasons.iter().filter(|of| of.index.is_none());
        let reasons = of_all.map(|of| messages::sentence(&of.reason)).collect();
        let value = |(index, value): (usize, &InspectedValue)| {
            let Range { start: from, end: to } = in_event.utf16_range(value.span);
            let reason = line.reason(index).map(messages::sentence);
            LookedAt {
                path: value.path.clone(),
                text: value.text.clone(),
                from,
                to,
                accepted: value.accepted,
                reason,
            }
        };
        let values = line.values.iter().enumerate().map(value).collect();
        Self { depth: line.depth, kind, text, status, from, to, reasons, values, more: line.more }
    }
}
