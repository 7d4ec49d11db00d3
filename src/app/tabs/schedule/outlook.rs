//! What follows from the schedule: how it reads, when it runs, what is told about it.

use super::zone;
use eventbridge_playground::event::Timestamp;
use eventbridge_playground::schedule::{
    self, ClockChange, FlexibleWindow, MonthView, Parsed, Run, Schedule, Service, Suggestion, Timetable,
    Timing, UTC, Zone, month_view, words,
};
use eventbridge_playground::workspace::ScheduleEntry;

/// So many runs are listed.
pub(super) const LISTED: usize = 10;

/// Changes of the clocks are told of for so many days ahead.
const DAYS_AHEAD: u16 = 366;

/// Changes of the clocks in so many days: one to summer, one back.
const MOST_CHANGES: usize = 2;

/// Everything that follows from the schedule and the moment.
#[derive(Clone)]
pub(super) struct Outlook {
    pub(super) entry: ScheduleEntry,
    /// The moment from which the runs are looked at.
    pub(super) moment: Timestamp,
    pub(super) parsed: Parsed,
    pub(super) suggestions: Vec<Suggestion>,
    /// Nothing while the expression is refused, or the zone unknown.
    pub(super) timetable: Option<Timetable>,
    /// The next runs, [`LISTED`] at most.
    pub(super) runs: Vec<Run>,
    /// What clocks do in the year to come, in words.
    pub(super) changes: Vec<String>,
}

impl Outlook {
    pub(super) fn new(entry: ScheduleEntry, now: Timestamp) -> Self {
        let moment = entry.from.unwrap_or(now);
        let parsed = schedule::parse(&entry.expression, entry.service);
        let mut outlook = Self {
            suggestions: schedule::suggestions(&entry.expression, entry.service),
            entry,
            moment,
            parsed,
            timetable: None,
            runs: Vec::new(),
            changes: Vec::new(),
        };
        outlook.timetable = outlook.timetable_from(moment);
        outlook.look_ahead();
        outlook
    }

    fn timetable_from(&self, created: Timestamp) -> Option<Timetable> {
        let schedule = self.parsed.schedule.as_ref().filter(|_| self.has_zone())?;
        let timing = Timing { created, start: self.entry.start, end: self.entry.end };
        Some(Timetable::new(schedule, self.entry.service, timing))
    }

    fn look_ahead(&mut self) {
        let Some(timetable) = &self.timetable else { return };
        let moment = self.moment;
        (self.runs, self.changes) = self.with_zone(|zone| {
            // A rate that begins at this moment runs at it.
            let after = if timetable.is_local() { moment } else { moment.minus(1) };
            let runs = timetable.runs_after(zone, after).take(LISTED).collect::<Vec<_>>();
            let mut changes = Vec::new();
            let mut after = moment;
            for _ in 0..if runs.is_empty() { 0 } else { MOST_CHANGES } {
                let Some(change) = ClockChange::next_after(zone, after, DAYS_AHEAD) else { break };
                after = change.at;
                let matters =
                    !change.touched(timetable).is_empty() || timetable.next_after(zone, after).is_some();
                if matters {
                    changes.push(words::clock_change(change, timetable));
                }
            }
            (runs, changes)
        });
    }

    /// The name of the zone in which the schedule runs.
    pub(super) fn zone_name(&self) -> &str {
        if self.entry.service == Service::Rule { "UTC" } else { &self.entry.zone }
    }

    /// Whether the zone is one that the browser knows.
    pub(super) fn has_zone(&self) -> bool {
        self.zone_name() == "UTC" || zone::named(self.zone_name()).is_some()
    }

    fn with_zone<T>(&self, use_it: impl FnOnce(&dyn Zone) -> T) -> T {
        match zone::named(self.zone_name()).filter(|_| self.zone_name() != "UTC") {
            Some(zone) => use_it(&*zone),
            None => use_it(&UTC),
        }
    }

    /// A run as the clocks of another zone show it.
    pub(super) fn in_zone(run: Run, name: &str) -> Run {
        let offset = zone::named(name).map_or(0, |zone| zone.offset_at(run.at));
        Run { at: run.at, offset }
    }

    /// Year and month with the next run, or without one those of the moment.
    pub(super) fn first_month(&self) -> (i64, i64) {
        let (year, month, _) = self.runs.first().map_or_else(|| self.moment.date(), |run| run.local_date());
        (year, month)
    }

    /// The day of the moment in the schedule's zone.
    pub(super) fn today(&self) -> (i64, i64, i64) {
        self.with_zone(|zone| Run { at: self.moment, offset: zone.offset_at(self.moment) }).local_date()
    }

    /// The runs of a month. Cron expressions fill their past days as well.
    pub(super) fn month(&self, year: i64, month: i64) -> Option<MonthView> {
        let is_rate = matches!(self.parsed.schedule, Some(Schedule::Rate(_)));
        let created = if is_rate { self.moment } else { Timestamp::default() };
        let timetable = self.timetable_from(created)?;
        self.with_zone(|zone| month_view(&timetable, zone, year, month))
    }

    /// The minutes of the flexible window; nothing without one.
    pub(super) fn window(&self) -> Option<FlexibleWindow> {
        let is_scheduler = self.entry.service == Service::Scheduler;
        u16::try_from(self.entry.window).ok().filter(|_| is_scheduler).and_then(FlexibleWindow::new)
    }
}
