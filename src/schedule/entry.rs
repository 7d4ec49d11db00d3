//! A schedule with its settings, as a visitor has it open.

use super::expression::Service;
use crate::event::Timestamp;
use std::sync::Arc;

/// A schedule: its expression, who is to take it, and from when on its runs are looked at.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ScheduleEntry {
    /// The expression, as typed.
    pub expression: Arc<str>,
    /// The service that takes it.
    pub service: Service,
    /// The name of the time zone, as typed; rules run in UTC whatever it says.
    pub zone: Arc<str>,
    /// Scheduler's `StartDate`, in whole seconds.
    pub start: Option<Timestamp>,
    /// Scheduler's `EndDate`, in whole seconds.
    pub end: Option<Timestamp>,
    /// Scheduler's `MaximumWindowInMinutes`, as typed; 0 for no flexible window.
    pub window: u32,
    /// The moment from which the runs are looked at, in whole seconds; the present one if not set.
    pub from: Option<Timestamp>,
}

impl Default for ScheduleEntry {
    /// Returns a rule for working days, from now on.
    fn default() -> Self {
        Self {
            expression: Arc::from("cron(15 10 ? * MON-FRI *)"),
            service: Service::Rule,
            zone: Arc::from("UTC"),
            start: None,
            end: None,
            window: 0,
            from: None,
        }
    }
}
