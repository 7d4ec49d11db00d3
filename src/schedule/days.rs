//! The days of a month on which a cron expression runs.

use super::expression::Cron;
use super::field::Field;
use super::set::Set;
use super::term::Term;
use crate::event::calendar::{days_in, days_since_1970};

/// The two day fields, ready to ask.
#[derive(Clone, Debug)]
pub(super) struct Days {
    /// Whether day-of-month decides; otherwise day-of-week does.
    by_month: bool,
    plain: Set,
    special: Vec<Term>,
}

impl Days {
    pub(super) fn new(cron: &Cron) -> Self {
        let by_month = cron.terms(Field::DayOfMonth) != [Term::Any];
        let field = if by_month { Field::DayOfMonth } else { Field::DayOfWeek };
        let terms = cron.terms(field);
        // `L` alone in day-of-week is a plain Saturday.
        let is_special = |term: &&Term| term.is_special() && (by_month || **term != Term::Last);
        let special = terms.iter().filter(is_special).copied().collect();
        Self { by_month, plain: Set::new(field, terms), special }
    }

    /// Returns the days of a month as bits: bit 1 is the first day.
    pub(super) fn of(&self, year: i64, month: i64) -> u32 {
        let last = days_in(year, month);
        let month = Month { last, first_weekday: weekday(days_since_1970(year, month, 1)) };
        let is_plain = |day: &i64| {
            let value = if self.by_month { *day } else { month.weekday(*day) };
            self.plain.next_from(value) == Some(value)
        };
        let plain = (1..=last).filter(is_plain);
        let special = self.special.iter().filter_map(|term| month.special(*term));
        plain.chain(special).fold(0, |days, day| days | 1 << day)
    }
}

/// Returns the day of the week of a day that is counted from the start of 1970; Sunday is 1.
pub(super) fn weekday(days: i64) -> i64 {
    (days + 4).rem_euclid(7) + 1
}

struct Month {
    last: i64,
    first_weekday: i64,
}

impl Month {
    fn weekday(&self, day: i64) -> i64 {
        (self.first_weekday + day - 2) % 7 + 1
    }

    /// Returns the one day that a term names in this month, if it has it.
    fn special(&self, term: Term) -> Option<i64> {
        let day = match term {
            Term::Last => self.last,
            Term::BeforeLast(days) => self.last - i64::from(days),
            Term::LastWeekday => self.nearest_weekday(self.last),
            // Quartz leaves out a month without the day, and so do we.
            Term::NearestWeekday(day) if i64::from(day) <= self.last => self.nearest_weekday(i64::from(day)),
            Term::LastOf(weekday) => self.last - (self.weekday(self.last) - i64::from(weekday)).rem_euclid(7),
            Term::Nth { weekday, nth } => {
                1 + (i64::from(weekday) - self.first_weekday).rem_euclid(7) + (i64::from(nth) - 1) * 7
            }
            _ => return None,
        };
        (1..=self.last).contains(&day).then_some(day)
    }

    /// Returns the weekday nearest to a day; it does not leave the month.
    fn nearest_weekday(&self, day: i64) -> i64 {
        match self.weekday(day) {
            7 if day == 1 => 3,
            7 => day - 1,
            1 if day == self.last => day - 2,
            1 => day + 1,
            _ => day,
        }
    }
}
