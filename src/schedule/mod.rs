//! Schedules of EventBridge: `rate()`, `cron()` and `at()`, when they run, and what a run sends.
//!
//! Two services take them, and differ: [`Service::Rule`], a scheduled rule on the default bus, and
//! [`Service::Scheduler`], EventBridge Scheduler with its time zones. [`parse`] reads an expression,
//! [`describe()`] says it in a sentence, a [`Timetable`] gives its runs, [`suggestions`] translates what
//! other schedulers call cron.
//!
//! An [`Outlook`] is all of it for a [`ScheduleEntry`], as somebody looks at it.
//!
//! There is no clock here and no data on time zones: moments are passed in, and a [`Zone`] tells how
//! far its clocks are ahead of UTC.
//!
//! ```
//! use eventbridge_playground::event::Timestamp;
//! use eventbridge_playground::schedule::{Service, Timetable, Timing, UTC, describe, parse};
//!
//! let parsed = parse("cron(15 10 ? * MON-FRI *)", Service::Rule);
//! let schedule = parsed.schedule.unwrap();
//! assert_eq!(describe(&schedule), "At 10:15, Monday to Friday");
//!
//! let friday = Timestamp::parse("2026-03-06T12:00:00Z").unwrap();
//! let timetable = Timetable::new(&schedule, Service::Rule, Timing::since(friday));
//! let run = timetable.next_after(&UTC, friday).unwrap();
//! assert_eq!(run.at.to_string(), "2026-03-09T10:15:00Z");
//! ```

mod change;
mod clock;
mod days;
mod describe;
mod entry;
mod expression;
mod field;
mod input;
pub mod messages;
mod month;
mod outlook;
mod parser;
mod plan;
mod problem;
mod rule_event;
mod runs;
mod set;
mod suggestion;
mod term;
mod timetable;
mod zone;

pub use change::ClockChange;
pub use describe::{MONTHS, describe};
pub use entry::ScheduleEntry;
pub use expression::{At, Cron, Rate, Schedule, Service, Unit};
pub use field::Field;
pub use input::{Execution, INPUT_WORDS, default_input, fill_input, is_bad_input, schedule_arn};
pub use month::{MonthView, month_after, month_view};
pub use outlook::{LISTED_RUNS, Outlook, SettingProblem};
pub use parser::{Parsed, parse};
pub use problem::{Problem, ProblemKind, Weight};
pub use rule_event::{rule_arn, rule_event};
pub use runs::{Run, Runs};
pub use suggestion::{Suggestion, SuggestionKind, suggestions};
pub use term::Term;
pub use timetable::{FlexibleWindow, Timetable, Timing};
pub use zone::{FixedOffset, UTC, Zone, Zones};

/// The longest expression that AWS takes, in characters.
pub const MAX_LENGTH: usize = 256;
