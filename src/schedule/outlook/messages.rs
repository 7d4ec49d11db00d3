//! The sentences of an outlook.

use super::{LISTED_RUNS, Outlook, SettingProblem};
use crate::schedule::messages::short_time;
use crate::schedule::{FlexibleWindow, MONTHS, MonthView, ProblemKind, Run, Schedule, Service};

impl Outlook {
    /// Returns why the list of runs is empty.
    pub fn absence(&self) -> &'static str {
        if self.parsed.is_refused() {
            "No runs: the expression is invalid."
        } else if !self.has_zone {
            "No runs to show: the time zone is unknown."
        } else if self.parsed.problems.iter().any(|problem| problem.kind == ProblemKind::Never) {
            "It never runs: no date matches all fields."
        } else {
            "It never runs again."
        }
    }

    /// Returns the notes about the runs, a sentence each.
    pub fn notes(&self) -> Vec<String> {
        let mut notes = Vec::new();
        if let Some(last) = self.runs.last().filter(|_| self.runs.len() < LISTED_RUNS) {
            let until = |run: Run| format!(", until {} UTC at the latest", short_time(run));
            let window = self.window().map(|window| until(Run { at: window.end(*last), offset: 0 }));
            notes.push(format!("These are the last runs{}.", window.unwrap_or_default()));
        }
        if !self.runs.is_empty() {
            if let (Some(Schedule::Rate(_)), None) = (&self.parsed.schedule, self.entry.start) {
                notes.push(
                    "A rate counts from when the schedule is created, here from the time above.".to_owned(),
                );
            }
            notes.push(match (self.entry.service, self.window()) {
                (Service::Rule, _) => {
                    "A rule invokes its targets within one minute after this time.".to_owned()
                }
                (Service::Scheduler, None) => "Scheduler invokes the target within 60 seconds of this \
                                               time."
                    .to_owned(),
                (Service::Scheduler, Some(_)) => {
                    format!(
                        "Scheduler invokes the target within {} minutes after this time.",
                        self.entry.window
                    )
                }
            });
        }
        notes.extend(self.changes.iter().cloned());
        notes
    }

    /// Returns a month, its zone, and how often the schedule runs in it. `view` is `None` if it cannot run.
    pub fn month_summary(&self, view: Option<&MonthView>) -> String {
        let Some(view) = view else {
            return "The month appears once the schedule can run.".to_owned();
        };
        let title = format!("{}, {}", view.title(), self.zone_name());
        let days = view.runs.iter().filter(|&&count| count > 0).count();
        match (view.runs.iter().sum::<u32>(), days) {
            (0, _) => format!("{title}: no runs"),
            (1, _) => format!("{title}: one run"),
            (runs, 1) => format!("{title}: {runs} runs on one day"),
            (runs, days) => format!("{title}: {runs} runs on {days} days"),
        }
    }
}

impl MonthView {
    /// Returns its name and year, as in `March 2026`.
    pub fn title(&self) -> String {
        let name = usize::try_from(self.month - 1).ok().and_then(|month| MONTHS.get(month)).copied();
        format!("{} {}", name.unwrap_or_default(), self.year)
    }
}

impl SettingProblem {
    /// Returns the message of AWS's `ValidationException`, where it is known (CreateSchedule; two recordings
    /// agree).
    pub fn aws_message(&self) -> Option<&'static str> {
        match self {
            Self::StartAfterEnd => Some("The StartDate you specify must come before the EndDate."),
            Self::UnknownZone(_) | Self::Window => None,
        }
    }

    /// Returns the problem in plain words, after the name of its field.
    pub fn sentence(&self) -> String {
        match self {
            Self::UnknownZone(name) => {
                format!("Time zone: this browser doesn't know “{name}”. Enter a name such as Europe/Berlin.")
            }
            Self::StartAfterEnd => {
                "End date: it must be after the start date, or nothing ever runs.".to_owned()
            }
            Self::Window => {
                let range = FlexibleWindow::RANGE;
                format!("Flexible window: enter {} to {} minutes, or 0 for none.", range.start(), range.end())
            }
        }
    }
}
