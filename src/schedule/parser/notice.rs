//! Notes on expressions that AWS takes and that may not do what was meant.

use super::{Part, Reader};
use crate::schedule::expression::Cron;
use crate::schedule::field::Field;
use crate::schedule::plan::Plan;
use crate::schedule::problem::{ProblemKind, Weight};
use crate::schedule::term::Term;

impl Reader {
    /// Reports what is worth knowing about a valid expression, whose fields are written as `messages`.
    pub(super) fn notices(&mut self, cron: &Cron, words: &[Part]) {
        let mut found = Vec::new();
        let single_hours = cron.terms(Field::Hours).iter().all(|term| matches!(term, Term::Value(_)));
        if cron.terms(Field::Minutes) == [Term::All { step: None }] && single_hours {
            found.push((Field::Minutes, ProblemKind::EveryMinuteOfHour));
        }
        for field in [Field::Minutes, Field::Hours] {
            let steps = cron.terms(field).iter().filter_map(|term| uneven(*term, field));
            found.extend(steps.map(|step| (field, ProblemKind::UnevenStep { field, step })));
        }
        let weekdays = words.get(Field::DayOfWeek.index()).map_or("", |part| part.text);
        if weekdays == "L" {
            found.push((Field::DayOfWeek, ProblemKind::LastIsSaturday));
        } else if let Some(names) = weekday_names(weekdays) {
            let kind = ProblemKind::NumberedWeekdays { found: weekdays.to_owned(), names };
            found.push((Field::DayOfWeek, kind));
        }
        if Plan::new(cron).day_from(0).is_none() {
            found.push((Field::DayOfMonth, ProblemKind::Never));
        } else if let [Term::Value(day)] = cron.terms(Field::DayOfMonth)
            && *day > shortest_month(cron)
        {
            found.push((Field::DayOfMonth, ProblemKind::ShortMonths(*day)));
        }
        let nearest = cron.terms(Field::DayOfMonth).iter().find_map(|term| match term {
            Term::NearestWeekday(day) if *day > shortest_month(cron) => Some(*day),
            _ => None,
        });
        if let Some(day) = nearest {
            let span = self.span_of(Field::DayOfMonth);
            self.report(Weight::Unknown, ProblemKind::NearestInShortMonths(day), span);
        }
        for (field, kind) in found {
            self.report(Weight::Notice, kind, self.span_of(field));
        }
    }
}

/// Returns a field of weekdays with names for the numbers, or `None` if it has no number that stands for a
/// weekday: `SUN-THU` for `1-5`, `FRIL` for `6L`.
fn weekday_names(field: &str) -> Option<String> {
    let mut is_numbered = false;
    let mut name = |text: &str| {
        let digits = text.bytes().take_while(u8::is_ascii_digit).count();
        let (number, rest) = text.split_at(digits);
        let place = number.parse::<usize>().ok().and_then(|day| day.checked_sub(1));
        let name = place.and_then(|place| Field::DayOfWeek.names().get(place));
        is_numbered |= name.is_some();
        format!("{}{rest}", name.copied().unwrap_or(number))
    };
    // Behind a slash is a step, and behind # a count.
    let mut term = |term: &str| {
        let (days, step) = term.split_at(term.find('/').unwrap_or(term.len()));
        format!("{}{step}", days.split('-').map(&mut name).collect::<Vec<_>>().join("-"))
    };
    let names = field.split(',').map(&mut term).collect::<Vec<_>>().join(",");
    is_numbered.then_some(names)
}

/// Returns the step of a term that does not divide the field's range evenly.
fn uneven(term: Term, field: Field) -> Option<u16> {
    let step = match term {
        Term::All { step } => step?,
        Term::From { value, step } if value < step => step,
        _ => return None,
    };
    (0 < step && step < field.size() && !field.size().is_multiple_of(step)).then_some(step)
}

/// Returns the number of days of the shortest among the schedule's months; 29 in February is no surprise.
fn shortest_month(cron: &Cron) -> u16 {
    let months = cron.terms(Field::Month).iter().flat_map(|term| term.values(Field::Month));
    let days = |month| match month {
        2 => 29,
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    };
    months.map(days).min().unwrap_or(31)
}
