//! The syntax tree of an expression.

use super::field::Field;
use super::term::Term;
use crate::event::Timestamp;
use std::fmt;

/// Which of the two services takes the expression.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Service {
    /// A scheduled rule of the default bus: `rate()` and `cron()`, in UTC.
    Rule,
    /// EventBridge Scheduler: also `at()`, time zones, and a year that may be left out.
    Scheduler,
}

/// A schedule expression. `Display` writes it as the service takes it, numbers for names.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Schedule {
    /// `rate(5 minutes)`.
    Rate(Rate),
    /// `cron(0 10 * * ? *)`.
    Cron(Cron),
    /// `at(2026-11-20T13:00:00)`.
    At(At),
}

/// A schedule at a steady pace.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Rate {
    /// So many units, from 1 to [`Self::MAX`].
    pub value: u32,
    /// The unit.
    pub unit: Unit,
}

/// The unit of a [`Rate`]. A day has 24 hours of real time, also when clocks change.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(missing_docs, reason = "they are the units' names")]
pub enum Unit {
    Minutes,
    Hours,
    Days,
}

/// The six fields of a cron expression, each a list of terms.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cron {
    fields: [Vec<Term>; 6],
}

/// One single run.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct At {
    /// The reading of the clocks in the schedule's zone, written as if they showed UTC.
    pub local: Timestamp,
}

impl Rate {
    /// The largest value that is read. AWS documents no limit.
    pub const MAX: u32 = i32::MAX as u32;

    /// Returns the time between two runs, in milliseconds.
    pub fn period(self) -> i64 {
        i64::from(self.value) * self.unit.millis()
    }
}

impl Unit {
    /// The units, the shortest first.
    pub const ALL: [Self; 3] = [Self::Minutes, Self::Hours, Self::Days];

    /// Returns its word for one of it.
    pub fn singular(self) -> &'static str {
        match self {
            Self::Minutes => "minute",
            Self::Hours => "hour",
            Self::Days => "day",
        }
    }

    /// Returns its word for any other number.
    pub fn plural(self) -> &'static str {
        match self {
            Self::Minutes => "minutes",
            Self::Hours => "hours",
            Self::Days => "days",
        }
    }

    /// Returns its word for this number: singular or plural.
    pub fn word(self, value: u32) -> &'static str {
        if value == 1 { self.singular() } else { self.plural() }
    }

    fn millis(self) -> i64 {
        match self {
            Self::Minutes => 60_000,
            Self::Hours => 3_600_000,
            Self::Days => 86_400_000,
        }
    }
}

impl Cron {
    /// From the terms of its fields, in the order of [`Field::ALL`].
    pub(super) fn new(fields: [Vec<Term>; 6]) -> Self {
        Self { fields }
    }

    /// Returns the terms of a field, one at least.
    pub fn terms(&self, field: Field) -> &[Term] {
        self.fields.get(field.index()).map_or(&[], Vec::as_slice)
    }
}

impl fmt::Display for Rate {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        write!(f, "rate({} {})", self.value, self.unit.word(self.value))
    }
}

impl fmt::Display for Cron {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        for (index, terms) in self.fields.iter().enumerate() {
            f.write_str(if index == 0 { "cron(" } else { " " })?;
            for (index, term) in terms.iter().enumerate() {
                f.write_str(if index == 0 { "" } else { "," })?;
                write!(f, "{term}")?;
            }
        }
        f.write_str(")")
    }
}

impl fmt::Display for At {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        write!(f, "at({})", self.local.to_string().trim_end_matches('Z'))
    }
}

impl fmt::Display for Schedule {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        match self {
            Self::Rate(rate) => rate.fmt(f),
            Self::Cron(cron) => cron.fmt(f),
            Self::At(at) => at.fmt(f),
        }
    }
}
