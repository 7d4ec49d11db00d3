//! Reads the text in `cron()`: the fields, and what holds between them.

use super::{Part, Reader};
use crate::schedule::expression::{Cron, Service};
use crate::schedule::field::Field;
use crate::schedule::problem::{ProblemKind, Weight};
use crate::schedule::term::Term;
use crate::text::Span;

impl Reader {
    pub(super) fn cron(&mut self, content: Part) -> Option<Cron> {
        let words = content.words();
        self.fields = Field::ALL.into_iter().zip(words.iter().map(|word| word.span())).collect();
        let year_optional = self.service == Service::Scheduler;
        let fits = words.len() == 6 || words.len() == 5 && year_optional;
        if !fits {
            let kind = ProblemKind::FieldCount { found: words.len(), year_optional };
            self.refuse(kind, content.span());
            return None;
        }
        let texts: Vec<&str> = words.iter().map(|word| word.text).collect();
        if content.text != texts.join(" ") {
            // Recorded for rules (September 2026); Scheduler's answer is not known.
            let is_rule = self.service == Service::Rule;
            let weight = if is_rule { Weight::Refused } else { Weight::Unknown };
            self.report(weight, ProblemKind::FieldBlanks, content.span());
        }
        let mut read = Field::ALL.into_iter().zip(&words).map(|(field, part)| self.field(field, *part));
        let mut fields: [Vec<Term>; 6] = std::array::from_fn(|_| read.next().unwrap_or_default());
        drop(read);
        if words.len() == 5 {
            fields[Field::Year.index()] = vec![Term::All { step: None }];
        }
        self.day_fields(&fields);
        if self.problems.iter().any(|problem| problem.weight == Weight::Refused) {
            return None;
        }
        let cron = Cron::new(fields);
        self.notices(&cron, &words);
        Some(cron)
    }

    /// Returns the terms of one field that could be read.
    fn field(&mut self, field: Field, part: Part) -> Vec<Term> {
        let parts = part.split(|c| c == ',');
        let terms: Vec<Term> = parts.iter().filter_map(|part| self.term(field, *part)).collect();
        if parts.len() > 1 {
            self.list(field, part, &terms);
        }
        terms
    }

    /// Reports terms that cannot be in a list with others.
    fn list(&mut self, field: Field, part: Part, terms: &[Term]) {
        if terms.contains(&Term::Any) {
            self.refuse(ProblemKind::AnyNotAlone(field), part.span());
        }
        let nth = terms.iter().filter(|term| matches!(term, Term::Nth { .. })).count();
        if nth > 1 {
            self.refuse(ProblemKind::SecondNth, part.span());
        } else if terms.iter().any(|term| term.is_special()) {
            self.report(Weight::Unknown, ProblemKind::SpecialInList(field), part.span());
        }
    }

    /// One of the day fields must be `?`. A field that could not be read has been reported.
    fn day_fields(&mut self, fields: &[Vec<Term>; 6]) {
        let any = |field: Field| fields[field.index()].as_slice() == [Term::Any];
        let known = |field: Field| !fields[field.index()].is_empty();
        let (month, week) = (Field::DayOfMonth, Field::DayOfWeek);
        if !known(month) || !known(week) {
            return;
        }
        match (any(month), any(week)) {
            (false, false) => self.refuse(ProblemKind::BothDays, self.span_of(week)),
            (true, true) => self.refuse(ProblemKind::NoDays, self.span_of(week)),
            _ => {}
        }
    }

    pub(super) fn span_of(&self, field: Field) -> Span {
        self.fields.get(field.index()).map(|(_, span)| *span).unwrap_or_default()
    }
}
