//! Changes of a zone's clocks, and the planned times that they skip or show twice.

use super::clock::{DAY, SECOND};
use super::runs::Run;
use super::timetable::Timetable;
use super::zone::{FixedOffset, Zone};
use crate::event::Timestamp;

/// A change of the clocks of a zone.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ClockChange {
    /// The first moment with the new offset, to the second.
    pub at: Timestamp,
    /// The seconds ahead of UTC until then.
    pub before: i32,
    /// The seconds ahead of UTC from then on.
    pub after: i32,
}

/// Changes are at least this far apart; see [`Zone::offset_at`].
const STEP_DAYS: i64 = 3;

impl ClockChange {
    /// Returns the first change of a zone's clocks after a moment and within `days` days, or `None` if there
    /// is none.
    pub fn next_after(zone: &dyn Zone, moment: Timestamp, days: u16) -> Option<Self> {
        let offset = |seconds: i64| Some(zone.offset_at(Timestamp::from_millis(seconds * SECOND)?));
        let from = moment.millis().div_euclid(SECOND);
        let last = from + i64::from(days) * DAY;
        // Whole days, so that a zone can remember what it was asked.
        let mut low = (from, offset(from)?);
        while low.0 < last {
            let next = (low.0.div_euclid(DAY) + STEP_DAYS) * DAY;
            let high = (next, offset(next)?);
            if high.1 != low.1 {
                return Self::between(low, high, offset);
            }
            low = high;
        }
        None
    }

    /// Returns the change between two seconds with different offsets.
    fn between(low: (i64, i32), high: (i64, i32), offset: impl Fn(i64) -> Option<i32>) -> Option<Self> {
        let (mut low, mut high) = (low, high);
        while high.0 - low.0 > 1 {
            let middle = low.0.midpoint(high.0);
            let found = offset(middle)?;
            if found == low.1 {
                low.0 = middle;
            } else {
                high = (middle, found);
            }
        }
        Some(Self { at: Timestamp::from_millis(high.0 * SECOND)?, before: low.1, after: high.1 })
    }

    /// Returns whether clocks are put forward, so that local times are skipped. Else some come twice.
    pub fn is_forward(self) -> bool {
        self.after > self.before
    }

    /// Returns the readings of the clocks at the change, before and after it.
    pub fn readings(self) -> [Run; 2] {
        [self.before, self.after].map(|offset| Run { at: self.at, offset })
    }

    /// Returns the planned times of a schedule that clocks skip, which do not run, or those that they show
    /// twice, which run the first time; as clocks read that were not changed. A rate has none.
    pub fn touched(self, timetable: &Timetable) -> Vec<Run> {
        if !timetable.is_local() {
            return Vec::new();
        }
        let length = i64::from((self.after - self.before).abs()) * SECOND;
        let change = self.at.millis();
        let (from, to) =
            if self.is_forward() { (change, change + length) } else { (change - length, change) };
        let Some(after) = Timestamp::from_millis(from - 1) else { return Vec::new() };
        let zone = FixedOffset(self.before);
        timetable.runs_after(&zone, after).take_while(|run| run.at.millis() < to).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::schedule::{Service, Timing, UTC, messages, parse};

    /// Central European time in 2026.
    struct Berlin;

    impl Zone for Berlin {
        fn offset_at(&self, moment: Timestamp) -> i32 {
            let summer = ["2026-03-29T01:00:00Z", "2026-10-25T01:00:00Z"].map(self::moment);
            if (summer[0]..summer[1]).contains(&moment) { 7_200 } else { 3_600 }
        }
    }

    fn moment(text: &str) -> Timestamp {
        Timestamp::parse(text).unwrap()
    }

    #[track_caller]
    fn check(text: &str, from: &str, expected: &str) {
        let schedule = parse(text, Service::Scheduler).schedule.unwrap();
        let timetable = Timetable::new(&schedule, Service::Scheduler, Timing::since(moment(from)));
        let change = ClockChange::next_after(&Berlin, moment(from), 366).unwrap();
        assert_eq!(messages::clock_change(change, &timetable), expected, "{text}");
    }

    #[test]
    fn changes_are_told_with_what_they_do() {
        let (spring, autumn) = ("2026-01-05T10:20:30Z", "2026-03-29T01:00:00Z");
        check(
            "cron(30 2 * * ? *)",
            spring,
            "On 2026-03-29, clocks go forward from 02:00 to 03:00. 02:30 doesn't exist that day, so there is no run.",
        );
        check(
            "cron(0/20 * * * ? *)",
            spring,
            "On 2026-03-29, clocks go forward from 02:00 to 03:00. 3 planned times, 02:00 to 02:40, don't exist \
             that day, so there are no runs.",
        );
        check(
            "cron(30 2 * * ? *)",
            autumn,
            "On 2026-10-25, clocks go back from 03:00 to 02:00. 02:30 occurs twice that day; only the first one runs.",
        );
        check(
            "cron(0/30 2 * * ? *)",
            autumn,
            "On 2026-10-25, clocks go back from 03:00 to 02:00. 2 planned times, 02:00 to 02:30, occur twice that day; \
             only the first ones run.",
        );
        check(
            "cron(0 9 * * ? *)",
            spring,
            "On 2026-03-29, clocks go forward from 02:00 to 03:00. Runs keep their local time, so their UTC \
             times shift.",
        );
        check(
            "rate(1 day)",
            autumn,
            "On 2026-10-25, clocks go back from 03:00 to 02:00. A rate keeps its interval, so its local times shift.",
        );
    }

    #[test]
    fn where_nothing_changes_there_is_no_change() {
        assert_eq!(ClockChange::next_after(&UTC, moment("2026-01-01T00:00:00Z"), 800), None);
        assert_eq!(ClockChange::next_after(&Berlin, moment("2026-10-25T01:00:00Z"), 366), None);
        assert_eq!(ClockChange::next_after(&Berlin, moment("9999-12-31T00:00:00Z"), 366), None);
    }
}
