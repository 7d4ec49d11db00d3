//! When a schedule runs.

use super::clock::Clock;
use super::expression::{Schedule, Service};
use super::plan::Plan;
use super::runs::{Pace, Run, Runs};
use super::zone::Zone;
use crate::event::Timestamp;
use std::ops::RangeInclusive;

/// The moments that bound a schedule.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Timing {
    /// When the rule or schedule was made: nothing runs before.
    pub created: Timestamp,
    /// Scheduler's `StartDate`: no run before it, and a rate counts from it. Not for `at()`.
    pub start: Option<Timestamp>,
    /// Scheduler's `EndDate`: no run after it. Not for `at()`.
    pub end: Option<Timestamp>,
}

impl Timing {
    /// Without start and end.
    pub fn since(created: Timestamp) -> Self {
        Self { created, start: None, end: None }
    }
}

/// A schedule that is ready to run.
///
/// A rate of a rule has its first run one period after the rule was made; one of Scheduler runs at
/// its start or, without one, when it is made. A cron time that clocks skip has no run that day, and
/// one that they show twice runs the first time. What `at()` does at a skipped time is not known;
/// here it does not run.
#[derive(Clone, Debug)]
pub struct Timetable {
    kind: Kind,
    created: Timestamp,
    start: Option<Timestamp>,
    end: Option<Timestamp>,
}

#[derive(Clone, Debug)]
enum Kind {
    Rate { from: i64, period: i64 },
    Cron(Box<Plan>),
    At(i64),
}

impl Timetable {
    /// Returns the timetable of a schedule. Rules know neither start nor end.
    pub fn new(schedule: &Schedule, service: Service, timing: Timing) -> Self {
        let bounded = service == Service::Scheduler && !matches!(schedule, Schedule::At(_));
        let Timing { created, start, end } = timing;
        let (start, end) = (start.filter(|_| bounded), end.filter(|_| bounded));
        let kind = match schedule {
            Schedule::Rate(rate) => {
                let period = rate.period();
                let skipped = if service == Service::Rule { period } else { 0 };
                // Events tell whole seconds.
                let from = start.unwrap_or(created).millis().div_euclid(1_000) * 1_000;
                Kind::Rate { from: from + skipped, period }
            }
            Schedule::Cron(cron) => Kind::Cron(Box::new(Plan::new(cron))),
            Schedule::At(at) => Kind::At(at.local.millis() / 1_000),
        };
        Self { kind, created, start, end }
    }

    /// Returns the runs after a moment, which itself does not count, in a time zone. Rules run in
    /// [`super::UTC`].
    pub fn runs_after<'t>(&'t self, zone: &'t dyn Zone, moment: Timestamp) -> Runs<'t> {
        let pace = match &self.kind {
            Kind::Rate { from, period } => Pace::Steady { from: *from, period: *period },
            Kind::Cron(plan) => Pace::Planned { plan, day: 0, minute: 0, is_found: false },
            Kind::At(local) => Pace::Once(Some(*local)),
        };
        let first = self.start.unwrap_or(self.created).max(self.created);
        let after = moment.millis().max(first.millis().div_euclid(1_000) * 1_000 - 1);
        Runs::new(Clock::new(zone), pace, after, self.end)
    }

    /// Returns whether it goes by what clocks show, as all but a rate do.
    pub fn is_local(&self) -> bool {
        !matches!(self.kind, Kind::Rate { .. })
    }

    /// Returns the first run after a moment, or `None` if there is none any more.
    pub fn next_after(&self, zone: &dyn Zone, moment: Timestamp) -> Option<Run> {
        self.runs_after(zone, moment).next()
    }
}

/// Scheduler's flexible time window: a target is called at a chance moment within it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct FlexibleWindow {
    minutes: u16,
}

impl FlexibleWindow {
    /// The minutes that `MaximumWindowInMinutes` takes.
    pub const RANGE: RangeInclusive<u16> = 1..=1_440;

    /// Returns a window of this many minutes, or `None` outside [`Self::RANGE`].
    pub fn new(minutes: u16) -> Option<Self> {
        Self::RANGE.contains(&minutes).then_some(Self { minutes })
    }

    /// The end of the window of a run.
    pub fn end(self, run: Run) -> Timestamp {
        run.at.plus(u32::from(self.minutes) * 60_000)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::schedule::{FixedOffset, UTC, parse};

    fn moment(text: &str) -> Timestamp {
        Timestamp::parse(text).unwrap()
    }

    #[track_caller]
    fn check(text: &str, service: Service, timing: Timing, expected: &[&str]) {
        let schedule = parse(text, service).schedule.unwrap();
        let timetable = Timetable::new(&schedule, service, timing);
        let runs = timetable.runs_after(&UTC, Timestamp::default()).take(3);
        let runs: Vec<String> = runs.map(|run| run.at.to_string()).collect();
        assert_eq!(runs, expected, "{text}");
    }

    #[test]
    fn rates_count_from_their_start() {
        let created = moment("2026-01-01T10:00:07.9Z");
        let timing = Timing::since(created);
        let (text, rule, scheduler) = ("rate(5 minutes)", Service::Rule, Service::Scheduler);
        let first =
            ["2026-01-01T10:00:07Z", "2026-01-01T10:05:07Z", "2026-01-01T10:10:07Z", "2026-01-01T10:15:07Z"];
        check(text, rule, timing, &first[1..]);
        check(text, scheduler, timing, &first[..3]);
        let start = Some(moment("2026-01-01T12:00:00Z"));
        let end = Some(moment("2026-01-01T12:05:00Z"));
        let bounded = Timing { created, start, end };
        check(text, scheduler, bounded, &["2026-01-01T12:00:00Z", "2026-01-01T12:05:00Z"]);
        check(text, rule, bounded, &first[1..]);
        let earlier = Timing { start: Some(moment("2026-01-01T09:58:00Z")), ..timing };
        let later = ["2026-01-01T10:03:00Z", "2026-01-01T10:08:00Z", "2026-01-01T10:13:00Z"];
        check(text, scheduler, earlier, &later);
        check("rate(2147483647 days)", rule, timing, &[]);
    }

    #[test]
    fn start_and_end_bound_a_cron_and_no_at() {
        let created = moment("2026-01-01T10:00:00Z");
        let (start, end) = (Some(moment("2026-01-02T12:00:00Z")), Some(moment("2026-01-04T11:59:59Z")));
        let timing = Timing { created, start, end };
        let days = ["2026-01-02T12:00:00Z", "2026-01-03T12:00:00Z"];
        check("cron(0 12 * * ? *)", Service::Scheduler, timing, &days);
        check("cron(0 12 * * ? *)", Service::Rule, timing, &["2026-01-01T12:00:00Z", days[0], days[1]]);
        check("at(2026-01-01T10:00:00)", Service::Scheduler, timing, &["2026-01-01T10:00:00Z"]);
    }

    #[test]
    fn no_moment_is_too_early_or_too_late() {
        let zone = FixedOffset(-12 * 3_600);
        for text in ["rate(1 day)", "cron(* * * * ? *)", "at(9999-12-31T23:59:59)", "at(0001-01-01T00:00:00)"]
        {
            let schedule = parse(text, Service::Scheduler).schedule.unwrap();
            for edge in ["0001-01-01T00:00:00Z", "9999-12-31T23:59:59.999Z"] {
                let timetable = Timetable::new(&schedule, Service::Scheduler, Timing::since(moment(edge)));
                for after in ["0001-01-01T00:00:00Z", "9999-12-31T23:59:59.999Z"] {
                    assert!(timetable.runs_after(&zone, moment(after)).take(2).count() <= 2);
                }
            }
        }
    }

    #[test]
    fn a_flexible_window_lasts_minutes_to_a_day() {
        let run = Run { at: moment("2026-01-01T10:00:00Z"), offset: 0 };
        for (minutes, end) in [
            (0, None),
            (1, Some("2026-01-01T10:01:00Z")),
            (1_440, Some("2026-01-02T10:00:00Z")),
            (1_441, None),
        ] {
            let window = FlexibleWindow::new(minutes).map(|window| window.end(run).to_string());
            assert_eq!(window.as_deref(), end, "{minutes}");
        }
    }
}
