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

/// The runs of each day of a month, in local time; nothing for a month that the calendar or
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
