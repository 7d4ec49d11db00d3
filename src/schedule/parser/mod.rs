//! Reads schedule expressions.

mod at;
mod cron;
mod notice;
mod rate;
mod term;

use super::MAX_LENGTH;
use super::expression::{Schedule, Service};
use super::field::Field;
use super::problem::{Problem, ProblemKind, Weight};
use crate::text::Span;

/// An expression that has been read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Parsed {
    /// Who is to take it.
    pub service: Service,
    /// What it says; nothing if the service refuses it.
    pub schedule: Option<Schedule>,
    /// Where the fields of a cron expression stand, as far as there are any.
    pub fields: Vec<(Field, Span)>,
    /// What is wrong with it and worth knowing, in the order of the text.
    pub problems: Vec<Problem>,
}

impl Parsed {
    /// Whether the service refuses the expression.
    pub fn is_refused(&self) -> bool {
        self.schedule.is_none()
    }

    /// The field that a byte offset lies in or touches.
    pub fn field_at(&self, offset: u32) -> Option<Field> {
        self.fields.iter().find(|(_, span)| span.touches(offset)).map(|(field, _)| *field)
    }
}

/// Reads an expression as `service` does. It never fails: what is wrong is in the problems.
pub fn parse(text: &str, service: Service) -> Parsed {
    let mut reader = Reader { service, fields: Vec::new(), problems: Vec::new() };
    let schedule = reader.expression(text);
    let Reader { fields, mut problems, .. } = reader;
    problems.sort_by_key(|problem| problem.span);
    let refused = problems.iter().any(|problem| problem.weight == Weight::Refused);
    Parsed { service, schedule: schedule.filter(|_| !refused), fields, problems }
}

/// A part of the expression, and where it stands.
#[derive(Clone, Copy, Debug)]
struct Part<'t> {
    text: &'t str,
    start: usize,
}

impl<'t> Part<'t> {
    fn span(self) -> Span {
        Span::new(self.start, self.start + self.text.len())
    }

    /// What stands from one offset of the part to another.
    fn slice(self, from: usize, to: usize) -> Self {
        Self { text: self.text.get(from..to).unwrap_or_default(), start: self.start + from }
    }

    /// Without blanks around it.
    fn trimmed(self) -> Self {
        let from = self.text.len() - self.text.trim_start().len();
        Self { text: self.text.trim(), start: self.start + from }
    }

    /// What stands before and behind a character, if it is there.
    fn split_once(self, separator: char) -> Option<(Self, Self)> {
        let at = self.text.find(separator)?;
        Some((self.slice(0, at), self.slice(at + separator.len_utf8(), self.text.len())))
    }

    /// The parts between separators.
    fn split(self, separator: fn(char) -> bool) -> Vec<Self> {
        let (mut parts, mut from) = (Vec::new(), 0);
        for (at, found) in self.text.match_indices(separator) {
            parts.push(self.slice(from, at));
            from = at + found.len();
        }
        parts.push(self.slice(from, self.text.len()));
        parts
    }

    /// The parts between blanks.
    fn words(self) -> Vec<Self> {
        let mut words = self.split(char::is_whitespace);
        words.retain(|word| !word.text.is_empty());
        words
    }

    fn is_number(self) -> bool {
        !self.text.is_empty() && self.text.bytes().all(|byte| byte.is_ascii_digit())
    }
}

#[derive(Debug)]
struct Reader {
    service: Service,
    fields: Vec<(Field, Span)>,
    problems: Vec<Problem>,
}

impl Reader {
    fn report(&mut self, weight: Weight, kind: ProblemKind, span: Span) {
        self.problems.push(Problem { kind, span, weight });
    }

    fn refuse(&mut self, kind: ProblemKind, span: Span) {
        self.report(Weight::Refused, kind, span);
    }

    fn expression(&mut self, text: &str) -> Option<Schedule> {
        let whole = Part { text, start: 0 };
        let length = text.chars().count();
        if length > MAX_LENGTH {
            self.refuse(ProblemKind::TooLong(length), whole.span());
            return None;
        }
        let trimmed = whole.trimmed();
        if trimmed.text.is_empty() {
            self.refuse(ProblemKind::Empty, whole.span());
            return None;
        }
        if trimmed.text.len() < text.len() {
            let before = whole.slice(0, trimmed.start);
            let behind = whole.slice(trimmed.start + trimmed.text.len(), text.len());
            let blanks = if before.text.is_empty() { behind } else { before };
            self.refuse(ProblemKind::BlanksAround, blanks.span());
        }
        let Some((name, rest)) = trimmed.split_once('(') else {
            self.refuse(ProblemKind::NoFunction, trimmed.span());
            return None;
        };
        let Some(end) = rest.text.rfind(')') else {
            self.refuse(ProblemKind::Unclosed, Span::at(rest.span().end as usize));
            return None;
        };
        let behind = rest.slice(end + 1, rest.text.len());
        if !behind.text.is_empty() {
            self.refuse(ProblemKind::TrailingText, behind.span());
        }
        let content = rest.slice(0, end);
        match name.text {
            "rate" => self.rate(content).map(Schedule::Rate),
            "cron" => self.cron(content).map(Schedule::Cron),
            "at" => self.at(content).map(Schedule::At),
            "" => {
                self.refuse(ProblemKind::NoFunction, trimmed.span());
                None
            }
            other => {
                self.refuse(ProblemKind::UnknownFunction(other.to_owned()), name.span());
                None
            }
        }
    }
}
