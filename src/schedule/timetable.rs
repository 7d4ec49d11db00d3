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
    Cron(Plan),
    At(i64),
}

impl Timetable {
    /// The timetable of a schedule. Rules know neither start nor end.
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
            Schedule::Cron(cron) => Kind::Cron(Plan::new(cron)),
            Schedule::At(at) => Kind::At(at.local.millis() / 1_000),
        };
        Self { kind, created, start, end }
    }

    /// The runs after a moment, which itself does not count, in a time zone. Rules run in
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

    /// The first run after a moment; nothing if there is none any more.
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
    /// What `MaximumWindowInMinutes` takes.
    pub const RANGE: RangeInclusive<u16> = 1..=1_440;

    /// A window of so many minutes; nothing outside [`Self::RANGE`].
    pub fn new(minutes: u16) -> Option<Self> {
        Self::RANGE.contains(&minutes).then_some(Self { minutes })
    }

    /// The end of the window of a run.
    pub fn end(self, run: Run) -> Timestamp {
        run.at.plus(u32::from(self.minutes) * 60_000)
    }
}
