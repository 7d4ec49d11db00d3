//! The runs of a schedule, one after the other.

use super::clock::{Clock, DAY, SECOND};
use super::plan::Plan;
use crate::event::Timestamp;
use crate::event::calendar::civil;

/// One run of a schedule.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Run {
    /// The planned moment. AWS calls the target within the minute that begins there.
    pub at: Timestamp,
    /// The seconds by which the clocks of the schedule's zone are then ahead of UTC.
    pub offset: i32,
}

impl Run {
    /// Year, month and day in the schedule's zone.
    pub fn local_date(self) -> (i64, i64, i64) {
        civil(self.local_seconds().div_euclid(DAY))
    }

    /// RFC 3339 in the schedule's zone, as in `2026-03-09T02:30:00-07:00`.
    pub fn to_local_text(self) -> String {
        let (year, month, day) = self.local_date();
        let clock = self.local_seconds().rem_euclid(DAY);
        let (hour, minute, second) = (clock / 3_600, clock / 60 % 60, clock % 60);
        let (sign, ahead) = (if self.offset < 0 { '-' } else { '+' }, self.offset.unsigned_abs() / 60);
        format!(
            "{year:04}-{month:02}-{day:02}T{hour:02}:{minute:02}:{second:02}{sign}{:02}:{:02}",
            ahead / 60,
            ahead % 60
        )
    }

    fn local_seconds(self) -> i64 {
        self.at.millis().div_euclid(SECOND) + i64::from(self.offset)
    }
}

/// The runs of a schedule after a moment, ascending. See [`super::Timetable::runs_after`].
#[derive(Clone)]
pub struct Runs<'t> {
    clock: Clock<'t>,
    pace: Pace<'t>,
    /// Runs lie after this, in milliseconds.
    after: i64,
    /// No run lies after this.
    end: Option<Timestamp>,
}

/// How to find the next run.
#[derive(Clone)]
pub(super) enum Pace<'t> {
    /// Every `period` milliseconds from a moment on, which itself counts.
    Steady { from: i64, period: i64 },
    /// At the local minutes of a plan, looked for from `day` and `minute` on.
    Planned { plan: &'t Plan, day: i64, minute: i64, is_found: bool },
    /// Once, at these local seconds; then never.
    Once(Option<i64>),
}

impl<'t> Runs<'t> {
    /// The runs after `after` up to `end`; a plan is followed from the local time at `after` on.
    pub(super) fn new(mut clock: Clock<'t>, mut pace: Pace<'t>, after: i64, end: Option<Timestamp>) -> Self {
        if let Pace::Planned { day, minute, .. } = &mut pace {
            // Local times before the one at `after` came earlier, even if it is shown twice.
            let local = Timestamp::from_millis(after).map(|moment| clock.at(moment).local_seconds());
            let local = local.unwrap_or(if after < 0 { 0 } else { i64::MAX / SECOND });
            (*day, *minute) = (local.div_euclid(DAY), local.rem_euclid(DAY) / 60);
        }
        Self { clock, pace, after, end }
    }

    fn find(&mut self) -> Option<Run> {
        let Self { clock, pace, after, .. } = self;
        match pace {
            Pace::Steady { from, period } => {
                let passed = (*after - *from).div_euclid(*period).saturating_add(1).max(0);
                let at = from.checked_add(passed.checked_mul(*period)?)?;
                Some(clock.at(Timestamp::from_millis(at)?))
            }
            Pace::Once(local) => clock.first(local.take()?).filter(|run| run.at.millis() > *after),
            Pace::Planned { plan, day, minute, is_found } => loop {
                if !*is_found {
                    let found = plan.day_from(*day)?;
                    if found != *day {
                        (*day, *minute) = (found, 0);
                    }
                    *is_found = true;
                }
                while let Some(found) = plan.minute_from(*minute) {
                    *minute = found + 1;
                    let run = clock.first(*day * DAY + found * 60);
                    if let Some(run) = run.filter(|run| run.at.millis() > *after) {
                        return Some(run);
                    }
                }
                (*day, *minute, *is_found) = (*day + 1, 0, false);
            },
        }
    }
}

impl Iterator for Runs<'_> {
    type Item = Run;

    fn next(&mut self) -> Option<Run> {
        let run = self.find().filter(|run| self.end.is_none_or(|end| run.at <= end))?;
        self.after = run.at.millis();
        Some(run)
    }
}
