//! The problems of the settings around an expression.

use super::Outlook;
use crate::schedule::Service;

/// A setting of a schedule that EventBridge Scheduler, or the browser, does not take.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SettingProblem {
    /// No time zone has this name; holds its beginning.
    UnknownZone(String),
    /// `StartDate` is not before `EndDate`.
    StartAfterEnd,
    /// `MaximumWindowInMinutes` is outside [`FlexibleWindow::RANGE`](crate::schedule::FlexibleWindow::RANGE).
    Window,
}

/// So much of an unknown zone's name is shown, in characters.
const SHOWN_NAME: usize = 60;

impl Outlook {
    /// Returns the first problem of the settings. A rule has none of them.
    pub fn setting_problem(&self) -> Option<SettingProblem> {
        let entry = &self.entry;
        if entry.service == Service::Rule {
            return None;
        }
        if !self.has_zone {
            return Some(SettingProblem::UnknownZone(entry.zone.chars().take(SHOWN_NAME).collect()));
        }
        if matches!((entry.start, entry.end), (Some(start), Some(end)) if start >= end) {
            return Some(SettingProblem::StartAfterEnd);
        }
        (entry.window != 0 && self.window().is_none()).then_some(SettingProblem::Window)
    }
}
