//! The six fields of a cron expression.

use super::expression::Service;
use std::ops::RangeInclusive;

/// A field of a cron expression, in AWS's order.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[allow(missing_docs, reason = "they are the fields' names")]
pub enum Field {
    Minutes,
    Hours,
    DayOfMonth,
    Month,
    DayOfWeek,
    Year,
}

const MONTHS: &[&str] = &["JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC"];

const WEEKDAYS: &[&str] = &["SUN", "MON", "TUE", "WED", "THU", "FRI", "SAT"];

impl Field {
    /// All fields in order.
    pub const ALL: [Self; 6] =
        [Self::Minutes, Self::Hours, Self::DayOfMonth, Self::Month, Self::DayOfWeek, Self::Year];

    /// Returns its name in AWS's documentation, as in `day-of-month`.
    pub fn name(self) -> &'static str {
        match self {
            Self::Minutes => "minutes",
            Self::Hours => "hours",
            Self::DayOfMonth => "day-of-month",
            Self::Month => "month",
            Self::DayOfWeek => "day-of-week",
            Self::Year => "year",
        }
    }

    /// Returns the numbers that it takes. Day 1 of the week is Sunday.
    pub fn range(self) -> RangeInclusive<u16> {
        match self {
            Self::Minutes => 0..=59,
            Self::Hours => 0..=23,
            Self::DayOfMonth => 1..=31,
            Self::Month => 1..=12,
            Self::DayOfWeek => 1..=7,
            Self::Year => 1970..=2199,
        }
    }

    /// Returns the numbers that a service takes, whatever its documentation says.
    pub(super) fn taken_by(self, service: Service) -> RangeInclusive<u16> {
        match (self, service) {
            // Tried with 1969, 2200 and 2500; four digits are what a moment can have.
            (Self::Year, Service::Rule) => 0..=9_999,
            _ => self.range(),
        }
    }

    /// Returns how many values it has.
    pub fn size(self) -> u16 {
        self.range().end() - self.range().start() + 1
    }

    /// Returns the wildcards that it takes, as AWS's documentation lists them.
    pub fn wildcards(self) -> &'static str {
        match self {
            Self::DayOfMonth => ",-*?/LW",
            Self::DayOfWeek => ",-*?L#",
            _ => ",-*/",
        }
    }

    /// Returns the names that its values have, from the first on; none for most fields.
    pub fn names(self) -> &'static [&'static str] {
        match self {
            Self::Month => MONTHS,
            Self::DayOfWeek => WEEKDAYS,
            _ => &[],
        }
    }

    /// Returns the value with this name, written in whatever case.
    pub(super) fn named(self, name: &str) -> Option<u16> {
        let found = self.names().iter().position(|known| known.eq_ignore_ascii_case(name))?;
        Some(self.range().start() + found as u16)
    }

    /// Returns its place in [`Self::ALL`].
    pub(super) fn index(self) -> usize {
        self as usize
    }
}
