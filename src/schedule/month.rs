//! A month and the days on which a schedule runs.

use super::clock::{DAY, SECOND};
use super::days::weekday;
use super::timetable::Timetable;
use super::zone::Zone;
use crate::event::Timestamp;
use crate::event::calendar::{days_in, days_since_1970};

/// A month in the schedule's zone.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MonthView {
    /// The year.
    pub year: i64,
    /// The month; January is 1.
    pub month: i64,
    /// The day of the week of the first; Sunday is 1.
    pub first_weekday: i64,
    /// How many runs each day has, from the first on.
    pub runs: Vec<u32>,
}

impl MonthView {
    /// Returns its days as weeks that begin with a day, where Sunday is 0: number and runs of each day,
    /// `None` outside the month.
    pub fn weeks_from(&self, first_day: usize) -> Vec<[Option<(i64, u32)>; 7]> {
        let mut weeks = Vec::new();
        let mut week = [None; 7];
        let first = usize::try_from(self.first_weekday - 1).unwrap_or_default().min(6);
        let mut at = (first + 7 - first_day.min(6)) % 7;
        for (day, runs) in (1..).zip(&self.runs) {
            week[at] = Some((day, *runs));
            at += 1;
            if at == week.len() {
                weeks.push(std::mem::take(&mut week));
                at = 0;
            }
        }
        if at > 0 {
            weeks.push(week);
        }
        weeks
    }
}

/// Year and month that are `by` months after another one, or before it if `by` is negative; within the years
/// 1 to 9999.
pub fn month_after((year, month): (i64, i64), by: i64) -> (i64, i64) {
    let months = year.saturating_mul(12).saturating_add(month - 1).saturating_add(by);
    let months = months.clamp(12, 9_999 * 12 + 11);
    (months.div_euclid(12), months.rem_euclid(12) + 1)
}

/// Returns the runs of each day of a month, in local time, or `None` for a month that the calendar or
/// [`Timestamp`] does not have.
pub fn month_view(timetable: &Timetable, zone: &dyn Zone, year: i64, month: i64) -> Option<MonthView> {
    if !(1..=12).contains(&month) || !(1..=9_999).contains(&year) {
        return None;
    }
    let (first, length) = (days_since_1970(year, month, 1), days_in(year, month));
    let moment = |day: i64| Timestamp::from_millis(day * DAY * SECOND - 1);
    // A day more on both sides covers the month in every zone.
    let (after, end) = (moment(first - 1)?, moment(first + length + 1)?);
    let mut runs = vec![0; usize::try_from(length).ok()?];
    for run in timetable.runs_after(zone, after).take_while(|run| run.at <= end) {
        let (run_year, run_month, day) = run.local_date();
        if (run_year, run_month) == (year, month)
            && let Some(count) = usize::try_from(day - 1).ok().and_then(|day| runs.get_mut(day))
        {
            *count += 1;
        }
    }
    Some(MonthView { year, month, first_weekday: weekday(first), runs })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn months_follow_each_other_over_the_years() {
        for (month, by, expected) in [
            ((2026, 1), 1, (2026, 2)),
            ((2026, 12), 1, (2027, 1)),
            ((2026, 1), -1, (2025, 12)),
            ((2026, 6), -30, (2023, 12)),
            ((1, 1), -1, (1, 1)),
            ((9_999, 12), 1, (9_999, 12)),
            ((2026, 6), i64::MAX, (9_999, 12)),
            ((2026, 6), i64::MIN, (1, 1)),
        ] {
            assert_eq!(month_after(month, by), expected, "{month:?} {by}");
        }
    }

    #[test]
    fn days_fall_into_weeks() {
        let weeks = |first_weekday, days: u32, first_day| {
            let view = MonthView { year: 2026, month: 1, first_weekday, runs: (1..=days).collect() };
            let weeks = view.weeks_from(first_day);
            let days: Vec<_> = weeks.iter().flatten().flatten().copied().collect();
            assert!(
                days.iter().zip(1..).all(|(&(day, runs), number)| (day, i64::from(runs)) == (number, number))
            );
            let first = weeks[0].iter().position(Option::is_some).unwrap();
            (weeks.len(), first, days.len())
        };
        assert_eq!(weeks(1, 28, 0), (4, 0, 28));
        assert_eq!(weeks(7, 31, 0), (6, 6, 31));
        assert_eq!(weeks(4, 30, 0), (5, 3, 30));
        // Saturday and a day.
        assert_eq!(weeks(7, 1, 0), (1, 6, 1));
        // Weeks from Monday, and from Saturday.
        assert_eq!(weeks(1, 28, 1), (5, 6, 28));
        assert_eq!(weeks(7, 31, 1), (6, 5, 31));
        assert_eq!(weeks(7, 28, 6), (4, 0, 28));
    }
}
