//! Reads one term of a cron field.

use super::{Part, Reader};
use crate::schedule::expression::Service;
use crate::schedule::field::Field;
use crate::schedule::problem::{ProblemKind, Weight};
use crate::schedule::term::Term;
use crate::text::Span;
use std::borrow::Cow;

impl Reader {
    /// Returns one term, or `None` if it cannot be read, which is then reported.
    pub(super) fn term(&mut self, field: Field, part: Part) -> Option<Term> {
        if part.text.is_empty() {
            self.refuse(ProblemKind::EmptyTerm(field), part.span());
            return None;
        }
        if let Some(part) = self.without_rest(field, part) {
            return self.plain(field, part);
        }
        if let Some((base, step)) = part.split_once('/') {
            return self.stepped(field, base, step);
        }
        match part.text {
            "*" => Some(Term::All { step: None }),
            "?" if field.wildcards().contains('?') => Some(Term::Any),
            text if is_special(field, &self.cased(text)) => self.special(field, part),
            _ => self.plain(field, part),
        }
    }

    /// Returns a term as the service reads it: rules take names in any case (recorded in September 2026), as Quartz does, for
    /// which that goes for `L` and `W` as well.
    fn cased<'t>(&self, text: &'t str) -> Cow<'t, str> {
        let is_as_it_is = self.service != Service::Rule || !text.contains(['l', 'w']);
        if is_as_it_is { Cow::Borrowed(text) } else { Cow::Owned(text.to_ascii_uppercase()) }
    }

    /// Returns the part of a term that rules read, if something stands behind it that they ignore, as Quartz does:
    /// `33` of `33x`, `TUE` of `TUESDAY`, `1-5` of `1-5W`. All three ran in September 2026, as one party
    /// recorded.
    fn without_rest<'t>(&mut self, field: Field, part: Part<'t>) -> Option<Part<'t>> {
        if self.service != Service::Rule {
            return None;
        }
        let length = read_length(field, part.text)?;
        let read = part.slice(0, length);
        let rest = part.text.get(length..).filter(|rest| !rest.is_empty())?;
        let kind = ProblemKind::RestIgnored { read: read.text.to_owned(), rest: rest.to_owned() };
        self.report(Weight::Notice, kind, part.span());
        Some(read)
    }

    /// `*/15`, `5/15`, `8-17/2`.
    fn stepped(&mut self, field: Field, base: Part, step: Part) -> Option<Term> {
        // AWS lists no `/` for day-of-week, and Quartz takes it there.
        if !field.wildcards().contains('/') {
            let kind = ProblemKind::QuartzOnly("/".to_owned());
            self.report(Weight::Unknown, kind, step.span());
        }
        let is_rule = self.service == Service::Rule;
        let digits = step.text.bytes().take_while(u8::is_ascii_digit).count();
        let (step, rest) = if is_rule && digits > 0 {
            (step.slice(0, digits), step.slice(digits, step.text.len()))
        } else {
            (step, step.slice(0, 0))
        };
        if !rest.text.is_empty() {
            let read = format!("{}/{}", base.text, step.text);
            let kind = ProblemKind::RestIgnored { read, rest: rest.text.to_owned() };
            self.report(Weight::Notice, kind, Span::new(base.start, rest.start + rest.text.len()));
        }
        let value = step.is_number().then(|| step.text.parse().unwrap_or(u16::MAX));
        let Some(value) = value.filter(|step| *step > 0 || is_rule) else {
            self.refuse(ProblemKind::Step(step.text.to_owned()), step.span());
            return None;
        };
        if value == 0 {
            // Recorded for minutes behind a value (September 2026); the rest is Quartz's.
            let is_known = field == Field::Minutes && base.is_number();
            let weight = if is_known { Weight::Notice } else { Weight::Unknown };
            self.report(weight, ProblemKind::StepOfNothing(field), step.span());
        } else if value >= field.size() {
            self.report(Weight::Unknown, ProblemKind::LongStep(field), step.span());
        }
        if base.text.is_empty() && is_rule {
            // Public templates of rules have it, and Quartz reads it as `*/15`.
            self.report(Weight::Unknown, ProblemKind::QuartzOnly(format!("/{}", step.text)), step.span());
            return Some(Term::All { step: Some(value) });
        }
        if base.text == "*" {
            return Some(Term::All { step: Some(value) });
        }
        match self.plain(field, base)? {
            Term::Value(from) => Some(Term::From { value: from, step: value }),
            Term::Range { from, to, .. } => Some(Term::Range { from, to, step: Some(value) }),
            other => Some(other),
        }
    }

    /// Returns a value or a range of values.
    fn plain(&mut self, field: Field, part: Part) -> Option<Term> {
        let Some((from, to)) = part.split_once('-') else {
            return self.value(field, part).map(Term::Value);
        };
        let (first, last) = (self.value(field, from), self.value(field, to));
        let (from, to) = (first?, last?);
        if to < from {
            match field {
                Field::Year => self.refuse(ProblemKind::BackwardYears, part.span()),
                // AWS's own table of examples has `20-2`.
                Field::Hours => {}
                _ => self.report(Weight::Unknown, ProblemKind::WrappingRange(field), part.span()),
            }
        }
        Some(Term::Range { from, to, step: None })
    }

    /// Returns a number or a name.
    fn value(&mut self, field: Field, part: Part) -> Option<u16> {
        if part.is_number() {
            let found = part.text.to_owned();
            let value = field.value_of(part.text, self.service);
            match value {
                None => self.refuse(ProblemKind::OutOfRange { field, found }, part.span()),
                Some(year) if !field.range().contains(&year) => {
                    self.report(Weight::Notice, ProblemKind::FarYear(found), part.span());
                }
                Some(_) => {}
            }
            return value;
        }
        let value = field.named(part.text);
        if value.is_none() {
            let foreign = |c: &char| "?LW#".contains(*c) && !field.wildcards().contains(*c);
            let only_wildcards = part.text.chars().all(|c| c.is_ascii_digit() || "*?LW#".contains(c));
            let kind = match part.text.chars().find(foreign).filter(|_| only_wildcards) {
                Some(wildcard) => ProblemKind::Wildcard { field, wildcard },
                None => ProblemKind::UnknownTerm { field, found: part.text.to_owned() },
            };
            self.refuse(kind, part.span());
        } else if part.text.bytes().any(|byte| byte.is_ascii_lowercase()) {
            let kind = ProblemKind::NameCase(part.text.to_owned());
            self.report(Weight::Unknown, kind, part.span());
        }
        value
    }

    /// Returns a term with `L`, `W` or `#`.
    fn special(&mut self, field: Field, part: Part) -> Option<Term> {
        let (text, end) = (self.cased(part.text), part.text.len());
        if text != part.text {
            self.report(Weight::Unknown, ProblemKind::NameCase(part.text.to_owned()), part.span());
        }
        if text == "L" {
            return Some(Term::Last);
        }
        if let Some((weekday, nth)) = part.split_once('#') {
            return self.nth(weekday, nth);
        }
        if text == "LW" {
            return Some(self.quartz(part, Term::LastWeekday));
        }
        if text.starts_with("L-") {
            return self.before_last(part, part.slice(2, end));
        }
        let base = part.slice(0, end.checked_sub(1)?);
        let value = self.value(field, base)?;
        match field {
            Field::DayOfMonth => Some(Term::NearestWeekday(value)),
            _ if base.is_number() => Some(Term::LastOf(value)),
            _ => Some(self.quartz(part, Term::LastOf(value))),
        }
    }

    fn quartz(&mut self, part: Part, term: Term) -> Term {
        self.report(Weight::Unknown, ProblemKind::QuartzOnly(part.text.to_owned()), part.span());
        term
    }

    fn before_last(&mut self, part: Part, days: Part) -> Option<Term> {
        let least = u16::from(self.service != Service::Rule);
        let value = days.text.parse().ok().filter(|value| days.is_number() && (least..=30).contains(value));
        let Some(value) = value else {
            let found = part.text.to_owned();
            self.refuse(ProblemKind::UnknownTerm { field: Field::DayOfMonth, found }, part.span());
            return None;
        };
        Some(self.quartz(part, Term::BeforeLast(value)))
    }

    fn nth(&mut self, weekday: Part, nth: Part) -> Option<Term> {
        let number = nth.text.parse().ok().filter(|number| nth.is_number() && (1..=5).contains(number));
        if number.is_none() {
            self.refuse(ProblemKind::Nth(nth.text.to_owned()), nth.span());
        }
        let weekday = self.value(Field::DayOfWeek, weekday)?;
        Some(Term::Nth { weekday, nth: number? })
    }
}

/// Returns whether a term is one of those with `L`, `W` and `#` that the field knows.
fn is_special(field: Field, text: &str) -> bool {
    match field {
        Field::DayOfMonth => {
            let is_day = |day: &str| !day.is_empty() && !day.contains('-');
            text == "L" || text.starts_with("L-") || text.strip_suffix('W').is_some_and(is_day)
        }
        Field::DayOfWeek => {
            let is_day = |day: &str| day.parse::<u16>().is_ok() || field.named(day).is_some();
            text == "L" || text.contains('#') || text.strip_suffix('L').is_some_and(is_day)
        }
        _ => false,
    }
}

/// Returns how much of a term counts for Quartz, if that is a number, a name, or a range of them, and nothing
/// that it reads on from; `None` for terms of other kinds.
fn read_length(field: Field, text: &str) -> Option<usize> {
    let first = value_length(field, text)?;
    let behind = text.get(first..)?;
    let Some(last) = behind.strip_prefix('-') else {
        let goes_on = behind.starts_with(['/', '#', 'L', 'W', 'l', 'w']);
        return (!goes_on).then_some(first);
    };
    let last = value_length(field, last)?;
    let length = first + 1 + last;
    let goes_on = text.get(length..)?.starts_with('/');
    (!goes_on).then_some(length)
}

/// Returns the length of the number or the name at the start of a text.
fn value_length(field: Field, text: &str) -> Option<usize> {
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    if digits > 0 {
        return Some(digits);
    }
    let name = text.get(..3)?;
    field.named(name).map(|_| name.len())
}
