//! The outlook of a schedule with its settings: its next runs, and what is said about them.

mod messages;
mod setting;

pub use setting::SettingProblem;

use super::{
    ClockChange, FlexibleWindow, MonthView, Parsed, Run, Schedule, ScheduleEntry, Service, Suggestion,
    Timetable, Timing, UTC, Zone, Zones, month_view, parse, suggestions,
};
use crate::event::Timestamp;
use std::rc::Rc;

/// So many of the next runs are listed.
pub const LISTED_RUNS: usize = 10;

/// Changes of the clocks are shown for this many days ahead.
const DAYS_AHEAD: u16 = 366;

/// The most changes of the clocks that are shown: one to summer, one back.
const MAX_CHANGES: usize = 2;

/// Everything that follows from a schedule, its settings, and a moment.
#[derive(Clone, Debug)]
pub struct Outlook {
    /// The schedule.
    pub entry: ScheduleEntry,
    /// The moment from which the runs are looked at.
    pub moment: Timestamp,
    /// The expression, as read.
    pub parsed: Parsed,
    /// Expressions that could be written instead.
    pub suggestions: Vec<Suggestion>,
    /// Whether there is a time zone of the schedule's name.
    pub has_zone: bool,
    /// The next runs, [`LISTED_RUNS`] at most; none while the expression is refused or the zone is unknown.
    pub runs: Vec<Run>,
    /// The changes of the clocks in the year to come, in words; only what matters to the runs.
    pub changes: Vec<String>,
    /// Year, month and day of the moment in the schedule's zone.
    pub today: (i64, i64, i64),
}

impl Outlook {
    /// Returns the outlook from the moment that the entry names, or else from `now`.
    pub fn new(entry: ScheduleEntry, now: Timestamp, zones: &dyn Zones) -> Self {
        let moment = entry.from.unwrap_or(now);
        let mut outlook = Self {
            parsed: parse(&entry.expression, entry.service),
            suggestions: suggestions(&entry.expression, entry.service),
            entry,
            moment,
            has_zone: false,
            runs: Vec::new(),
            changes: Vec::new(),
            today: (0, 0, 0),
        };
        let found = outlook.zone(zones);
        outlook.has_zone = found.is_some();
        let zone = found.unwrap_or_else(|| Rc::new(UTC));
        outlook.today = Run { at: moment, offset: zone.offset_at(moment) }.local_date();
        if let Some(timetable) = outlook.timetable(moment) {
            // A rate that begins at this moment runs at it.
            let after = if timetable.is_local() { moment } else { moment.minus(1) };
            outlook.runs = timetable.runs_after(&*zone, after).take(LISTED_RUNS).collect();
            if !outlook.runs.is_empty() {
                outlook.changes = changes(&timetable, &*zone, moment);
            }
        }
        outlook
    }

    /// Returns the name of the zone in which the schedule runs.
    pub fn zone_name(&self) -> &str {
        if self.entry.service == Service::Rule { "UTC" } else { &self.entry.zone }
    }

    /// Year and month of the next run, or of the moment if there is none.
    pub fn first_month(&self) -> (i64, i64) {
        let (year, month, _) = self.runs.first().map_or_else(|| self.moment.date(), |run| run.local_date());
        (year, month)
    }

    /// Returns the runs of a month; `None` if the schedule cannot run, or the calendar has no such month.
    /// Cron expressions fill days before the moment as well.
    pub fn month(&self, year: i64, month: i64, zones: &dyn Zones) -> Option<MonthView> {
        let is_rate = matches!(self.parsed.schedule, Some(Schedule::Rate(_)));
        let timetable = self.timetable(if is_rate { self.moment } else { Timestamp::default() })?;
        month_view(&timetable, &*self.zone(zones)?, year, month)
    }

    /// Returns the flexible window; `None` without one.
    pub fn window(&self) -> Option<FlexibleWindow> {
        let is_scheduler = self.entry.service == Service::Scheduler;
        u16::try_from(self.entry.window).ok().filter(|_| is_scheduler).and_then(FlexibleWindow::new)
    }

    /// Returns the schedule's zone; `None` if it is unknown.
    fn zone(&self, zones: &dyn Zones) -> Option<Rc<dyn Zone>> {
        match self.zone_name() {
            "UTC" => Some(Rc::new(UTC)),
            name => zones.named(name),
        }
    }

    /// Returns the timetable of a schedule that was made at this moment; `None` while the expression is
    /// refused, or the zone unknown.
    fn timetable(&self, created: Timestamp) -> Option<Timetable> {
        let schedule = self.parsed.schedule.as_ref().filter(|_| self.has_zone)?;
        let timing = Timing { created, start: self.entry.start, end: self.entry.end };
        Some(Timetable::new(schedule, self.entry.service, timing))
    }
}

/// Returns the changes of the clocks in the year after a moment, as far as it matters to the runs.
fn changes(timetable: &Timetable, zone: &dyn Zone, moment: Timestamp) -> Vec<String> {
    let mut changes = Vec::new();
    let mut after = moment;
    for _ in 0..MAX_CHANGES {
        let Some(change) = ClockChange::next_after(zone, after, DAYS_AHEAD) else { break };
        after = change.at;
        if !change.touched(timetable).is_empty() || timetable.next_after(zone, after).is_some() {
            changes.push(super::messages::clock_change(change, timetable));
        }
    }
    changes
}
