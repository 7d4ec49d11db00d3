//! Terms: the parts between the commas of a cron field.

use super::field::Field;
use std::fmt;

/// One term of a cron field. `Display` writes it with numbers.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Term {
    /// `?`: the other day field decides.
    Any,
    /// `*`, or `*/15` from the first value on.
    All {
        /// Every how many values.
        step: Option<u16>,
    },
    /// One value.
    Value(u16),
    /// `5/15`: from a value to the end of the field's range. With a step of 0, which rules take, the value alone.
    From {
        /// The first value.
        value: u16,
        /// Every how many values.
        step: u16,
    },
    /// `8-17`, or `8-17/2`. A range whose end is below its start goes on at the field's beginning.
    Range {
        /// The first value.
        from: u16,
        /// The last one.
        to: u16,
        /// Every how many values.
        step: Option<u16>,
    },
    /// `L`: the last day of the month; in day-of-week Saturday.
    Last,
    /// `L-3`: this many days before the last of the month. Quartz has it, AWS does not document it.
    BeforeLast(u16),
    /// `LW`: the last weekday of the month. Quartz has it, AWS does not document it.
    LastWeekday,
    /// `15W`: the weekday nearest to a day, within its month.
    NearestWeekday(u16),
    /// `6L`: the last such day of the week in the month.
    LastOf(u16),
    /// `3#2`: the second such day of the week in the month.
    Nth {
        /// The day of the week; Sunday is 1.
        weekday: u16,
        /// Which of them, 1 to 5.
        nth: u16,
    },
}

impl Term {
    /// Returns the values that it names, ascending but for ranges that wrap; none for those that depend on
    /// the month.
    pub(super) fn values(self, field: Field) -> impl Iterator<Item = u16> {
        let (first, last) = field.range().into_inner();
        let (from, count, step) = match self {
            Self::Any => (first, field.size(), 1),
            Self::All { step } => (first, field.size(), step.unwrap_or(1)),
            // As Quartz has it: a step of 0 leaves the first value.
            Self::Value(value)
            | Self::From { value, step: 0 }
            | Self::Range { from: value, step: Some(0), .. } => (value, 1, 1),
            Self::From { value, step } => (value, (last + 1).saturating_sub(value).max(1), step),
            Self::Range { from, to, step } if to < from => {
                (from, field.size() + to + 1 - from, step.unwrap_or(1))
            }
            Self::Range { from, to, step } => (from, to + 1 - from, step.unwrap_or(1)),
            Self::Last if field == Field::DayOfWeek => (last, 1, 1),
            _ => (first, 0, 1),
        };
        // Years do not go round, and rules take some outside the range.
        let place = move |offset: u16| match field {
            Field::Year => from.saturating_add(offset),
            _ => first + (from - first + offset) % field.size(),
        };
        (0..count).step_by(usize::from(step.max(1))).map(place)
    }

    /// Returns whether its days depend on the month.
    pub(super) fn is_special(self) -> bool {
        use Term as T;
        matches!(
            self,
            T::Last | T::BeforeLast(_) | T::LastWeekday | T::NearestWeekday(_) | T::LastOf(_) | T::Nth { .. }
        )
    }
}

impl fmt::Display for Term {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        match self {
            Self::Any => write!(f, "?"),
            Self::All { step: None } => write!(f, "*"),
            Self::All { step: Some(step) } => write!(f, "*/{step}"),
            Self::Value(value) => write!(f, "{value}"),
            Self::From { value, step } => write!(f, "{value}/{step}"),
            Self::Range { from, to, step: None } => write!(f, "{from}-{to}"),
            Self::Range { from, to, step: Some(step) } => write!(f, "{from}-{to}/{step}"),
            Self::Last => write!(f, "L"),
            Self::BeforeLast(days) => write!(f, "L-{days}"),
            Self::LastWeekday => write!(f, "LW"),
            Self::NearestWeekday(day) => write!(f, "{day}W"),
            Self::LastOf(weekday) => write!(f, "{weekday}L"),
            Self::Nth { weekday, nth } => write!(f, "{weekday}#{nth}"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn terms_name_their_values() {
        let cases: &[(Field, Term, &[u16])] = &[
            (Field::Minutes, Term::From { value: 50, step: 15 }, &[50]),
            (Field::Minutes, Term::From { value: 7, step: 20 }, &[7, 27, 47]),
            (Field::Hours, Term::All { step: Some(10) }, &[0, 10, 20]),
            (Field::Hours, Term::Range { from: 22, to: 2, step: Some(2) }, &[22, 0, 2]),
            (Field::Month, Term::Range { from: 11, to: 1, step: None }, &[11, 12, 1]),
            (Field::DayOfMonth, Term::All { step: Some(7) }, &[1, 8, 15, 22, 29]),
            (Field::DayOfWeek, Term::Last, &[7]),
            (Field::DayOfMonth, Term::Last, &[]),
            (Field::DayOfWeek, Term::Any, &[1, 2, 3, 4, 5, 6, 7]),
            (Field::Year, Term::From { value: 2190, step: 5 }, &[2190, 2195]),
            (Field::Hours, Term::From { value: 0, step: 99 }, &[0]),
            (Field::Minutes, Term::From { value: 33, step: 0 }, &[33]),
            (Field::Minutes, Term::Range { from: 5, to: 9, step: Some(0) }, &[5]),
            (Field::Year, Term::Range { from: 2198, to: 2201, step: None }, &[2198, 2199, 2200, 2201]),
            (Field::Year, Term::Value(1969), &[1969]),
            (Field::Year, Term::From { value: 2500, step: 2 }, &[2500]),
        ];
        for (field, term, expected) in cases {
            assert_eq!(term.values(*field).collect::<Vec<_>>(), *expected, "{term}");
        }
    }
}
