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

/// A year behind all that a moment can have.
const FAR_YEAR: u16 = 10_000;

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

    /// Returns the value that a number stands for in a service, whatever its documentation says; `None` for a number
    /// that the service refuses. All years that no moment can have stand for [`FAR_YEAR`].
    pub(super) fn value_of(self, number: &str, service: Service) -> Option<u16> {
        let number: i32 = number.parse().ok()?;
        if self == Self::Year && service == Service::Rule {
            // Rules take what fits into 32 bits: 0, 1969, 2200, 10000 and 2147483647 were tried.
            return u16::try_from(number.min(FAR_YEAR.into())).ok();
        }
        u16::try_from(number).ok().filter(|value| self.range().contains(value))
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
