//! A cron expression as sets, and the search for its next local day and minute.

use super::days::Days;
use super::expression::Cron;
use super::field::Field;
use super::set::Set;
use crate::event::calendar::{civil, days_since_1970};

/// A cron expression, ready to run. It knows local time only.
#[derive(Clone, Debug)]
pub(super) struct Plan {
    minutes: Set,
    hours: Set,
    months: Set,
    years: Set,
    days: Days,
}

impl Plan {
    pub(super) fn new(cron: &Cron) -> Self {
        let set = |field| Set::new(field, cron.terms(field));
        Self {
            minutes: set(Field::Minutes),
            hours: set(Field::Hours),
            months: set(Field::Month),
            years: set(Field::Year),
            days: Days::new(cron),
        }
    }

    /// Returns the first day with runs from `day` on, both counted from the start of 1970. It looks at each
    /// month once, and at none beyond the last year that a cron expression can name.
    pub(super) fn day_from(&self, day: i64) -> Option<i64> {
        let (mut year, mut month, mut day) = civil(day.max(0));
        loop {
            let next_year = self.years.next_from(year)?;
            if next_year > year {
                (year, month, day) = (next_year, 1, 1);
            }
            let Some(next_month) = self.months.next_from(month) else {
                (year, month, day) = (year + 1, 1, 1);
                continue;
            };
            if next_month > month {
                (month, day) = (next_month, 1);
            }
            let rest = self.days.of(year, month) & (u32::MAX << day);
            if rest != 0 {
                return Some(days_since_1970(year, month, i64::from(rest.trailing_zeros())));
            }
            (month, day) = (month + 1, 1);
        }
    }

    /// Returns the first minute of a day with runs from `minute` on, both counted from midnight.
    pub(super) fn minute_from(&self, minute: i64) -> Option<i64> {
        let hour = self.hours.next_from(minute / 60)?;
        if hour == minute / 60
            && let Some(found) = self.minutes.next_from(minute % 60)
        {
            return Some(hour * 60 + found);
        }
        let hour = if hour == minute / 60 { self.hours.next_from(hour + 1)? } else { hour };
        Some(hour * 60 + self.minutes.next_from(0)?)
    }
}
